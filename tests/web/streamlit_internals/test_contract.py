"""What the atlas leans on in Streamlit and streamlit-folium stands, and a break of it is named."""

import re
import shutil
import tomllib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

from geo.dossier import DataError
from geo.web.html.templating import STATIC_FOLDER
from geo.web.middleware.request_limits import Endpoints
from geo.web.server import app
from geo.web.streamlit_internals import (
    back_message,
    contract,
    endpoints,
    files,
    index_html,
    map_component,
    options,
    page_elements,
)
from geo.web.streamlit_internals.contract import VERSIONS, check_contract
from tests.servers import ROOT

SHEETS = [
    file.read_text("utf-8") for file in STATIC_FOLDER.iterdir() if file.suffix in (".css", ".js")
]
Patch = pytest.MonkeyPatch


def test_the_installed_packages_have_all_that_is_needed() -> None:
    check_contract(SHEETS)


def test_the_versions_are_those_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for package, wanted in VERSIONS.items():
        asked = f"{package.lower()}>={wanted},"
        assert any(one.startswith(asked) for one in project["dependencies"]), package


def test_the_style_sheet_names_parts_of_the_page() -> None:
    named = page_elements.named_in(
        "[data-testid=stMain] .stApp:has(.st-key-map) [data-testid='x'] .react-aria-ComboBox "
        '[data-testid="stHtml"] [data-testid=stBaseButton-segmented_controlActive]'
    )
    assert named == {
        "stMain",
        "stApp",
        "react-aria-ComboBox",
        "stHtml",
        "stBaseButton",
        "segmented_controlActive",
    }
    assert len(frozenset().union(*map(page_elements.named_in, SHEETS))) > 20


def _index(old: str, new: str) -> Callable[[Patch, Path], None]:
    """A break: a copy of Streamlit's page in which one thing is another."""

    def break_it(patch: Patch, folder: Path) -> None:
        page = index_html.INDEX.read_text("utf-8")
        assert old in page
        copy = folder / "index.html"
        copy.write_text(page.replace(old, new), "utf-8")
        patch.setattr(index_html, "INDEX", copy)

    return break_it


def _without_files(start: str) -> Callable[[Patch, Path], None]:
    """A break: no file whose path begins so."""

    def break_it(patch: Patch, _folder: Path) -> None:
        kept = {
            path: file
            for path, file in files.packaged_files().items()
            if not path.startswith(start)
        }
        patch.setattr(files, "packaged_files", lambda: kept)

    return break_it


def _scripts(old: str) -> Callable[[Patch, Path], None]:
    """A break: copies of Streamlit's scripts in which one name is another."""

    def break_it(patch: Patch, _folder: Path) -> None:
        texts = [text.replace(old, "other") for text in page_elements._scripts()]
        patch.setattr(page_elements, "_scripts", lambda: iter(texts))

    return break_it


def _frame(old: str) -> Callable[[Patch, Path], None]:
    """A break: a copy of the script of streamlit-folium's frame in which one name is another."""

    def break_it(patch: Patch, folder: Path) -> None:
        (script,) = files.component_scripts()
        copy = Path(shutil.copy(script, folder / script.name))
        copy.write_text(script.read_text("utf-8").replace(old, "other"), "utf-8")
        patch.setattr(map_component, "component_scripts", lambda: (copy,))

    return break_it


def _put(module: Any, name: str, value: Any) -> Callable[[Patch, Path], None]:
    return lambda patch, _folder: patch.setattr(module, name, value)


def _option_unknown(name: str) -> None:
    raise RuntimeError(f'Config key "{name}" not defined.')


BREAKS = {
    "title": (
        _index("<title>Streamlit</title>", "<title>App</title>"),
        "no <title>Streamlit</title> exactly once in its index.html",
        "index_html",
    ),
    "language": (
        _index('<html lang="en"', '<html class="x" lang="en"'),
        'no <html lang="en"',
        "index_html",
    ),
    "root twice": (
        _index('<div id="root"></div>', '<div id="root"></div><div id="root"></div>'),
        'no <div id="root"></div> exactly once',
        "index_html",
    ),
    "icon": (
        _index('"shortcut icon"', '"icon"'),
        'no <link rel="shortcut icon" href="./favicon.png" />',
        "index_html",
    ),
    "font": (_index(".woff2", ".woff"), "no font.woff2 among the files", "index_html"),
    "words without scripts": (
        _index("<noscript>", "<noscript class>"),
        "no <noscript> exactly once",
        "index_html",
    ),
    "own files": (_index('="./static/', '="/static/'), 'no src="./static/…', "index_html"),
    "inline scripts": (
        _index("<script>", '<script nonce="x">'),
        "inline scripts begin with <script>",
        "index_html",
    ),
    "preloaded chunk": (
        _without_files("/static/js/purify.es."),
        "no file js/purify.es.* among its scripts",
        "files",
    ),
    "file of the page": (
        _index("./static/css/index.", "./static/css/other."),
        "no file /static/css/other.",
        "files",
    ),
    "test id": (_scripts("stTopNavLink"), "no stTopNavLink in its scripts", "page_elements"),
    "class": (_scripts("stVerticalBlock"), "no stVerticalBlock in its scripts", "page_elements"),
    "global": (_scripts("__streamlit"), "no __streamlit in its scripts", "page_elements"),
    "message": (
        _put(back_message, "_RERUN", "run_again"),
        "no field run_again in its message BackMsg",
        "back_message",
    ),
    "field of a message": (
        _put(back_message, "_NAMES", ("fragment",)),
        "no field fragment in its BackMsg",
        "back_message",
    ),
    "endpoint": (
        _put(endpoints, "ENDPOINTS", Endpoints("/_stcore/", ("/_stcore/flow",), ())),
        "no /_stcore/flow among its routes",
        "endpoints",
    ),
    "option": (_put(st, "get_option", _option_unknown), "no option server.enableCORS", "options"),
    "hidden option": (
        _put(options, "_HIDDEN", ("runner.other",)),
        "no option runner.other",
        "options",
    ),
    "place of the map": (_frame("map_div"), "no map_div in its frame's script", "map_component"),
    "feature group": (
        _frame("feature_group"),
        "no feature_group in its frame's script",
        "map_component",
    ),
    "argument": (
        _put(map_component, "st_folium", lambda fig, key: (fig, key)),
        "no argument height of st_folium",
        "map_component",
    ),
    "its own scripts": (
        _put(map_component, "_IN_PYTHON", ("default_scripts",)),
        "no default_scripts in its Python source",
        "map_component",
    ),
}


@pytest.mark.parametrize("kind", BREAKS)
def test_a_break_is_named_with_the_version_and_the_module_to_adapt(
    kind: str, monkeypatch: Patch, tmp_path: Path
) -> None:
    break_it, words, module = BREAKS[kind]
    break_it(monkeypatch, tmp_path)
    with pytest.raises(DataError) as error:
        check_contract(SHEETS)
    (line,) = [line for line in str(error.value).splitlines() if f"/{module}.py" in line]
    package = "streamlit-folium" if module == "map_component" else "Streamlit"
    assert line.startswith(f"{package} {version(package.lower())} has no ")
    assert words in line
    assert f"Install {VERSIONS[package]} (pyproject.toml) or adapt geo/web/" in line
    assert (ROOT / "geo" / "web" / "streamlit_internals" / f"{module}.py").exists()


def test_a_broken_contract_stops_the_start(monkeypatch: Patch, tmp_path: Path) -> None:
    _index("<title>Streamlit</title>", "")(monkeypatch, tmp_path)
    words = f"cannot start.\nStreamlit {version('streamlit')} has no <title>"
    with pytest.raises(SystemExit, match=re.escape(words)):
        app.load_or_exit()


def test_every_module_of_the_room_is_part_of_the_contract() -> None:
    room = Path(contract.__file__).parent
    with_parts = {path.stem for path in room.glob("*.py") if "def missing(" in path.read_text()}
    assert {path.stem for path in room.glob("*.py")} - with_parts == {"__init__", "contract"}
    source = Path(contract.__file__).read_text("utf-8")
    assert all(f"{name}.missing(" in source for name in with_parts)


def test_each_endpoint_of_streamlit_is_used_or_refused() -> None:
    nothing: Any = SimpleNamespace(
        stats_mgr=None,
        media_file_mgr=SimpleNamespace(_storage=None),
        uploaded_file_mgr=None,
        component_registry=None,
        bidi_component_registry=None,
    )
    known = endpoints.ENDPOINTS
    paths = [getattr(route, "path", "") for route in create_streamlit_routes(nothing)]
    below = {path for path in paths if path.startswith(known.prefix)}
    assert set(known.used) <= below
    new = {path for path in below - set(known.used) if not path.startswith(known.unused)}
    # The atlas has no component of Streamlit's second kind; whoever asks is told that it is not.
    assert new == {"/_stcore/bidi-components/{path:path}"}


def test_the_hidden_options_are_those_of_the_settings_file() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    for name in options._HIDDEN:
        section, _, option = name.partition(".")
        assert st.get_option(name) == settings[section][option]


def test_the_parts_of_the_page_are_the_page() -> None:
    parts = index_html.page_parts()
    page = index_html.INDEX.read_text("utf-8")
    whole = "".join(
        (
            parts.top,
            '<html lang="en"',
            parts.head,
            "<title>Streamlit</title>",
            parts.body,
            parts.root,
            parts.bottom,
            parts.scripts,
        )
    )
    kept = {line.strip() for line in whole.splitlines()}
    left_out = [line for line in page.splitlines() if line.strip() not in kept]
    text = "\n".join(left_out)
    assert all(words in text for words in ('"shortcut icon"', '"service-desc"', "<noscript>"))
    assert not [line for line in left_out if "<script" in line or "stylesheet" in line]
    assert parts.top.rstrip().endswith("<!DOCTYPE html>")
    assert (parts.head[0], parts.bottom.split()) == (">", ["</body>", "</html>"])
    # What starts Streamlit is apart from all else.
    assert parts.scripts.startswith('<script type="module"')
    assert "module" not in whole.removesuffix(parts.scripts)


def test_inline_scripts_are_hashed_as_a_policy_names_them() -> None:
    (source,) = index_html.inline_hashes()
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", source)
