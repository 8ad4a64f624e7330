"""A picture: the view of one map as the layers need it to say what is drawn."""

import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, NamedTuple

import geopandas as gpd
import pandas as pd
from shapely.geometry.base import BaseGeometry

from geo.i18n.formats import LengthUnit
from geo.layers.atlas import Atlas, Face
from geo.layers.cached import cache_by_atlas
from geo.layers.geometry import Band, Row, rows_as
from geo.layers.marks import Mark
from geo.maps.drawing.callouts import Callout
from geo.maps.drawing.kept import Kept
from geo.maps.drawing.projection import Frame
from geo.maps.drawing.scene import Scene
from geo.maps.style.colour import palette
from geo.maps.style.palette import Theme
from geo.maps.style.scales import BAND_ZOOMS
from geo.maps.style.tokens import MANY_PLACES


class RangeRings(NamedTuple):
    """Circles about a point, by their radii in kilometres."""

    lon: float
    lat: float
    radii_km: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What a map shows: where, on which day, by which scene, and what of it is on.

    `layers` are the switches that are on, `opacity` those that are not drawn in full, from 0 to 1.
    `places`, `measures` and `ties` name those to show beside the `selected` features; `all_ties`
    says whether all ties are shown, and `ties_of` the state whose ties stand out while nothing is
    selected; `lead_measure` is the distance that stands out among the others, which fade; without
    one none do. `subject` are the places that its page is about, `named_by_step` the features that
    the text of its step links. `paint` gives the class of the style by state; with None land has
    the tint of its holder. `changed` are the faces that a map beside it gives to other holders.
    `rings` are circles about a place; `marks` are the reader's own, who reads lengths in `unit`;
    `callouts` are said at their points. Without a `theme` its colours are those of the page around
    it. What layers make of it once stands in `kept`, by what makes it; none of that is said in a
    language.
    """

    frame: Frame
    on: date
    scene: Scene
    layers: frozenset[str]
    opacity: Mapping[str, float] = field(default_factory=dict)
    paint: Mapping[str, str] | None = None
    differing: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    ties: frozenset[str] = frozenset()
    all_ties: bool = False
    ties_of: str = ""
    lead_measure: str = ""
    subject: frozenset[str] = frozenset()
    named_by_step: frozenset[str] = frozenset()
    selection: str | None = None
    selected: frozenset[str] = frozenset()
    rings: RangeRings | None = None
    marks: tuple[Mark, ...] = ()
    unit: LengthUnit = "km"
    callouts: tuple[Callout, ...] = ()
    theme: Theme | None = "light"
    kept: Kept = field(default_factory=Kept, init=False, compare=False, repr=False)

    @property
    def given(self) -> Mapping[str, Any]:
        """What it was made of, by field, for a picture that adds to it: each of its own type."""
        return {part.name: getattr(self, part.name) for part in fields(Picture) if part.init}

    @property
    def colours(self) -> Mapping[str, str]:
        """The tokens of its theme, #rrggbb by name; without one those of the page around it."""
        return palette(self.theme)

    @property
    def band(self) -> Band:
        """The band of geometry that suits its zoom."""
        medium, fine = BAND_ZOOMS
        return (
            "coarse" if self.frame.zoom < medium else "medium" if self.frame.zoom < fine else "fine"
        )

    @property
    def hidden(self) -> frozenset[str]:
        """The features without a name on that day: states that are gone, zones in no dispute."""
        return frozenset((*self.scene["gone"], *self.scene["quiet"]))

    @property
    def shows_many(self) -> bool:
        """Whether it shows so many places that not each can have a sign."""
        return len(self.places) > MANY_PLACES

    def shows(self, kind: str, feature: str) -> bool:
        """Whether a place or a measure, by its feature id, is among those shown or selected."""
        named = self.places if kind == "place" else self.measures
        return feature in self.selected or feature.removeprefix(f"{kind}:") in named

    def near(self, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """The rows of a frame that lie in its own frame, in their order.

        Where the frame shows land on the other side of the antimeridian, those rows lie there.
        """
        # Kept with the frame: several parts, and all pictures of it, ask for the same rows. The
        # table itself is kept too, so that no other has its identity.
        _table, found = self.frame.kept.get_or_make(id(frame), lambda: (frame, self._within(frame)))
        return found

    def rows_near(self, form: type[Row], frame: gpd.GeoDataFrame) -> tuple[Row, ...]:
        """The rows that `near` gives, as named tuples of that form."""
        _table, found = self.frame.kept.get_or_make(
            (id(frame), form), lambda: (frame, self._rows_within(form, frame))
        )
        return found

    def _within(self, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        seen = [self._in_world(frame, *world) for world in self.frame.worlds]
        return seen[0] if len(seen) == 1 else gpd.GeoDataFrame(pd.concat(seen))

    def _rows_within(self, form: type[Row], frame: gpd.GeoDataFrame) -> tuple[Row, ...]:
        return tuple(
            rows[at]
            for shift_degrees, box in self.frame.worlds
            for rows in [rows_of(form, frame, shift_degrees)]
            for at in _intersecting(frame, box)
        )

    def _in_world(
        self, frame: gpd.GeoDataFrame, shift_degrees: float, box: BaseGeometry
    ) -> gpd.GeoDataFrame:
        return _shift(frame.iloc[_intersecting(frame, box)], shift_degrees)


def _intersecting(frame: gpd.GeoDataFrame, box: BaseGeometry) -> list[int]:
    """Which rows of a frame have a point in common with a box, by their numbers."""
    return sorted(frame.sindex.query(box, predicate="intersects").tolist())


def _shift(frame: gpd.GeoDataFrame, by_degrees: float) -> gpd.GeoDataFrame:
    """A frame in another world."""
    if not by_degrees:
        return frame
    return frame.assign(geometry=frame.geometry.translate(xoff=by_degrees))


# The rows of each table that was asked for them, by its identity, for as long as there is the
# table; each by their form and by how many degrees they are shifted.
_made_rows: dict[int, Kept] = {}


def rows_of(
    form: type[Row], table: gpd.GeoDataFrame, shift_degrees: float = 0.0
) -> tuple[Row, ...]:
    """The rows of a table as named tuples of that form, in their own world or in another.

    They are made once for as long as there is the table.
    """
    if id(table) not in _made_rows:
        _made_rows[id(table)] = Kept()
        weakref.finalize(table, _made_rows.pop, id(table), None)
    return _made_rows[id(table)].get_or_make(
        (form, shift_degrees), lambda: tuple(rows_as(form, _shift(table, shift_degrees)))
    )


@cache_by_atlas
def faces(atlas: Atlas, band: Band) -> gpd.GeoDataFrame:
    """The faces of a band, made once."""
    return atlas.faces(band)


def holder_of_face(picture: Picture) -> Mapping[str, str]:
    """The state that each face is drawn as whose holder is not the state it is named after."""
    return by_member(picture.scene["holders"])


def holder(holders: Mapping[str, str], face: Face) -> str:
    """The state that a face is drawn as: that of its scene, else of undisputed land its own."""
    return holders.get(face.face, "" if face.zones else face.state)


def by_member(groups: Mapping[str, list[str]]) -> dict[str, str]:
    """The group of each member."""
    return dict(_pairs(groups))


def _pairs(groups: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for group, members in groups.items():
        yield from ((member, group) for member in members)
