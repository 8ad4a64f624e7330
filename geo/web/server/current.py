"""The atlas that is answered from now, where another may follow it: while a dossier is edited."""

from collections.abc import Callable, Mapping
from datetime import datetime
from html import escape

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Scope

from geo.layers.atlas import Atlas
from geo.web.http.asset_store import AssetStore, open_asset_store
from geo.web.http.first_html.page_html import Pages, Shown
from geo.web.http.view_routes import Endpoint
from geo.web.server.routes import endpoints, middleware_before, routes_to
from geo.web.serving.resources import Resource

STATE_PATH = "/preview-state.json"
SCRIPT_PATH = "/preview.js"
_NO_STORE = {"Cache-Control": "no-store"}
_MOST_LINES = 8
_STYLE = (
    "position:fixed;inset:0 0 auto 0;z-index:2000000;max-height:40vh;overflow:auto;"
    "padding:.5rem 1rem;background:#7a1c14;color:#fff;font:14px/1.4 sans-serif;"
    "white-space:pre-wrap"
)
# Asks once a second; a page that shows an earlier state is loaded anew, at the same address.
_SCRIPT = f"""
const strip = document.getElementById("preview-strip");
const follow = async () => {{
  try {{
    const state = await (await fetch("{STATE_PATH}")).json();
    if (String(state.version) !== strip.dataset.version) {{ location.reload(); return; }}
    strip.textContent = state.text;
    strip.hidden = !state.text;
  }} catch (error) {{
    console.info("The preview does not answer.", error);
  }}
  setTimeout(follow, 1000);
}};
setTimeout(follow, 1000);
"""


class Current:
    """What is answered from: an atlas, its files, and what is wrong with a later state of it.

    Pages are told to load anew when `version` grows, which it does once all is made.
    """

    def __init__(self, atlas: Atlas) -> None:
        """Answers from `atlas` until another follows."""
        self.atlas = atlas
        self.store: AssetStore = open_asset_store(atlas)
        self.endpoints: Mapping[str, Endpoint] = endpoints(atlas)
        self.as_of = datetime.now()
        self.problems: tuple[str, ...] = ()
        self.version = 1

    def follow(self, atlas: Atlas) -> None:
        """Answers from another atlas: the words of pages at once, their maps when they are made.

        Goes back to the one before, and raises what was raised, where they cannot be made.
        """
        before = self.atlas
        self.atlas = atlas
        try:
            store, answers = open_asset_store(atlas), endpoints(atlas)
        except Exception:
            self.atlas = before
            raise
        self.store, self.endpoints = store, answers
        self.problems, self.as_of = (), datetime.now()
        self.version += 1

    def complain(self, problems: tuple[str, ...]) -> None:
        """Says on every page what is wrong with the files as they are now."""
        self.problems = problems

    @property
    def text(self) -> str:
        """What the strip says: how many problems, of when the page is, and each problem."""
        if not self.problems:
            return ""
        count = len(self.problems)
        counted = f"{count} {'problem' if count == 1 else 'problems'}"
        more = [f"… and {count - _MOST_LINES} more"] if count > _MOST_LINES else []
        lines = (f"{counted}, page as of {self.as_of:%H:%M}", *self.problems[:_MOST_LINES], *more)
        return "\n".join(lines)

    @property
    def strip(self) -> str:
        """The strip and its script, as HTML."""
        text = self.text
        return (
            f'<div id="preview-strip" role="status" data-version="{self.version}" '
            f'style="{_STYLE}"{"" if text else " hidden"}>{escape(text)}</div>'
            f'<script src="{SCRIPT_PATH}" defer></script>'
        )


class CurrentPages(Pages):
    """ASGI middleware that answers for the pages, from the atlas of now and with the strip."""

    def __init__(self, app: ASGIApp, current: Current) -> None:
        """Wraps `app`; pages are those of `current`."""
        super().__init__(app, current.atlas, current.store)
        self.current = current

    def _page(self, scope: Scope) -> Resource:
        self.atlas, self.store = self.current.atlas, self.current.store
        return super()._page(scope)

    def _keep_page(self, _shown: Shown, make: Callable[[], str]) -> Resource:
        """Nothing is kept: the next answer may be another."""
        page = make().replace(self.parts.root, f"{self.current.strip}{self.parts.root}", 1)
        return Resource(page.encode(), "text/html")


def current_routes(current: Current) -> list[BaseRoute]:
    """The routes of the application, answered from the atlas of now, and those of the strip."""

    def state(_request: Request) -> Response:
        content: Mapping[str, object] = {"version": current.version, "text": current.text}
        return JSONResponse(content, headers=_NO_STORE)

    def script(_request: Request) -> Response:
        return Response(_SCRIPT, headers=_NO_STORE, media_type="text/javascript")

    answers = {name: _answer(current, name) for name in current.endpoints}
    return [Route(STATE_PATH, state), Route(SCRIPT_PATH, script), *routes_to(answers)]


def _answer(current: Current, name: str) -> Endpoint:
    def answer(request: Request) -> Response:
        return current.endpoints[name](request)

    return answer


def current_middleware(current: Current) -> list[Middleware]:
    """What stands before Streamlit, with the pages of the atlas of now."""
    return middleware_before(Middleware(CurrentPages, current=current))


_served: list[Current] = []


def serve(current: Current) -> None:
    """Makes `current` what the application of preview_app answers from."""
    _served[:] = [current]


def current_server() -> Current:
    """What was given to `serve`. Raises IndexError where nothing was."""
    return _served[0]
