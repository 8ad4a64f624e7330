"""Takes the prefix of a host off each request, so that nothing behind it knows of it."""

from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.web.serving.base_path import at, base_path, below_base


class BasePath:
    """ASGI middleware, before all others; what is led on by a path is led on below the prefix."""

    def __init__(self, app: ASGIApp) -> None:
        """Wraps `app`, whose paths begin at the atlas itself."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the wrapped application does to the path without the prefix."""
        if scope["type"] == "lifespan" or not base_path():
            await self.app(scope, receive, send)
        elif scope["path"] == base_path() and scope["type"] == "http":
            await _to_front(scope)(scope, receive, send)
        else:
            path = below_base(scope["path"])
            inner = {**scope, "path": path, "raw_path": path.encode()}
            await self.app(inner, receive, _leading_on(send))


def _to_front(scope: Scope) -> RedirectResponse:
    query = scope["query_string"].decode("latin-1")
    return RedirectResponse(at("/") + (f"?{query}" if query else ""), status_code=308)


def _leading_on(send: Send) -> Send:
    async def send_below(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            location = headers.get("location", "")
            if location.startswith("/") and not location.startswith("//"):
                headers["location"] = at(location)
        await send(message)

    return send_below
