"""What is thin in a dossier: no mistakes, but what an editor may want to fill."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from geo.dossier import Dossier
from geo.dossier.reading.problems import near_miss
from geo.dossier.reading.read import DOSSIER_TABLES, NOTES, WORLD_TABLES
from geo.dossier.reading.yaml_values import parse_yaml
from geo.dossier.sourcing import uncited_sources
from geo.layers.atlas import Atlas
from geo.web.content.checks.folder import Checked

_MOST_NAMES = 6
_FILES = (
    *(f"{table}.csv" for table in (*DOSSIER_TABLES, *NOTES, "measures", "old_links")),
    *(f"{name}.yaml" for name in ("dossier", "sources", "claims", "pages", "story")),
)
# What the world gives in words of its own, to which a dossier may add.
_VOCABULARY = ("tie_kinds", "place_kinds", "colours")
_OTHERS = (".md", ".xlsx", ".ods")


def thin(folder: Path, checked: Checked) -> Iterator[str]:
    """A line for each thing that is thin, with the ids that it is about."""
    if checked.atlas is None:
        return
    dossier = checked.atlas.dossier
    shown = {name for page in checked.pages.values() for name in page.places}
    yield from _line("places on no page", (name for name in dossier.places if name not in shown))
    nowhere = [claim.id for claim in dossier.claims.values() if not any(dict(claim.where).values())]
    yield from _line("claims without 'where' on the map", nowhere)
    silent = (step.id for step in checked.story.steps if not step.callouts)
    yield from _line("steps whose map says nothing: they have no 'callouts'", silent)
    yield from _unread(checked.atlas)
    yield from _line("sources that nothing cites", _uncited_sources(folder, dossier, checked))
    empty = [table for table in (*DOSSIER_TABLES, "claims") if not getattr(dossier, table)]
    yield from _line("tables without a row", empty)
    yield from _strangers(folder)


def _unread(atlas: Atlas) -> Iterator[str]:
    """The rows of the dossier's own tables in which not every cell was read in a source."""
    for table in (*DOSSIER_TABLES, "claims"):
        rows = getattr(atlas.dossier, table).values()
        mixed = (row.id for row in rows if row.confidence == "mixed")
        yield from _line(f"{table} with cells that no source was read for", mixed)


def _uncited_sources(folder: Path, dossier: Dossier, checked: Checked) -> Iterable[str]:
    """The sources of the dossier's own file that neither a record nor a page cites."""
    try:
        content = parse_yaml((folder / "sources.yaml").read_text("utf-8-sig"))
        own = cast("Mapping[str, Sequence[Mapping[str, object]]]", content)["sources"]
        ids = {str(entry["id"]) for entry in own}
    except (OSError, ValueError, KeyError, TypeError):
        return ()  # told as a problem already
    cited = {name for page in checked.pages.values() for name in page.sources}
    cited.add(dossier.about.work.source)
    return (name for name in uncited_sources(dossier) if name in ids and name not in cited)


def _strangers(folder: Path) -> Iterator[str]:
    """Files that nothing reads; one that is called much like another is named with it."""
    for where, names in ((folder, _FILES), (folder / "world", _of_world())):
        for file in sorted(where.glob("*")):
            if file.is_dir() or file.name in names or file.name.startswith("."):
                continue
            if file.suffix not in _OTHERS:
                near = near_miss(file.name, names)
                meant = f"; did you mean {near}?" if near else ""
                yield f"nothing reads {file.relative_to(folder).as_posix()}{meant}"


def _of_world() -> tuple[str, ...]:
    return tuple(f"{table}.csv" for table in (*WORLD_TABLES, *_VOCABULARY))


def _line(what: str, names: Iterable[str]) -> Iterator[str]:
    found = list(names)
    if found:
        more = f" and {len(found) - _MOST_NAMES} more" if len(found) > _MOST_NAMES else ""
        yield f"{len(found)} {what}: {', '.join(found[:_MOST_NAMES])}{more}"
