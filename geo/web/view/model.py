"""The view: what the reader sees, as one frozen value. What a link carries is all that it is."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from geo.dossier.served import home_day
from geo.i18n.formats import LengthUnit
from geo.i18n.languages import ENGLISH
from geo.layers.marks import Mark
from geo.layers.worldview import DE_FACTO, Look
from geo.maps.style.palette import Theme
from geo.maps.style.projections import Projection

Roles = Literal["sourced", "article"]
Split = Literal["swipe", "side"]


@dataclass(frozen=True)
class Position:
    """Where the map looks: centre in degrees (EPSG:4326) and Web Mercator zoom level."""

    lat: float
    lon: float
    zoom: float


@dataclass(frozen=True)
class Comparison:
    """The second map of a comparison: another viewer, another day, or both.

    None stands for what the first map shows; one of the two differs from it.
    """

    viewer: str | None = None
    day: date | None = None


@dataclass(frozen=True)
class View:
    """What the reader sees. `None` or an empty tuple means the page's own default.

    `opacity` gives, by layer, the percentage of those that are not drawn in full. `viewer` is the
    one as drawn by whom the borders are shown, `day` the day, `step` that of the story, `only`
    the filters of the claims, such as `verdict:contested`. `grid` are the days of a grid of maps by
    one viewer; without any a grid has a map by every viewer. `marks` are the reader's own, told
    in their `unit` of length, as are the rows at the address `data`, which only their browser asks
    for. Without a `split` two maps are shown as `shown_split` says. Without a `theme` a page
    follows the system of its reader, and a picture is light.
    """

    position: Position | None = None
    layers: tuple[str, ...] | None = None
    opacity: tuple[tuple[str, int], ...] = ()
    viewer: str = DE_FACTO
    day: date = field(default_factory=home_day)
    compare: Comparison | None = None
    split: Split | None = None
    grid: tuple[date, ...] = ()
    step: str | None = None
    only: tuple[str, ...] = ()
    selection: str | None = None
    basemap: str = "atlas"
    projection: Projection | None = None
    roles: Roles = "sourced"
    ring_radii_km: tuple[int, ...] | None = None
    marks: tuple[Mark, ...] = ()
    unit: LengthUnit = "km"
    data: str | None = None
    theme: Theme | None = None
    lang: str = ENGLISH

    def visible(self, at_first: tuple[str, ...]) -> tuple[str, ...]:
        """The layers that are on; those of the page at first, where the reader chose none."""
        return at_first if self.layers is None else self.layers

    @property
    def look(self) -> Look:
        """The viewer and the day of the first map."""
        return Look(self.viewer, self.day)

    @property
    def other_look(self) -> Look | None:
        """The viewer and the day of the second map; None where nothing is compared."""
        if self.compare is None:
            return None
        return Look(self.compare.viewer or self.viewer, self.compare.day or self.day)

    @property
    def shown_split(self) -> Split:
        """How the two maps are shown: as chosen, or else two days beside each other and two
        accounts of one day under a splitter.
        """
        return self.split or ("swipe" if self._is_of_one_day else "side")

    @property
    def _is_of_one_day(self) -> bool:
        return self.other_look is None or self.other_look.day == self.day

    @property
    def of_second_map(self) -> "View":
        """The view with its two maps changed round; itself where nothing is compared."""
        other = self.other_look
        if other is None:
            return self
        first = Comparison(viewer=self.viewer, day=self.day)
        return replace(self, viewer=other.viewer, day=other.day, compare=first)


def without_own_comparison(view: View) -> View:
    """The view, its comparison naming only what differs from the first map, or none if nothing.

    It says how the maps are shown only where that is not how they would be anyway; a step of the
    story, which may bring the second map, may be told so too.
    """
    given = view.compare or Comparison()
    viewer = given.viewer if given.viewer != view.viewer else None
    day = given.day if given.day != view.day else None
    if viewer is None and day is None:
        return replace(view, compare=None, split=view.split if view.step else None)
    compared = replace(view, compare=Comparison(viewer, day), split=None)
    return compared if view.split == compared.shown_split else replace(compared, split=view.split)
