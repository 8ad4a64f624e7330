"""HTTP routes beside the pages: layers and their index, the map's own files, health."""

from collections.abc import Callable, Mapping

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from geo.layers.atlas import Atlas
from geo.layers.catalogue import CATALOGUE
from geo.layers.files.geojson import encode
from geo.maps.web.scene import scene_of
from geo.version import VERSION
from geo.web.html.templating import STATIC_FOLDER
from geo.web.http.asset_store import AssetStore, open_asset_store
from geo.web.http.downloads import download, is_version
from geo.web.http.feed import MEDIA_TYPE, feed
from geo.web.http.first_html.page_html import Pages
from geo.web.http.lands import lands
from geo.web.http.links import origin_of
from geo.web.http.openapi import openapi
from geo.web.http.sitemap import MEDIA_TYPE as SITEMAP_TYPE
from geo.web.http.sitemap import sitemap
from geo.web.http.view_routes import Endpoint, refused_look, view_endpoints
from geo.web.middleware.base_path import BasePath
from geo.web.middleware.errors import Errors, in_words
from geo.web.middleware.redirects import LinkRedirects
from geo.web.middleware.request_limits import RequestLimits
from geo.web.middleware.security_headers import SecurityHeaders
from geo.web.middleware.socket_limits import SocketLimits
from geo.web.serving.addresses import ADDRESSES, FOLDERS, Address, robots_text
from geo.web.serving.base_path import at, base_path
from geo.web.serving.clicks import ClicksFirst
from geo.web.serving.metrics import RequestMetrics, metrics
from geo.web.serving.resources import IMMUTABLE, REVALIDATE, Resource
from geo.web.serving.settings import read_settings
from geo.web.streamlit_internals.back_message import names_in
from geo.web.streamlit_internals.endpoints import ENDPOINTS
from geo.web.streamlit_internals.files import PackagedFiles
from geo.web.streamlit_internals.index_html import inline_hashes
from geo.web.streamlit_internals.options import is_foreign

_FOR_A_DAY = "public, max-age=86400"


def endpoints(atlas: Atlas) -> dict[str, Endpoint]:
    """What answers each of ADDRESSES, by its name."""
    return {**view_endpoints(atlas), **_endpoints(atlas)}


def routes(atlas: Atlas) -> list[BaseRoute]:
    """The routes of the application, one for each of ADDRESSES, and what there is not."""
    return routes_to(endpoints(atlas))


def routes_to(answers: Mapping[str, Endpoint]) -> list[BaseRoute]:
    """As `routes`, to endpoints by the names of their addresses."""
    return [
        *(_route(address, answers[name]) for name, address in ADDRESSES.items()),
        *(Route(f"/{kind}{{rest:path}}", _nothing, name="nothing") for kind in FOLDERS),
    ]


def _route(address: Address, endpoint: Endpoint) -> Route:
    if not address.shared:
        return Route(address.path, endpoint)
    cors = Middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET"],
        allow_headers=["*"],
        expose_headers=["ETag", "Content-Range"],
    )
    return Route(address.path, endpoint, methods=["GET", "OPTIONS"], middleware=[cors])


def _endpoints(atlas: Atlas) -> dict[str, Endpoint]:
    """What answers each address that is not made from a view, by its name."""
    store, settings = open_asset_store(atlas), read_settings()

    def data(request: Request) -> Response:
        return refused_look(request) or _data(request, atlas, store)

    def asset(request: Request) -> Response:
        name = request.path_params["name"]
        return _answer(request, name, store.assets.get(name), lasts=True)

    def health(_request: Request) -> Response:
        state = {"status": "ready", "version": VERSION, "layers": len(CATALOGUE)}
        return JSONResponse(state, headers={"Cache-Control": "no-store"})

    document = Resource(encode(openapi(atlas)), "application/json")
    icon = Resource((STATIC_FOLDER / "icon.ico").read_bytes(), "image/x-icon")

    def describe(request: Request) -> Response:
        return document.response(request, REVALIDATE)

    def robots(request: Request) -> Response:
        return PlainTextResponse(robots_text(origin_of(request.scope), base_path()))

    def list_pages(request: Request) -> Response:
        document = Resource(sitemap(atlas, origin_of(request.scope)), SITEMAP_TYPE)
        return document.response(request, REVALIDATE)

    return {
        "sitemap": list_pages,
        "icon": lambda request: icon.response(request, _FOR_A_DAY),
        "scene": _scenes(atlas),
        "lands": _lands(atlas),
        "data": data,
        "openapi": describe,
        "feed": _feed(atlas),
        "health": health,
        "metrics": lambda request: metrics(request, settings),
        "asset": asset,
        "robots": robots,
    }


def _nothing(_request: Request) -> Response:
    return in_words(404)


def _feed(atlas: Atlas) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        document = Resource(feed(atlas, origin_of(request.scope)), MEDIA_TYPE)
        return document.response(request, REVALIDATE)

    return answer


def _lands(atlas: Atlas) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        version = request.path_params["version"]
        if version != lands(atlas).tag:
            return _missing(f"lands-{version}.bin")
        return lands(atlas).response(request, IMMUTABLE)

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
            return _missing(name)
        return scenes[name].response(request, REVALIDATE)

    return scene


def middleware(atlas: Atlas) -> list[Middleware]:
    """What stands before Streamlit, outermost first: the prefix of the host, figures, headers,
    errors, limits, sockets, clicks, old links, the packages' files, and the HTML of pages.
    """
    return middleware_before(Middleware(Pages, atlas=atlas, store=open_asset_store(atlas)))


def middleware_before(pages: Middleware) -> list[Middleware]:
    """As `middleware`, before what answers for the pages."""
    settings = read_settings()
    return [
        Middleware(BasePath),
        Middleware(RequestMetrics),
        Middleware(
            SecurityHeaders,
            frame_ancestors=settings.frame_ancestors,
            inline_scripts=inline_hashes(),
        ),
        Middleware(Errors),
        Middleware(RequestLimits, settings=settings, endpoints=ENDPOINTS, is_foreign=is_foreign),
        Middleware(SocketLimits, settings=settings, read=names_in),
        Middleware(ClicksFirst),
        Middleware(LinkRedirects),
        Middleware(PackagedFiles),
        pages,
    ]


def _data(request: Request, atlas: Atlas, store: AssetStore) -> Response:
    """What the map draws, whose names are all of versions, or a file to download."""
    name = request.path_params["name"]
    drawn = store.data.get(name)
    resource = drawn or download(atlas, name)
    return _answer(request, name, resource, lasts=drawn is not None or is_version(name))


def _answer(request: Request, name: str, resource: Resource | None, *, lasts: bool) -> Response:
    if resource is None:
        return _missing(name)
    return resource.response(request, IMMUTABLE if lasts else REVALIDATE)


def _missing(name: str) -> Response:
    message = f"There is no {name[:80]!r} here; {at('/data/index.json')} lists the layers."
    return JSONResponse({"error": message}, status_code=404)
