"""What a host sees of the atlas: figures for Prometheus, and a line for what matters."""

import time

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, Info, generate_latest
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.version import VERSION
from geo.web.serving.addresses import kind_of
from geo.web.serving.json_logs import log
from geo.web.serving.settings import Settings, is_local

SLOW_S = 2.0
# A reader who leaves gets no answer; proxies count such requests by this number.
GONE = 499

Info("atlas", "Which version of the atlas answers.").info({"version": VERSION})
SESSIONS = Gauge("atlas_sessions", "Readers that are connected.")
REQUESTS = Counter("atlas_requests", "Requests by kind of address and status.", ["kind", "status"])
SECONDS = Histogram("atlas_request_seconds", "Time to answer, by kind of address.", ["kind"])
SCRIPT_ERRORS = Counter("atlas_script_errors", "Runs of a page that ended in an error.")
WARMING_UP = Gauge("atlas_warming_up", "1 while what first visits ask for is made ahead.")
MADE = Counter("atlas_made", "Pictures and files that were made, by kind.", ["kind"])
KEPT = Counter("atlas_kept", "Pictures and files that were there already, by kind.", ["kind"])


class RequestMetrics:
    """ASGI middleware that counts and times requests, and writes what was refused or slow."""

    def __init__(self, app: ASGIApp) -> None:
        """Wraps `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the wrapped application does."""
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            with SESSIONS.track_inprogress():
                await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind, begun, status = kind_of(scope["path"]), time.perf_counter(), GONE

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, note)
        finally:
            _count(kind, status, time.perf_counter() - begun)


def _count(kind: str, status: int, seconds: float) -> None:
    REQUESTS.labels(kind, str(status)).inc()
    SECONDS.labels(kind).observe(seconds)
    if status >= 400 and status not in (404, GONE, 500):
        log("refused", kind=kind, status=status)
    elif seconds > SLOW_S:
        log("slow", kind=kind, seconds=round(seconds, 2))


def metrics(request: Request, settings: Settings) -> Response:
    """The figures in Prometheus' text format, for those that the settings allow."""
    # A reader behind a proxy comes from this machine as well, but the proxy says so.
    host = request.client.host if request.client else ""
    local = is_local(host) and "x-forwarded-for" not in Headers(scope=request.scope)
    if settings.metrics == "open" or (settings.metrics == "local" and local):
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
    return JSONResponse({"error": "The figures are not open to all."}, status_code=403)
