"""The picture in the first HTML: of every view, light to send, in the colours of its page."""

import gzip
import re
from xml.etree import ElementTree

import geopandas as gpd
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geo.layers.atlas import Atlas
from geo.layers.frames.measures import measures
from geo.maps.drawing import picture
from geo.web.content.page_view import view_of
from geo.web.content.pictures.first_plate import _shared_frame, first_plate
from geo.web.content.pictures.view_picture import extent_of_sites
from geo.web.view.model import View
from geo.web.view.pages import read_pages

pytestmark = pytest.mark.whole

PAGES = read_pages()
MOST_BYTES = 17_000


def plate(atlas: Atlas, name: str, **query: str) -> ElementTree.Element:
    """The picture of an address of a page."""
    markup = first_plate(atlas, PAGES[name], view_of(atlas, PAGES[name], query), "A & <caption>")
    return ElementTree.fromstring(markup)  # noqa: S314 - our own


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if page.has_live_map])
def test_the_picture_of_a_page_is_light_and_has_no_colour_of_its_own(
    atlas: Atlas, name: str
) -> None:
    """Its colours are those of the style sheet, so that the reader's theme holds at once."""
    page = PAGES[name]
    markup = first_plate(atlas, page, view_of(atlas, page, {}), "A caption")
    assert len(gzip.compress(markup.encode())) < MOST_BYTES
    paints = set(re.findall(r'(?:fill|stroke|stop-color)="([^"]+)"', markup))
    assert all(
        paint in ("none", "context-stroke") or paint.startswith(("var(--", "url(#", "color-mix("))
        for paint in paints
    ), paints
    assert 'class="wide"' in markup
    assert 'class="narrow"' in markup


def test_pages_without_a_map_have_no_picture(atlas: Atlas) -> None:
    page = next(page for page in PAGES.values() if not page.has_live_map)
    assert first_plate(atlas, page, view_of(atlas, page, {}), "") == ""


def test_the_caption_is_what_a_screen_reader_hears(atlas: Atlas) -> None:
    assert plate(atlas, "overview").attrib["aria-label"] == "A & <caption>"
    assert plate(atlas, "overview").attrib["role"] == "img"


def test_a_selected_zone_is_fitted_as_the_map_fits_it(atlas: Atlas) -> None:
    """With room about it, and no nearer than the map goes."""
    root = plate(atlas, "disputes", sel="zone:aksai-chin")
    _zoom, largest, room, beside = map(float, root.attrib["data-fit"].split())
    assert (largest, room, beside) == (8, 60, 1)
    assert plate(atlas, "overview").attrib["data-fit"].endswith(" 18 0 1")
    assert plate(atlas, "claims").attrib["data-fit"].endswith(" 18 0 0")


def test_a_position_is_drawn_as_large_as_it_is(atlas: Atlas) -> None:
    """It has a zoom, which no place of the map changes."""
    root = plate(atlas, "disputes", at="34.5,76,6")
    assert "data-fit" not in root.attrib
    assert "plate-fixed" in root.attrib["class"].split()
    assert root.attrib["viewBox"] == f"0 0 {root.attrib['width']} {root.attrib['height']}"


def test_the_picture_is_that_of_the_viewer_and_the_day(atlas: Atlas) -> None:
    """One view differs from another by what is drawn."""
    views = ({}, {"as": "IND"}, {"on": "1985-06-01"})
    drawn = {ElementTree.tostring(plate(atlas, "disputes", **query)) for query in views}
    assert len(drawn) == len(views)


@pytest.mark.parametrize("split", ["swipe", "side"])
def test_a_comparison_has_both_maps_each_with_its_look(atlas: Atlas, split: str) -> None:
    """They are of one frame, and no id is there twice; one of them is heard."""
    root = plate(atlas, "disputes", cmp="IND", split=split)
    assert root.attrib["class"] == f"plates plates-{split}"
    svgs = [side.find("svg") for side in root]
    words = [side.findtext("p") or "" for side in root]
    assert len(svgs) == 2
    assert "India" in words[1]
    assert "India" not in words[0]
    first, second = (svg.attrib for svg in svgs if svg is not None)
    assert first["data-fit"] == second["data-fit"]
    assert first["aria-label"]
    assert second["aria-hidden"] == "true"
    turned = plate(atlas, "disputes", **{"as": "IND", "cmp": "defacto", "split": split})
    assert drawn_in(svgs[1]) == drawn_in(turned[0].find("svg"))
    ids = [one.attrib["id"] for one in root.iter() if "id" in one.attrib]
    assert len(ids) == len(set(ids))


def drawn_in(svg: ElementTree.Element | None) -> list[str]:
    """The shapes of a picture."""
    assert svg is not None
    return [path.attrib["d"] for path in svg.iter("path")]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"sel": "place:ayni"}, True),
        ({"sel": "place:tianjin"}, False),
        ({"sel": "place:ayni", "layers": "states,places"}, False),
    ],
)
def test_what_is_selected_near_the_subject_of_a_page_is_shown_with_it(
    atlas: Atlas, query: dict[str, str], shown: bool
) -> None:
    """The distance that a page is about is not cut by the frame of what is selected beside it."""
    page = PAGES["farkhor"]
    found = extent_of_sites(atlas, page, view_of(atlas, page, query))
    assert found is not None
    line = measures(atlas)[page.measures[0]].line
    assert shapely.box(*found[0]).covers(shapely.box(*line.bounds)) == shown


def test_views_of_one_frame_look_for_what_is_near_once(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, looked = PAGES["disputes"], list[int]()
    intersecting = picture._intersecting

    def counted(frame: gpd.GeoDataFrame, box: BaseGeometry) -> list[int]:
        looked.append(len(frame))
        return intersecting(frame, box)

    monkeypatch.setattr(picture, "_intersecting", counted)
    _shared_frame.cache_clear()
    for viewer in ("IND", "PAK"):
        first_plate(atlas, page, View(viewer=viewer), "")
        looked.append(-1)
    first = looked.index(-1)
    assert first > 0
    assert len(looked) - 2 - first < first / 2
