"""One HTML file of a view that needs no network: map, facts, sources, points of view and days.

It runs the map script of the web pages on documents that it carries itself, gzipped and in
base64, and keeps the address of the view after the `#` of its own. What it measures it has in each
unit.
"""

import base64
import gzip
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import get_args

from geo.dossier.dates import day_title
from geo.i18n.formats import LengthUnit
from geo.i18n.languages import language
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.files.geojson import encode
from geo.layers.gazetteer import gazetteer
from geo.layers.worldview import DE_FACTO, Look, change_days, viewers
from geo.maps.drawing.scene import Scene
from geo.maps.web.page_map import atlas_map
from geo.maps.web.scene import scene, scene_name
from geo.web.content.cards import card_html
from geo.web.content.graphics.marks import marks_html
from geo.web.content.map_content import map_content, map_state
from geo.web.content.panels.legend import switches
from geo.web.content.panels.matrix import matrix_html
from geo.web.content.panels.written import list_html
from geo.web.content.plain_pages.worldviews import worldviews_html
from geo.web.content.story import story_html, tells_story
from geo.web.content.summary import summary
from geo.web.html.templating import STATIC_FOLDER, render
from geo.web.html.viewpoint import look_controls
from geo.web.http.asset_store import AssetStore, open_asset_store, page_grammar
from geo.web.serving.base_path import at
from geo.web.view.grammar import format_view, path_of
from geo.web.view.model import View
from geo.web.view.pages import PageText

# A file without network has the letters of the machine on which it is opened.
_FONT = re.compile(r"@font-face \{[^}]*\}")


def saved_file(atlas: Atlas, page: PageText, view: View, link: str, day: date) -> bytes:
    """The file of a view of a page, saved on `day`; `link` is the view's whole address."""
    if page.worldviews:
        return _saved_maps(atlas, page, view, link, day)
    base = link.partition("?")[0]
    units = {unit: replace(view, unit=unit) for unit in get_args(LengthUnit)}
    parts = {unit: _parts(atlas, page, own) for unit, own in units.items()}
    here = {
        "link": base,
        "query": format_view(view),
        "look": [view.viewer, view.day.isoformat()],
        "summary": summary(atlas, page, view),
    }
    return render(
        "saved.html",
        **_code(atlas, page, view),
        page=page,
        embedded=False,
        link=link,
        day=day_title(day),
        here=here,
        documents=_documents(atlas.original),
        cards=_pack(_cards(atlas, units)),
        parts=_pack(parts),
        details=render("details.html", name="saved"),
        look=look_controls(atlas, day),
        has_story=tells_story(atlas, page),
        **parts[view.unit],
        switches=switches(atlas, page, view),
        marks=marks_html(atlas, view),
        matrix=matrix_html(atlas, page, view, files=None),
    ).encode()


def _parts(atlas: Atlas, page: PageText, view: View) -> dict[str, str]:
    """The parts of the file that tell what is measured, by the names of the template."""
    has_story = tells_story(atlas, page)
    return {
        "story": story_html(atlas, view.unit) if has_story else "",
        "features": list_html(atlas, page, view, titled=has_story, most=None),
    }


def _saved_maps(atlas: Atlas, page: PageText, view: View, link: str, day: date) -> bytes:
    """The file of all worldviews: the maps and their table, with links to the atlas."""
    maps = worldviews_html(atlas, page, view, saved_from=link.removesuffix(path_of(page, view)))
    store = open_asset_store(atlas)
    return render(
        "saved_worldviews.html",
        page=page,
        styles=[_asset(store, store.page_stylesheet_url)],
        maps=maps,
        link=link,
        day=day_title(day),
    ).encode()


def _code(atlas: Atlas, page: PageText, view: View) -> dict[str, object]:
    """The styles and scripts, and the place of the map with what draws it there."""
    store = open_asset_store(atlas)
    place, script = atlas_map(store.files, map_content(atlas, page)).parts()
    styles = [store.files.stylesheet_url, store.page_stylesheet_url]
    return {
        "styles": [*(_FONT.sub("", _asset(store, url)) for url in styles), _read("saved.css")],
        "scripts": [
            *_words(store),
            _inline(page_grammar({})),
            _inline(_read("theme.js")),
            _inline(_read("skip.js")),
            _inline(_asset(store, store.files.script_url)),
            _inline(_read("saved.js")),
        ],
        "place": place,
        "map_script": script,
        "state": asdict(map_state(atlas, page, view)),
    }


def _words(store: AssetStore) -> tuple[str, ...]:
    """All words of the language, also those that tools of the desk say."""
    code = language().code
    if code not in store.words_urls:
        return ()
    first = _asset(store, store.words_urls[code])
    later = _asset(store, store.desk_words_urls[code])
    return (_inline(first), _inline(f"Object.assign(window.AtlasWords, {later});"))


@cache_by_atlas
def _documents(atlas: Atlas) -> str:
    """All that the map script may ask for, by its address: layers, scenes, names, tools; packed."""
    store = open_asset_store(atlas)
    urls = [url for bands in store.drawn.values() for url in bands.values()]
    documents: dict[str, object] = {
        url: json.loads(store.data[url.removeprefix(at("/data/"))].content)
        for url in (*urls, store.files.gazetteer_url)
    }
    documents |= {url: _asset(store, url) for url in store.desk_urls}
    for viewer in viewers(atlas):
        for name, document in _scenes(atlas, viewer):
            documents[at(f"/data/scenes/{name}.json")] = document
    return _pack(documents)


def _scenes(atlas: Atlas, viewer: str) -> Iterator[tuple[str, Scene]]:
    """The scenes of a viewer by name; those like that of the day before are left out.

    A day on which only others change their mind about land that they do not claim is such a day.
    """
    rows = atlas.dossier.positions.values()
    own = tuple(row for row in rows if row.state in (viewer, DE_FACTO) or row.claims == "yes")
    for day in change_days(atlas, own):
        look = Look(viewer, day)
        yield scene_name(atlas, look), scene(atlas, look)


def _cards(atlas: Atlas, units: Mapping[LengthUnit, View]) -> dict[str, object]:
    """The card of each feature; by unit, where the card tells what is measured."""
    cards: dict[str, object] = {}
    for name in gazetteer(atlas):
        first, second, *others = units
        said = {unit: card_html(atlas, name, units[unit]) for unit in (first, second)}
        # What is alike in two units measures nothing.
        if said[first] == said[second]:
            cards[name] = said[first]
        else:
            cards[name] = said | {unit: card_html(atlas, name, units[unit]) for unit in others}
    return cards


def _pack(document: object) -> str:
    return base64.b64encode(gzip.compress(encode(document), mtime=0)).decode()


def _asset(store: AssetStore, url: str) -> str:
    return store.assets[url.removeprefix(at("/assets/"))].content.decode()


def _read(name: str) -> str:
    return (STATIC_FOLDER / name).read_text("utf-8")


def _inline(script: str) -> str:
    """A script that may stand inside HTML: no text in it ends or begins an element."""
    return script.replace("</", "<\\/").replace("<!--", "<\\!--")
