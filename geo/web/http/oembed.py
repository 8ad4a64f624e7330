"""The oEmbed endpoint (oembed.com, version 1.0): how other sites show a link of the atlas."""

import html
from urllib.parse import SplitResult, unquote, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from geo.i18n.languages import _, use_language
from geo.layers.atlas import Atlas, in_language
from geo.web.content.page_view import view_of
from geo.web.http.first_html.page_html import words
from geo.web.http.links import link_of, origin_of, page_at, preview_of
from geo.web.http.pictures import HEIGHT_PX, WIDTH_PX
from geo.web.middleware.redirects import renew_path, renew_query
from geo.web.serving.base_path import at, below_base
from geo.web.serving.hosts import tidy_host
from geo.web.view.grammar import read_query
from geo.web.view.pages import name_of, read_pages

_WIDTH_PX, _HEIGHT_PX = 800, 520
_UNLIMITED_PX = 100_000
# In less a map has no room for its credit, disclaimer and scale.
_LEAST_WIDTH_PX, _LEAST_HEIGHT_PX = 300, 200


def oembed(request: Request, atlas: Atlas) -> Response:
    """The rich representation of the view that the parameter `url` links to.

    Nothing in it is larger than `maxwidth` and `maxheight`; where that is too little for a map, it
    is a link, which a consumer shows by its title.
    404 where the link is not one of this server's map pages, 501 for another format than JSON.
    """
    if request.query_params.get("format", "json") != "json":
        return JSONResponse({"error": "Only format=json is answered."}, status_code=501)
    url = _parts(request.query_params.get("url", ""))
    path, more = renew_path(below_base(url.path))
    page, here = page_at(path), urlsplit(origin_of(request.scope))
    if page is None or not page.layers or tidy_host(url.netloc) != here.netloc:
        message = "url must be the address of a map page of this server."
        return JSONResponse({"error": message}, status_code=404)
    query = "&".join(filter(None, (more, url.query)))
    view = view_of(atlas, page, read_query(renew_query(query)))
    link = link_of(request.scope, page, view)
    with use_language(view.lang):
        site = _(atlas.dossier.about.name)
        page_text = read_pages()[name_of(page)]
        title = f"{words(in_language(atlas, view.lang), page_text, view)[0]} · {site}"
    most_width, most_height = (
        _most(request.query_params.get(name, "")) for name in ("maxwidth", "maxheight")
    )
    answer: dict[str, str | int] = {
        "version": "1.0",
        "type": "link",
        "provider_name": site,
        "provider_url": f"{here.scheme}://{here.netloc}{at('/')}",
        "title": title,
    }
    if most_width >= _LEAST_WIDTH_PX and most_height >= _LEAST_HEIGHT_PX:
        width, height = min(_WIDTH_PX, most_width), min(_HEIGHT_PX, most_height)
        html_of_view = _frame(link, title, width, height)
        answer |= {"type": "rich", "html": html_of_view, "width": width, "height": height}
    if most_width >= WIDTH_PX and most_height >= HEIGHT_PX:
        answer |= {
            "thumbnail_url": preview_of(request.scope, page, view),
            "thumbnail_width": WIDTH_PX,
            "thumbnail_height": HEIGHT_PX,
        }
    return JSONResponse(answer)


def _parts(url: str) -> SplitResult:
    try:
        # Some consumers escape the address once more.
        return urlsplit(url if "://" in url else unquote(url))
    except ValueError:
        return urlsplit("")


def _most(asked: str) -> int:
    """The size that is asked for; what is none asks for nothing."""
    known = asked.isdecimal() and len(asked) < 6
    return int(asked) or _UNLIMITED_PX if known else _UNLIMITED_PX


def _frame(link: str, title: str, width: int, height: int) -> str:
    source = html.escape(f"{link}{'&' if '?' in link else '?'}embed=true")
    return (
        f'<iframe src="{source}" title="{html.escape(title)}" width="{width}" height="{height}"'
        ' loading="lazy" allow="fullscreen; clipboard-write" style="border:0"></iframe>'
    )
