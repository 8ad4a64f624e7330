"""What one request may ask for: its length, its body, its method, whence and how often it comes."""

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from geo.web.middleware.allowances import Allowances
from geo.web.middleware.forwarded import with_forwarded, without_forwarded
from geo.web.serving.addresses import cost_of, refuses_at_once
from geo.web.serving.hosts import tidy_host
from geo.web.serving.json_logs import log
from geo.web.serving.settings import Settings

MOST_URL_BYTES = 4096
MOST_HEADER_BYTES = 32 * 2**10
MOST_BODY_BYTES = 64 * 2**10

_READING = ("GET", "HEAD", "OPTIONS")
# For these an answer is made.
_MAKING = ("GET", "HEAD")

# What a host does whose readers get no socket; who they are is no part of it.
_REMEDY = (
    "A page of another address asked for a socket. If it is one of yours, let the proxy pass the "
    "Host header on, as deploy/nginx.conf does, or set KAVKAZ_ATLAS_ADDRESS to where readers are."
)


@dataclass(frozen=True)
class Endpoints:
    """What pages ask for below `prefix`, as whole paths, and the starts of what none asks for."""

    prefix: str
    used: tuple[str, ...]
    unused: tuple[str, ...]


class RequestLimits:
    """ASGI middleware that refuses, with a sentence in JSON, what no reader asks for."""

    def __init__(
        self,
        app: ASGIApp,
        settings: Settings,
        endpoints: Endpoints,
        is_foreign: Callable[[Headers], bool],
    ) -> None:
        """Wraps `app`; a socket that `is_foreign` is not let in."""
        self.app = app
        self.settings = settings
        self.endpoints = endpoints
        self.is_foreign = is_foreign
        self.allowances = Allowances(settings.requests_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuses, or lets the wrapped application answer."""
        answer = self.app
        if scope["type"] in ("http", "websocket"):
            scope = self._as_forwarded(scope)
        if scope["type"] == "http":
            answer = self._refusal_of(scope) or self._paid
        elif scope["type"] == "websocket":
            scope = self._with_known_host(scope)
            answer = self._refusal_of_socket(scope) or self.app
        await answer(scope, receive, send)

    async def _paid(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers what the client can afford, or says that it has asked for too much."""
        path, cost = scope["path"], cost_of(scope["path"])
        if not cost or scope["method"] not in _MAKING:
            await self.app(scope, receive, send)
            return
        client = client_of(scope, self.settings)
        in_part = scope["method"] == "HEAD" or "range" in Headers(scope=scope)
        address = b"?".join((path.encode(), scope["query_string"]))
        price = self.allowances.take(client, address, cost, in_part=in_part)
        if price is None:
            message = "You have asked for many pictures and files; ask again in a minute."
            await _refusal(429, message, {"Retry-After": "60"})(scope, receive, send)
            return
        if refuses_at_once(path):
            send = self.allowances.sending(send, client, price)
        await self.app(scope, receive, send)

    def _refusal_of_socket(self, scope: Scope) -> WebSocketClose | None:
        if not self.is_foreign(Headers(scope=scope)):
            return None
        log("socket refused", remedy=_REMEDY)
        return WebSocketClose(1008)

    def _with_known_host(self, scope: Scope) -> Scope:
        """The request with the host that its page names, where a proxy replaced it by another.

        It is known from the settings, or from a trusted proxy, or is the same written otherwise.
        """
        headers = Headers(scope=scope)
        forwarded = headers.get("x-forwarded-host", "").split(",")[0]
        own = self.settings.address.partition("://")[2]
        _scheme, _mark, host = headers.get("origin", "").partition("://")
        known = map(tidy_host, (forwarded, own, headers.get("host", "")))
        if not tidy_host(host) or tidy_host(host) not in known:
            return scope
        others = [(name, value) for name, value in scope["headers"] if name != b"host"]
        return {**scope, "headers": [*others, (b"host", host.encode("latin-1"))]}

    def _as_forwarded(self, scope: Scope) -> Scope:
        """The request with what a trusted proxy says of it, and without what others say."""
        peer = str((scope.get("client") or ("", 0))[0])
        if self.settings.trusts(peer):
            return with_forwarded(scope)
        return {**scope, "headers": without_forwarded(scope["headers"])}

    def _refusal_of(self, scope: Scope) -> Response | None:
        headers, path = Headers(scope=scope), scope["path"]
        too_long = _too_long(scope)
        if too_long is not None:
            return too_long
        if path.startswith(self.endpoints.unused):
            return _refusal(403, "This address is not in use here.")
        of_pages = path.startswith(self.endpoints.prefix)
        if of_pages and path not in self.endpoints.used:
            return _refusal(404, "There is nothing at this address.")
        if scope["method"] not in _READING:
            return _refusal_of_body(headers, of_pages)
        return None


def client_of(scope: Scope, settings: Settings) -> str:
    """The address that a request comes from; of a trusted proxy, as that proxy says.

    Whoever has one address of IPv6 has 2^64 of them, so it is their network, 64 bits of it.
    """
    host = str((scope.get("client") or ("", 0))[0])
    hosts = Headers(scope=scope).get("x-forwarded-for", "")
    if hosts and settings.trusts(host):
        host = hosts.rpartition(",")[2].strip()
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address) and not address.ipv4_mapped:
        return str(ip_network((address.packed, 64), strict=False))
    return host


def _too_long(scope: Scope) -> Response | None:
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MOST_URL_BYTES:
        return _refusal(414, f"The address is longer than {MOST_URL_BYTES} bytes; shorten it.")
    if sum(len(name) + len(value) for name, value in scope["headers"]) > MOST_HEADER_BYTES:
        return _refusal(431, f"The headers are longer than {MOST_HEADER_BYTES} bytes in all.")
    return None


def _refusal_of_body(headers: Headers, of_pages: bool) -> Response | None:
    if not of_pages:
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
