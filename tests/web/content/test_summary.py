"""The sentence of a view: what is counted where, by whom and for which day it is drawn."""

import re
from datetime import date
from urllib.parse import parse_qsl

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import affinity
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas
from geo.layers.worldview import DE_FACTO, viewers
from geo.web.content.page_view import view_of
from geo.web.content.summary import counts_within, read_frame, summary
from geo.web.server.routes import routes
from geo.web.view.model import View
from geo.web.view.pages import read_pages
from tests.browser.gate import at_night_but

pytestmark = pytest.mark.whole

PAGES = read_pages()
MAP_PAGES = [name for name, page in PAGES.items() if page.has_live_map]
KARABAKH = shapely.box(46.0, 39.0, 47.5, 40.6)


def _told(atlas: Atlas, name: str, query: str = "") -> str:
    return summary(atlas, PAGES[name], view_of(atlas, PAGES[name], dict(parse_qsl(query))))


@pytest.mark.parametrize(
    ("name", "query", "told"),
    [
        (
            "disputes",
            "as=PAK&at=34,77,12",
            "1 disputed zone in view; as drawn by Pakistan, on 21 September 2020.",
        ),
        (
            "disputes",
            "as=UN&at=0,0,9&on=2024-01-01",
            "no sites and no disputed zones in view; as on United Nations maps, on 1 January 2024.",
        ),
        (
            "astrakhan",
            "at=46.35,48.03,12",
            "1 site, 7 distances in view; as administered on the ground, on 21 September 2020.",
        ),
        (
            "disputes",
            "at=34,77,12&cmp=IND",
            "1 disputed zone in view; as administered "
            "on the ground, on 21 September 2020; beside it the same as drawn by India, "
            "on 21 September 2020.",
        ),
    ],
)
def test_a_view_is_told_in_one_sentence(atlas: Atlas, name: str, query: str, told: str) -> None:
    assert _told(atlas, name, query) == told


def test_only_what_is_switched_on_is_counted(atlas: Atlas) -> None:
    page = PAGES["disputes"]
    everything = counts_within(atlas, page, View(layers=("zones", "places")), KARABAKH)
    assert everything["zones"] > 5
    assert everything["sites"] > 3
    assert counts_within(atlas, page, View(layers=("places",)), KARABAKH)["zones"] == 0
    assert counts_within(atlas, page, View(layers=("zones",)), KARABAKH)["sites"] == 0


def test_zones_and_ties_are_those_of_the_day(atlas: Atlas) -> None:
    early, late = (
        counts_within(atlas, PAGES["disputes"], View(day=day), KARABAKH)["zones"]
        for day in (date(1985, 1, 1), date(2020, 9, 21))
    )
    assert early < late
    whole = shapely.box(-180.0, -80.0, 180.0, 84.0)
    held = [
        counts_within(atlas, PAGES["ties"], View(day=day), whole)["ties"]
        for day in (date(1985, 1, 1), date(2020, 9, 21))
    ]
    assert held[0] < held[1]


def test_beyond_the_antimeridian_it_is_the_same_land(atlas: Atlas) -> None:
    page = PAGES["disputes"]
    here = counts_within(atlas, page, View(), KARABAKH)
    for turn in (-360, 360):
        assert counts_within(atlas, page, View(), affinity.translate(KARABAKH, turn)) == here


@given(
    west=st.floats(-170, 100),
    south=st.floats(-60, 50),
    width=st.floats(1, 60),
    height=st.floats(1, 30),
    more=st.floats(0, 10),
    name=st.sampled_from(MAP_PAGES),
)
def test_a_larger_extent_never_shows_less(
    west: float, south: float, width: float, height: float, more: float, name: str, atlas: Atlas
) -> None:
    small = shapely.box(west, south, west + width, south + height)
    large = shapely.box(west - more, south - more, west + width + more, south + height + more)
    few, many = (counts_within(atlas, PAGES[name], View(), extent) for extent in (small, large))
    assert all(few[kind] <= many[kind] for kind in few)


@pytest.mark.parametrize("name", at_night_but(MAP_PAGES, ["disputes"]))
def test_every_viewer_is_named(atlas: Atlas, name: str) -> None:
    for viewer in viewers(atlas):
        told = summary(atlas, PAGES[name], View(viewer=viewer))
        assert re.fullmatch(r"[a-z0-9, ]+ in view; [^;]+, on 21 September 2020\.", told)
        assert viewer in (DE_FACTO, "UN") or atlas.state_name(viewer) in told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1,2,3",
        "a,b,c,d",
        "nan,0,1,1",
        "5,0,1,1",
        "0,0,1,100",
        "inf,0,1,1",
        "0,0,1,1,2",
        "0,0,1,1,2,2",
        "0,0,1,1,0,1,1,0",
        "0,0,9,0,9,99",
        ",".join(["1"] * 100_000),
    ],
)
def test_what_is_no_frame_is_not_read(text: str) -> None:
    assert read_frame(text) is None


def test_a_frame_may_be_a_line_around_it(atlas: Atlas) -> None:
    page, view = PAGES["disputes"], View(layers=("zones", "places"))
    box, same = read_frame("46,39,47.5,40.6"), read_frame("46,39,47.5,39,47.5,40.6,46,40.6")
    assert box is not None
    assert same is not None
    half = read_frame("46,39,47.5,39,46,40.6")
    assert half is not None
    whole = counts_within(atlas, page, view, box)
    assert counts_within(atlas, page, view, same) == whole
    assert counts_within(atlas, page, view, half)["sites"] < whole["sites"]


def test_the_sentence_has_an_address(atlas: Atlas) -> None:
    client = TestClient(Starlette(routes=routes(atlas)))
    answer = client.get("/summary/disputes.json?as=PAK&within=76.5,33.5,77.5,34.5")
    assert answer.json()["summary"].endswith("as drawn by Pakistan, on 21 September 2020.")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert client.get("/summary/disputes.json?within=junk").json() == {
        "summary": _told(atlas, "disputes")
    }
    assert client.get("/summary/sources.json").status_code == 404
