"""The head of the HTML page: title and description by address, and where the server is.

Streamlit sends one HTML file for all pages. This middleware writes each page's own title and
description into it, and names the address of the server, which the page would otherwise look for
by asking below its own path first.
"""

import html
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.web.packaged import soon_wanted_scripts
from geo.web.pages import PageText, read_pages

_TITLE = b"<title>Streamlit</title>"


class PageHead:
    """ASGI middleware that completes the head of Streamlit's HTML file."""

    def __init__(self, app: ASGIApp, boot_url: str, stylesheet_url: str) -> None:
        """Wraps `app`; `boot_url` is what the page must run first, `stylesheet_url` its dress."""
        self.app = app
        self.links = [
            f'<script src="{boot_url}"></script>',
            f'<link rel="stylesheet" href="{stylesheet_url}">',
            *(f'<link rel="modulepreload" href="{path}">' for path in soon_wanted_scripts()),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the wrapped application does; HTML gets its head."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        page = _page_of(scope["path"], read_pages())
        if page is None:
            await self.app(scope, receive, send)
            return
        await self.app(_without_validators(scope), receive, _Rewriter(send, self._head(page)).send)

    def _head(self, page: PageText) -> bytes:
        title = html.escape(f"{page.title} · Kavkaz Atlas")
        description = html.escape(" ".join(page.lede.split()), quote=True)
        return (
            f"<title>{title}</title>"
            f'<meta name="description" content="{description}">' + "".join(self.links)
        ).encode()


class _Rewriter:
    """Holds an HTML answer back until it is whole, and sends it with its head."""

    def __init__(self, send: Send, head: bytes) -> None:
        self._send = send
        self._head = head
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
        body = self._body.replace(_TITLE, self._head, 1)
        headers = MutableHeaders(raw=start["headers"])
        headers["content-length"] = str(len(body))
        # The wrapped answer's validators describe other bytes.
        for name in ("etag", "last-modified"):
            if name in headers:
                del headers[name]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _page_of(path: str, pages: Mapping[str, PageText]) -> PageText | None:
    wanted = path.strip("/")
    return next((page for page in pages.values() if page.path == wanted), None)


def _is_html(message: Message) -> bool:
    headers = Headers(raw=message["headers"])
    return message["status"] == 200 and headers.get("content-type", "").startswith("text/html")


def _without_validators(scope: Scope) -> Scope:
    unwanted = (b"if-none-match", b"if-modified-since", b"accept-encoding", b"range")
    kept = [(name, value) for name, value in scope["headers"] if name.lower() not in unwanted]
    return {**scope, "headers": kept}
