"""Ties between states as they are drawn: the way of each, and which of them a picture shows."""

from collections.abc import Iterable
from typing import NamedTuple

import geopandas as gpd
import pandas as pd
from shapely.geometry import LineString

from geo.dossier.feature_id import FeatureId
from geo.i18n.languages import spelled
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames.pairs import pair_name, pair_of_ties
from geo.layers.frames.ties import GROUP_TITLES, ties
from geo.layers.gazetteer import state_point
from geo.layers.geometry import rows_as
from geo.layers.members import members
from geo.maps.drawing.bundles import Tie
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.strands import strands

# Named before cities, after states and places.
_RANK = 2.2


class TieRow(NamedTuple):
    """A row of `tie_rows`: a tie and its pair, by their features, its kind, and its line.

    `confidence` says how closely its sources were read.
    """

    tie: str
    way: str
    pair: str
    group: str
    kind: str
    confidence: str
    directed: bool
    geometry: LineString


@cache_by_atlas
def tie_rows(atlas: Atlas) -> gpd.GeoDataFrame:
    """The ties as they are drawn and named, made once, by their groups, in rows as TieRow.

    Each has a row of its own `way`, from state to state. Those of a pair have two more: on the
    `line` that stands for several, which goes the same way for all of them, so that they take
    turns on it, and as a `strand` beside the others.
    """
    frame = ties(atlas)
    of_ties = pair_of_ties(atlas)
    found = [of_ties.get(FeatureId.parse(tie).name) for tie in frame["id"]]
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


def shown_tie_ids(atlas: Atlas, picture: Picture) -> frozenset[str]:
    """The ties that a picture shows, each by a line of its own or by one of several."""
    return frozenset(tie.feature for tie in shown_ties(atlas, picture))


def shown_ties(atlas: Atlas, picture: Picture) -> Iterable[Tie]:
    """The ties that a picture shows, in their order."""
    subject = _subject_of(atlas, picture) if picture.all_ties else frozenset()
    return (tie for tie in _ties(atlas) if _shows(atlas, picture, tie, subject))


def states_tied(atlas: Atlas, picture: Picture) -> frozenset[str]:
    """The states at the ends of the ties that a picture shows, by their features."""
    every = (member for tie in shown_tie_ids(atlas, picture) for member in members(atlas)[tie])
    return frozenset(member for member in every if member.startswith("state:"))


@cache_by_atlas
def _ties(atlas: Atlas) -> tuple[Tie, ...]:
    rows = tie_rows(atlas)
    return tuple(
        Tie(row.tie, row.pair, row.group, row.kind, row.confidence, row.directed)
        for row in rows_as(TieRow, rows[rows["way"] == "tie"])
    )


def _shows(atlas: Atlas, picture: Picture, tie: Tie, subject: frozenset[str]) -> bool:
    """Whether a tie is drawn: its group is on, it holds on the day, and it is asked for."""
    if not {"ties", f"ties-{tie.group}"} & picture.layers:
        return False
    if tie.feature in picture.selected or FeatureId.parse(tie.feature).name in picture.ties:
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
