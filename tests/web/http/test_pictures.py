"""Previews: the very view of a link as a picture, drawn once, small, and named in the head."""

import io
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas
from geo.layers.gazetteer import gazetteer
from geo.maps.drawing.projection import Frame, frame_of
from geo.maps.layers.registry import names_of_parts
from geo.maps.print.figure import FigureView, render, words_around
from geo.maps.print.furniture import corner_box, scale_bar_box
from geo.maps.print.graticule import degrees
from geo.maps.print.handout.charts import Stack
from geo.maps.print.naming.boxes import is_free
from geo.maps.print.naming.labels import place_names
from geo.maps.style.colour import claimant_colour, mix, tint
from geo.maps.style.palette import PALETTE
from geo.web.content.figure_spec import figure_view, finished_figure
from geo.web.content.page_view import view_of
from geo.web.http.pictures import HEIGHT_PX, WIDTH_PX, Pictures
from geo.web.server.routes import routes
from geo.web.view.model import Comparison, Position, View
from geo.web.view.pages import read_pages
from tests.kinds import one_of_each
from tests.pages import page_site

pytestmark = pytest.mark.whole

PAGES = {name: page for name, page in read_pages().items() if page.layers}
LARGEST_BYTES = 300_000


class _Meta(HTMLParser):
    """The meta tags of a page by name or property."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        name = values.get("property") or values.get("name")
        if tag == "meta" and name:
            self.found[name] = values.get("content") or ""


@pytest.fixture(scope="module")
def client(atlas: Atlas) -> TestClient:
    return TestClient(Starlette(routes=routes(atlas)))


@pytest.fixture(scope="module")
def site(atlas: Atlas) -> TestClient:
    return page_site(atlas)


def _meta(site: TestClient, path: str, **headers: str) -> dict[str, str]:
    parser = _Meta()
    parser.feed(site.get(path, headers=headers).text)
    return parser.found


@pytest.mark.parametrize("name", one_of_each(PAGES, lambda name: name == "farkhor", str))
def test_every_page_has_a_preview_of_its_size(client: TestClient, name: str) -> None:
    answer = client.get(f"/preview/{name}.png")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert len(answer.content) <= LARGEST_BYTES
    assert Image.open(io.BytesIO(answer.content)).size == (WIDTH_PX, HEIGHT_PX)


def test_the_head_names_the_preview_of_the_very_view(site: TestClient, client: TestClient) -> None:
    meta = _meta(site, "/disputes?sel=zone:aksai-chin&as=IND&junk=1")
    assert meta["og:title"] == "Aksai Chin"
    assert "as drawn by India, on 21 September 2020" in meta["og:description"]
    assert meta["og:url"].endswith("/disputes?as=IND&sel=zone:aksai-chin&v=2")
    assert meta["og:image"].startswith("http://testserver/preview/disputes.png?as=IND&sel=")
    assert meta["twitter:card"] == "summary_large_image"
    picture = client.get(meta["og:image"].removeprefix("http://testserver"))
    other = client.get("/preview/disputes.png?sel=zone:aksai-chin")
    assert picture.status_code == 200
    assert picture.content != other.content


def test_a_claim_is_shared_with_its_verdict(site: TestClient) -> None:
    meta = _meta(site, "/claims?sel=claim:personnel-150000")
    assert meta["og:title"] == "How many people took part in Kavkaz 2020?"
    assert meta["og:description"].startswith("A claim of the article: contested")


def test_a_step_of_the_story_is_shared_as_it_is(site: TestClient) -> None:
    assert "24 December 1979" in _meta(site, "/?step=kabul-1979")["og:description"]


@pytest.mark.parametrize(
    ("headers", "origin"),
    [
        ({"host": "atlas.example"}, "http://atlas.example"),
        (
            {"x-forwarded-proto": "https", "x-forwarded-host": "a.example:8443"},
            "https://a.example:8443",
        ),
        ({"host": 'x"><script>'}, ""),
        ({"x-forwarded-proto": "javascript"}, ""),
    ],
)
def test_the_address_of_the_server_is_that_of_the_reader(
    site: TestClient, headers: dict[str, str], origin: str
) -> None:
    meta = _meta(site, "/farkhor", **headers)
    assert meta["og:image"] == f"{origin}/preview/farkhor.png"


@pytest.fixture(scope="module")
def scripts_of_a_page(site: TestClient) -> int:
    return site.get("/disputes").text.count("<script")


@pytest.mark.nightly
@given(query=st.dictionaries(st.sampled_from(("at", "sel", "as", "on", "layers")), st.text()))
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_query_breaks_the_head(
    site: TestClient, scripts_of_a_page: int, query: dict[str, str]
) -> None:
    answer = site.get("/disputes", params=query)
    assert answer.status_code == 200
    assert answer.text.count("<script") == scripts_of_a_page


def test_unknown_pages_have_no_preview(client: TestClient) -> None:
    for name in ("nowhere", "sources", "..%2Fx"):
        assert client.get(f"/preview/{name}.png").status_code == 404


def test_equal_requests_at_once_are_drawn_once(atlas: Atlas) -> None:
    drawer, start = Pictures(atlas), threading.Barrier(6)

    def ask(_number: int) -> bytes:
        start.wait()
        return drawer.preview(PAGES["farkhor"], View()).content

    with ThreadPoolExecutor(6) as pool:
        pictures = list(pool.map(ask, range(6)))
    assert drawer.renders.made == 1
    assert len(set(pictures)) == 1


def bare(shown: FigureView) -> FigureView:
    """The same without names on its maps."""
    beside = shown.beside and bare(shown.beside)
    return replace(shown, detail=replace(shown.detail, most_names=0), beside=beside)


def _pixel(atlas: Atlas, view: View, lon: float, lat: float) -> tuple[int, ...]:
    shown = figure_view(atlas, PAGES["disputes"], view, 600, 400)
    shown = replace(bare(shown), layers=frozenset({"states"}))
    picture = Image.open(io.BytesIO(render(atlas, shown))).convert("RGB")
    ((x, y),) = shown.frame.pixels(np.array([[lon, lat]]))
    return picture.getpixel((round(x), round(y) + shown.head_px))


@pytest.mark.parametrize(
    ("viewer", "holder"), [("defacto", "PAK"), ("IND", "IND"), ("PAK", "PAK"), ("UN", "")]
)
def test_the_figure_has_the_colours_of_the_web_map(atlas: Atlas, viewer: str, holder: str) -> None:
    view = View(viewer=viewer, position=Position(35.5, 75, 6))
    colour = _pixel(atlas, view, 74.5, 36.0)
    wanted = tuple(int(tint(holder, "light")[at : at + 2], 16) for at in (1, 3, 5))
    assert colour == wanted


def test_mixing_is_that_of_the_style_sheet() -> None:
    assert mix("#000000", "#ffffff", 0.25) == "#bfbfbf"
    assert tint("", "light") == PALETTE["light"]["land"]
    assert tint("IND", "light") not in (claimant_colour("IND"), PALETTE["light"]["land"])


@given(
    lat=st.floats(-70, 70),
    lon=st.floats(-150, 150),
    zoom=st.floats(2, 10),
)
def test_a_frame_has_its_centre_in_its_middle(lat: float, lon: float, zoom: float) -> None:
    frame = Frame(lat, lon, zoom, 800, 500)
    ((x, y),) = frame.pixels(np.array([[lon, lat]]))
    assert (x, y) == pytest.approx((400, 250), abs=1e-6)
    west, south, east, north = frame.extent
    corners = frame.pixels(np.array([[west, north], [east, south]]))
    assert corners[0] == pytest.approx((0, 0), abs=1e-3)
    assert corners[1] == pytest.approx((800, 500), abs=1e-3)


def test_an_extent_is_shown_whole() -> None:
    frame = frame_of((60, 20, 90, 40), 1200, 500)
    corners = frame.pixels(np.array([[60, 40], [90, 20]]))
    assert (corners >= -1e-6).all()
    assert (corners <= np.array([1200, 500]) + 1e-6).all()


def test_the_view_of_an_address_needs_no_session(atlas: Atlas) -> None:
    view = view_of(atlas, PAGES["overview"], {"step": "kabul-1979", "sel": "nonsense"})
    assert view.day == date(1979, 12, 24)
    assert view.selection is None
    untouched = view_of(atlas, PAGES["overview"], {"step": "kabul-1979"})
    assert untouched.selection in gazetteer(atlas)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/figure/disputes.png?as=IND&at=34.5,77,5.5", "image/png"),
        ("/figure/ties.svg?on=2024-01-01", "image/svg+xml"),
        ("/figure/farkhor.pdf?size=a4&sel=measure:farkhor-pakistan", "application/pdf"),
    ],
)
def test_a_view_is_had_as_a_figure(client: TestClient, path: str, kind: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert len(answer.content) > 20_000


def test_the_steps_of_the_story_are_had_as_a_poster(client: TestClient) -> None:
    answer = client.get("/figure/story.svg?lang=ru&theme=dark&as=IND")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('inline; filename="kavkaz-atlas-')
    root = ElementTree.fromstring(answer.content)  # noqa: S314 - our own file
    (rect,) = (node for node in root if node.tag.endswith("}rect"))
    assert rect.get("fill") == PALETTE["dark"]["panel"]
    assert (rect.get("width"), rect.get("height")) == ("794", "1123")
    refused = client.get("/figure/story.pdf?size=web")
    assert refused.status_code == 400
    assert "size a4, letter" in refused.json()["error"]


def test_a_figure_is_larger_by_its_scale(client: TestClient) -> None:
    sizes = []
    for scale in (1, 2):
        answer = client.get(f"/figure/astrakhan.png?scale={scale}")
        sizes.append(np.array(Image.open(io.BytesIO(answer.content)).size))
    assert (sizes[1] == 2 * sizes[0]).all()


@pytest.mark.parametrize(
    "path", ["/figure/ties.gif", "/figure/ties.png?scale=9", "/figure/ties.pdf?size=a0"]
)
def test_a_figure_that_cannot_be_made_says_what_can(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert "expected .png, .svg or .pdf" in answer.json()["error"]


def test_the_legend_of_a_figure_has_what_the_figure_shows(atlas: Atlas) -> None:
    view = View(viewer="IND", position=Position(34.5, 77, 5.5))
    shown = finished_figure(atlas, PAGES["disputes"], view, "web", "http://atlas.example/x")
    labels = [sample.label for group in shown.legend for sample in group.samples]
    assert {"India", "Pakistan", "China", "drawn differently from actual control"} <= set(labels)
    assert "Ukraine" not in labels
    sources, disclaimer, link = shown.credit
    assert "CC BY 4.0" in sources
    assert re.search(r"as of \d+ \w+ 20\d\d\. Projection: [A-Z]", sources)
    assert "no opinion on the legal status" in disclaimer
    assert link == "http://atlas.example/x"
    svg = render(atlas, shown, "svg")
    ElementTree.fromstring(svg)  # noqa: S314 - our own file
    assert render(atlas, shown, "svg") == svg


def test_a_comparison_shows_both_looks_side_by_side(atlas: Atlas) -> None:
    view = View(viewer="IND", position=Position(35.5, 75, 6), compare=Comparison("PAK"))
    both = finished_figure(atlas, PAGES["disputes"], view, "web", "")
    single = finished_figure(atlas, PAGES["disputes"], View(viewer="IND"), "web", "")
    # The frame of both is that of the Himalaya, where Pakistan's view of some zones was not found.
    assert [shown.corner for shown in both.maps] == [
        "As drawn by India · 21 September 2020",
        "As drawn by Pakistan · 21 September 2020 · dotted: no position found",
    ]
    assert both.caption == "Two maps of the same area · 21 September 2020"
    assert (both.width_px, both.frame.height_px) == (single.width_px, single.frame.height_px)
    left, right = (replace(bare(one), layers=frozenset({"states"})) for one in both.maps)
    plain = replace(left, beside=right)
    picture = Image.open(io.BytesIO(render(atlas, plain))).convert("RGB")
    ((x, y),) = both.frame.pixels(np.array([[74.5, 36.0]]))
    for offset, holder in ((0, "IND"), (700, "PAK")):
        strong = tint(holder, "light", changed=True)
        wanted = tuple(int(strong[at : at + 2], 16) for at in (1, 3, 5))
        assert picture.getpixel((round(x) + offset, round(y) + both.head_px)) == wanted


def test_the_legend_of_a_comparison_is_that_of_both_looks(atlas: Atlas) -> None:
    def entries(view: View) -> set[str]:
        shown = finished_figure(atlas, PAGES["disputes"], view, "web", "")
        return {sample.label for group in shown.legend for sample in group.samples}

    near = Position(44, 34, 7)
    one = entries(View(position=near))
    other = entries(View(position=near, day=date(1985, 1, 1)))
    both = entries(View(position=near, compare=Comparison(day=date(1985, 1, 1)), split="side"))
    assert one != other
    # Nobody disputed the land of the Soviet Union then, so it has no stripes to explain.
    parties = {"Russia", "Ukraine"}
    assert parties <= one
    assert not parties & other
    assert parties <= both


def test_degrees_stand_clear_of_bar_and_corner(atlas: Atlas) -> None:
    view = View(position=Position(34, 78, 5), compare=Comparison("IND"))
    shown = finished_figure(atlas, PAGES["disputes"], view, "a4", "")
    words = {word.text: word for word in degrees(shown.frame)}
    assert {"30° N", "80° E"} <= set(words)
    boxes = [words["30° N"].box, scale_bar_box(shown.frame), corner_box(shown.corner)]
    for label in place_names(atlas, shown, names_of_parts(atlas, shown), obstacles=boxes):
        assert all(is_free(box, boxes) for box in label.boxes)


def test_a_faded_layer_is_faded_in_figures(atlas: Atlas) -> None:
    near = View(position=Position(35.2, 79.3, 8))

    def stripe_and_land(view: View) -> tuple[np.ndarray, np.ndarray]:
        shown = bare(figure_view(atlas, PAGES["disputes"], view, 400, 300))
        pixels = np.asarray(Image.open(io.BytesIO(render(atlas, shown))).convert("RGB"), float)
        middle = pixels[shown.head_px + 130 : shown.head_px + 170, 180:220].reshape(-1, 3)
        strongest = np.ptp(middle, axis=1).argmax()
        return middle[strongest], np.median(middle, axis=0)

    full, _ = stripe_and_land(near)
    faint, land = stripe_and_land(replace(near, opacity=(("zones", 30),)))
    gone, plain = stripe_and_land(replace(near, opacity=(("states", 5), ("zones", 5))))
    assert np.ptp(full) > np.ptp(faint) > np.ptp(gone)
    # Land fades into the colour of land that has none.
    paper = [int(PALETTE["light"]["land"][at : at + 2], 16) for at in (1, 3, 5)]
    assert np.abs(plain - paper).max() < np.abs(land - paper).max()


def test_the_graticule_is_drawn_where_its_switch_is_on(atlas: Atlas) -> None:
    shown = figure_view(atlas, PAGES["disputes"], View(), 600, 300)
    without = replace(shown, layers=shown.layers - {"graticule"})
    assert render(atlas, shown, "svg") != render(atlas, without, "svg")


def test_the_figure_of_a_distance_has_its_strip_and_a_page_without_selection_none(
    atlas: Atlas,
) -> None:
    page = PAGES["farkhor"]
    measured = View(selection=f"measure:{page.figures[0]}")
    for size in ("web", "a4"):
        plain, shown = (finished_figure(atlas, page, view, size, "") for view in (View(), measured))
        assert plain.chart is None
        assert plain.chart_px == 0
        assert isinstance(shown.chart, Stack)
        layers = {layer.name: layer for layer in words_around(shown)}
        ends = [words for words in layers["chart"].words if words.y == layers["chart"].words[0].y]
        assert {line for words in ends for line in words.lines} >= set(shown.chart.ends)
        low = max(words.box[3] for words in layers["chart"].words)
        high = min(words.box[1] for words in layers["credit"].words)
        assert low <= high
        # On paper the map makes room for it.
        assert size == "web" or shown.frame.height_px < plain.frame.height_px
