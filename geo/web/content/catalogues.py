"""Brings the catalogues up to date and reports on them.

`python -m geo.web.content.catalogues [--check]`
Engine, world and dossier have catalogues of their own. Into each goes what it says today and no
layer before it says; what is translated, in whichever of the three, is kept; what is no longer said
is dropped. It prints how much each language translates.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import starmap
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as CatalogMessage
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from geo.dossier import Dossier
from geo.dossier.reading.read import DOSSIER_TABLES, NOTES, WORLD_TABLES
from geo.dossier.reading.rules import read_rules
from geo.dossier.reading.tables import read_mapping, read_rows
from geo.dossier.served import LANGUAGES, WORLD_FOLDER
from geo.dossier.vocabulary import place_kinds, tie_kinds
from geo.dossier.wording import translate_dossier
from geo.i18n.contexts import CONTEXT_END
from geo.i18n.languages import ENGLISH, LANGUAGES_FOLDER, in_words
from geo.layers.atlas import Atlas, open_atlas
from geo.layers.catalogue import CATALOGUE
from geo.layers.frames import reference
from geo.layers.frames.measures import MEASURES_FILE, MeasureRow
from geo.layers.geometry import read_provenance
from geo.layers.notes import every_note
from geo.layers.territories import TERRITORIES_FILE, territories
from geo.web.content.cards.card import column_word
from geo.web.content.script_messages import messages
from geo.web.content.steps.model import STORY_FILE, read_story, texts_of
from geo.web.view.pages import PAGES_FILE, TEXTS, PageText

CODE_FOLDER = Path(__file__).parents[2]
_METHODS = {".py": "python", ".html": "jinja2"}
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}

Message = str | tuple[str, ...]


class Said(NamedTuple):
    """A message, the place that says it, and what its translators are told of it, if anything."""

    place: str
    message: Message
    context: str | None = None


def templates(atlas: Atlas) -> Mapping[str, Catalog]:
    """What engine, world and dossier say, each message with the places it is from.

    What one says, none after it has. Only the last depends on the dossier.
    """
    known: set[object] = set()
    found = {}
    layers = (("engine", _of_engine()), ("world", _of_world(atlas)), ("dossier", _own(atlas)))
    for layer, messages_of in layers:
        said = Catalog(fuzzy=False, charset="utf-8")
        for place, message, context in starmap(Said, messages_of):
            if message and (message, context) not in known:
                said.add(message, locations=[(place, 0)], context=context)
        known |= _ids(said)
        found[layer] = said
    return found


def folders(dossier_folder: Path) -> Mapping[str, Path]:
    """The folders of catalogues of engine, world and dossier."""
    return {
        "engine": LANGUAGES_FOLDER,
        "world": WORLD_FOLDER / LANGUAGES,
        "dossier": dossier_folder / LANGUAGES,
    }


def _of_engine() -> Iterator[Said | tuple[str, Message]]:
    yield from _of_code()
    for text in messages():
        context, _end, message = text.rpartition(CONTEXT_END)
        yield Said("scripts", message, context or None)
    for layer in CATALOGUE:
        texts = (layer.title, layer.description, layer.licence, layer.source)
        yield from (("layers", text) for text in texts)
    tables = (*WORLD_TABLES, *DOSSIER_TABLES, "claims")
    yield from (("tables", in_words(table)) for table in tables)


def _of_code() -> Iterator[Said]:
    files = (file for file in sorted(CODE_FOLDER.rglob("*")) if file.suffix in _METHODS)
    for file in files:
        place = file.relative_to(CODE_FOLDER.parent).as_posix()
        method = _METHODS[file.suffix]
        for _line, message, _comments, context in extract_from_file(method, file, _KEYWORDS):
            yield Said(place, message, context)


def _of_world(atlas: Atlas) -> Iterator[tuple[str, str]]:
    yield from _texts_of_records(_world_alone(atlas.dossier), "world")
    # Without those that a dossier adds, which are its own words.
    kinds = (*place_kinds(WORLD_FOLDER), *tie_kinds(WORLD_FOLDER))
    yield from (("kinds", in_words(kind)) for kind in kinds)
    provenance = read_provenance(atlas.geometry_folder)
    for package in provenance["packages"]:
        yield from (("provenance", text) for text in (package["holds"], package["licence"]))
    yield from (("provenance", file["title"]) for file in provenance["files"].values())
    yield from ((TERRITORIES_FILE, one.name) for one in territories().values())
    yield from (("seas.csv", name) for name in reference.seas()["name"])
    yield from (("cities", name) for name in reference.cities(atlas)["name"])
    yield from (("zones", text) for text in every_note())


def _own(atlas: Atlas) -> Iterator[tuple[str, str]]:
    folder = atlas.dossier_folder
    yield "dossier.yaml", atlas.dossier.about.name
    yield from _texts_of_records(atlas.dossier, "dossier")
    yield from (("rules.md", rule) for rule in read_rules(folder))
    rows = read_rows(folder / MEASURES_FILE, MeasureRow)
    yield from (("measures.csv", words) for row in rows for words in (row.name, row.label) if words)
    for page in read_mapping(folder / PAGES_FILE, PageText).values():
        yield from (("pages.yaml", getattr(page, field)) for field in TEXTS)
    yield from ((STORY_FILE, text) for text in texts_of(read_story(folder)))


def _world_alone(dossier: Dossier) -> Dossier:
    """The dossier with those rows only that stand in the tables of the world."""
    models = {**WORLD_TABLES, **NOTES}
    # By the names of fields of a dossier, each of a type of its own.
    kept: dict[str, Any] = {table: {} for table in (*DOSSIER_TABLES, "claims", "sentences")}
    for table, model in models.items():
        rows = read_rows(WORLD_FOLDER / f"{table}.csv", model)
        own = getattr(dossier, table)
        kept[table] = {row.id: own[row.id] for row in rows}  # type: ignore[attr-defined]
    return replace(dossier, **kept)


def _texts_of_records(dossier: Dossier, place: str) -> Iterator[tuple[str, str]]:
    """The texts of all records, and their words that are written with hyphens."""
    texts: list[str] = []

    def note(text: str) -> str:
        texts.append(text)
        return text

    translate_dossier(dossier, note)
    yield from ((place, text) for text in (*texts, *map(in_words, _codes(dossier))))


def _codes(dossier: Dossier) -> Iterator[str]:
    yield from (place.kind for place in dossier.places.values())
    yield from (dispute.type for dispute in dossier.disputes.values())
    yield from (relation.kind for relation in dossier.relations.values())
    yield from (claim.topic for claim in dossier.claims.values())
    yield from (exercise.kind for exercise in dossier.exercises.values())
    yield from (in_words(exercise.series).title() for exercise in dossier.exercises.values())
    yield from (role.detail for role in dossier.roles.values())
    for table in dossier.tables.values():
        for record in table.values():
            yield from (column_word(column) for column in record.unverified)


def update_catalogue(file: Path, said: Catalog, translated: Iterable[Catalog] = ()) -> Catalog:
    """The catalogue of a file, or a new one, with exactly the messages of `said`.

    What it does not translate itself is taken from the other catalogues where one translates it;
    a message that has been given a context keeps what it was before.
    """
    catalogue = _read(file) if file.is_file() else _empty(file.stem)
    # A new message would be the same object in the catalogues of all languages.
    catalogue.update(deepcopy(said), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    known = list(translated)
    for message in catalogue:
        if message.id and not _is_said(message.string):
            contexts = dict.fromkeys((message.context, None))
            others = (other.get(message.id, one) for one in contexts for other in known)
            found = (other.string for other in others if other and _is_said(other.string))
            message.string = next(found, message.string)
    return catalogue


def _empty(code: str) -> Catalog:
    nobody = {"last_translator": "", "language_team": "", "msgid_bugs_address": ""}
    comment = f"# What this folder says in '{code}'; see geo/data/README.md."
    return Catalog(
        code, project="Atlas", version="1", header_comment=comment, fuzzy=False, **nobody
    )


def write_catalogue(file: Path, catalogue: Catalog) -> None:
    """Writes a catalogue, and the folder that it stands in."""
    file.parent.mkdir(exist_ok=True)
    with file.open("wb") as lines:
        write_po(lines, catalogue, width=100, sort_output=False, no_location=False)


def report(catalogue: Catalog) -> str:
    """How many messages a catalogue has, and how many it translates."""
    said = [message for message in catalogue if message.id and _is_said(message.string)]
    missing = len(catalogue) - len(said)
    return f"{catalogue.locale}: {len(said)} of {len(catalogue)} messages, {missing} missing"


def _read(file: Path) -> Catalog:
    with file.open("rb") as lines:
        return read_po(lines, locale=file.stem)


def _is_said(string: str | Sequence[str] | None) -> bool:
    return bool(string) if isinstance(string, str) else all(string or ("",))


def main() -> None:
    """Writes the catalogues; with `--check` only says, by its status, whether they are as they
    would be written.
    """
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--check", action="store_true", help="write nothing")
    check = arguments.parse_args().check
    atlas, stale = open_atlas(), []
    where, said = folders(atlas.dossier_folder), templates(atlas)
    codes = [code for code in atlas.dossier.about.languages if code != ENGLISH]
    for code in codes:
        files = {layer: folder / f"{code}.po" for layer, folder in where.items()}
        before = {layer: _read(file) for layer, file in files.items() if file.is_file()}
        after = {
            layer: update_catalogue(file, said[layer], before.values())
            for layer, file in files.items()
        }
        for layer, catalogue in after.items():
            if _ids(before.get(layer, ())) != _ids(catalogue):
                stale.append(f"{layer} {code}")
            if not check:
                write_catalogue(files[layer], catalogue)
            print(layer, report(catalogue))
    if check and stale:
        sys.exit(f"{', '.join(stale)}: run `python -m geo.web.content.catalogues`.")


def _ids(messages_of: Iterable[CatalogMessage]) -> set[object]:
    return {(message.id, message.context) for message in messages_of if message.id}


if __name__ == "__main__":
    main()
