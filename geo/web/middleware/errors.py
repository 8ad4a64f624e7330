"""What goes wrong: an answer in JSON with a sentence, and no word of how it went wrong."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.web.serving.addresses import kind_of
from geo.web.serving.json_logs import log, place_of
from geo.web.serving.metrics import SCRIPT_ERRORS

_SENTENCES = {
    400: "The address is not understood.",
    404: "There is nothing at this address; /openapi.json describes those that there are.",
    405: "Addresses here answer GET.",
    500: "The server could not answer; the fault is noted. Try again, or another view.",
}


class Errors:
    """ASGI middleware that answers with a sentence where the wrapped application has none."""

    def __init__(self, app: ASGIApp) -> None:
        """Wraps `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the wrapped application does, but for errors without a sentence."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, replaced = False, 0

        async def send_in_words(message: Message) -> None:
            nonlocal begun, replaced
            if message["type"] == "http.response.start":
                begun = True
                replaced = message["status"] if _is_wordless(message) else 0
                _keep_errors_nowhere(message)
            if not replaced:
                await send(message)

        try:
            await self.app(scope, receive, send_in_words)
        except Exception as error:
            kind = kind_of(scope["path"])
            log("failed", kind=kind, error=type(error).__name__, where=place_of(error))
            if begun and not replaced:
                raise
            replaced = 500
        if replaced:
            await in_words(replaced)(scope, receive, send)


def in_words(status: int, sentence: str = "") -> JSONResponse:
    """The answer to a request that cannot be answered otherwise."""
    message = sentence or _SENTENCES.get(status, "The request cannot be answered.")
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"}
    return JSONResponse({"error": message}, status, headers)


def _is_wordless(message: Message) -> bool:
    kind = Headers(raw=message["headers"]).get("content-type", "")
    # What a browser asked for in part, and cannot have, has no words by itself; a page has them.
    has_words = "json" in kind or kind.startswith("text/html")
    return message["status"] >= 400 and message["status"] != 416 and not has_words


def _keep_errors_nowhere(message: Message) -> None:
    headers = MutableHeaders(scope=message)
    if message["status"] >= 400:
        headers["Cache-Control"] = "no-store"


def log_script_error(error: Exception) -> None:
    """Writes a line for an error of a page; its reader sees Streamlit's notice, without details."""
    SCRIPT_ERRORS.inc()
    log("failed", kind="page", error=type(error).__name__, where=place_of(error))
