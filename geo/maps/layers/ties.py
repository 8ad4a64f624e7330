"""Ties between states, in groups: of what is selected, or all of a group."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.i18n.languages import N_, _, commas, number, spelled
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames.pairs import pair_name, pair_of_ties
from geo.layers.frames.ties import GROUP_TITLES, kinds_of, ties
from geo.layers.gazetteer import state_point
from geo.layers.members import members
from geo.maps.drawing.bundles import Tie, TieLine, tie_lines
from geo.maps.drawing.layer import Drawing, LayerOptions, MapLayer, Part, drawing
from geo.maps.drawing.names import NamedRows, names_of
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.drawing.shapes import Line, Name, Shape
from geo.maps.drawing.strands import strands
from geo.maps.style.bundles import bundle_stroke
from geo.maps.style.tokens import (
    CHOSEN_TIE_PX,
    STRENGTHS,
    strength_class,
)

# The lines of a picture, by the tie and the way of the row that has their shape.
Lines = Mapping[tuple[str, str], TieLine]
# Named before cities, after states and places.
_RANK = 2.2
# How closely the sources of a tie were read, as the width of its line says, by `confidence`.
STRENGTH_WORDS = {
    "read": N_("all sources checked"),
    "mixed": N_("some sources checked"),
}


def _drawings(atlas: Atlas) -> Iterator[Drawing]:
    frame = _rows(atlas)
    styles = [
        f"{'tie-directed ' if directed else ''}{strength_class(confidence)}"
        for directed, confidence in zip(frame["directed"], frame["confidence"], strict=True)
    ]
    frame = frame.assign(feature=frame["tie"], style=styles)
    columns = [
        "id",
        "feature",
        "name",
        "label",
        "label_at",
        "rank",
        "group",
        "style",
        "pair",
        "pair_name",
        "geometry",
    ]
    yield drawing("ties", frame[columns], 100)


@cache_by_atlas
def _rows(atlas: Atlas) -> gpd.GeoDataFrame:
    """The ties as they are drawn and named, made once, by their groups.

    Each has a row of its own `way`, from state to state. Those of a pair have two more: on the
    `line` that stands for several, which goes the same way for all of them, so that they take
    turns on it, and as a `strand` beside the others.
    """
    frame = ties(atlas)
    of_ties = pair_of_ties(atlas)
    found = [of_ties.get(tie.partition(":")[2]) for tie in frame["id"]]
    frame = frame.assign(
        tie=frame["id"],
        pair=[pair.feature if pair else "" for pair in found],
        pair_name=[pair_name(atlas, pair) if pair else "" for pair in found],
        way="tie",
        label=[spelled(kind) for kind in frame["kind"]],
        rank=_RANK,
    )
    several = frame[frame["pair"] != ""]
    names = several["id"].str.removeprefix("tie:")
    ways = {
        "tie": frame,
        **{way: several.assign(id=f"{way}:" + names, way=way) for way in ("line", "strand")},
    }
    rows = pd.concat([_lay_out(atlas, rows, way) for way, rows in ways.items()])
    order = list(GROUP_TITLES)
    return gpd.GeoDataFrame(
        rows.sort_values("group", kind="stable", key=lambda own: own.map(order.index))
    ).reset_index(drop=True)


def _lay_out(atlas: Atlas, frame: gpd.GeoDataFrame, way: str) -> gpd.GeoDataFrame:
    """The rows of one way with their lines: strands beside each other, others on the shortest."""
    ends = list(zip(frame["from_state"], frame["to_state"], strict=True))
    points = {code: state_point(atlas, code) for pair in ends for code in pair}
    if way == "line":
        ends = [(min(pair), max(pair)) for pair in ends]
    drawn = strands(ends, points) if way == "strand" else [strands([x], points)[0] for x in ends]
    return frame.assign(
        label_at=[[round(degrees, 2) for degrees in strand.named_at] for strand in drawn],
        geometry=[strand.line for strand in drawn],
    )


def _shapes(group: str, atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    lines = _lines(atlas, picture)
    for row in picture.rows_near(_rows(atlas)):
        line = lines.get((row.tie, row.way))
        if row.group != group or line is None:
            continue
        is_pair = (picture.selection or "").startswith("pair:")
        chosen = row.tie in picture.selected and not is_pair
        yield Line(
            row.geometry,
            line.stroke,
            widened=STRENGTHS[line.confidence],
            added_px=CHOSEN_TIE_PX if chosen else 0.0,
            arrow=line.directed,
            marks=(
                *(f"tie-{own}" for own in line.groups),
                strength_class(line.confidence),
                "tie",
                *(["bundle"] if line.is_bundle else []),
            ),
        )


def _lines(atlas: Atlas, picture: Picture) -> Lines:
    """The lines that a picture has."""

    def is_open(pair: str) -> bool:
        """What a reader has selected; where a page shows few ties, each is there by itself."""
        subject = {pair, *members(atlas).get(pair, ())}
        return not picture.all_ties or any(
            feature in subject for feature in picture.selected if not feature.startswith("state:")
        )

    return {(line.row, line.way): line for line in tie_lines(_ties_shown(atlas, picture), is_open)}


def ties_shown(atlas: Atlas, picture: Picture) -> frozenset[str]:
    """The ties that a picture shows, each by a line of its own or by one of several."""
    return frozenset(tie.feature for tie in _ties_shown(atlas, picture))


def _ties_shown(atlas: Atlas, picture: Picture) -> Iterable[Tie]:
    subject = _subject_of(atlas, picture) if picture.all_ties else frozenset()
    return (tie for tie in _ties(atlas) if _shows(atlas, picture, tie, subject))


def states_tied(atlas: Atlas, picture: Picture) -> frozenset[str]:
    """The states at the ends of the ties that a picture shows, by their features."""
    every = (member for tie in ties_shown(atlas, picture) for member in members(atlas)[tie])
    return frozenset(member for member in every if member.startswith("state:"))


@cache_by_atlas
def _ties(atlas: Atlas) -> tuple[Tie, ...]:
    rows = _rows(atlas)
    return tuple(
        Tie(row.tie, row.pair, row.group, row.kind, row.confidence, row.directed)
        for row in rows[rows["way"] == "tie"].itertuples()
    )


def _shows(atlas: Atlas, picture: Picture, tie: Tie, subject: frozenset[str]) -> bool:
    """Whether a tie is drawn: its group is on, it holds on the day, and it is asked for."""
    if not {"ties", f"ties-{tie.group}"} & picture.layers:
        return False
    if tie.feature in picture.selected or tie.feature.partition(":")[2] in picture.ties:
        return True
    held = picture.all_ties and tie.feature not in picture.scene["idle"]
    return held and _is_subject(atlas, picture, tie, subject)


def _is_subject(atlas: Atlas, picture: Picture, tie: Tie, subject: frozenset[str]) -> bool:
    """Whether a tie has a part in what ties are told of: see `_told_of`.

    With a selected tie or pair are those between the same two states.
    """
    if not subject:
        return True
    own = set(members(atlas)[tie.feature])
    selection = picture.selection or ""
    if selection in subject and selection.startswith(("tie:", "pair:")):
        return {end for end in own if end.startswith("state:")} <= subject
    return bool(subject & own)


def _subject_of(atlas: Atlas, picture: Picture) -> frozenset[str]:
    """What ties are told of: a selection that has to do with any, or the state of the page."""
    chosen = picture.selected
    has_ties = any(
        tie.feature in chosen or not chosen.isdisjoint(members(atlas)[tie.feature])
        for tie in _ties(atlas)
        if tie.feature not in picture.scene["idle"]
    )
    if has_ties or (picture.selection or "").startswith("state:"):
        return chosen
    return frozenset(filter(None, [picture.ties_of]))


def _names(group: str, atlas: Atlas, picture: Picture) -> Iterable[Name]:
    """What each line is: its kind, or of several ties their number and their kinds."""
    if not (picture.selected or picture.all_ties):
        return
    lines = _lines(atlas, picture)
    subject = [
        (row, line)
        for row in _name_rows(atlas, group)
        if (line := lines.get((row["tie"], row["way"]))) and line.leads
    ]
    for row, line in subject:
        named = NamedRows.of_rows([{**row, "feature": line.feature}], spread=True)
        for name in names_of(atlas, picture, named, f"ties-{group}", "tie"):
            yield _with_number(name, line, picture)


def _with_number(name: Name, line: TieLine, picture: Picture) -> Name:
    """The name of a line; with a selected tie all between the two states are told."""
    if line.is_bundle:
        kinds = commas(dict.fromkeys(spelled(tie.kind) for tie in line.ties))
        count = number(len(line.ties))
        return replace(name, text=count, longer=f"{count} · {kinds}", style="count")
    of_pair = (picture.selection or "").startswith(("tie:", "pair:"))
    return replace(name, selected=name.selected or of_pair)


@cache_by_atlas
def _name_rows(atlas: Atlas, group: str) -> tuple[dict[str, Any], ...]:
    """The rows of a group that bear names."""
    rows = _rows(atlas)
    return tuple(rows[rows["group"] == group].to_dict("records"))


def _kinds(group: str) -> Callable[[Atlas, Explained], tuple[Sample, ...]]:
    def samples(atlas: Atlas, _explained: Explained) -> tuple[Sample, ...]:
        words = commas(spelled(kind) for kind in kinds_of(atlas, group))
        return (Sample("line", words, f"tie-{group}", stroke=f"tie-{group}"),)

    return samples


def _of_selection(_atlas: Atlas, _explained: Explained) -> tuple[Sample, ...]:
    return (Sample("line", _("of what is selected"), "tie", stroke="tie-alliances"),)


def bundle_samples() -> Iterable[Sample]:
    """What the number on a line says, and the turns of kinds on it."""
    looks = ("bond", "military")
    first, second = (bundle_stroke(looks, look) for look in looks)
    words = _("relations of two states, each kind in turn; the number says how many")
    yield Sample("line", words, "bundle", stroke=first, over=second)


def strength_samples() -> Iterable[Sample]:
    """What the width of a tie says."""
    for strength, words in STRENGTH_WORDS.items():
        shows = strength_class(strength)
        yield Sample("line", _(words), shows, stroke="tie-alliances", strength=strength)


def _part(group: str) -> Part:
    name = f"ties-{group}"
    options = LayerOptions(
        name,
        "ties",
        "tie",
        draws=group,
        selects="tie",
        thin=True,
        follows="ties",
        tied=True,
        late=True,
        labels="tie",
    )
    # All groups are layers of one document, so that it is sent once.
    return Part(
        options, document="ties", shapes=partial(_shapes, group), names=partial(_names, group)
    )


_PARTS = {group: _part(group) for group in GROUP_TITLES}

# Of what is selected, whatever its group; the groups themselves are switched one by one.
TIES = MapLayer(
    name="ties",
    title=N_("Relations"),
    parts=tuple(_PARTS.values()),
    drawings=_drawings,
    samples=_of_selection,
    tables=("ties",),
)
TIE_GROUPS = tuple(
    MapLayer(
        name=f"ties-{group}",
        title=GROUP_TITLES[group],
        parts=(part,),
        samples=_kinds(group),
        tables=("ties",),
    )
    for group, part in _PARTS.items()
)
