"""HTTP routes beside the pages: layers and their index, the map's own files, health."""

from collections.abc import Callable, Mapping

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from geo.layers.atlas import Atlas
from geo.layers.geojson import encode
from geo.maps.scene import scene_of
from geo.web.head import PageHead
from geo.web.packaged import PackagedFiles
from geo.web.pages import read_pages
from geo.web.previews import BusyError, Previews, view_of
from geo.web.resources import IMMUTABLE, REVALIDATE, Resource
from geo.web.shelf import Shelf, open_shelf

# A chat asks for a picture more than once; a dossier that has changed shows soon.
PREVIEW_CACHING = "public, max-age=3600"


def routes(atlas: Atlas) -> list[BaseRoute]:
    """The routes of the application: `/data/…`, `/preview/…`, `/assets/…` and `/healthz`."""
    shelf = open_shelf(atlas)

    def data(request: Request) -> Response:
        return _answer(request, shelf.data, shelf)

    def asset(request: Request) -> Response:
        return _answer(request, shelf.assets, shelf)

    def health(_request: Request) -> Response:
        return JSONResponse({"status": "ready", "layers": len(shelf.index["layers"])})

    return [
        Route("/preview/{page}.png", _preview(atlas)),
        Route("/data/scenes/{name:path}.json", _scenes(atlas)),
        Route("/data/{name:path}", data),
        Route("/assets/{name:path}", asset),
        Route("/healthz", health),
    ]


def _scenes(atlas: Atlas) -> Callable[[Request], Response]:
    # Only scenes that exist are kept, so their number is bounded.
    scenes: dict[str, Resource] = {}

    def scene(request: Request) -> Response:
        name = request.path_params["name"]
        document = None if name in scenes else scene_of(atlas, name)
        if document is not None:
            scenes[name] = Resource(encode(document), "application/json")
        if name not in scenes:
            return _missing(request)
        return scenes[name].response(request, REVALIDATE)

    return scene


def _preview(atlas: Atlas) -> Callable[[Request], Response]:
    previews = Previews(atlas)

    def preview(request: Request) -> Response:
        page = read_pages().get(request.path_params["page"])
        if page is None or not page.layers:
            message = f"There is no map page {request.path_params['page'][:80]!r}."
            return JSONResponse({"error": message}, status_code=404)
        try:
            picture = previews.of(page, view_of(atlas, page, request.query_params))
        except BusyError:
            message = "Too many pictures are being drawn; ask again in a few seconds."
            return JSONResponse({"error": message}, 503, headers={"Retry-After": "5"})
        return picture.response(request, PREVIEW_CACHING)

    return preview


def middleware(atlas: Atlas) -> list[Middleware]:
    """What stands before Streamlit: the packages' files from memory, and each page's own head."""
    shelf = open_shelf(atlas)
    head = Middleware(
        PageHead,
        atlas=atlas,
        boot_url=shelf.boot_url,
        stylesheet_url=shelf.page_stylesheet_url,
    )
    return [Middleware(PackagedFiles), head]


def _answer(request: Request, resources: Mapping[str, Resource], shelf: Shelf) -> Response:
    name = request.path_params["name"]
    resource = resources.get(name)
    if resource is None:
        return _missing(request)
    return resource.response(request, IMMUTABLE if name in shelf.immutable else REVALIDATE)


def _missing(request: Request) -> Response:
    name = request.path_params["name"]
    message = f"There is no {name[:80]!r} here; /data/index.json lists the layers."
    return JSONResponse({"error": message}, status_code=404)
