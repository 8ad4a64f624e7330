"""Shapes that figures draw of a layer, in degrees: areas, lines, symbols, and names.

They say what is drawn and in which style; how is the renderer's own. `marks` are the classes and
signs by which samples of the legend explain a shape.
"""

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from geo.maps.style.labels import LabelStyle


@dataclass(frozen=True)
class Hatching:
    """Diagonal stripes in colours in turn, each on a casing, the land below showing through."""

    colours: tuple[str, ...]
    casing: str


@dataclass(frozen=True)
class Dots:
    """A grid of dots in a colour."""

    colour: str


@dataclass(frozen=True)
class SoftEdge:
    """A colour that is strongest in the middle and fades towards the edge."""

    colour: str


@dataclass(frozen=True)
class Veil:
    """A colour through which the map below is seen."""

    colour: str


Pattern = Hatching | Dots | SoftEdge | Veil


@dataclass(frozen=True)
class Area:
    """Polygons with a fill, #rrggbb or none, a pattern above it, and the stroke of their edge.

    `opacity` is that of the pattern.
    """

    geometry: BaseGeometry
    fill: str = ""
    pattern: Pattern | None = None
    opacity: float = 1.0
    edge: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """Lines, or the edges of polygons, in a stroke of the style.

    `widened` multiplies the width and `added_px` adds to it; `opacity` multiplies that of the
    stroke; `arrow` puts a head on the end.
    """

    geometry: BaseGeometry
    stroke: str
    widened: float = 1.0
    added_px: float = 0.0
    opacity: float = 1.0
    arrow: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outline:
    """What is selected: its edges, or lines, in several strokes above each other.

    `within` are those that are seen only inside the geometries.
    """

    geometries: tuple[BaseGeometry, ...]
    strokes: tuple[str, ...]
    within: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Symbol:
    """The symbol of a place at a longitude and latitude; with a `count` that of several."""

    lon: float
    lat: float
    symbol: str
    selected: bool = False
    dimmed: bool = False
    count: int = 0
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grid:
    """Meridians and parallels at the step that suits the frame."""

    marks: tuple[str, ...] = ()


Shape = Area | Line | Outline | Symbol | Grid


@dataclass(frozen=True)
class Name:
    """A name at a longitude and latitude; the lowest rank is placed first.

    What has a `line` is named along it, in the `longer` words where there is room for them.
    That of a distance of what is selected is `asked` for; that of a state at the end of a tie is
    `needed`; those of the `subject` of a page stand in any case; those `named_by_step` in its text
    comes before others. Where a callout has `said` something of a zone, its line leads there
    already.
    `ground` is the class of the land that it stands on. Names of capitals have a square for their
    dot, and with a `sign` the role of the state is told differently.
    """

    text: str
    feature: str
    lon: float
    lat: float
    style: LabelStyle
    rank: float
    layer: str
    line: BaseGeometry | None = None
    longer: str = ""
    selected: bool = False
    asked: bool = False
    needed: bool = False
    subject: bool = False
    named_by_step: bool = False
    said: bool = False
    capital: bool = False
    ground: str = ""
    sign: bool = False
