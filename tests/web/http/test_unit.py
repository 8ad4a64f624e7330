"""With unit=mi nothing that the atlas measured is in kilometres; what facts say stays as it is."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

import pytest
from starlette.testclient import TestClient

from geo import DATA_FOLDER
from geo.i18n.formats import kilometres, square_kilometres
from geo.layers.atlas import Atlas
from geo.web.content.script_messages import messages
from geo.web.content.shared_atlas import atlas as open_atlas
from geo.web.content.steps.model import STORY_FILE
from geo.web.content.steps.script import script_steps
from geo.web.content.story import story
from geo.web.view.pages import read_pages
from tests.kinds import one_of_each
from tests.pages import page_site

pytestmark = pytest.mark.whole

# A figure in kilometres with the word before it, by which it is found among the facts.
TOLD = re.compile(r"(?:[^\s>]+\s)?[(]?([\d,.]+\skm²?)(?![a-z])")
PAGES = read_pages()


@cache
def facts() -> str:
    """All that facts say of themselves; the story leaves places for what is measured."""
    files = (*DATA_FOLDER.rglob("*.yaml"), *DATA_FOLDER.rglob("*.csv"))
    texts = (file.read_text("utf-8") for file in files if file.name != STORY_FILE)
    return re.sub(r"\s+", " ", " ".join(texts))


def told_by_the_atlas(atlas: Atlas, markup: str) -> list[str]:
    """The figures in kilometres that neither a fact nor a source gives."""
    disputes = atlas.dossier.disputes.values()
    published = {square_kilometres(one.area_km2 or 0) for one in disputes}
    published |= {kilometres(one.length_km or 0) for one in disputes}
    found = TOLD.finditer(re.sub(r"\s+", " ", unescape(markup)))
    return [one[0] for one in found if one[0] not in facts() and one[1] not in published]


def addresses() -> Iterator[str]:
    """The pages and figures of the atlas, each of a view in which it measures what it can."""
    front = next(name for name, page in PAGES.items() if page.story)
    for step in story(open_atlas()):
        yield f"/?step={step.id}"
        yield f"/figure/{front}.svg?step={step.id}"
    for name, page in PAGES.items():
        if page.worldviews:
            yield from (f"/{page.path}?grid=as", f"/{page.path}?grid=2020-09-21,2023-12-01")
        else:
            yield f"/{page.path}?as=IND&cmp=PAK"
        if page.layers:
            yield f"/figure/{name}.svg?as=IND&cmp=PAK"


def kind_of(address: str) -> str:
    """What an address has that measures: a step, a grid, distances, zones; in a page or figure."""
    path, _sign, query = address.partition("?")
    page = PAGES.get(path.removesuffix(".svg").rpartition("/")[2])
    told = "measures" if page and page.measures else "zones" if page and page.tables else "none"
    return f"{path.startswith('/figure')} {query.partition('=')[0]} {told}"


CASES = sorted(addresses(), key=lambda address: "farkhor" not in address)


@pytest.mark.parametrize("address", one_of_each(CASES, kind_of, lambda address: address.strip("/")))
def test_nothing_that_is_measured_is_in_kilometres(
    atlas: Atlas, client: TestClient, address: str
) -> None:
    source = client if address.startswith("/figure") else page_site(atlas)
    answer = source.get(f"{address}&unit=mi")
    assert answer.status_code == 200
    assert told_by_the_atlas(atlas, answer.text) == []


def test_callouts_of_the_live_map_leave_places_for_distances(atlas: Atlas) -> None:
    callouts = [callout for step in script_steps(atlas) for callout in step["callouts"]]
    assert not [one["text"] for one in callouts if TOLD.search(one["text"])]
    assert all(f"{{{place}}}" in one["text"] for one in callouts for place in one["measures"])
    assert any(one["measures"] for one in callouts)


def test_sentences_of_scripts_leave_the_unit_to_their_reader() -> None:
    told = {message for message in messages() if re.search(r"\} ?(?:km|mi|NM)", message)}
    lengths = {"{distance} km", "{distance} mi", "{distance} NM"}
    assert told == {*lengths, "{area} km²", "{area} mi²"}


def test_rings_of_an_export_are_named_in_the_unit(client: TestClient) -> None:
    rings = client.get("/export/farkhor.geojson?unit=mi&rings=50&part=all").json()
    names = [
        one["properties"]["name"] for one in rings["features"] if "radius_km" in one["properties"]
    ]
    assert len(names) == 1
    assert names[0].startswith("31.1 mi ")
