"""What each heading of a workbook tells an editor, and what may stand below it.

The comments say how to fill in a cell; the editors' guide says the rules.
"""

import typing
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import BaseModel

from geo.dossier.records import Claim, Source
from geo.editing.workbook_tables import TABLES, WORLD_BEFORE

_DATE = "YYYY-MM-DD, or YYYY-MM, or YYYY where no more is known."
_END = f"{_DATE} Empty: unknown, or not ended."
_IDS = "Several ids are joined by a semicolon."

# A heading that means the same in several sheets stands here once; others as sheet.heading.
COMMENTS: Mapping[str, str] = {
    "id": "Lower case with hyphens; never give it to anything else.",
    "name": "What maps and lists call it.",
    "sources": f"What the row rests on: ids of sources. {_IDS}",
    "confidence": "read: every source was read, and each cell stands in one of them. mixed: "
    "some cells were not found in a source that was read.",
    "unverified": "In a mixed row: the columns that no source was read for, joined by a semicolon.",
    "summary": "One or two neutral sentences.",
    "kind": "Which kind of thing it is.",
    "valid_from": f"The first day: {_DATE}",
    "valid_to": f"The last day: {_END}",
    "note": "What a reader should know of it.",
    "date": _DATE,
    "date_end": f"The last day, where it lasted: {_DATE}",
    "date_precision": "How precisely the date is known.",
    "places": f"Ids of places. {_IDS}",
    "states": f"Ids of states, such as RUS. {_IDS}",
    "disputes": f"Ids of disputes. {_IDS}",
    "exercises": f"Ids of exercises. {_IDS}",
    "state": "The id of the state: three letters.",
    "exercise": "The id of the exercise.",
    "place": "The id of the place.",
    "claim": "The id of the claim.",
    "lon": "Degrees, east positive: 42.93. A pair as map services copy it, 56.29, 42.93 "
    "(latitude first), is split.",
    "lat": "Degrees, north positive: 56.29.",
    "status": "Its standing then, in a word or two.",
    "organisation": "The id of the organisation.",
    "dispute_id": "The id of the disputed zone or line.",
    "full_name": "The name in full.",
    "founded": _DATE,
    "title": "What it is called, in a line.",
    "topic": "A word by which it is grouped.",
    "sources.title": "What the text calls itself, in its own language.",
    "sources.publisher": "The body, paper or site that answers for it.",
    "sources.author": "A person, or empty.",
    "sources.language": "A code such as en or ru.",
    "sources.url": "Its own address, from https://.",
    "sources.archive": "The address of an archived copy.",
    "sources.read_on": "The day on which it was read; empty where it was not opened.",
    "sources.extent": "How much of it was read; empty where it was not opened.",
    "places.alt_names": "Other names, joined by a semicolon.",
    "places.country": "The state to which the United Nations assign the place.",
    "places.coord_precision_m": "How far off the point may be, in metres.",
    "places.coord_source": "Where the coordinates are from.",
    "places.operator": "Who runs it.",
    "places.runway_m": "The length of its longest runway in metres; empty where none is known.",
    "places.dispute_ids": f"The disputed zones that it lies in. {_IDS}",
    "exercises.series": "The series that it belongs to.",
    "exercises.host": f"The states that held it. {_IDS}",
    "exercises.date_start": f"The first day: {_DATE}",
    "exercises.participants": f"States that sent forces. {_IDS}",
    "exercises.observers": f"States that watched. {_IDS}",
    "exercises.personnel_official": "The hosts' figures, each with who gave it.",
    "exercises.personnel_other": "The figures of others, each with who gave it.",
    "exercises.ranges_count": "How many ranges, and who says so.",
    "sites.part": "The part of the place in the exercise.",
    "sites.named_by": f"The states whose statements name the place for it. {_IDS}",
    "roles.account": "Who says it: the id of the work's source, or sources.",
    "roles.role": "The part of the state in the exercise.",
    "roles.says": "What the account says, in our words.",
    "roles.detail": "More about it.",
    "roles.contingent": "The forces that came.",
    "roles.later": "What changed afterwards.",
    "zones.says": "What the exercise has to do with the zone, in one neutral sentence.",
    "relations.from": "The first state.",
    "relations.to": "The second state.",
    "relations.directed": "Whether the tie runs from the first state to the second.",
    "relations.article_says": "What the work says of it, in our words.",
    "measures.from": "An end: place:ID or state:ID.",
    "measures.to": "The other end: place:ID or state:ID.",
    "measures.as_drawn_by": "The state as which borders are drawn; empty: as the reader chose.",
    "measures.label": "What stands along the line: '{distance} to …'; empty: the distance alone.",
    "old_links.until": "The last version of addresses that has the old value.",
    "old_links.key": "The key of the address.",
    "old_links.was": "Its old value.",
    "old_links.is": "What it is now.",
    "old_links.why": "Why it was renamed.",
    "claims.article_sentences": "The numbers of its sentences, joined by a semicolon.",
    "claims.article_says": "What the work says, in our words.",
    "claims.question": "A neutral title.",
    "claims.verdict": "Which verdict the rules come to.",
    "claims.explanation": "Why this verdict.",
    "claims.where_places": f"The places on the map that it is about. {_IDS}",
    "claims.where_states": f"The states that it is about. {_IDS}",
    "claims.where_disputes": f"The disputes that it is about. {_IDS}",
    "claims.where_exercises": f"The exercises that it is about. {_IDS}",
    "claims.where_relations": f"The ties that it is about. {_IDS}",
    "claims.contrast": "yes where sources differ in words and not in a number; else empty.",
    "claims.compute": "What the atlas measures: "
    "{kind: geodesic-distance, from: place:ID, to: [border:ID]}.",
    "sayings.text": "What others say about the claim.",
    "figures.value": "The number alone: 150000.",
    "figures.what": "What is counted, and by whom.",
    "sentences.number": "The number of the sentence in the work.",
    "sentences.text": "What the sentence is about.",
    "states.entity_type": "What kind of state it is.",
    "disputes.geometry_kind": "Whether it is an area, a line or a sea.",
    "disputes.part_of": "The zone that it is part of.",
    "disputes.type": "Which kind of dispute it is.",
    "disputes.claimants": f"The states that claim it. {_IDS}",
    "disputes.administrators": "As in control: STATE:from/to, joined by a bar |.",
    "disputes.area_km2": "The published area in square kilometres.",
    "disputes.area_source": "Who published the area.",
    "disputes.area_other": "What others give as the area.",
    "disputes.ne_area_km2": "The area of its geometry in square kilometres.",
    "disputes.length_km": "The published length in kilometres.",
    "disputes.length_source": "Who published the length.",
    "disputes.label_lon": "Degrees, east positive, of its label.",
    "disputes.label_lat": "Degrees, north positive, of its label.",
    "disputes.line_kind": "Which kind of line it is.",
    "disputes.party_names": "The name that each party gives it, joined by a bar |.",
    "disputes.incidents": "date: words, joined by a bar |.",
    "control.administrator": "The state that administered it; empty: nobody did.",
    "positions.draws_as": "The state as whose land it is drawn; of a line its type.",
    "positions.claims": "Whether the viewer counts the zone as its own.",
    "positions.words": "The position in one neutral sentence.",
    "predecessors.successor": "The later state.",
    "predecessors.predecessor": "The state to which its land belonged before.",
    "predecessors.until": f"The first day of the later state: {_DATE}",
    "names.feature": "As in links: a kind, a colon and an id.",
    "not_told.why": "Why the map does not draw it.",
}

# The sheet whose ids may stand in a column, and whether several may.
_ONE_ID: Mapping[str, str] = {
    "state": "states",
    "exercise": "exercises",
    "place": "places",
    "claim": "claims",
    "organisation": "organisations",
    "dispute_id": "disputes",
    "places.country": "states",
    "relations.from": "states",
    "relations.to": "states",
    "control.administrator": "states",
    "predecessors.successor": "states",
    "predecessors.predecessor": "states",
    "measures.as_drawn_by": "states",
    "roles.account": "sources",
}
_SEVERAL_IDS: Mapping[str, str] = {
    "sources": "sources",
    "places": "places",
    "states": "states",
    "disputes": "disputes",
    "exercises": "exercises",
    "where_places": "places",
    "where_states": "states",
    "where_disputes": "disputes",
    "where_exercises": "exercises",
    "where_relations": "relations",
    "dispute_ids": "disputes",
    "host": "states",
    "participants": "states",
    "observers": "states",
    "claimants": "states",
    "named_by": "states",
}


def comment(sheet: str, column: str) -> str:
    """What an editor should know of a heading. Raises KeyError where nothing is said of it."""
    own = f"{_table(sheet)}.{column}"
    return COMMENTS[own] if own in COMMENTS else COMMENTS[column]


def ids_of(sheet: str, column: str) -> tuple[str, bool]:
    """The table whose ids stand in a column, '' for none, and whether several may in one cell."""
    own = f"{_table(sheet)}.{column}"
    one = _ONE_ID.get(own, _ONE_ID.get(column, ""))
    return (one, False) if one else (_SEVERAL_IDS.get(column, ""), True)


def words_of(sheet: str, column: str) -> tuple[str, ...]:
    """The words that alone may stand in a column; none where any may."""
    if (sheet, column) == ("claims", "contrast"):
        return ("yes",)
    model = _model(sheet)
    fields = model.model_fields if model else {}
    for name, field in fields.items():
        if (field.alias or name) == column:
            return tuple(word for word in _literals(field.annotation) if word)
    return ()


def _table(sheet: str) -> str:
    return sheet.removeprefix(WORLD_BEFORE)


def _model(sheet: str) -> type[BaseModel] | None:
    if sheet in TABLES:
        return TABLES[sheet].model
    own: Mapping[str, type[BaseModel]] = {"sources": Source, "claims": Claim}
    return own.get(sheet)


def _literals(annotation: object) -> Iterator[str]:
    if typing.get_origin(annotation) is Literal:
        yield from typing.get_args(annotation)
