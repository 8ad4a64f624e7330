"""Ties between states, in groups: of what is selected, or all of a group."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from geo.i18n.languages import N_, _, commas, number, spelled
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames.ties import GROUP_TITLES, kinds_of
from geo.layers.members import members
from geo.maps.drawing.bundles import TieLine, tie_lines
from geo.maps.drawing.layer import Drawing, LayerOptions, MapLayer, Part, drawing
from geo.maps.drawing.names import NamedRows, NameRow, name_rows, names_of
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.drawing.shapes import Line, Name, Shape
from geo.maps.drawing.shown_ties import TieRow, shown_ties, tie_rows
from geo.maps.style.bundles import bundle_stroke
from geo.maps.style.tokens import (
    CHOSEN_TIE_PX,
    STRENGTHS,
    strength_class,
)

# The lines of a picture, by the tie and the way of the row that has their shape.
Lines = Mapping[tuple[str, str], TieLine]
# How closely the sources of a tie were read, as the width of its line says, by `confidence`.
STRENGTH_WORDS = {
    "read": N_("all sources checked"),
    "mixed": N_("some sources checked"),
}


def _drawings(atlas: Atlas) -> Iterator[Drawing]:
    frame = tie_rows(atlas)
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


def _shapes(group: str, atlas: Atlas, picture: Picture) -> Iterator[Shape]:
    lines = _lines(atlas, picture)
    for row in picture.rows_near(TieRow, tie_rows(atlas)):
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

    return {(line.row, line.way): line for line in tie_lines(shown_ties(atlas, picture), is_open)}


def _names(group: str, atlas: Atlas, picture: Picture) -> Iterable[Name]:
    """What each line is: its kind, or of several ties their number and their kinds."""
    if not (picture.selected or picture.all_ties):
        return
    lines = _lines(atlas, picture)
    subject = [
        (row, line)
        for drawn, row in _name_rows(atlas, group)
        if (line := lines.get(drawn)) and line.leads
    ]
    for row, line in subject:
        named = NamedRows.of_rows([row._replace(feature=line.feature)], spread=True)
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
def _name_rows(atlas: Atlas, group: str) -> tuple[tuple[tuple[str, str], NameRow], ...]:
    """The rows of a group that bear names, with the tie and the way of each."""
    rows = tie_rows(atlas)
    own = rows[rows["group"] == group]
    drawn = zip(own["tie"], own["way"], strict=True)
    return tuple(zip(drawn, name_rows(own), strict=True))


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
