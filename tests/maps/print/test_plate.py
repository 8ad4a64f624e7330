"""The plate draws what is on, in the strokes of the style, and no name over another."""

from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from geo.layers.atlas import Atlas, Face
from geo.maps.drawing.picture import faces
from geo.maps.drawing.projection import WEB_MERCATOR, Frame
from geo.maps.drawing.shapes import Area
from geo.maps.layers.registry import names_of_parts, parts_of
from geo.maps.print.figure import FigureView
from geo.maps.print.naming.boxes import is_free
from geo.maps.print.paths import areas_px
from geo.maps.print.plate import Plate, draw_plate
from geo.maps.style.palette import PALETTE
from geo.maps.style.projections import Definition
from geo.web.content.figure_spec import figure_view
from geo.web.content.page_view import view_of
from geo.web.view.pages import read_pages

SVG = "{http://www.w3.org/2000/svg}"
# Where no one state holds it.
LAND = {PALETTE["light"]["land"]}
MAP_PAGES = [name for name, page in read_pages().items() if page.layers]


def picture_of(atlas: Atlas, name: str, **query: str) -> FigureView:
    """The picture of an address of a page, 900 by 600 pixels."""
    page = read_pages()[name]
    return figure_view(atlas, page, view_of(atlas, page, query), 900, 600)


def document(plate: Plate) -> ElementTree.Element:
    """The plate as a document of its own."""
    markup = f'<svg xmlns="http://www.w3.org/2000/svg">{plate.definitions}{plate.markup}</svg>'
    return ElementTree.fromstring(markup)  # noqa: S314


@pytest.mark.parametrize("name", MAP_PAGES)
def test_every_part_that_is_on_is_a_group(atlas: Atlas, name: str) -> None:
    """Its parts stand in the order of the stack, and what has shapes in the frame draws them."""
    picture = picture_of(atlas, name)
    root = document(draw_plate(atlas, picture, names_of_parts(atlas, picture)))
    groups = {
        group.get("id", "").removeprefix("layer-"): group
        for group in root.iterfind(f"{SVG}g")
        if group.get("id", "").startswith("layer-")
    }
    on = parts_of(picture)
    assert list(groups) == [part.name for part in on]
    for part in on:
        if list(part.shapes(atlas, picture)):
            assert len(groups[part.name]), part.name


def test_what_two_days_give_to_different_holders_is_filled(atlas: Atlas) -> None:
    """On both maps in the strong colour of its holder; what is held as before keeps its tint."""
    before = picture_of(atlas, "overview", step="the-day-after")
    assert before.beside is not None
    fills = []
    for picture in (before, before.beside):
        changed = set(picture.changed)
        land = next(part for part in parts_of(picture) if part.name == "land")
        rows = picture.rows_near(Face, faces(atlas, picture.band))
        shapes = [shape for shape in land.shapes(atlas, picture) if isinstance(shape, Area)]
        painted = [
            (row.face, shape.fill) for row, shape in zip(rows, shapes, strict=True) if shape.fill
        ]
        fills.append({fill for face, fill in painted if face in changed})
        assert fills[-1].isdisjoint({fill for face, fill in painted if face not in changed} - LAND)
    assert fills[0].isdisjoint(fills[1])


def test_land_of_a_state_that_ended_did_not_change_hands(atlas: Atlas) -> None:
    assert not any(
        face in picture_of(atlas, "overview", step="the-state-that-was").changed
        for face in atlas.faces_by_zone["crimea"]
    )


@pytest.mark.parametrize("name", MAP_PAGES)
def test_what_is_referred_to_is_defined_once(atlas: Atlas, name: str) -> None:
    """Patterns, heads of arrows and symbols: no reference is empty, and no id stands twice."""
    picture = picture_of(atlas, name)
    plate = draw_plate(atlas, picture, names_of_parts(atlas, picture), prefix="one-")
    root = document(plate)
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert all(str(name).startswith("one-") for name in ids)
    values = [value for node in root.iter() for value in node.attrib.values()]
    named = {value[5:-1] for value in values if value.startswith("url(#")}
    named |= {node.get("href", "")[1:] for node in root.iter(f"{SVG}use")}
    assert named <= set(ids)
    assert named


def test_distances_of_a_selected_place_are_written_beside_the_leading_one(atlas: Atlas) -> None:
    """Though they have no room on their lines; without a selection only the leading one is."""
    lead, measured = "222 km", "346 km"
    for query, wanted in (({}, {lead}), ({"sel": "place:ayni"}, {lead, measured})):
        picture = picture_of(atlas, "farkhor", **query)
        plate = draw_plate(atlas, picture, names_of_parts(atlas, picture))
        words = ["".join(node.itertext()) for node in document(plate).iter(f"{SVG}text")]
        assert sorted(one for one in words if one in (lead, measured)) == sorted(wanted)


def test_no_name_stands_on_another_or_on_a_symbol(atlas: Atlas) -> None:
    """Nor where it was told to keep clear."""
    picture = picture_of(atlas, "overview")
    corner = (0.0, 0.0, 300.0, 300.0)
    boxes = draw_plate(atlas, picture, names_of_parts(atlas, picture), obstacles=[corner]).taken
    names = boxes[-10:]
    for at, box in enumerate(boxes):
        others = [*boxes[:at], *boxes[at + 1 :]]
        if box in names:
            assert is_free(box, [*others, corner])


def test_a_zone_of_a_viewer_wears_the_stripes_of_its_parties(atlas: Atlas) -> None:
    """And what the viewer draws otherwise than it is administered glows."""
    picture = picture_of(atlas, "disputes", **{"as": "IND", "sel": "zone:aksai-chin"})
    root = document(draw_plate(atlas, picture, names_of_parts(atlas, picture)))
    zones = next(group for group in root.iterfind(f"{SVG}g") if group.get("id") == "layer-zones")
    assert {path.get("fill", "")[:5] for path in zones} == {"url(#", ""}
    outline = next(group for group in root.iter() if group.get("id") == "layer-selection")
    glow, casing, line = outline
    assert {glow.get("href")} == {casing.get("href"), line.get("href")}
    assert glow.get("clip-path", "").startswith("url(#")


def test_a_faded_layer_is_faded(atlas: Atlas) -> None:
    """As its switch says."""
    picture = picture_of(atlas, "disputes", opacity="zones:40")
    root = document(draw_plate(atlas, picture, names_of_parts(atlas, picture)))
    zones = next(group for group in root.iter() if group.get("id") == "layer-zones")
    assert zones.get("opacity") == ".4"


@pytest.mark.parametrize("projection", [WEB_MERCATOR, Definition("equal", 180, 65)])
def test_no_line_runs_along_the_antimeridian(atlas: Atlas, projection: Definition) -> None:
    """Land that the meridian of 180° cuts in two in its file is one on the plate."""
    view = picture_of(atlas, "disputes")
    frame = Frame(66.5, 180, 5, 900, 600, projection)
    picture = replace(view, frame=frame)
    shapes = [
        area.geometry
        for part in parts_of(picture)
        if part.name == "land"
        for area in part.shapes(atlas, picture)
        if isinstance(area, Area)
    ]
    rings = areas_px(shapes, frame, 0.2)
    (x, _y), (_x, _low) = frame.pixels(np.array([[180.0, 69.0], [180.0, 66.0]]))
    assert rings
    for ring in rings:
        along = np.abs(ring[:, 0] - x) < 0.6
        assert not np.any(along[1:] & along[:-1] & (np.abs(np.diff(ring[:, 1])) > 3))
