"""The sources: what each supports, the datasets behind the map, the downloads."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from geo.dossier import Source
from geo.dossier.covered import is_covered
from geo.dossier.reading.rules import read_rules
from geo.dossier.sourcing import tallies, total
from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas
from geo.layers.catalogue import CATALOGUE, licence_words, source_words
from geo.layers.files.records import RECORDS
from geo.layers.geometry import Provenance, read_provenance
from geo.web.content.cards.verdicts import VERDICT_RULES, VERDICTS
from geo.web.content.features import record_address
from geo.web.content.panels.table_files import TableFiles
from geo.web.content.plain_pages.records import record_label
from geo.web.html.templating import render

KINDS = {
    "treaty": N_("Treaties, resolutions and laws"),
    "official": N_("Governments, forces and organisations on themselves"),
    "dataset": N_("Datasets"),
    "scholarship": N_("Scholarship"),
    "think-tank": N_("Research institutes"),
    "agency": N_("News agencies"),
    "press": N_("Newspapers, broadcasters and magazines"),
    "opinion": N_("Opinion"),
    "reference": N_("Encyclopedias and reference works"),
    "other": N_("Other: blogs, study aids, aggregators, copies"),
}


@dataclass(frozen=True)
class Support:
    """A record that rests on a source: its table, its words, and its address where it has one."""

    table: str
    label: str
    address: str


@dataclass(frozen=True)
class Entry:
    """A source and everything that it supports."""

    source: Source
    supports: tuple[Support, ...]


def sources_parts(atlas: Atlas, layers: object, files: TableFiles) -> dict[str, str]:
    """The parts of the page as HTML by what they tell, all but the list of sources.

    `layers` are those of the index at `/data/index.json`, `files` those of the tables.
    """
    provenance = read_provenance(atlas.geometry_folder)
    counts, left = tallies(atlas.dossier), tuple(atlas.dossier.open.values())
    verdicts, principles = _verdicts(atlas), read_rules(atlas.dossier_folder)
    return {
        "layers": render(
            "layers.html",
            layers=layers,
            words=layer_words(atlas),
            tables=_table_titles(),
            files=files,
        ),
        "datasets": render(
            "datasets.html", provenance=provenance, derived=_files(provenance), files=files
        ),
        "rules": render("rules.html", verdicts=verdicts, principles=principles, files=files),
        "confidence": render(
            "confidence.html", counts=counts, all=total(counts), open=left, files=files
        ),
    }


def sources_list(atlas: Atlas, most: int | None = None) -> str:
    """The sources as HTML by kind, each with its note and all that rests on it.

    With `most` only so many of each kind, without these.
    """
    kinds = [
        (title, len(sources), [_entry(atlas, source, most is None) for source in sources[:most]])
        for title, sources in _by_kind(atlas)
    ]
    return render("sources.html", kinds=kinds, whole=most is None)


def _entry(atlas: Atlas, source: Source, whole: bool) -> Entry:
    return Entry(source, tuple(_supports(atlas, source)) if whole else ())


def _table_titles() -> dict[str, str]:
    return {name: table.title for name, table in RECORDS.items()}


@dataclass(frozen=True)
class LayerWords:
    """What a layer holds, its source and its licence, in words."""

    holds: str
    source: str
    licence: str


def layer_words(atlas: Atlas) -> dict[str, LayerWords]:
    """The words for each layer, by its name, in the language that is spoken."""
    exercise = atlas.dossier.subject_name
    return {
        layer.name: LayerWords(
            _(layer.description, exercise=exercise),
            source_words(atlas, layer),
            licence_words(atlas, layer),
        )
        for layer in CATALOGUE
    }


def _verdicts(atlas: Atlas) -> list[tuple[str, str, int]]:
    """Each verdict with its rule and the number of claims that have it."""
    counts: Counter[str] = Counter(claim.verdict for claim in atlas.dossier.claims.values())
    return [
        (_(VERDICTS[verdict]), _(rule), counts[verdict]) for verdict, rule in VERDICT_RULES.items()
    ]


def _files(provenance: Provenance) -> list[dict[str, object]]:
    return [{"file": name, **entry} for name, entry in provenance["files"].items()]


def _by_kind(atlas: Atlas) -> list[tuple[str, list[Source]]]:
    cited = [source for source in atlas.dossier.sources.values() if _is_cited(atlas, source)]
    return [
        (_(title), [source for source in cited if source.kind == kind])
        for kind, title in KINDS.items()
    ]


def _is_cited(atlas: Atlas, source: Source) -> bool:
    """Whether a source supports anything that is told, or nothing at all."""
    cited = atlas.dossier.supports(source.id)
    return not cited or any(is_covered(atlas.dossier, *one) for one in cited)


def _supports(atlas: Atlas, source: Source) -> Iterator[Support]:
    for table, record in atlas.dossier.supports(source.id):
        if is_covered(atlas.dossier, table, record):
            label = record_label(atlas, table, record)
            yield Support(table, label, record_address(atlas, table, record.id))
