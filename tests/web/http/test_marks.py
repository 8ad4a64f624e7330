"""Marks of a link in all that is made of it: as text, as the reader's own, and not kept."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from html import escape

import pytest
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas
from geo.layers.mark_land import BY_READER
from geo.layers.marks import Mark
from geo.web.view.grammar import format_view
from geo.web.view.model import Position, View
from tests.pages import page_site

pytestmark = pytest.mark.whole

ATTACK = "=1+1 </script><img src=x onerror=attack()> {{ 7*7 }}"
MARKS = (
    Mark("line", 1, ((69.38, 37.47), (71.43, 36.7), (74.0, 36.0)), text="Road to Gilgit"),
    Mark("ring", 2, ((69.38, 37.47),), 250.5),
    Mark("area", 3, ((60.0, 35.0), (64.0, 35.0), (62.0, 39.0))),
    Mark("arrow", 2, ((60.0, 32.0), (70.0, 30.0))),
    Mark("point", 1, ((68.0, 33.0),), text=ATTACK),
    Mark("text", 3, ((66.0, 34.0),), text="Граница"),
    Mark("highlight", 1, feature="zone:aksai-chin", text="here"),
)
VIEW = View(position=Position(35, 69, 5), viewer="IND", marks=MARKS)
QUERY = format_view(VIEW)


def _texts(svg: bytes) -> str:
    return " ".join(ET.fromstring(svg).itertext())  # noqa: S314


def test_what_marks_measure_and_whose_land_they_cross_is_answered_alone(
    guarded: TestClient,
) -> None:
    answer = guarded.get(f"/marks/disputes.html?{QUERY}")
    assert answer.status_code == 200
    assert "<b>445 km</b>" in answer.text
    land = re.findall(r"</i>([^<]*) <b>([^<]*)</b></li>", answer.text)
    assert [name for name, _length in land] == [
        "Tajikistan",
        "Afghanistan",
        "Pakistan",
        "India (Gilgit-Baltistan)",
        "Turkmenistan",
        "Afghanistan",
        "Iran",
    ]
    assert land[4:] == [
        ("Turkmenistan", "54,474 km²"),
        ("Afghanistan", "13,171 km²"),
        ("Iran", "13,101 km²"),
    ]
    assert 'aria-label="Whose land lies inside the area"' in answer.text
    assert "As drawn by India" in answer.text
    assert escape(ATTACK, quote=False) in answer.text
    assert "<img" not in answer.text


def test_they_are_told_in_the_unit_of_the_reader(guarded: TestClient) -> None:
    miles = guarded.get(f"/marks/disputes.html?{QUERY}&unit=mi").text
    for figure in ("276 mi", "31,176 mi²", "155.7 mi"):
        assert f"<b>{figure}" in miles
    assert " km" not in miles.replace("As drawn", "")
    assert "31,176 mi²" in _texts(guarded.get(f"/figure/disputes.svg?{QUERY}&unit=mi").content)


def test_an_area_whose_edge_crosses_itself_is_said_to_hold_no_land_that_can_be_told(
    guarded: TestClient,
) -> None:
    crossed = View(marks=(Mark("area", 1, ((0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 2.0))),))
    text = guarded.get(f"/marks/disputes.html?{format_view(crossed)}").text
    assert "Whose land lies inside cannot be told" in text
    assert "stack-key" not in text


def test_a_figure_has_the_land_of_the_first_mark_as_its_numbers(guarded: TestClient) -> None:
    own = View(position=Position(35, 69, 5), viewer="IND", marks=MARKS[2:])
    words = _texts(guarded.get(f"/figure/disputes.svg?{format_view(own)}").content)
    assert "Turkmenistan 54,474 km²" in words


def test_a_page_without_marks_has_an_empty_place_for_them(guarded: TestClient) -> None:
    answer = guarded.get("/marks/disputes.html")
    assert answer.text == '<section class="marks" data-marks></section>'


def test_marks_of_another_page_or_none_are_said_to_be_missing(guarded: TestClient) -> None:
    assert guarded.get(f"/marks/nowhere.html?{QUERY}").status_code == 404


@pytest.mark.parametrize("code", ["en", "ru", "ur"])
def test_a_figure_draws_and_explains_marks(guarded: TestClient, code: str) -> None:
    answer = guarded.get(f"/figure/disputes.svg?{QUERY}&lang={code}")
    words = _texts(answer.content)
    for text in ("Road to Gilgit", ATTACK, "Граница", "here"):
        assert text in words
    if code == "en":
        assert "drawn by a reader, not by the atlas" in words
        assert "80,746 km²" in words
    tags = {part.tag.rpartition("}")[2] for part in ET.fromstring(answer.content).iter()}  # noqa: S314
    assert not tags & {"script", "img", "image", "foreignObject"}


@pytest.mark.parametrize("form", ["geojson", "kml", "csv"])
def test_an_export_has_them_as_a_layer_of_the_readers_own(guarded: TestClient, form: str) -> None:
    answer = guarded.get(f"/export/disputes.{form}?{QUERY}")
    assert answer.status_code == 200
    if form == "geojson":
        own = [one for one in answer.json()["features"] if one["id"].startswith("mark:")]
        assert [one["properties"]["kind"] for one in own] == [mark.kind for mark in MARKS]
        assert {one["properties"]["by"] for one in own} == {BY_READER}
        assert ATTACK in {one["properties"].get("name") for one in own}
    elif form == "kml":
        names = [part.text for part in ET.fromstring(answer.content).iter() if part.text]  # noqa: S314
        assert "marks" in names
        assert ATTACK in names
    else:
        cells = [cell for row in csv.reader(io.StringIO(answer.text)) for cell in row]
        assert f"'{ATTACK}" in cells
        assert ATTACK not in cells


def test_other_exports_have_no_such_layer(guarded: TestClient) -> None:
    answer = guarded.get("/export/farkhor.geojson")
    assert not [one for one in answer.json()["features"] if one["id"].startswith("mark:")]


@pytest.mark.parametrize("path", ["/preview/disputes.png", "/figure/disputes.png"])
def test_pictures_with_marks_are_others(guarded: TestClient, path: str) -> None:
    assert (
        guarded.get(f"{path}?{QUERY}").content != guarded.get(f"{path}?at=35,69,5&as=IND").content
    )


def test_a_first_page_says_and_draws_them_without_scripts(atlas: Atlas) -> None:
    with page_site(atlas) as site:
        text = site.get(f"/disputes?{QUERY}").text
    assert 'aria-label="Marks of a reader"' in text
    assert "Road to Gilgit: 445" in text
    assert escape(ATTACK, quote=False) in text
    assert "<img src=x" not in text
    # A search engine knows a view with anyone's marks by the address without them.
    canonical = re.search(r'<link rel="canonical" href="([^"]*)"', text)
    assert canonical is not None
    assert "marks" not in canonical[1]


def test_a_saved_file_has_them_and_the_tools(guarded: TestClient) -> None:
    text = guarded.get(f"/offline/disputes.html?{QUERY}").text
    assert "<b>445 km</b>" in text
    assert escape(ATTACK, quote=False) in text


def test_marks_that_are_too_many_are_set_aside_with_a_sentence(atlas: Atlas) -> None:
    with page_site(atlas) as site:
        text = site.get("/disputes?marks=" + ",".join(["p1gxkUgkwpB"] * 41)).text
    assert "up to 40 marks" in text
    assert "(491 signs)" in text
