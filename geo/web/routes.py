"""HTTP routes beside the pages: layers and their index, the map's own files, health."""

from collections.abc import Callable, Mapping

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from geo.layers.atlas import Atlas
from geo.layers.geojson import encode
from geo.maps.figure import MEDIA_TYPES
from geo.maps.scene import scene_of
from geo.web.figure_view import SIZES_PX
from geo.web.head import PageHead
from geo.web.links import link_of
from geo.web.oembed import oembed
from geo.web.packaged import PackagedFiles
from geo.web.pages import PageText, read_pages
from geo.web.pictures import BusyError, Pictures, Wanted, view_of
from geo.web.resources import IMMUTABLE, REVALIDATE, Resource
from geo.web.shelf import Shelf, open_shelf
from geo.web.view import View

# A chat asks for a picture more than once; a dossier that has changed shows soon.
PICTURE_CACHING = "public, max-age=3600"


def routes(atlas: Atlas) -> list[BaseRoute]:
    """The routes of the application: data, pictures of views, the map's own files, health."""
    shelf = open_shelf(atlas)

    def data(request: Request) -> Response:
        return _answer(request, shelf.data, shelf)

    def asset(request: Request) -> Response:
        return _answer(request, shelf.assets, shelf)

    def health(_request: Request) -> Response:
        return JSONResponse({"status": "ready", "layers": len(shelf.index["layers"])})

    return [
        *_pictures(atlas),
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


def _pictures(atlas: Atlas) -> list[BaseRoute]:
    """`/preview/PAGE.png` and `/figure/PAGE.FORMAT`, of the view that the query names."""
    pictures = Pictures(atlas)

    def preview(request: Request) -> Response:
        def draw(page: PageText, view: View) -> Resource:
            return pictures.preview(page, view)

        return _drawn(request, atlas, draw)

    def figure(request: Request) -> Response:
        wanted = _wanted(request)
        if wanted is None:
            message = (
                "The figure cannot be made: expected .png, .svg or .pdf, "
                f"size {', '.join(SIZES_PX)} and scale 1, 2 or 3."
            )
            return JSONResponse({"error": message}, status_code=400)

        def draw(page: PageText, view: View) -> Resource:
            return pictures.figure(page, view, wanted, link_of(request.scope, page, view))

        return _drawn(request, atlas, draw)

    def saved(request: Request) -> Response:
        def make(page: PageText, view: View) -> Resource:
            return pictures.saved(page, view, link_of(request.scope, page, view))

        return _drawn(request, atlas, make)

    return [
        Route("/preview/{page}.png", preview),
        Route("/figure/{page}.{form}", figure),
        Route("/offline/{page}.html", saved),
        Route("/oembed", lambda request: oembed(request, atlas)),
    ]


def _wanted(request: Request) -> Wanted | None:
    form, size = request.path_params["form"], request.query_params.get("size", "web")
    scale = request.query_params.get("scale", "1")
    if form not in MEDIA_TYPES or size not in SIZES_PX or scale not in ("1", "2", "3"):
        return None
    return Wanted(form, size, int(scale) if form == "png" else 1)


def _drawn(request: Request, atlas: Atlas, draw: Callable[[PageText, View], Resource]) -> Response:
    page = read_pages().get(request.path_params["page"])
    if page is None or not page.layers:
        message = f"There is no map page {request.path_params['page'][:80]!r}."
        return JSONResponse({"error": message}, status_code=404)
    try:
        picture = draw(page, view_of(atlas, page, request.query_params))
    except BusyError:
        message = "Too many pictures are being drawn; ask again in a few seconds."
        return JSONResponse({"error": message}, 503, headers={"Retry-After": "5"})
    return picture.response(request, PICTURE_CACHING)


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
