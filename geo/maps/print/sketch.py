"""The sketch: the picture of a view that stands in a page until its live map does.

It has what a reader looks for first: land, zones, borders and lines, symbols and the names of the
first rank. Whoever sends it does not know how large the map will be. So its shapes scale, while its
symbols and names are there twice, for a wide and for a narrow map, and the style sheet chooses.
"""

from dataclasses import replace

from geo.layers.atlas import Atlas
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.projection import Frame
from geo.maps.layers.registry import names_of_parts, parts_of
from geo.maps.print.callouts.draw import draw_callouts
from geo.maps.print.callouts.land import spoken_land
from geo.maps.print.callouts.names import names_beside
from geo.maps.print.callouts.place import Ground, placed_callouts
from geo.maps.print.definitions import Definitions
from geo.maps.print.naming.boxes import Box
from geo.maps.print.naming.labels import place_names
from geo.maps.print.naming.name_svg import draw_names
from geo.maps.print.plate import draw_part, draw_water
from geo.maps.print.shape_svg import Detail, Ink, symbol_boxes
from geo.maps.print.svg import element

# Rougher than what is looked at for long, and light to send.
SKETCH = Detail(tolerance_px=0.8, per_px=1, most_names=52, merged=True)
_MOST_NARROW_NAMES = 18


def draw_sketch(
    atlas: Atlas,
    picture: Picture,
    narrow: Frame | None = None,
    prefix: str = "early-",
    room: Box | None = None,
) -> str:
    """The map of a picture in pixels of its frame, as SVG without the element about it.

    `narrow` is the frame of the same land on a narrow map, with fewer pixels: symbols and names are
    then groups of the classes `wide` and `narrow`. Without one the picture is to be shown as large
    as it is. `prefix` begins every id. Callouts stand within `room`, which is in pixels of the
    frame: what is surely seen of it. Where a narrow map has none for one, all are numbers.
    """
    ink = Ink(picture, SKETCH, Definitions(prefix, picture.colours))
    ground = [
        draw_part(ink, part, tuple(part.shapes(atlas, picture)), prefix)
        for part in parts_of(picture)
        if part.options.kind == "paths" and not part.options.late
    ]
    seen = room or (0.0, 0.0, float(picture.frame.width_px), float(picture.frame.height_px))
    marks = _marks(atlas, ink, SKETCH.most_names, f"{prefix}wide-", seen)
    if narrow is not None:
        small = replace(ink, picture=replace(picture, frame=narrow))
        scale = picture.frame.width_px / narrow.width_px
        left, top, right, low = (side / scale for side in seen)
        less = (left, top, right, low)
        few = _marks(atlas, small, _MOST_NARROW_NAMES, f"{prefix}narrow-", less)
        marks = element("g", {"class": "wide"}, marks)
        marks += element("g", {"class": "narrow", "transform": f"scale({scale:.4g})"}, few)
    return "".join((ink.definitions.markup, draw_water(picture), *ground, marks))


def _marks(atlas: Atlas, ink: Ink, most: int, prefix: str, room: Box) -> str:
    """Symbols, callouts and names, as they stand in the frame of the ink's picture."""
    picture = ink.picture
    points = [
        (part, tuple(part.shapes(atlas, picture)))
        for part in parts_of(picture)
        if part.options.kind == "points"
    ]
    symbols = [box for _part, shapes in points for box in symbol_boxes(shapes, picture)]
    land = spoken_land(atlas, picture) if picture.callouts else None
    ground = Ground(room, soft=symbols, land=land)
    said = placed_callouts(picture.callouts, picture.frame, ground, or_numbered=True)
    covered = [box for one in said for box in one.covered]
    names = names_beside(names_of_parts(atlas, picture), said)
    labels = place_names(atlas, picture, names, obstacles=covered, symbols=symbols, most=most)
    drawn = (draw_part(ink, part, shapes, prefix) for part, shapes in points)
    words = draw_names(labels, picture, prefix)
    return "".join((*drawn, *words, draw_callouts(said, picture.colours, prefix)))
