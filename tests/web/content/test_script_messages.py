"""Pages and answers in other languages: each page runs, the head says which it is."""

import json
import re
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from geo.dossier.records.record import short_name
from geo.i18n.formats import UNITS
from geo.i18n.languages import ENGLISH, _, languages, said_in, use_language
from geo.layers.atlas import Atlas, in_language
from geo.layers.frames.site_groups import site_groups
from geo.layers.gazetteer import gazetteer
from geo.layers.worldview import viewers
from geo.maps.web.bundle import FRONTEND_FOLDER
from geo.maps.web.documents import drawings
from geo.maps.web.scene import viewer_title
from geo.web.content.script_messages import desk_words, messages, script_words
from geo.web.html.templating import STATIC_FOLDER
from geo.web.http.asset_store import open_asset_store
from geo.web.server.routes import routes
from geo.web.view.pages import read_pages
from tests.pages import page_site
from tests.servers import ROOT

pytestmark = pytest.mark.whole

OTHERS = [code for code in languages() if code != "en"]
NIGHTLY = pytest.mark.nightly


# In the gate each page meets one of the languages.
@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param(name, code, marks=[] if (row + column) % len(OTHERS) == 0 else NIGHTLY)
        for row, name in enumerate(read_pages())
        for column, code in enumerate(OTHERS)
    ],
)
def test_each_page_runs_in_each_language(name: str, code: str) -> None:
    app = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=60)
    app.query_params["lang"] = code
    app.run()
    assert not app.exception
    shown = " ".join(element.proto.body for element in app.get("html"))
    with use_language(code):
        heading = read_pages()[name].heading
    assert heading in shown
    assert read_pages()[name].heading not in shown


def test_signs_of_several_sites_are_called_after_an_exercise_in_each_language(
    atlas: Atlas,
) -> None:
    """No map draws an exercise, whose name the map yet needs before any tool is loaded."""
    groups = {group for own in site_groups(atlas).values() for group in own}
    for code in OTHERS:
        words = json.loads(script_words(atlas, code).partition("=")[2].rstrip(";"))
        spoken = gazetteer(in_language(atlas, code))
        for group in groups:
            name = short_name(gazetteer(atlas)[group].name)
            assert words.get(name, name) == short_name(spoken[group].name)


def test_the_head_names_the_language_and_where_others_are(atlas: Atlas) -> None:
    store, site = open_asset_store(atlas), page_site(atlas)
    text = site.get("/disputes?sel=zone:crimea&lang=ru").text
    assert '<html lang="ru" dir="ltr">' in text
    name = said_in("ru", atlas.dossier.about.name)
    assert f"<title>Крым · {name}</title>" in text
    assert f'<meta property="og:site_name" content="{name}">' in text
    assert '<meta property="og:locale" content="ru_RU">' in text
    found = dict(re.findall(r'hreflang="(\w+)" href="[^"]*?/(disputes[^"]*)"', text))
    assert found == {
        "en": "disputes?sel=zone:crimea&amp;v=2",
        **{
            code: f"disputes?sel=zone:crimea&amp;lang={code}&amp;v=2"
            for code in languages()
            if code != ENGLISH
        },
    }
    assert store.words_urls["ru"] in text
    assert 'dir="rtl"' in site.get("/?lang=ur").text
    assert "/assets/words-" not in site.get("/").text


def test_letters_that_join_have_their_font(atlas: Atlas) -> None:
    sheets = [one for name, one in open_asset_store(atlas).assets.items() if name.endswith(".css")]
    for sheet in sheets:
        assert b'font-family: "Noto Naskh Arabic"' in sheet.content


def test_the_words_of_scripts_are_served_and_escape_nothing(atlas: Atlas) -> None:
    client = TestClient(Starlette(routes=routes(atlas)))
    for code, url in open_asset_store(atlas).words_urls.items():
        words = client.get(url).text
        assert words.startswith("window.AtlasWords = {")
        assert "</" not in words
        for message in ("Search", "Full screen", "Selected: {name}."):
            assert message in messages()
            assert f'"{message}"' in words, code
        later = re.findall(r'window\.AtlasDeskWords = "([^"]+)";$', words)
        assert later == [open_asset_store(atlas).desk_words_urls[code]]
        assert "Take it off the map" in client.get(later[0]).json()


def test_no_word_of_a_script_is_overlooked() -> None:
    scripts = [*FRONTEND_FOLDER.glob("src/**/*.js"), *STATIC_FOLDER.glob("*.js")]
    said = re.compile(r'\b_\(\s*"([^"]+)"')
    found = {words for script in scripts for words in said.findall(script.read_text("utf-8"))}
    assert len(found) > 50
    assert found <= set(messages())


def test_scripts_have_the_words_of_every_unit() -> None:
    """Python sends them as numbers are sent; those who translate find them in the script."""
    words = {words for unit in UNITS.values() for words in (unit.length, unit.area)}
    assert words <= set(messages())


@pytest.mark.parametrize("code", OTHERS)
def test_the_map_says_each_name_and_not_that_of_another(code: str, atlas: Atlas) -> None:
    words = _first_words(atlas, code) | json.loads(desk_words(atlas, code))
    other = in_language(atlas, code)
    for viewer in viewers(atlas):
        with use_language(code):
            title = viewer_title(other, viewer)
        assert words[viewer_title(atlas, viewer)] == title
    for table in ("states", "places", "disputes", "exercises", "timeline"):
        for name, record in atlas.dossier.tables[table].items():
            english, said = (_title(one.dossier.tables[table][name]) for one in (atlas, other))
            assert words.get(english, english) == said, record.id


def _first_words(atlas: Atlas, code: str) -> dict[str, str]:
    script = script_words(atlas, code)
    words = json.loads(script.removeprefix("window.AtlasWords = ").removesuffix(";"))
    assert isinstance(words, dict)
    return words


@pytest.mark.parametrize("code", OTHERS)
def test_a_page_waits_for_no_word_that_only_tools_of_the_desk_say(code: str, atlas: Atlas) -> None:
    first, later = _first_words(atlas, code), json.loads(desk_words(atlas, code))
    assert not {*first} & {*later}
    # Said by the tools; by the map and its buttons; by a tool that pages without a map have, too.
    assert {"Clear", "Take it off the map", "Your data, not the atlas's"} <= {*later}
    assert {"Measure", "Add your own data …", "Other month"} & {*messages()} <= {*first}
    assert {record.article_says for record in atlas.dossier.claims.values()} & {*later}
    with use_language(code):
        untold = {one for one in messages() if one not in first and one not in later}
        assert [one for one in untold if _(one) != one] == []


def test_a_page_has_the_names_of_all_that_its_map_draws(atlas: Atlas) -> None:
    later = {*json.loads(desk_words(atlas, OTHERS[0]))}
    drawn = {
        str(feature["properties"].get("name", ""))
        for drawing in drawings(atlas)
        for feature in drawing.document["features"]
    }
    assert len(drawn) > 1000
    assert not drawn & later


def _title(record: Any) -> str:
    return str(getattr(record, "name", None) or record.title)


@pytest.mark.nightly
def test_files_made_of_a_view_are_in_its_language(atlas: Atlas) -> None:
    client = TestClient(Starlette(routes=routes(atlas)))
    saved = client.get("/offline/disputes.html?lang=ur").text
    assert '<html lang="ur" dir="rtl">' in saved
    assert "window.AtlasWords" in saved
    assert '"Take it off the map"' in saved
    told = client.get("/summary/disputes.json?lang=ru").json()["summary"]
    assert told.startswith("На карте: ")
    assert client.get("/figure/disputes.svg?lang=ru").status_code == 200
    figure = client.get("/figure/disputes.svg?lang=ur&as=IND").text
    assert 'xml:lang="ur"' in figure
    assert "As drawn by" not in figure
    assert "نقشے کے مطابق" in figure


def test_the_masthead_and_the_scripts_name_the_atlas_in_each_language(atlas: Atlas) -> None:
    store, name = open_asset_store(atlas), atlas.dossier.about.name
    (page,) = (text for file, text in store.assets.items() if file.startswith("page-"))
    for code in languages():
        said = said_in(code, name)
        assert f':root:lang({code}) {{ --atlas-name: "{said}"' in page.content.decode()
        assert said == name or f'"{name}": "{said}"' in script_words(atlas, code)
    assert said_in("hi", name) != name
