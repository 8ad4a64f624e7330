"""The figure of a view looks like the web map of it, measured as a reader would see both."""

import io
from dataclasses import replace
from urllib.parse import parse_qsl

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Browser

from geo.layers.atlas import Atlas
from geo.maps.print.figure import FigureView, render
from geo.web.content.figure_spec import figure_view
from geo.web.content.page_view import view_of
from geo.web.view.pages import read_pages
from tests.chromium import visit
from tests.likeness import lab, most_unlike

PAGES = read_pages()
# Page and query of a view, and of others that must be told from it: moved, of another page.
VIEWS = (
    (
        ("disputes", "as=IND&at=34,78,5"),
        (("disputes", "as=IND&at=34,81,5"), ("participants", "at=34,78,5")),
    ),
    (
        ("participants", "at=48,60,3.5"),
        (("participants", "at=45,64,3.5"), ("disputes", "at=48,60,3.5")),
    ),
    (
        ("astrakhan", "sel=place:ashuluk&at=46,44,5"),
        (("astrakhan", "at=46,46,5"), ("participants", "at=46,44,5")),
    ),
)
# Measured: 0.47, 0.88 and 0.52 for the views themselves, 2.35 and more for the others.
_LARGEST_MEDIAN = 1.5
_SMALL = (48, 32)


def _difference(
    one: Image.Image, other: Image.Image, size: tuple[int, int] = _SMALL
) -> NDArray[np.float64]:
    return np.linalg.norm(lab(one, size) - lab(other, size), axis=-1)


def _web_map(browser: Browser, address: str, hidden: str = "") -> Image.Image:
    with visit(browser, 1400, 900, reduced_motion="reduce", color_scheme="light") as (page, _):
        page.goto(address)
        frame = page.frame_locator(".st-key-map iframe")
        frame.locator(".leaflet-container[data-ready=true] .label").first.wait_for()
        page.wait_for_load_state("networkidle")
        # Stripes begin where the map began; a place that grew has shifted them.
        frame.locator("#map_div").evaluate(
            """() => {
                const { map } = Atlas.debug();
                map.setView(map.getCenter(), map.getZoom(), { reset: true });
            }"""
        )
        if hidden:
            style = f"{hidden} {{ visibility: hidden !important; }}"
            frame.locator("html").evaluate(
                """(html, css) => {
                    html.append(Object.assign(document.createElement("style"), {textContent: css}));
                }""",
                style,
            )
        return Image.open(io.BytesIO(frame.locator(".leaflet-container").screenshot()))


def _shown(atlas: Atlas, name: str, query: str, size: tuple[int, int]) -> FigureView:
    view = view_of(atlas, PAGES[name], dict(parse_qsl(query)))
    assert view.position is not None
    shown = figure_view(atlas, PAGES[name], view, *size)
    return replace(shown, frame=replace(shown.frame, zoom=view.position.zoom))


def _drawn(atlas: Atlas, shown: FigureView) -> Image.Image:
    """The map of a figure as pixels."""
    picture = Image.open(io.BytesIO(render(atlas, shown)))
    width, height = shown.frame.width_px, shown.frame.height_px
    return picture.crop((0, shown.head_px, width, shown.head_px + height))


def _figure(atlas: Atlas, name: str, query: str, size: tuple[int, int]) -> Image.Image:
    return _drawn(atlas, _shown(atlas, name, query, size))


@pytest.mark.nightly
@pytest.mark.parametrize(("shown", "others"), VIEWS)
def test_the_figure_looks_like_the_web_map(
    atlas: Atlas,
    browser: Browser,
    address: str,
    shown: tuple[str, str],
    others: tuple[tuple[str, str], ...],
) -> None:
    web = _web_map(browser, f"{address}/{shown[0]}?{shown[1]}")
    median = np.median(_difference(web, _figure(atlas, *shown, web.size)))
    assert median < _LARGEST_MEDIAN, (
        f"median ΔE {median:.2f}; measured 0.47 to 0.88 when this test was written"
    )
    for other in others:
        median = np.median(_difference(web, _figure(atlas, *other, web.size)))
        assert median > _LARGEST_MEDIAN, f"median ΔE {median:.2f} of {other}; measured 2.35 to 34"


# Page and query of a view, and the layers of which each is missed where a figure leaves it out.
# Of a hundred cells of the tile that is least alike 5, 10 and 4 looked different when all was
# there, and without one of the layers 10 to 100.
CLOSELY = (
    (("farkhor", "at=36.6,70.2,6.5"), 7, ("borders", "rings", "places", "measures", "zones")),
    (("disputes", "as=IND&at=34,78,5&proj=mercator"), 12, ("zones", "borders", "water")),
    (("ties", "at=40,65,4"), 7, ("borders", "places", "water")),
)


@pytest.mark.nightly
@pytest.mark.parametrize(("shown", "most", "layers"), CLOSELY)
def test_no_line_of_the_web_map_is_missing_in_the_figure(
    atlas: Atlas,
    browser: Browser,
    address: str,
    shown: tuple[str, str],
    most: int,
    layers: tuple[str, ...],
) -> None:
    """Nor has the figure what the web map has not; names, which each places itself, apart."""
    hidden = ".leaflet-control-container, .label, .atlas-caption, .atlas-locator"
    web = _web_map(browser, f"{address}/{shown[0]}?{shown[1]}", hidden)
    whole = _shown(atlas, *shown, web.size)
    whole = replace(whole, detail=replace(whole.detail, most_names=0))
    apart = most_unlike(web, _drawn(atlas, whole))
    assert apart <= most, f"{apart} of 100 cells of a tile look different"
    for layer in layers:
        bare = replace(whole, layers=whole.layers - {layer})
        assert most_unlike(web, _drawn(atlas, bare)) > most, f"without {layer} it looks the same"
    # Others than the distance that the page is about are thin until they are pointed at.
    told = [measure for measure in PAGES[shown[0]].measures if measure in whole.measures]
    for measure in told[:1]:
        one_less = replace(whole, measures=whole.measures - {measure})
        assert most_unlike(web, _drawn(atlas, one_less)) > most, f"nobody would miss {measure}"
