"""What stands on a map besides its layers: scale bar, degrees, corner words, where in the world."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from geo.i18n.formats import UNITS, LengthUnit
from geo.i18n.languages import _, number
from geo.layers.atlas import Atlas
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.projection import Frame, frame_of
from geo.maps.print.graticule import DEGREES_PX, DegreesWord
from geo.maps.print.lettering import letters_of, text_width_px
from geo.maps.print.naming.boxes import Box
from geo.maps.print.plate import draw_plate
from geo.maps.print.sketch import SKETCH
from geo.maps.print.svg import Attributes, element, path_data
from geo.maps.style import locator
from geo.maps.style.locator import MARGIN_PX

Colours = Mapping[str, str]

_CORNER_PX, _SCALE_PX, _HALO_PX = 11.5, 10.5, 2.4
_LONGEST_BAR_PX = 160.0


def corner_box(words: str) -> Box:
    """Where the words of the map's corner stand: left, top, right, bottom in pixels."""
    width = text_width_px(words, _CORNER_PX)
    return MARGIN_PX, MARGIN_PX, MARGIN_PX + 16 + width, MARGIN_PX + 2.1 * _CORNER_PX


def draw_corner(words: str, colours: Colours) -> str:
    """What the map shows, in a small box at its upper left corner."""
    left, top, right, bottom = corner_box(words)
    text: Attributes = {
        "x": (left + right) / 2,
        "y": (top + bottom) / 2 + 0.36 * _CORNER_PX,
        "font-size": _CORNER_PX,
        "text-anchor": "middle",
        "fill": colours["ink"],
    }
    return _panel((left, top, right, bottom), colours) + element(
        "text", text, letters_of(words, (left + right) / 2, _CORNER_PX, "middle")
    )


def _panel(box: Box, colours: Colours, fill: str = "panel") -> str:
    left, top, right, bottom = box
    attributes: Attributes = {
        "x": left,
        "y": top,
        "width": right - left,
        "height": bottom - top,
        "fill": colours[fill] if fill else "none",
        "stroke": colours["land-edge"],
        "stroke-width": 0.8,
    }
    return element("rect", attributes)


def scale_bar_box(frame: Frame) -> Box:
    """Where the scale bar stands: left, top, right, bottom in pixels."""
    return 0.0, frame.height_px - 44.0, 220.0, float(frame.height_px)


def draw_scale_bar(frame: Frame, colours: Colours, unit: LengthUnit = "km") -> str:
    """A bar of a round number of the unit, true at the centre of the map."""
    per_px = frame.km_per_px / UNITS[unit].km
    length = _round_below(_LONGEST_BAR_PX * per_px)
    x, y = 18.0, frame.height_px - 16.0
    data = f"M{x:g} {y - 6:g}V{y:g}h{length / per_px:.1f}v-6"
    words = _(UNITS[unit].length, distance=number(length))
    halo: Attributes = {"fill": "none", "stroke": colours["halo"], "stroke-width": 4}
    line: Attributes = {"fill": "none", "stroke": colours["ink"], "stroke-width": 1.4}
    middle = x + length / per_px / 2
    return (
        element("path", {"d": data, **halo})
        + element("path", {"d": data, **line})
        + _halo_text(words, middle, y - 5, _SCALE_PX, colours["ink"], colours)
    )


def _round_below(value: float) -> float:
    power = 10 ** math.floor(math.log10(value))
    return float(max(step for step in (1, 2, 5) if step * power <= value) * power)


def draw_degrees(written: Iterable[DegreesWord], colours: Colours) -> str:
    """The degrees of meridians and parallels."""
    return "".join(
        _halo_text(
            word.text, word.x, word.y + 0.36 * DEGREES_PX, DEGREES_PX, colours["ink-soft"], colours
        )
        for word in written
    )


def _halo_text(
    words: str, x: float, y: float, size_px: float, colour: str, colours: Colours
) -> str:
    attributes: Attributes = {
        "x": x,
        "y": y,
        "font-size": size_px,
        "text-anchor": "middle",
        "fill": colour,
        "stroke": colours["halo"],
        "stroke-width": _HALO_PX,
        "stroke-linejoin": "round",
        "paint-order": "stroke",
    }
    return element("text", attributes, letters_of(words, x, size_px, "middle"))


def locator_box(frame: Frame) -> Box | None:
    """Where a small map says in which part of the world this one lies; None where all see it."""
    west, _south, east, _north = frame.extent
    if (
        east - west > locator.SMALL_DEGREES
        or frame.width_px < locator.LEAST_WIDTHS * locator.SIZE_PX[0]
    ):
        return None
    right, top = frame.width_px - MARGIN_PX, MARGIN_PX
    return right - locator.SIZE_PX[0], top, right, top + locator.SIZE_PX[1]


def draw_locator(atlas: Atlas, picture: Picture, box: Box) -> str:
    """The part of the world about a map, with the map's frame in it; ids begin with `locator-`."""
    around = _around(picture.frame)
    small = replace(
        picture,
        frame=around,
        layers=frozenset({"states"}),
        selection=None,
        selected=frozenset(),
        callouts=(),
    )
    plate = draw_plate(atlas, small, (), detail=SKETCH, prefix="locator-")
    clip = element("clipPath", {"id": "locator-clip"}, _area_of(around))
    inner = element(
        "g",
        {"clip-path": "url(#locator-clip)"},
        plate.markup,
        _mark(picture.frame, around, picture.colours),
    )
    moved = {"id": "locator", "transform": f"translate({box[0]:g} {box[1]:g})"}
    edge = _panel((0, 0, *locator.SIZE_PX), picture.colours, "")
    return element("g", moved, element("defs", {}, clip), plate.definitions, inner, edge)


def _area_of(frame: Frame) -> str:
    return element("rect", {"width": frame.width_px, "height": frame.height_px})


def _around(frame: Frame) -> Frame:
    west, south, east, north = frame.extent
    wide, tall = (locator.TIMES * (east - west) / 2, locator.TIMES * (north - south) / 2)
    south, north = max(frame.lat - tall, -70.0), min(frame.lat + tall, 78.0)
    extent = frame.lon - wide, south, frame.lon + wide, north
    return frame_of(extent, *locator.SIZE_PX, projection=frame.projection)


def _mark(frame: Frame, around: Frame, colours: Colours) -> str:
    """The frame of the map, as large as it must be to be seen."""
    width, height = frame.width_px, frame.height_px
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=float)
    lines = around.pixels(frame.degrees(corners))
    middle, size = lines.mean(axis=0), float(np.ptp(lines[:, 0]))
    lines = middle + (lines - middle) * max(1.0, locator.LEAST_MARK_PX / size)
    attributes: Attributes = {
        "d": path_data([np.vstack([lines, lines[:1]])], 10, closed=True),
        "fill": "none",
        "stroke": colours["selected"],
        "stroke-width": 1.8,
    }
    return element("path", attributes)
