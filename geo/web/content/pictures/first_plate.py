"""The map of a view as a picture that stands in the first HTML, before any script has run.

It lies where the live map will lie. How large that is only the browser knows: the picture covers
more land than the view, and says which part of it the map will show, so that the style sheet, or a
script, can fit it as Leaflet fits the map.
"""

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from geo.i18n.languages import language
from geo.layers.atlas import Atlas
from geo.layers.extents import Extent
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.projection import Frame, frame_of, size_px
from geo.maps.print.sketch import draw_sketch
from geo.maps.print.svg import Attributes, element, text_of
from geo.web.content.figure_spec import look_words
from geo.web.content.page_view import projection_of
from geo.web.content.pictures.view_picture import extent_of_sites, picture_of_view
from geo.web.content.story import step_of, tells_story
from geo.web.view.model import View
from geo.web.view.pages import PageText

# The place of the map on a window of middle size, and how wide it is on a phone.
_PLACE_PX = (900, 640)
_NARROW_PX = 390
# The shapes that the place of a map has, as width by height, on a phone and on a wide window, where
# what is shown stands beside the legend and not in the middle.
_TALLEST, _WIDEST = 0.62, 2.4
# Beside the card of the story the place is less wide, and behind the card the map goes on: so far,
# as a share of the height of the place.
_WIDEST_BESIDE_CARD, _BEHIND_CARD = 1.5, 0.6
# Zooms of the live map are steps: it may show so much more, and of a point it shows that much.
_MORE, _LEAST_PX = 1.2, (1200, 800)
# At a zoom that the address gives nothing scales: so much is seen at most.
_MOST_PX, _MOST_PX_OF_STORY = (1280, 860), (1900, 860)
# How the live map fits what is selected: as the script `select/fit.js` does, with so much room.
_LARGEST_ZOOM, _LARGEST_ZOOM_OF_SEVERAL = 8.0, 5.0
_ROOM_PX = 60
_NO_LIMIT = 18.0


@dataclass(frozen=True)
class _Aim:
    """What the map is fitted to: an extent, the largest zoom, the room that is left around it.

    What does not lie `beside` the legend has a corner behind it.
    """

    extent: Extent
    largest_zoom: float = _NO_LIMIT
    room_px: int = 0
    beside: bool = True

    @property
    def within_px(self) -> tuple[int, int]:
        """How much of the place of the map is left for the extent."""
        width, height = _PLACE_PX
        return width - 2 * self.room_px, height - 2 * self.room_px


def first_plate(atlas: Atlas, page: PageText, view: View, caption: str) -> str:
    """The picture as inline SVG, to fill the place of the map; '' for pages without a map.

    `caption` is the view in a sentence. A comparison has two pictures, which lie as its maps will:
    the second beside the first, or over its right half.
    """
    if not page.has_live_map:
        return ""
    described: Attributes = {"role": "img", "aria-label": caption}
    if view.other_look is None:
        return _one_plate(atlas, page, view, described)[0]
    parts = []
    for one, second in ((view, False), (view.of_second_map, True)):
        hidden: Attributes = {"aria-hidden": "true"} if second else described
        plate, seen = _one_plate(atlas, page, one, hidden, second=second)
        words = text_of(look_words(atlas, one.look, seen))
        parts.append(element("div", {}, plate, element("p", {"class": "plate-look"}, words)))
    return element("div", {"class": f"plates plates-{view.shown_split}"}, *parts)


def _one_plate(
    atlas: Atlas, page: PageText, view: View, described: Attributes, *, second: bool = False
) -> tuple[str, Frame]:
    """The picture of one map, the `second` with ids of its own, and the frame seen of it."""
    prefix = "early-second-" if second else "early-"
    projection = projection_of(atlas, page, view)
    if view.position is not None:
        position = view.position
        most_px = _MOST_PX_OF_STORY if tells_story(atlas, page) else _MOST_PX
        frame = Frame(position.lat, position.lon, position.zoom, *most_px, projection)
        drawn = draw_sketch(atlas, _picture(atlas, page, view, frame, second), prefix=prefix)
        seen = replace(frame, width_px=_PLACE_PX[0], height_px=_PLACE_PX[1])
        return _svg(frame, {**described, "class": "plate plate-fixed"}, drawn), seen
    aim = _aim(atlas, page, view)
    seen = frame_of(aim.extent, *aim.within_px, aim.largest_zoom, projection)
    width_px, height_px = size_px(aim.extent, seen)
    widest = _WIDEST_BESIDE_CARD if tells_story(atlas, page) else _WIDEST
    covered_px = (
        max(width_px, height_px * widest, _LEAST_PX[0]),
        max(height_px, width_px / _TALLEST, _LEAST_PX[1]),
    )
    width, height = (round(pixels * _MORE) for pixels in covered_px)
    frame = replace(seen, width_px=width, height_px=height)
    left, top = (frame.width_px - width_px) / 2, (frame.height_px - height_px) / 2
    if tells_story(atlas, page):
        more_px = round(_BEHIND_CARD * max(height_px, width_px / _WIDEST_BESIDE_CARD))
        before = language().direction == "ltr"
        frame, left = _lengthen(frame, more_px, before), left + more_px * before
    fitted: Attributes = {
        "class": "plate",
        "data-fit": f"{seen.zoom:.3f} {aim.largest_zoom:g} {aim.room_px} {aim.beside:d}",
        "viewBox": f"{left:.1f} {top:.1f} {max(width_px, 1):.1f} {max(height_px, 1):.1f}",
    }
    room = (left, top, left + max(width_px, 1), top + max(height_px, 1))
    picture = _picture(atlas, page, view, _shared_frame(frame), second)
    drawn = draw_sketch(atlas, picture, _shared_frame(_narrow(frame)), prefix, room=room)
    return _svg(frame, {**described, **fitted}, drawn), seen


def _lengthen(frame: Frame, more_px: int, before: bool) -> Frame:
    """The frame with so much more land on its left, or else on its right."""
    middle = frame.width_px / 2 + (-more_px if before else more_px) / 2
    ((lon, lat),) = frame.degrees(np.array([[middle, frame.height_px / 2]]))
    return replace(frame, lat=float(lat), lon=float(lon), width_px=frame.width_px + more_px)


def _picture(atlas: Atlas, page: PageText, view: View, frame: Frame, second: bool) -> Picture:
    """What is drawn, in the colours of the page, which may follow the system of its reader."""
    return replace(picture_of_view(atlas, page, view, frame, second=second), theme=None)


def _narrow(frame: Frame) -> Frame:
    """The same land on a narrow map."""
    scale = _NARROW_PX / _PLACE_PX[0]
    return replace(
        frame,
        zoom=frame.zoom + math.log2(scale),
        width_px=round(frame.width_px * scale),
        height_px=round(frame.height_px * scale),
    )


@lru_cache(maxsize=64)
def _shared_frame(frame: Frame) -> Frame:
    """The one of all equal frames that keeps what pictures of it have found.

    Views of a page differ in viewer, day, language or selection, and seldom in where they look.
    """
    return frame


def _svg(frame: Frame, attributes: Attributes, drawn: str) -> str:
    size: Attributes = {
        "viewBox": f"0 0 {frame.width_px} {frame.height_px}",
        "width": frame.width_px,
        "height": frame.height_px,
    }
    return element("svg", {**size, **attributes}, drawn)


def _aim(atlas: Atlas, page: PageText, view: View) -> _Aim:
    if view.step is not None:
        return _Aim(step_of(atlas, view.step).extent)
    found = extent_of_sites(atlas, page, view)
    if found is None:
        return _Aim(page.extent, beside=not page.legend_over)
    extent, several = found
    largest = _LARGEST_ZOOM_OF_SEVERAL if several else _LARGEST_ZOOM
    return _Aim(extent, largest, _ROOM_PX)
