"""The law of names, over a table of views, sizes and languages: none hides or misleads.

No name covers another or what covers the map, none stands twice, what the page is about is named,
a state is named on what is seen of its land, and a zone within it, or at the end of a line. What
is written along a steep line is level.
"""

import re
from itertools import combinations, product
from urllib.parse import parse_qsl

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geo.i18n.languages import languages, use_language
from geo.layers.atlas import Atlas, Face, in_language
from geo.maps.drawing.picture import Picture, faces, holder, holder_of_face
from geo.maps.layers.registry import names_of_parts
from geo.maps.print.naming.boxes import Box, is_free, is_within, overlap
from geo.maps.print.naming.label import Label
from geo.maps.print.naming.labels import place_names
from geo.maps.print.plate import draw_plate
from geo.maps.style.labels import CELL_PX, ISLAND_APART_PX, MOST_ON_SCREEN, MOST_SLANT
from geo.web.content.figure_spec import figure_view
from geo.web.content.page_view import view_of
from geo.web.view.pages import read_pages
from tests.kinds import one_of_each
from tests.label_views import LANGUAGES, SIZES, VIEWS, LabelView

# Pages that are about the places between which they measure.
_MEASURED = ("farkhor", "astrakhan")

Case = tuple[LabelView, tuple[int, int], str]


def _cases() -> list[Case]:
    """Each view in each size and language, the first of each view in another size and language."""
    turned = (
        (view, SIZES[(at + size) % len(SIZES)], LANGUAGES[(at + language) % len(LANGUAGES)])
        for at, view in enumerate(VIEWS)
        for size, language in product(range(len(SIZES)), range(len(LANGUAGES)))
    )
    return list(turned)


def _picture(atlas: Atlas, view: LabelView, size: tuple[int, int]) -> Picture:
    page = read_pages()[view.page]
    return figure_view(atlas, page, view_of(atlas, page, dict(parse_qsl(view.query))), *size)


def _controls(width: int, height: int) -> list[Box]:
    """What covers a reader's map: search and caption, buttons, legend, attribution."""
    return [
        (10, 10, min(265, width - 60), 80),
        (width - 50, 10, width - 10, 220),
        (10, height - 110, 100, height - 60),
        (max(0, width - 660), height - 20, width, height),
    ]


def _name(case: Case) -> str:
    view, (width, _height), language = case
    return f"{view.address}-{width}-{language}"


@pytest.mark.parametrize(
    ("view", "size", "language"), one_of_each(_cases(), lambda case: case[0], _name)
)
def test_names_hide_nothing_and_mislead_nobody(
    atlas: Atlas, view: LabelView, size: tuple[int, int], language: str
) -> None:
    with use_language(language):
        told = in_language(atlas, language)
        picture = _picture(told, view, size)
        controls = _controls(*size)
        labels = list(
            place_names(
                told,
                picture,
                names_of_parts(told, picture),
                obstacles=controls,
                most=MOST_ON_SCREEN,
            )
        )
    assert set(view.subject) <= {label.name.feature for label in labels}
    _assert_clear(labels, controls, size)
    for label in labels:
        # A line leads to the land that has no room for a name that it must have.
        if label.name.style == "state" and not (label.name.needed and label.leader):
            land = _land(atlas, picture, label.name.feature)
            assert _is_on(land, label), label.lines
            if not label.leader and shapely.area(land) < CELL_PX[0] * CELL_PX[1]:
                assert _is_off_others(atlas, picture, label), label.lines
        if label.name.feature.startswith("zone:") and label.name.style == "zone":
            _assert_of_its_zone(atlas, picture, label)


@pytest.mark.parametrize(
    ("page", "size", "code"),
    one_of_each(
        [
            (view.page, size, code)
            for view, size, code in product(VIEWS, (*SIZES, (390, 557)), languages())
            if not view.query and view.page in _MEASURED
        ],
        lambda case: case[0],
        lambda case: "-".join(map(str, case)),
    ),
)
def test_what_a_page_is_about_is_named_amid_its_signs(
    atlas: Atlas, page: str, size: tuple[int, int], code: str
) -> None:
    with use_language(code):
        told = in_language(atlas, code)
        picture = _picture(told, LabelView(page), size)
        plate = draw_plate(told, picture, names_of_parts(told, picture), obstacles=_controls(*size))
    named = {
        feature
        for group in re.findall(r'id="names-(?:places|measures)".*?(?=id="|$)', plate.markup)
        for feature in re.findall(r'data-feature="([^"]+)"', group)
    }
    assert picture.subject
    assert {*picture.subject, picture.lead_measure} <= named


def test_what_a_page_is_about_is_named_where_signs_take_all_the_room(atlas: Atlas) -> None:
    picture = _picture(atlas, LabelView("farkhor"), SIZES[0])
    everywhere = (0.0, 0.0, float(SIZES[0][0]), float(SIZES[0][1]))
    named = place_names(atlas, picture, names_of_parts(atlas, picture), symbols=[everywhere])
    assert {label.name.feature for label in named} == set(picture.subject)


def _assert_clear(labels: list[Label], controls: list[Box], size: tuple[int, int]) -> None:
    """No label covers another, a control or the edge, none stands twice, none is steep."""
    for label in labels:
        assert abs(label.turned) <= MOST_SLANT, label.lines
        assert all(is_within(box, *size) for box in label.boxes), label.lines
        assert all(is_free(box, controls) for box in label.boxes), label.lines
    for one, other in combinations(labels, 2):
        assert all(is_free(box, other.boxes) for box in one.boxes), (one.lines, other.lines)
    # Several lines may be of one kind of tie, or of as many.
    said = [
        (label.name.style == "state", label.name.longer, label.name.text)
        for label in labels
        if label.name.style not in ("tie", "count")
    ]
    assert len(set(said)) == len(said)


def _land(atlas: Atlas, picture: Picture, feature: str) -> BaseGeometry:
    """All land of a state or a zone as the picture draws it, in its pixels."""
    holders = holder_of_face(picture)
    rows = picture.rows_near(Face, faces(atlas, picture.band))
    own = [
        row.geometry
        for row in rows
        if feature in (f"state:{holder(holders, row)}", *(f"zone:{zone}" for zone in row.zones[:1]))
    ]
    drawn = picture.frame.project(np.array(own, dtype=object))
    return shapely.union_all(shapely.make_valid(drawn))


def _is_on(land: BaseGeometry, label: Label) -> bool:
    """Whether the middle of a label lies on land; of islands smaller than a letter, near it."""
    near_px = CELL_PX[0] if shapely.area(land) > CELL_PX[0] ** 2 else 3 * CELL_PX[0]
    return bool(shapely.dwithin(land, shapely.Point(label.middle), near_px))


def _is_off_others(atlas: Atlas, picture: Picture, label: Label) -> bool:
    """Whether it keeps off the land of others that is large enough to be seen, but for a cell's."""
    holders = holder_of_face(picture)
    others = [
        row.geometry
        for row in picture.rows_near(Face, faces(atlas, picture.band))
        if f"state:{holder(holders, row)}" != label.name.feature
    ]
    parts = shapely.get_parts(picture.frame.project(np.array(others, dtype=object)))
    seen = parts[shapely.area(parts) > CELL_PX[0] * CELL_PX[1]]
    near_px = ISLAND_APART_PX - CELL_PX[0] / 2
    return not shapely.dwithin(seen, shapely.box(*label.boxes[0]), near_px).any()


def _assert_of_its_zone(atlas: Atlas, picture: Picture, label: Label) -> None:
    """It lies in its zone, but for a letter; or a line leads from there to it, past all others."""
    land = _land(atlas, picture, label.name.feature)
    if land.is_empty:
        return
    if label.leader is None:
        box = shapely.box(*label.boxes[0])
        assert land.buffer(CELL_PX[0]).intersection(box).area > 0.85 * box.area, label.lines
        return
    assert shapely.dwithin(land, shapely.Point(label.leader[0]), CELL_PX[0]), label.lines
    assert overlap(label.boxes[0], label.boxes[-1]), label.lines


@pytest.mark.parametrize("zoom", [2.0, 2.5, 3.0, 3.5, 4.25, 5.0])
def test_the_name_of_an_island_lies_on_no_other_island(atlas: Atlas, zoom: float) -> None:
    """However small that is; and nearer to its own land than to any other."""
    picture = _picture(atlas, LabelView("participants", f"at=-14,-171,{zoom}"), (1400, 800))
    holders = holder_of_face(picture)
    rows = picture.rows_near(Face, faces(atlas, picture.band))
    drawn = picture.frame.project(np.array([row.geometry for row in rows], dtype=object))
    owners = np.array([f"state:{holder(holders, row)}" for row in rows])
    for label in place_names(atlas, picture, names_of_parts(atlas, picture)):
        land = _land(atlas, picture, label.name.feature)
        # Land is measured in cells, which tell its size to a quarter of one or so.
        if label.name.style == "state" and shapely.area(land) < 0.75 * CELL_PX[0] ** 2:
            others = shapely.make_valid(drawn[owners != label.name.feature])
            middle = shapely.Point(label.middle)
            assert not shapely.intersects(others, shapely.box(*label.boxes[0])).any(), label.lines
            assert shapely.distance(land, middle) < shapely.distance(others, middle).min()


def test_a_state_is_named_wherever_the_map_is_moved(atlas: Atlas) -> None:
    """Pakistan keeps its name while the map moves from its middle to its edges."""
    for lat, lon in ((30, 69), (33, 73), (27, 67), (35, 72), (25.5, 65), (30, 64.5), (33, 66)):
        view = LabelView("disputes", f"at={lat},{lon},6&proj=mercator", ("state:PAK",))
        picture = _picture(atlas, view, (900, 600))
        labels = {
            label.name.feature: label
            for label in place_names(atlas, picture, names_of_parts(atlas, picture))
        }
        assert _is_on(_land(atlas, picture, "state:PAK"), labels["state:PAK"])
