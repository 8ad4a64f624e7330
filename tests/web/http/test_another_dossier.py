"""What is answered over HTTP speaks of the dossier that is served, and of no other.

Every page, picture, file and export of the second dossier, in each of its languages: a few at every
change, all of them at night.
"""

import base64
import gzip
import io
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.dossier.served import serve_dossier
from geo.layers.atlas import Atlas, open_atlas
from geo.web.server.routes import middleware, routes
from geo.web.view.pages import read_pages
from tests.browser.gate import at_night_but
from tests.pages import page_site
from tests.servers import ROOT

pytestmark = pytest.mark.whole

ZAPAD = ROOT / "tests" / "dossiers" / "zapad-2021"
LANGUAGES = ("en", "ru", "ur")
# How the default dossier and its exercise are called; its places may be cities of the map.
OTHERS = re.compile("(?<!vladi)kavkaz|caucasus[- ]20|Кавказ[- ]?20|کاوکاز|قفقاز 20", re.I)
with serve_dossier(ZAPAD):
    PAGES = dict(read_pages())
MAPS = [name for name, page in PAGES.items() if page.layers]
OUTPUTS = [
    "/{path}",
    "/preview/{name}.png",
    "/figure/{name}.png",
    "/figure/{name}.svg",
    "/figure/{name}.pdf",
    "/export/{name}.geojson",
    "/export/{name}.gpkg",
    "/export/{name}.kml",
    "/export/{name}.csv",
    "/export/{name}.xlsx",
    "/offline/{name}.html",
    "/summary/{name}.json",
]
CASES = [
    (output, name, language)
    for output in OUTPUTS
    for name in (PAGES if output == OUTPUTS[0] else MAPS)
    for language in LANGUAGES
]
GATE = [
    *(("/{path}", "overview", language) for language in LANGUAGES),
    ("/figure/{name}.svg", "overview", "ru"),
    ("/export/{name}.csv", "overview", "ur"),
]
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)
_PACKED = re.compile(r"[A-Za-z0-9+/]{200,}={0,2}")


@dataclass(frozen=True)
class Site:
    """What answers: the routes of outputs, and the pages around Streamlit."""

    outputs: TestClient
    pages: TestClient


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve_dossier(ZAPAD), pytest.MonkeyPatch.context() as patch:
        # All cases are of one reader, who asks for more in a minute than a reader may.
        patch.setenv("KAVKAZ_ATLAS_REQUESTS_PER_MINUTE", "100000")
        atlas: Atlas = open_atlas()
        application = Starlette(routes=routes(atlas), middleware=middleware(atlas))
        yield Site(TestClient(application), page_site(atlas))


@pytest.mark.parametrize(("output", "name", "language"), at_night_but(CASES, GATE))
def test_an_output_names_no_other_dossier(
    site: Site, output: str, name: str, language: str
) -> None:
    path = output.format(name=name, path=PAGES[name].path)
    client = site.pages if output == OUTPUTS[0] else site.outputs
    answer = client.get(path, params={"lang": language})
    assert answer.status_code == 200
    # A summary is one sentence.
    assert len(answer.content) > (50 if output == OUTPUTS[-1] else 100)
    headers = "\n".join(f"{key}: {value}" for key, value in answer.headers.items())
    texts = (headers, *_texts(answer.headers["content-type"], answer.content))
    assert [found[0] for text in texts for found in [OTHERS.search(text)] if found] == []


@pytest.mark.parametrize(
    "path", ["/changes.atom", "/openapi.json", "/data/index.json", "/robots.txt"]
)
def test_what_is_no_view_names_no_other_dossier(site: Site, path: str) -> None:
    answer = site.outputs.get(path)
    assert answer.status_code == 200
    assert OTHERS.search(answer.text) is None


def test_whole_data_and_every_document_name_no_other_dossier(site: Site) -> None:
    index = site.outputs.get("/data/index.json").json()
    addresses = [entry["url"] for entry in index["layers"]]
    assert len(addresses) > 5
    for address in addresses:
        answer = site.outputs.get(address)
        assert answer.status_code == 200
        assert OTHERS.search(answer.text) is None, address


def _texts(media: str, content: bytes) -> Iterator[str]:
    """All text that can be read out of a file, what it has packed and its metadata included."""
    yield content.decode("utf-8", "replace")
    if media.startswith("image/png"):
        yield repr(Image.open(io.BytesIO(content)).info)
    if media == "application/pdf":
        for stream in _STREAM.findall(content):
            yield _inflated(stream).decode("latin-1")
    if media.startswith("text/html"):
        for packed in _PACKED.findall(content.decode()):
            yield _unpacked(packed)


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _unpacked(packed: str) -> str:
    """What stands in a saved file in base64; fonts are no text."""
    data = base64.b64decode(packed + "=" * (-len(packed) % 4))
    if data[:2] != b"\x1f\x8b":
        return ""
    return json.dumps(json.loads(gzip.decompress(data)), ensure_ascii=False)
