"""The HTML of a page before Streamlit fills it: title, description, preview, and a first sight.

Streamlit sends one HTML file for all pages. This middleware writes into it the title, the
description and the picture of the view that the address shows, and names the address of the
server, which the page would otherwise look for by asking below its own path first.
"""

import html
from collections.abc import Mapping
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.i18n.languages import ENGLISH, _, language, languages, speaking
from geo.layers.atlas import Atlas, in_language
from geo.layers.gazetteer import title_of
from geo.web.content.figure_spec import with_verdict
from geo.web.content.page_view import view_of
from geo.web.content.summary import summary
from geo.web.html.first_paint import ROOT, early_html, skip_html
from geo.web.http.asset_store import Shelf
from geo.web.http.links import link_of, oembed_of, page_at, preview_of
from geo.web.http.pictures import HEIGHT_PX, WIDTH_PX
from geo.web.serving.addresses import kind_of
from geo.web.serving.resources import Resource
from geo.web.streamlit_internals.files import soon_wanted_scripts
from geo.web.view.grammar import read_query
from geo.web.view.model import View
from geo.web.view.pages import PageText, read_pages

_TITLE = b"<title>Streamlit</title>"
_HTML = b'<html lang="en"'


class PageHead:
    """ASGI middleware that completes the head of Streamlit's HTML file."""

    def __init__(self, app: ASGIApp, atlas: Atlas, shelf: Shelf) -> None:
        """Wraps `app`; the page runs the boot script of the shelf first, and wears its dress."""
        self.app = app
        self.atlas = atlas
        self.words_urls = shelf.words_urls
        self.links = [
            f'<script src="{shelf.boot_url}"></script>',
            f'<link rel="stylesheet" href="{shelf.page_stylesheet_url}">',
            *(f'<link rel="modulepreload" href="{path}">' for path in soon_wanted_scripts()),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the wrapped application does; HTML gets its head."""
        if scope["type"] != "http" or scope["method"] != "GET" or kind_of(scope["path"]) != "page":
            await self.app(scope, receive, send)
            return
        parts = await run_in_threadpool(self._parts, scope)
        accepted = Headers(scope=scope).get("accept-encoding", "")
        # Streamlit answers every other address with its page, too, which then says what is wrong.
        status = 200 if page_at(scope["path"]) else 404
        rewriter = _Rewriter(send, parts, accepted, status)
        await self.app(_without_validators(scope), receive, rewriter.send)

    def _parts(self, scope: Scope) -> dict[bytes, bytes]:
        query = read_query(scope["query_string"].decode("latin-1"))
        with speaking(query.get("lang", ENGLISH)):
            return self._parts_in_words(scope, query)

    def _parts_in_words(self, scope: Scope, query: Mapping[str, str]) -> dict[bytes, bytes]:
        page = page_at(scope["path"]) or next(iter(read_pages().values()))
        spoken = language()
        root = f'<html lang="{spoken.code}" dir="{spoken.direction}"'.encode()
        skip, early = skip_html(page, query), early_html(page, query)
        early_root = skip.encode() + ROOT + early.encode()
        return {_HTML: root, _TITLE: self._head(page, scope, query), ROOT: early_root}

    def _head(self, page: PageText, scope: Scope, query: Mapping[str, str]) -> bytes:
        atlas = in_language(self.atlas, language().code)
        view = view_of(atlas, page, query)
        name, description = words(atlas, page, view)
        properties = _properties(page, view, name, description, scope)
        tags = [
            f"<title>{html.escape(name)} · Kavkaz Atlas</title>",
            *(_tag(*parts) for parts in properties),
        ]
        if page.layers:
            found = html.escape(oembed_of(scope, page, view), quote=True)
            kind = 'rel="alternate" type="application/json+oembed"'
            tags.append(f'<link {kind} href="{found}" title="{html.escape(name, quote=True)}">')
        tags += [_alternate(scope, page, view, code) for code in languages()]
        if view.lang in self.words_urls:
            tags.append(f'<script src="{self.words_urls[view.lang]}"></script>')
        return "".join([*tags, *self.links]).encode()


def _alternate(scope: Scope, page: PageText, view: View, code: str) -> str:
    """The link to the same view in a language, for search engines."""
    address = html.escape(link_of(scope, page, replace(view, lang=code)), quote=True)
    return f'<link rel="alternate" hreflang="{code}" href="{address}">'


def words(atlas: Atlas, page: PageText, view: View) -> tuple[str, str]:
    """The name of what is shown, and one or two sentences about it: what is in view comes first."""
    name = title_of(atlas, view.selection) if view.selection else page.title
    about = page.heading if view.selection else " ".join(page.lede.split())
    if not page.layers:
        return name, about
    return name, f"{with_verdict(atlas, view, summary(atlas, page, view))} {about}"


def _properties(
    page: PageText, view: View, name: str, description: str, scope: Scope
) -> tuple[tuple[str, str, str], ...]:
    """The tags of Open Graph (ogp.me) and of Twitter cards, as attribute, name and content."""
    shared = (
        ("name", "description", description),
        ("property", "og:type", "website"),
        ("property", "og:site_name", "Kavkaz Atlas"),
        ("property", "og:locale", view.lang),
        ("property", "og:title", name),
        ("property", "og:description", description),
        ("property", "og:url", link_of(scope, page, view)),
    )
    if not page.layers:
        return (*shared, ("name", "twitter:card", "summary"))
    return (
        *shared,
        ("property", "og:image", preview_of(scope, page, view)),
        ("property", "og:image:type", "image/png"),
        ("property", "og:image:width", str(WIDTH_PX)),
        ("property", "og:image:height", str(HEIGHT_PX)),
        (
            "property",
            "og:image:alt",
            _("Map: {name}. {description}", name=name, description=description),
        ),
        ("name", "twitter:card", "summary_large_image"),
    )


def _tag(attribute: str, name: str, content: str) -> str:
    return f'<meta {attribute}="{name}" content="{html.escape(content, quote=True)}">'


class _Rewriter:
    """Holds an HTML answer back until it is whole; sends it with parts replaced, compressed."""

    def __init__(
        self, send: Send, parts: Mapping[bytes, bytes], accepted: str, status: int
    ) -> None:
        self._send = send
        self._status = status
        self._parts = parts
        self._accepted = accepted
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Takes a message of the wrapped application."""
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)
        else:
            await self._send(message)

    async def _finish(self, start: Message) -> None:
        body = self._body
        for part, instead in self._parts.items():
            body = body.replace(part, instead, 1)
        headers = MutableHeaders(raw=start["headers"])
        body, encoding = Resource(body, "text/html").encoded(self._accepted)
        if encoding:
            headers["content-encoding"] = encoding
        headers.add_vary_header("Accept-Encoding")
        headers["content-length"] = str(len(body))
        # The wrapped answer's validators describe other bytes.
        for name in ("etag", "last-modified"):
            if name in headers:
                del headers[name]
        await self._send({**start, "status": self._status})
        await self._send({"type": "http.response.body", "body": body})


def _is_html(message: Message) -> bool:
    headers = Headers(raw=message["headers"])
    return message["status"] == 200 and headers.get("content-type", "").startswith("text/html")


def _without_validators(scope: Scope) -> Scope:
    unwanted = (b"if-none-match", b"if-modified-since", b"accept-encoding", b"range")
    kept = [(name, value) for name, value in scope["headers"] if name.lower() not in unwanted]
    return {**scope, "headers": kept}
