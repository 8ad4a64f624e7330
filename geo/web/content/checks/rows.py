"""The check of measures.csv, and of what rows of the dossier say in words of the engine."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from geo.dossier import Problem
from geo.dossier.feature_id import FeatureId
from geo.dossier.reading.problems import near_miss
from geo.i18n.languages import ENGLISH, LanguageError, Offer, read_catalogue, read_languages
from geo.layers.frames.measures import MEASURES_FILE, MeasureRow
from geo.layers.worldview import viewers
from geo.web.content.checks.known import At, Known, outside_words, twice


def measure_problems(known: Known, rows: Sequence[MeasureRow]) -> Iterator[Problem]:
    """Ids that stand twice, ends and viewers that there are not."""
    named = [(At(MEASURES_FILE, number, row.id), row) for number, row in enumerate(rows, start=2)]
    ids = ((at, row.id) for at, row in named)
    yield from twice(ids, "id", "give each measure an id of its own")
    for at, row in named:
        for column, end in (("from", row.start), ("to", row.end)):
            yield from _end(known, at, column, end)
        if FeatureId.parse(row.start).kind == "state" and not row.end.startswith("state:"):
            message = "a distance between a place and a state begins at the place"
            yield Problem(*at, "from", row.start, message, "change 'from' and 'to' round")
        if row.as_drawn_by and known.atlas is not None:
            drawn_by = (row.as_drawn_by,)
            yield from outside_words(at, "as_drawn_by", drawn_by, viewers(known.atlas))


def _end(known: Known, at: At, column: str, end: str) -> Iterator[Problem]:
    kind, name = FeatureId.parse(end)
    if kind == "place":
        places = known.dossier.places
        yield from known.missing(at, column, (name,), "places.csv", places)
    elif known.atlas is not None:
        yield from known.missing(at, column, (name,), "states.csv", known.atlas.state_names)


def computed_problems(known: Known) -> Iterator[Problem]:
    """Borders and zones from or to which a claim measures and that the map has not."""
    if known.atlas is None:
        return
    on_map = {
        "border": ("states.csv", known.states),
        "dispute": ("the map", known.atlas.mapped_zones),
    }
    for claim in known.dossier.claims.values():
        for end in claim.measured_ends:
            kind, name = FeatureId.parse(end)
            if kind == "dispute" and name not in known.dossier.disputes:
                continue  # told already by the check of the tables
            if kind in on_map:
                file, ids = on_map[kind]
                at = At("claims.yaml", 0, claim.id)
                yield from known.missing(at, "compute", (name,), file, ids)


def state_problems(known: Known) -> Iterator[Problem]:
    """States that stand nowhere on the map: neither land, nor followed by one, nor a claimant."""
    if known.atlas is None or known.unread & {"predecessors.csv", "disputes.csv"}:
        return
    dossier = known.dossier
    somewhere = {
        *known.atlas.state_names,
        *(row.predecessor for row in dossier.predecessors.values()),
        *(code for dispute in dossier.disputes.values() for code in dispute.claimants),
    }
    for code in dossier.states:
        if code not in somewhere:
            at = At("states.csv", 0, code)
            message = "it stands nowhere on the map"
            remedy = "write the code of ISO 3166-1, or add its predecessors or the zone it claims"
            yield Problem(*at, "id", code, message, remedy, near_miss(code, somewhere))


def language_problems(known: Known, folder: Path) -> Iterator[Problem]:
    """Languages of dossier.yaml without a catalogue, and catalogues that cannot be read."""
    for code in known.dossier.about.languages:
        if code == ENGLISH:
            continue
        try:
            read_languages(Offer((code,), ()))
        except LanguageError as error:
            message, _mark, remedy = str(error).rstrip(".").partition("; ")
            yield Problem("dossier.yaml", 0, "", "languages", code, message, remedy)
            continue
        if not (folder / f"{code}.po").is_file():
            remedy = f"write one by python -m geo.dossier words {known.folder.name} {code}"
            message = f"languages/{code}.po, its catalogue, is missing"
            yield Problem("dossier.yaml", 0, "", "languages", code, message, remedy)
    for file in sorted(folder.glob("*.po")):
        try:
            read_catalogue(file)
        except LanguageError as error:
            name = f"languages/{file.name}"
            message, _mark, remedy = str(error).rstrip(".").partition("; ")
            yield Problem(name, 0, "", "", "", message.removeprefix(f"{name} "), remedy)
