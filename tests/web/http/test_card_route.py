"""Cards over HTTP: the facts about a feature at an address that caches may keep."""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.i18n.languages import languages, use_language
from geo.layers.atlas import Atlas, in_language
from geo.web.content.cards import CARDS, card_html
from geo.web.http import cards
from geo.web.server.routes import middleware, routes
from geo.web.view.model import View


@pytest.mark.parametrize("kind", CARDS)
def test_each_kind_of_feature_has_its_card(guarded: TestClient, atlas: Atlas, kind: str) -> None:
    feature = cards.example_of(atlas, kind)
    assert feature
    answer = guarded.get(f"/card/{feature.replace(':', '/')}.html")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.text.startswith(f'<article class="card" data-card="{feature}">')


def test_a_point_has_one_card_however_many_decimals_ask_for_it(guarded: TestClient) -> None:
    long, short = (
        guarded.get(f"/card/point/{name}.html") for name in ("37.4700,69.3800", "37.47,69.38")
    )
    assert long.text == short.text
    assert long.headers["etag"] == short.headers["etag"]
    swapped = guarded.get("/card/point/97.1,37.2.html")
    assert swapped.status_code == 404
    assert "perhaps point:37.2000,97.1000 is meant" in swapped.json()["error"]


@pytest.mark.parametrize(("unit", "said"), [("mi", "138 mi"), ("nm", "120 NM")])
@pytest.mark.parametrize("feature", ["measure/farkhor-pakistan", "place/farkhor"])
def test_distances_are_told_in_the_unit_of_the_reader(
    guarded: TestClient, feature: str, unit: str, said: str
) -> None:
    kilometres, other = (
        guarded.get(f"/card/{feature}.html", params=query) for query in ({}, {"unit": unit})
    )
    assert said in other.text
    assert re.search(r"[0-9] km\b", kilometres.text)
    assert not re.search(r"[0-9] km\b", other.text)
    assert kilometres.headers["etag"] != other.headers["etag"]


@pytest.mark.parametrize(
    ("feature", "label"),
    [("zone/aksai-chin", "Area of the polygon"), ("state/IND", "Land · ")],
)
def test_areas_that_are_measured_are_told_in_the_unit_of_the_reader(
    guarded: TestClient, feature: str, label: str
) -> None:
    told = guarded.get(f"/card/{feature}.html?unit=mi").text.partition(label)[2]
    figure = re.search(r"[0-9] (km²|mi²)", told)
    assert figure is not None
    assert figure[1] == "mi²"


@pytest.mark.parametrize("code", languages())
def test_it_is_the_card_for_the_viewer_and_the_day_in_each_language(
    guarded: TestClient, atlas: Atlas, code: str
) -> None:
    query = {"as": "IND", "on": "1999-07-26", "lang": code}
    answer = guarded.get("/card/zone/aksai-chin.html", params=query)
    view = View(viewer="IND", day=date(1999, 7, 26), lang=code)
    with use_language(code):
        assert answer.text == card_html(in_language(atlas, code), "zone:aksai-chin", view)


def test_it_follows_the_step_of_the_story(guarded: TestClient) -> None:
    step = guarded.get("/card/state/AFG.html?step=kabul-1979").text
    assert step == guarded.get("/card/state/AFG.html?on=1979-12-24").text
    assert step != guarded.get("/card/state/AFG.html").text


def test_what_a_card_does_not_depend_on_changes_nothing(guarded: TestClient) -> None:
    path = "/card/zone/crimea.html"
    card = guarded.get(path)
    other = guarded.get(f"{path}?sel=state:IND&at=1,2,3&layers=zones&as=nobody&on=1-1-1")
    assert (other.text, other.headers["etag"]) == (card.text, card.headers["etag"])


def test_caches_keep_it_and_ask_whether_it_has_changed(guarded: TestClient) -> None:
    path, held = "/card/zone/crimea.html?as=UA", {"Accept-Encoding": "br"}
    card = guarded.get(path, headers=held)
    assert card.headers["cache-control"] == "public, max-age=3600"
    assert card.headers["content-encoding"] == "br"
    assert "Accept-Encoding" in card.headers["vary"]
    assert card.headers["access-control-allow-origin"] == "*"
    again = guarded.get(path, headers={**held, "If-None-Match": card.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = guarded.head(path, headers=held)
    assert head.headers["content-length"] == card.headers["content-length"]
    assert head.headers["etag"] == card.headers["etag"]
    asked = {"Origin": "https://other.example", "Access-Control-Request-Method": "GET"}
    allowed = guarded.options(path, headers=asked)
    assert allowed.headers["access-control-allow-origin"] == "*"


def test_who_holds_a_card_is_told_so_before_it_is_made_again(
    guarded: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "/card/zone/crimea.html?as=UA&lang=ru"
    etag = guarded.get(path).headers["etag"]
    made: list[str] = []
    monkeypatch.setattr(cards, "card_html", lambda *asked: made.append(asked[1]) or "made again")
    held = guarded.get(f"{path}&sel=state:IND", headers={"If-None-Match": etag})
    assert (held.status_code, held.headers["etag"], made) == (304, etag, [])
    assert guarded.get(path).text == "made again"


def test_each_card_viewer_day_and_language_has_a_version_of_its_own(guarded: TestClient) -> None:
    queries = ("", "?as=UN", "?as=UN&on=1999-07-26", "?on=1999-07-26", "?lang=ru", "?lang=ur")
    paths = [f"/card/zone/{zone}.html{query}" for zone in ("crimea", "kuwait") for query in queries]
    etags = {path: guarded.get(path).headers["etag"] for path in paths}
    assert len(set(etags.values())) == len(paths), etags


def test_a_card_has_a_new_version_where_a_fact_has_changed(atlas: Atlas, tmp_path: Path) -> None:
    shutil.copytree(atlas.dossier_folder, tmp_path / "dossier")
    mine = replace(atlas, dossier_folder=tmp_path / "dossier")
    assert cards.made_from(mine) == cards.made_from(mine)
    before = cards.made_from(mine)
    (tmp_path / "dossier" / "languages" / "ru.po").write_text("")
    assert cards.made_from(mine) != before


def test_a_card_of_each_kind_is_made_ahead(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, str]] = []

    def record(spoken: Atlas, feature: str, view: View) -> str:
        made.append((spoken.language, feature.partition(":")[0]))
        return card_html(spoken, feature, view)

    monkeypatch.setattr(cards, "card_html", record)
    cards.make_first_cards(atlas, "ru")
    assert made == [("ru", kind) for kind in CARDS]


def test_a_card_runs_nothing_where_it_is_opened_by_itself(guarded: TestClient) -> None:
    policy = guarded.get("/card/zone/crimea.html").headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy


@pytest.mark.parametrize(
    "path", ["zone/nowhere", "nation/IND", "state/ind", "zone/%22%3E%3Cscript%3E", "zone/crimea:x"]
)
def test_an_unknown_feature_is_named_with_a_way_on(guarded: TestClient, path: str) -> None:
    answer = guarded.get(f"/card/{path}.html", headers={"Origin": "https://other.example"})
    assert answer.status_code == 404
    assert "There is no feature" in answer.json()["error"]
    assert "/card/state/IND.html" in answer.json()["error"]
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", ["/card", "/card/", "/card/crimea.html", "/card/zone/crimea"])
def test_other_addresses_below_are_nothing(guarded: TestClient, path: str) -> None:
    answer = guarded.get(path)
    assert (answer.status_code, answer.json()["error"][-1]) == (404, ".")


def test_one_reader_cannot_ask_for_all_cards_at_once(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAVKAZ_ATLAS_REQUESTS_PER_MINUTE", "1")
    site = Starlette(routes=routes(atlas), middleware=middleware(atlas))
    bounded = TestClient(site, client=("127.0.0.1", 5))
    statuses = [bounded.get("/card/state/IND.html").status_code for _ in range(22)]
    assert set(statuses[:20]) == {200}
    assert statuses[-1] == 429
    assert 'atlas_requests_total{kind="card",status="429"}' in bounded.get("/metrics").text


def test_it_is_described(guarded: TestClient) -> None:
    paths = guarded.get("/openapi.json").json()["paths"]
    told = {one["name"]: one for one in paths["/card/{kind}/{name}.html"]["get"]["parameters"]}
    assert list(told) == ["kind", "name", "as", "on", "step", "unit", "lang"]
    assert told["kind"]["schema"]["enum"] == list(CARDS)
    assert "Disallow: /card/" in guarded.get("/robots.txt").text
