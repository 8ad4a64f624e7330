"""What pages and maps fetch, made once: scripts, styles, words, and what the map draws."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from geo.i18n.languages import ENGLISH, languages, said_in
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.files.geojson import encode
from geo.layers.files.versions import data_versions
from geo.layers.worldview import party_sets, shared_holders
from geo.maps.style.css import as_sent, system_css, tokens_css
from geo.maps.style.scripts import joining_languages, page_lettering_css
from geo.maps.web.basemaps import ONLINE
from geo.maps.web.bundle import (
    WITHOUT_MAP,
    desk_scripts,
    legend_css,
    map_script,
    map_stylesheet,
    page_script,
)
from geo.maps.web.documents import drawings
from geo.maps.web.packed import pack
from geo.maps.web.page_map import MapFiles, layer_stack
from geo.maps.web.scene import script_constants
from geo.maps.web.search import search_document
from geo.web.content.script_messages import desk_words, script_words
from geo.web.content.steps.script import script_steps
from geo.web.html.templating import STATIC_FOLDER
from geo.web.http.lands import lands_address
from geo.web.serving.base_path import at, base_path
from geo.web.serving.resources import Resource
from geo.web.serving.settings import basemaps
from geo.web.streamlit_internals.index_html import font_file
from geo.web.view.grammar import grammar_document
from geo.web.view.pages import path_of_home, read_pages

# What it is called below `/assets/`, and what is in it.
File = tuple[str, Resource]


@dataclass(frozen=True)
class AssetStore:
    """Resources by name below `/data/` and `/assets/`, and the addresses by which maps ask.

    All of them have their version in their name. What readers download is in `downloads`.
    `drawn` gives the addresses of each document of the map by zoom band.
    """

    data: Mapping[str, Resource]
    assets: Mapping[str, Resource]
    files: MapFiles
    drawn: Mapping[str, Mapping[str, str]]
    boot_url: str
    page_stylesheet_url: str
    words_urls: Mapping[str, str]
    desk_words_urls: Mapping[str, str]
    desk_urls: tuple[str, ...]


def open_asset_store(atlas: Atlas) -> AssetStore:
    """The store of an atlas; the same in all languages, whose words browsers fetch beside it."""
    return _build_store(atlas.original)


# In this order, by which a later rule wins over an equal one.
_STYLES = (
    "page.css",
    "numbers.css",
    "cards.css",
    "controls.css",
    "worldviews.css",
    "narrative.css",
    "tables.css",
    "share.css",
    "notes.css",
    "first-sight.css",
    "windows.css",
    "paper.css",
    "unnested.css",
    "map-page.css",
    "story.css",
)


@cache_by_atlas
def _build_store(atlas: Atlas) -> AssetStore:
    data, drawn = _drawn_layers(atlas)
    homes = {"organisation": path_of_home("states"), "source": path_of_home("sources")}
    names = Resource(encode(search_document(atlas, homes)), "application/json", lasting=True)
    desk = _desk()
    addresses = {name: at(f"/assets/{file}") for name, (file, _script) in desk.items()}
    constants = {
        **script_constants(atlas),
        "desk": addresses,
        "lands": at(lands_address(atlas)),
        "story": script_steps(atlas),
        "grammar": grammar_document(),
        "basemaps": {name: ONLINE[name].to_json() for name in basemaps() if name in ONLINE},
        "versions": data_versions(atlas),
        "pages": {page.path: name for name, page in read_pages().items()},
        "name": atlas.dossier.about.name,
        "slug": atlas.dossier.about.slug,
        "base": base_path(),
        "joined": [one.code for one in joining_languages(languages().values())],
    }
    claimants = sorted({code for parties in party_sets(atlas) for code in parties})
    script = Resource(
        map_script(party_sets(atlas), layer_stack(drawn), constants).encode(),
        "text/javascript",
        lasting=True,
    )
    divided = map("-".join, shared_holders(atlas))
    stylesheet = Resource(
        map_stylesheet(claimants, languages().values(), divided).encode(), "text/css", lasting=True
    )
    # The last of them starts Streamlit, which the others have prepared.
    parts = (
        "theme",
        "carried",
        "early",
        "masthead",
        "skip",
        "title",
        "print",
        "worldviews",
        "sharing",
        "tables",
        "boot",
        "connection",
        "streamlit-words",
        "offer",
        "start",
    )
    grammar = page_grammar({name: addresses[name] for name in WITHOUT_MAP})
    first = [grammar, _join(*(f"{part}.js" for part in parts))]
    boot = Resource("\n".join(first).encode(), "text/javascript", lasting=True)
    # Doubled, because Streamlit puts its own rules after these.
    samples = f":root:root {{\n{legend_css()}\n}}"
    colours = [tokens_css(claimants), system_css(claimants)]
    # Last, because it goes before what the pages say of letters.
    letters = page_lettering_css(languages().values())
    sheet = "\n".join([*colours, _name_css(atlas), _font_css(), samples, _join(*_STYLES), letters])
    page = Resource(as_sent(sheet).encode(), "text/css", lasting=True)
    words, desk_words_of = _words(atlas)
    gazetteer_name = f"gazetteer-{names.tag}.json"
    assets = {
        f"atlas-{script.tag}.js": script,
        f"atlas-{stylesheet.tag}.css": stylesheet,
        f"boot-{boot.tag}.js": boot,
        f"page-{page.tag}.css": page,
        **dict(words.values()),
        **dict(desk_words_of.values()),
        **dict(desk.values()),
    }
    data[gazetteer_name] = names
    return AssetStore(
        data=data,
        assets=assets,
        files=MapFiles(
            script_url=at(f"/assets/atlas-{script.tag}.js"),
            stylesheet_url=at(f"/assets/atlas-{stylesheet.tag}.css"),
            gazetteer_url=at(f"/data/{gazetteer_name}"),
        ),
        drawn=drawn,
        boot_url=at(f"/assets/boot-{boot.tag}.js"),
        page_stylesheet_url=at(f"/assets/page-{page.tag}.css"),
        words_urls={code: at(f"/assets/{file}") for code, (file, _script) in words.items()},
        desk_words_urls={
            code: at(f"/assets/{file}") for code, (file, _words) in desk_words_of.items()
        },
        desk_urls=tuple(at(f"/assets/{file}") for file, _script in desk.values()),
    )


def _desk() -> dict[str, File]:
    """The file and the script of each bundle of the reader's desk, by name."""
    scripts = {
        name: Resource(text.encode(), "text/javascript", lasting=True)
        for name, text in desk_scripts().items()
    }
    return {name: (f"desk-{name}-{script.tag}.js", script) for name, script in scripts.items()}


def _words(atlas: Atlas) -> tuple[dict[str, File], dict[str, File]]:
    """The words of scripts by language, and those of the desk, whose address the first tell."""
    first, later = dict[str, File](), dict[str, File]()
    for code in languages():
        if code == ENGLISH:
            continue
        desk = Resource(desk_words(atlas, code).encode(), "application/json", lasting=True)
        file = f"words-{code}-desk-{desk.tag}.json"
        address = f"window.AtlasDeskWords = {json.dumps(at(f'/assets/{file}'))};"
        script = f"{script_words(atlas, code)}\n{address}"
        words = Resource(script.encode(), "text/javascript", lasting=True)
        first[code] = (f"words-{code}-{words.tag}.js", words)
        later[code] = (file, desk)
    return first, later


def _font_css() -> str:
    """Streamlit's font for the first sight: where it comes too late, no words move for it."""
    return (
        f'@font-face {{ font-family: "First Sans"; src: url({at(font_file())}) format("woff2"); '
        "font-weight: 200 900; font-display: optional; }"
    )


def _name_css(atlas: Atlas) -> str:
    """The name of the atlas in each language for the style sheet, which writes it into the menu."""
    name = atlas.dossier.about.name
    said = {code: json.dumps(said_in(code, name), ensure_ascii=False) for code in languages()}
    return "\n".join(
        f":root:lang({code}) {{ --atlas-name: {words}; }}" for code, words in said.items()
    )


def page_grammar(desk: Mapping[str, str]) -> str:
    """How the scripts of a page read and write addresses: the grammar without its keys.

    `desk` gives the addresses of what they load when it is first used, by name.
    """
    grammar = {name: part for name, part in grammar_document().items() if name != "keys"}
    return page_script({"grammar": grammar, "base": base_path(), "desk": desk})


def _join(*names: str) -> str:
    return "\n".join((STATIC_FOLDER / name).read_text("utf-8") for name in names)


def _drawn_layers(atlas: Atlas) -> tuple[dict[str, Resource], dict[str, dict[str, str]]]:
    data: dict[str, Resource] = {}
    drawn: dict[str, dict[str, str]] = {}
    for drawing in drawings(atlas):
        content = encode(pack(drawing.document, drawing.per_degree))
        resource = Resource(content, "application/json", lasting=True)
        name = f"drawn/{drawing.layer}-{drawing.band}-{resource.tag}.json"
        data[name] = resource
        drawn.setdefault(drawing.layer, {})[drawing.band] = at(f"/data/{name}")
    return data, drawn
