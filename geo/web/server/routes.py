"""HTTP routes beside the pages: layers and their index, the map's own files, health."""

from collections.abc import Callable, Mapping

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from geo.layers.atlas import Atlas
from geo.layers.geojson import encode
from geo.maps.web.scene import scene_of
from geo.web.http.asset_store import Shelf, open_shelf
from geo.web.http.feed import MEDIA_TYPE, feed
from geo.web.http.links import origin_of
from geo.web.http.openapi import openapi
from geo.web.http.page_html import PageHead
from geo.web.http.view_routes import open_route, view_routes
from geo.web.middleware.errors import Errors, in_words
from geo.web.middleware.redirects import OldLinks
from geo.web.middleware.request_limits import Limits
from geo.web.middleware.security_headers import SecurityHeaders
from geo.web.middleware.socket_limits import Sockets
from geo.web.serving.metrics import Observed, metrics
from geo.web.serving.resources import IMMUTABLE, REVALIDATE, Resource
from geo.web.serving.settings import read_settings
from geo.web.streamlit_internals.back_message import names_in
from geo.web.streamlit_internals.endpoints import ENDPOINTS
from geo.web.streamlit_internals.files import PackagedFiles
from geo.web.streamlit_internals.index_html import inline_hashes
from geo.web.streamlit_internals.options import is_foreign

# The first parts of addresses below which there is only what the routes answer.
_KINDS = ("assets", "data", "export", "figure", "offline", "preview", "summary")
# What takes work to make is nothing for search engines.
_ROBOTS = "User-agent: *\nDisallow: /export/\nDisallow: /figure/\nDisallow: /offline/\n"


def routes(atlas: Atlas) -> list[BaseRoute]:
    """The routes of the application: data, pictures of views, the map's own files, health."""
    shelf, settings = open_shelf(atlas), read_settings()

    def data(request: Request) -> Response:
        return _answer(request, shelf.data, shelf)

    def asset(request: Request) -> Response:
        return _answer(request, shelf.assets, shelf)

    def health(_request: Request) -> Response:
        state = {"status": "ready", "layers": len(shelf.index["layers"])}
        return JSONResponse(state, headers={"Cache-Control": "no-store"})

    document = Resource(encode(openapi(atlas)), "application/json")

    def described(request: Request) -> Response:
        return document.response(request, REVALIDATE)

    def robots(_request: Request) -> Response:
        return PlainTextResponse(_ROBOTS)

    return [
        *view_routes(atlas),
        open_route("/data/scenes/{name:path}.json", _scenes(atlas)),
        open_route("/data/{name:path}", data),
        open_route("/openapi.json", described),
        open_route("/changes.atom", _feed(atlas)),
        open_route("/healthz", health),
        Route("/metrics", lambda request: metrics(request, settings)),
        Route("/assets/{name:path}", asset),
        Route("/robots.txt", robots),
        # Streamlit would answer these with a page.
        *(Route(f"/{kind}{{rest:path}}", _nothing, name="nothing") for kind in _KINDS),
    ]


def _nothing(_request: Request) -> Response:
    return in_words(404)


def _feed(atlas: Atlas) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        document = Resource(feed(atlas, origin_of(request.scope)), MEDIA_TYPE)
        return document.response(request, REVALIDATE)

    return answer


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


def middleware(atlas: Atlas) -> list[Middleware]:
    """What stands before Streamlit, outermost first: figures, headers, errors, limits, sockets,
    old links, the packages' files, and each page's own head.
    """
    shelf, settings = open_shelf(atlas), read_settings()
    head = Middleware(PageHead, atlas=atlas, shelf=shelf)
    return [
        Middleware(Observed),
        Middleware(
            SecurityHeaders,
            frame_ancestors=settings.frame_ancestors,
            inline_scripts=inline_hashes(),
        ),
        Middleware(Errors),
        Middleware(Limits, settings=settings, endpoints=ENDPOINTS, is_foreign=is_foreign),
        Middleware(Sockets, settings=settings, read=names_in),
        Middleware(OldLinks),
        Middleware(PackagedFiles),
        head,
    ]


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
