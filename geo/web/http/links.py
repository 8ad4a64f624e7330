"""Whole addresses, as the reader of a request reaches them: of views, previews and oEmbed."""

from dataclasses import replace
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.types import Scope

from geo.web.serving.base_path import at
from geo.web.serving.hosts import tidy_origin
from geo.web.serving.settings import address
from geo.web.view.grammar import format_view, path_of
from geo.web.view.keys import KEYS
from geo.web.view.model import View
from geo.web.view.pages import PageText, name_of, read_pages

# The keys of an address that say how the map is drawn.
_DRAWING = (
    "at",
    "layers",
    "opacity",
    "split",
    "base",
    "proj",
    "rings",
    "marks",
    "unit",
    "data",
    "theme",
)


def origin_of(scope: Scope) -> str:
    """Where readers reach the server: as the host sets it, or as the request says; '' if unclear.

    What a proxy says counts where the proxy is trusted; `Limits` takes away what others say.
    """
    if address():
        return address()
    headers = Headers(scope=scope)
    scheme = headers.get("x-forwarded-proto", scope.get("scheme", "http")).split(",")[0].strip()
    host = headers.get("x-forwarded-host", headers.get("host", "localhost")).split(",")[0]
    try:
        return tidy_origin(f"{scheme}://{host.strip()}")
    except ValueError:
        return ""


def link_of(scope: Scope, page: PageText, view: View) -> str:
    """The address of a view of a page."""
    return f"{origin_of(scope)}{path_of(page, view)}"


def canonical(view: View) -> View:
    """The view with only what its words depend on: by one address of many search engines know it.

    Where the map looks and how it is drawn goes; `view` is as its address asks for it, without
    what a step of the story stands for.
    """
    plain = View()
    kept = {key.field: key.value(plain) for key in KEYS if key.name in _DRAWING}
    return replace(view, **kept)


def preview_of(scope: Scope, page: PageText, view: View) -> str:
    """The address of the preview image of a view of a page."""
    return origin_of(scope) + at(f"/preview/{name_of(page)}.png") + _query(view)


def oembed_of(scope: Scope, page: PageText, view: View) -> str:
    """The address at which a consumer finds how to embed a view of a page."""
    link = quote(link_of(scope, page, view), safe="")
    return f"{origin_of(scope)}{at('/oembed')}?format=json&url={link}"


def page_at(path: str) -> PageText | None:
    """The page at that path of the server; None where there is none."""
    wanted = path.strip("/")
    return next((page for page in read_pages().values() if page.path == wanted), None)


def _query(view: View) -> str:
    query = format_view(view)
    return f"?{query}" if query else ""
