"""The engine tells another dossier in its own words, and one that has next to nothing."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from geo.dossier.served import serve_dossier
from geo.layers.atlas import Atlas, open_atlas
from geo.layers.gazetteer import gazetteer
from geo.web.content.cards import card_html
from geo.web.content.map_content import map_content
from geo.web.content.page_view import view_of
from geo.web.content.panels import lists, tables
from geo.web.content.panels.legend import switches
from geo.web.content.panels.timeline import axis_html
from geo.web.content.story import story_html
from geo.web.content.summary import summary
from geo.web.html.templating import render
from geo.web.http.asset_store import open_asset_store
from geo.web.http.downloads import download_index
from geo.web.http.exports import Export, export, file_name
from geo.web.http.feed import feed
from geo.web.http.first_html.first_sight import first_sight
from geo.web.http.first_html.page_html import words
from geo.web.http.openapi import openapi
from geo.web.http.pictures import Pictures
from geo.web.view.model import View
from geo.web.view.pages import read_pages
from tests.servers import ROOT

pytestmark = pytest.mark.whole

ZAPAD = ROOT / "tests" / "dossiers" / "zapad-2021"
# What only the default dossier may say.
OTHERS = ("Kavkaz", "kavkaz", "Farkhor", "Astrakhan", "The article", "the article")


@pytest.fixture(scope="module")
def zapad() -> Iterator[Atlas]:
    with serve_dossier(ZAPAD):
        yield open_atlas()


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Atlas]:
    folder = Path(shutil.copytree(ZAPAD, tmp_path / "bare"))
    _strip(folder)
    with serve_dossier(folder):
        yield open_atlas()


def _strip(folder: Path) -> None:
    """Leaves one page without a story, and of the tables the roles and the exercise."""
    for name in (
        "relations",
        "timeline",
        "measures",
        "changes",
        "open",
        "places",
        "sites",
        "zones",
    ):
        file = folder / f"{name}.csv"
        file.write_text(file.read_text("utf-8").split("\n")[0] + "\n", "utf-8")
    with (folder / "exercises.csv").open(encoding="utf-8", newline="") as lines:
        rows = [{**row, "places": ""} for row in csv.DictReader(lines)]
    with (folder / "exercises.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0])
        writer.writeheader()
        writer.writerows(row for row in rows if row["id"] == "zapad-2021")
    _edit(folder / "claims.yaml", lambda claims: {**claims, "claims": []})
    _edit(folder / "story.yaml", lambda story: {**story, "steps": []})
    _edit(folder / "pages.yaml", _one_page)


def _one_page(pages: dict[str, Any]) -> dict[str, Any]:
    name, page = next(iter(pages.items()))
    bare = {
        "story": False,
        "places": [],
        "measures": [],
        "home_of": [],
        "axis": True,
        "contradictions": True,
        "all_ties": True,
        "lists": [*lists._GROUPS],
        "tables": [*tables._TABLES],
    }
    kept = {key: value for key, value in page.items() if not key.startswith(("rings", "figures"))}
    return {name: {**kept, **bare}}


def _edit(file: Path, change: Any) -> None:
    content = change(yaml.safe_load(file.read_text("utf-8")))
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")


def _told(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """What the atlas says, by what says it."""
    store = open_asset_store(atlas)
    yield "index", repr(download_index(atlas))
    yield "style", store.assets[store.page_stylesheet_url.removeprefix("/assets/")].content.decode()
    yield "openapi", repr(openapi(atlas))
    yield "axis", axis_html(atlas)
    yield "footer", render("footer.html")
    for name, page in read_pages().items():
        if not page.layers:
            continue
        view = view_of(atlas, page, {})
        yield f"page {name}", repr((words(atlas, page, view), summary(atlas, page, view)))
        yield f"lists {name}", repr(lists.groups(atlas, page, view))
        yield f"tables {name}", repr(tables.tables(atlas, page, view))
        yield f"legend {name}", repr(switches(atlas, page, view))
        yield f"first sight {name}", first_sight(atlas, page, view, view, (), "")
        yield f"file {name}", file_name(atlas, page, view, "csv")


@pytest.mark.nightly
def test_another_dossier_is_told_in_its_own_words(zapad: Atlas) -> None:
    told = dict(_told(zapad))
    told |= {
        feature: card_html(zapad, feature, View())
        for feature in gazetteer(zapad)
        if feature.partition(":")[0]
        in (
            "place",
            "claim",
            "exercise",
            "event",
            "tie",
            "measure",
            "zone",
            "line",
            "state",
        )
    }
    told["story"] = story_html(zapad)
    found = [(name, word) for name, text in told.items() for word in OTHERS if word in text]
    assert found == []
    assert "Zapad Atlas" in told["style"]
    assert told["file overview"] == "zapad-atlas-overview-defacto-2021-09-10.csv"
    assert "In the report" in next(text for name, text in told.items() if name.startswith("claim"))


def test_another_dossier_lists_the_zones_that_it_is_about(zapad: Atlas) -> None:
    page = next(page for page in read_pages().values() if "zones" in page.tables)
    (table,) = (
        one for one in tables.tables(zapad, page, View()) if one.rows[0].feature[:4] == "zone"
    )
    assert [row.feature for row in table.rows] == [
        f"zone:{zone.id}" for zone in zapad.dossier.covered_zones
    ]
    assert len(table.rows) == len(zapad.dossier.about.zones) < len(zapad.dossier.disputes)


@pytest.mark.nightly
def test_an_atlas_may_have_no_ties_places_measures_events_or_story(bare: Atlas) -> None:
    told = dict(_told(bare))
    assert "axis-track" in told["axis"]
    for kind in ("state", "zone", "exercise"):
        # Every tenth: what a card says of a state, it says of all of them in one way.
        for feature in [name for name in gazetteer(bare) if name.startswith(f"{kind}:")][::10]:
            assert "<h2>" in card_html(bare, feature, View())
    (page,) = read_pages().values()
    view = view_of(bare, page, {})
    assert Pictures(bare).preview(page, view).content.startswith(b"\x89PNG")
    assert b"<feed" in feed(bare, "https://atlas.example")


def test_an_atlas_without_places_exports_what_it_has(bare: Atlas) -> None:
    (page,) = read_pages().values()
    wanted = Export("csv", "view", "https://atlas.example/")
    assert b"id" in export(bare, page, view_of(bare, page, {}), wanted).content


def test_a_story_without_steps_is_a_page_like_the_others(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ZAPAD, tmp_path / "silent"))
    file = folder / "story.yaml"
    file.write_text(yaml.safe_dump({**yaml.safe_load(file.read_text("utf-8")), "steps": []}))
    with serve_dossier(folder):
        atlas = open_atlas()
        (page,) = [page for page in read_pages().values() if page.story]
        view = view_of(atlas, page, {"step": "begin"})
        assert view.step is None
        assert not map_content(atlas, page).story
        markup = first_sight(atlas, page, view, view, (), "")
    assert "story-card" not in markup
    assert f"<h1>{page.heading}</h1>" in markup
