"""Ties between states, in groups: of what is selected, or all of a group."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import geopandas as gpd

from geo.i18n.languages import N_, _, commas, spelled
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames.ties import GROUP_TITLES, kinds_of, ties
from geo.layers.gazetteer import state_point
from geo.layers.members import members
from geo.maps.drawing.layer import Drawing, LayerOptions, MapLayer, Part, drawing
from geo.maps.drawing.names import NamedRows, names_of
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.drawing.shapes import Line, Name, Shape
from geo.maps.drawing.strands import strands
from geo.maps.style.tokens import (
    CHOSEN_TIE_PX,
    FADED_TIE_OPACITY,
    STRENGTHS,
    strength_class,
)

# Named before cities, after states and places.
_RANK = 2.2
# How closely the sources of a tie were read, as the width of its line says, by `confidence`.
STRENGTH_WORDS = {
    "read": N_("all sources checked"),
    "mixed": N_("some sources checked"),
}


def _drawings(atlas: Atlas) -> Iterator[Drawing]:
    frame = _lines(atlas)
    styles = [
        f"tie-{group}{' tie-directed' if directed else ''} {strength_class(confidence)}"
        for group, directed, confidence in zip(
            frame["group"], frame["directed"], frame["confidence"], strict=True
        )
    ]
    frame = frame.assign(feature=frame["id"], style=styles)
    columns = ["id", "feature", "name", "label", "label_at", "rank", "group", "style", "geometry"]
    yield drawing("ties", frame[columns], 100)


def _shapes(group: str, atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    for tie in picture.rows_near(_lines(atlas)):
        if tie.group != group or not _shows(picture, tie.id):
            continue
        chosen = tie.id in picture.selected
        yield Line(
            tie.geometry,
            f"tie-{group}",
            widened=STRENGTHS[tie.confidence],
            added_px=CHOSEN_TIE_PX if chosen else 0.0,
            opacity=1.0 if _concerned(atlas, picture, tie.id) else FADED_TIE_OPACITY,
            arrow=tie.directed,
            marks=(f"tie-{group}", strength_class(tie.confidence), "tie"),
        )


@cache_by_atlas
def _lines(atlas: Atlas) -> gpd.GeoDataFrame:
    """The ties as they are drawn and named, made once: those of two states beside each other."""
    frame = ties(atlas)
    ends = list(zip(frame["from_state"], frame["to_state"], strict=True))
    points = {code: state_point(atlas, code) for pair in ends for code in pair}
    drawn = strands(ends, points)
    return frame.assign(
        label=[spelled(kind) for kind in frame["kind"]],
        label_at=[[round(degrees, 2) for degrees in strand.named_at] for strand in drawn],
        rank=_RANK,
        geometry=[strand.line for strand in drawn],
    )


def _shows(picture: Picture, tie: str) -> bool:
    """Whether a tie is selected or named, or, where all are shown, holds on the day."""
    if tie in picture.selected or tie.partition(":")[2] in picture.ties:
        return True
    return picture.all_ties and tie not in picture.scene["idle"]


def _concerned(atlas: Atlas, picture: Picture, tie: str) -> bool:
    """Whether a tie has a part in what is selected, or else in the state of which they are told.

    With a selected tie stay those between the same two states, and always those that are named.
    """
    chosen = picture.selected or frozenset(filter(None, [picture.ties_of]))
    named = tie.partition(":")[2] in picture.ties
    if not chosen or tie in chosen or named:
        return True
    own = set(members(atlas).get(tie, ()))
    if (picture.selection or "").startswith("tie:"):
        return {end for end in own if end.startswith("state:")} <= chosen
    return bool(chosen & own)


@cache_by_atlas
def _named(atlas: Atlas, group: str) -> tuple[dict[str, Any], ...]:
    """The ties of a group as rows that bear names."""
    lines = _lines(atlas)
    own = lines[lines["group"] == group]
    return tuple(own.assign(feature=own["id"]).to_dict("records"))


def _names(group: str, atlas: Atlas, picture: Picture) -> Iterable[Name]:
    """What each tie is, beside those that are not faint; not where all of them are drawn alike."""
    if not (picture.selected or picture.ties_of):
        return ()
    told = (
        row
        for row in _named(atlas, group)
        if _shows(picture, row["id"]) and _concerned(atlas, picture, row["id"])
    )
    names = names_of(atlas, picture, NamedRows.of_rows(told), f"ties-{group}", "tie")
    # With a selected tie all between the two states are told.
    pair = (picture.selection or "").startswith("tie:")
    return (replace(name, selected=name.selected or pair) for name in names)


def _kinds(group: str) -> Callable[[Atlas, Explained], tuple[Sample, ...]]:
    def samples(atlas: Atlas, _explained: Explained) -> tuple[Sample, ...]:
        words = commas(spelled(kind) for kind in kinds_of(atlas, group))
        return (Sample("line", words, f"tie-{group}", stroke=f"tie-{group}"),)

    return samples


def _of_selection(_atlas: Atlas, _explained: Explained) -> tuple[Sample, ...]:
    return (Sample("line", _("of what is selected"), "tie", stroke="tie-alliances"),)


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
