"""Files of Streamlit and streamlit-folium, sent from memory, compressed, and cached by browsers.

Streamlit reads each of its files from disk for each request and sends it uncompressed. A first
visit asks for some seventy of them before it shows anything, so this is most of its time.
"""

import mimetypes
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import streamlit
import streamlit_folium
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from geo.web.middleware.errors import in_words
from geo.web.serving.resources import IMMUTABLE, REVALIDATE, Resource
from geo.web.streamlit_internals.index_html import own_files

_STATIC_FOLDER = Path(streamlit.__file__).parent / "static" / "static"
_COMPONENT_FOLDER = Path(streamlit_folium.__file__).parent / "frontend" / "build"
_COMPONENT_PATH = "/component/streamlit_folium.st_folium"

# A part of a font of Streamlit's, under the same name, stands here; of another version none does.
OWN_FONTS_FOLDER = Path(__file__).parent / "fonts"

# Below these there is nothing but the packages' files.
_OURS = ("/static/", "/component/")

# What a page of the atlas asks for after Streamlit has started, by the beginning of its name.
_SOON_WANTED = (
    "js/Html.",
    "js/purify.es.",
    "js/ComponentInstance.",
    "js/IFrameUtil.",
    "js/urls.",
    "js/withCalculatedWidth.",
)


class PackagedFiles:
    """ASGI middleware that answers for the files of the packages and passes on all else."""

    def __init__(self, app: ASGIApp) -> None:
        """Wraps `app`."""
        self.app = app
        self.files = packaged_files()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the file at the path of `scope`, or lets the wrapped application answer."""
        path = scope.get("path", "")
        file = self.files.get(path) if scope["type"] == "http" else None
        if scope["type"] == "http" and file is None and path.startswith(_OURS):
            # Streamlit would answer with a page, and a proxy not look for the file of another
            # version on another replica.
            await in_words(404)(scope, receive, send)
            return
        if file is None or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        named_by_hash = file.parent != _COMPONENT_FOLDER
        caching = IMMUTABLE if named_by_hash else REVALIDATE
        await _resource(file).response(Request(scope), caching)(scope, receive, send)


@cache
def packaged_files() -> Mapping[str, Path]:
    """The files by the path at which the packages' own pages ask for them."""
    folders = {"/static": _STATIC_FOLDER, _COMPONENT_PATH: _COMPONENT_FOLDER}
    return {
        f"{path}/{file.relative_to(folder).as_posix()}": file
        for path, folder in folders.items()
        for file in folder.rglob("*")
        if file.is_file()
    }


def soon_wanted_scripts() -> tuple[str, ...]:
    """The paths of Streamlit's scripts that pages need beyond those that its own page names."""
    return tuple(
        path
        for path in sorted(packaged_files())
        if path.removeprefix("/static/").startswith(_SOON_WANTED)
    )


def component_script_paths() -> tuple[str, ...]:
    """The paths of the scripts of the frame in which streamlit-folium shows the map."""
    start = f"{_COMPONENT_PATH}/static/js/main."
    return tuple(
        path for path in packaged_files() if path.startswith(start) and path.endswith(".js")
    )


def component_scripts() -> tuple[Path, ...]:
    """The files of these scripts."""
    return tuple(packaged_files()[path] for path in component_script_paths())


def first_wanted() -> Iterator[Resource]:
    """Scripts and style sheets of every first visit: those of Streamlit's page, then of the map."""
    paths = (*own_files(), *soon_wanted_scripts())
    files = [packaged_files()[path] for path in paths if path.endswith((".js", ".css"))]
    yield from (_resource(file) for file in (*files, *component_scripts()))


def missing() -> Iterator[str]:
    """The files that the packages lack of those that pages are told to fetch ahead."""
    names = [path.removeprefix("/static/") for path in packaged_files()]
    for start in _SOON_WANTED:
        if not any(name.startswith(start) for name in names):
            yield f"file {start}* among its scripts"
    for path in own_files():
        if path not in packaged_files():
            yield f"file {path}, which its index.html names"


@cache
def _resource(file: Path) -> Resource:
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    lighter = OWN_FONTS_FOLDER / file.name
    content = (lighter if lighter.is_file() else file).read_bytes()
    return Resource(content, media_type, lasting=True)
