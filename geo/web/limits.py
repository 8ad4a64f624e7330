"""What one request may ask for: its length, its body, its method, and how often it comes."""

import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from geo.web.settings import Settings

MOST_URL_BYTES = 4096
MOST_BODY_BYTES = 64 * 2**10
MOST_CLIENTS = 10_000

_READING = ("GET", "HEAD", "OPTIONS")
_UPLOADS = "/_stcore/upload_file"
_STREAMLIT = "/_stcore/"
# What takes work to make; answers that are kept count as well, because a reader asks for few.
_COSTLY = ("/preview/", "/figure/", "/export/", "/offline/", "/data/layers.gpkg", "/oembed")


class Buckets:
    """Token buckets by client: `most` requests at once, filled again in a minute.

    Those asked for last are kept, at most MOST_CLIENTS; a client that was forgotten starts full.
    """

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Starts with no client; `clock` gives seconds."""
        self.most = most
        self._clock = clock
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> bool:
        """Takes a token of a client; False where it has none left."""
        now = self._clock()
        level, then = self._levels.pop(client, (float(self.most), now))
        level = min(self.most, level + (now - then) * self.most / 60)
        self._levels[client] = (level - 1 if level >= 1 else level, now)
        if len(self._levels) > MOST_CLIENTS:
            self._levels.popitem(last=False)
        return level >= 1


class Limits:
    """ASGI middleware that refuses, with a sentence in JSON, what no reader asks for."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Wraps `app`."""
        self.app = app
        self.settings = settings
        self.buckets = Buckets(settings.requests_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses, or lets the wrapped application answer."""
        refused = self._refused(scope) if scope["type"] == "http" else None
        await (refused or self.app)(scope, receive, send)

    def _refused(self, scope: Scope) -> Response | None:
        headers, path = Headers(scope=scope), scope["path"]
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MOST_URL_BYTES:
            return _refusal(414, f"The address is longer than {MOST_URL_BYTES} bytes; shorten it.")
        if path.startswith(_UPLOADS):
            return _refusal(403, "Nothing can be uploaded here.")
        if scope["method"] not in _READING:
            return _refused_body(headers, path)
        if path.startswith(_COSTLY) and not self.buckets.take(client_of(scope, self.settings)):
            message = "You have asked for many pictures and files; ask again in a minute."
            return _refusal(429, message, {"Retry-After": "60"})
        return None


def client_of(scope: Scope, settings: Settings) -> str:
    """The address that a request comes from; of a trusted proxy, as that proxy says."""
    host = str((scope.get("client") or ("", 0))[0])
    told = Headers(scope=scope).get("x-forwarded-for", "")
    return told.rpartition(",")[2].strip() if told and settings.trusts(host) else host


def _refused_body(headers: Headers, path: str) -> Response | None:
    if not path.startswith(_STREAMLIT):
        return _refusal(405, "Addresses here answer GET.", {"Allow": ", ".join(_READING)})
    length = headers.get("content-length", "")
    if not length.isdecimal():
        return _refusal(411, "Say how long the body is, in Content-Length.")
    if len(length) > 9 or int(length) > MOST_BODY_BYTES:
        return _refusal(413, f"The body is longer than {MOST_BODY_BYTES} bytes; shorten it.")
    return None


def _refusal(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    open_to_all = {"Access-Control-Allow-Origin": "*"}
    return JSONResponse({"error": message}, status, {**open_to_all, **(headers or {})})
