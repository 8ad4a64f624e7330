"""Headers that tell browsers what a page of the atlas may load, run and be shown in."""

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.maps.web.basemaps import tile_sources
from geo.web.serving.settings import basemaps
from geo.web.view.data_address import origin_of_data
from geo.web.view.grammar import read_query

# streamlit-folium writes Folium's script into its frame and evaluates what changes there.
_FRAME_PATH = "/component/"
_FRAME_SCRIPTS = "'self' 'unsafe-inline' 'unsafe-eval'"

# What a browser shows as a document; scripts, layers and pictures run nothing by themselves.
_DOCUMENTS = ("text/html", "image/svg", "application/pdf", "text/xml", "application/vnd")

_WITH_DOCUMENTS = {
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
}


class SecurityHeaders:
    """ASGI middleware that adds the headers: all to documents, one to all else."""

    def __init__(
        self, app: ASGIApp, frame_ancestors: str, inline_scripts: Sequence[str] = ()
    ) -> None:
        """Wraps `app`; `frame_ancestors` are those who may show embedded views (CSP level 3).

        `inline_scripts` are the hashes of scripts in the pages themselves, as the policy has them.
        """
        self.app = app
        self.frame_ancestors = frame_ancestors
        self.page_scripts = " ".join(("'self'", *inline_scripts))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the wrapped application does, with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                if headers.get("content-type", "").startswith(_DOCUMENTS):
                    headers.update(_WITH_DOCUMENTS)
                    headers["Content-Security-Policy"] = self._policy(scope)
            await send(message)

        await self.app(scope, receive, send_safely)

    def _policy(self, scope: Scope) -> str:
        frame = scope["path"].startswith(_FRAME_PATH)
        query = read_query(scope["query_string"].decode("latin-1"))
        embedded = query.get("embed") == "true"
        return policy(
            scripts=_FRAME_SCRIPTS if frame else self.page_scripts,
            tiles=tile_sources(basemaps()) if frame else "",
            # The page asks for a reader's data, and only from where its own address says.
            data="" if frame else origin_of_data(query.get("data", "")),
            # The frame of the map stands in the page, which may itself be embedded.
            ancestors=self.frame_ancestors if frame or embedded else "'self'",
        )


def policy(scripts: str, ancestors: str, tiles: str = "", data: str = "") -> str:
    """The Content-Security-Policy: only this server; Streamlit's styles are written by script.

    `tiles` are the hosts of basemaps that a reader may choose, `data` that of data of their own.
    """
    images = f"img-src 'self' data: blob: {tiles}".strip()
    connections = f"connect-src 'self' data: blob: {data}".strip()
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            images,
            "font-src 'self' data:",
            connections,
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {ancestors}",
        )
    )
