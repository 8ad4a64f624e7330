"""Figures that are asked for by address: their formats, sizes and colours."""

import io
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas
from geo.maps.print.figure import render
from geo.maps.style.colour import tint
from geo.maps.style.palette import PALETTE
from geo.web.content.figure_spec import figure_view
from geo.web.view.model import Position, View
from tests.web.http.pictures.bare import PAGES, bare

pytestmark = pytest.mark.whole


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
