"""The plate: the map of a picture as SVG, drawn by walking the layers of the web map.

Whatever shows a map without a script is made of it: the first HTML of a page, previews, figures,
posters and grids of worldviews.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.layers.atlas import Atlas
from geo.maps.drawing.courtesy import courteous
from geo.maps.drawing.layer import Part
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.shapes import Name, Shape
from geo.maps.layers.registry import opacity_of, parts_of
from geo.maps.print.callouts.draw import draw_callouts
from geo.maps.print.callouts.land import spoken_land
from geo.maps.print.callouts.names import names_beside
from geo.maps.print.callouts.place import Ground, Said, placed_callouts
from geo.maps.print.definitions import Definitions
from geo.maps.print.naming.boxes import Box
from geo.maps.print.naming.labels import place_names
from geo.maps.print.naming.name_svg import draw_names
from geo.maps.print.shape_svg import Detail, Ink, draw_shapes, symbol_boxes
from geo.maps.print.svg import element

FINISHED = Detail(tolerance_px=0.2, per_px=10, most_names=70)


@dataclass(frozen=True)
class Plate:
    """A map as SVG in pixels of its frame, without the element about it.

    `definitions` are what `markup` refers to; `taken` the boxes in pixels, left, top, right,
    bottom, of names and symbols, which other words keep clear of.
    """

    definitions: str
    markup: str
    taken: tuple[Box, ...]


def draw_plate(
    atlas: Atlas,
    picture: Picture,
    names: Iterable[Name],
    *,
    detail: Detail = FINISHED,
    obstacles: Iterable[Box] = (),
    prefix: str = "",
) -> Plate:
    """The map of a picture: its layers as groups `layer-…`, its names as groups `names-…`.

    Its callouts, in a group `callouts`, are placed before its names, which make way for them.

    `obstacles` are boxes in pixels in which no name may stand; `prefix` begins every id, for
    documents with several plates.
    """
    ink = Ink(picture, detail, Definitions(prefix, picture.colours))
    held = list(obstacles)
    drawn = [(part, tuple(courteous(part.shapes(atlas, picture)))) for part in parts_of(picture)]
    groups = [draw_part(ink, part, shapes, prefix) for part, shapes in drawn]
    symbols = [box for _part, shapes in drawn for box in symbol_boxes(shapes, picture)]
    said = callouts_on(atlas, picture, held=held, soft=symbols)
    covered = [*held, *(box for one in said for box in one.covered)]
    beside = names_beside(names, said)
    labels = list(
        place_names(
            atlas, picture, beside, obstacles=covered, symbols=symbols, most=detail.most_names
        )
    )
    return Plate(
        ink.definitions.markup,
        "".join(
            (
                draw_water(picture),
                *groups,
                *draw_names(labels, picture, prefix),
                draw_callouts(said, picture.colours, prefix),
            )
        ),
        (*symbols, *(one.box for one in said), *(box for label in labels for box in label.boxes)),
    )


def callouts_on(
    atlas: Atlas, picture: Picture, *, held: Sequence[Box], soft: Sequence[Box]
) -> tuple[Said, ...]:
    """The callouts of a picture in their places, clear of what is held and, if it can be, soft.

    Of the land that they speak of they cover as little as may be.
    """
    if not picture.callouts:
        return ()
    frame = picture.frame
    room = (0.0, 0.0, float(frame.width_px), float(frame.height_px))
    ground = Ground(room, held, soft, land=spoken_land(atlas, picture))
    return placed_callouts(picture.callouts, frame, ground)


def draw_water(picture: Picture) -> str:
    """What lies below all land."""
    frame = picture.frame
    size = {"width": frame.width_px, "height": frame.height_px}
    return element("rect", {**size, "fill": picture.colours["water"]})


def draw_part(ink: Ink, part: Part, shapes: Sequence[Shape], prefix: str) -> str:
    """What is drawn of a part; one that has nothing in the frame is an empty group."""
    opacity = opacity_of(part.name, ink.picture)
    attributes = {
        "id": f"{prefix}layer-{part.name}",
        "fill": "none",
        "stroke-linejoin": "round",
        "opacity": None if opacity == 1 else opacity,
    }
    return element("g", attributes, *draw_shapes(ink, shapes))
