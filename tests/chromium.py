"""Debian's Chromium under Playwright, with every host but this machine out of reach."""

import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    ConsoleMessage,
    FrameLocator,
    Locator,
    Page,
    Request,
    expect,
)

# Chromium without windows, in which a visit costs a third less; it keeps no page for Back.
_SHELL, _WHOLE = "chromium-headless-shell", "chromium"
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    # As windows set letters; the other one would set them wider by itself.
    "--font-render-hinting=slight",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]


@dataclass
class Traffic:
    """What a page asked for and what went wrong."""

    external: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    received: list[int] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)

    @property
    def fetched_paths(self) -> set[str]:
        """The paths of what was asked for."""
        return {urlsplit(url).path for url in self.fetched}


Visit = tuple[Page, Traffic]


def settled(page: Page | FrameLocator) -> None:
    """Waits until the page has taken the place of its first sight.

    Until then what both have (headings, footer, notices) is there twice, and a locator of it fails.
    """
    expect(page.locator("#early")).to_have_count(0, timeout=30_000)


def map_of(page: Page | FrameLocator) -> FrameLocator:
    """The frame of the page's map, as soon as it is drawn and the first sight does not cover it."""
    frame = page.frame_locator(".st-key-map iframe")
    expect(frame.locator("#map_div")).to_have_attribute("data-ready", "true", timeout=30_000)
    settled(page)
    return frame


# In one turn of the page, so that no finer band is drawn in between, which would replace the shape.
_SEND = """(body, [selector, event]) => new Promise((resolve, reject) => {
  const end = performance.now() + 15000;
  const send = () => {
    const shape = document.querySelector(selector);
    const now = performance.now();
    if (!shape && now > end) reject(new Error(`${selector} is not drawn`));
    if (!shape && now <= end) requestAnimationFrame(send);
    if (!shape) return;
    const options = { bubbles: true, cancelable: true, composed: true, view: window };
    shape.dispatchEvent(new MouseEvent(event, options));
    resolve();
  };
  send();
})"""


def send(frame: FrameLocator, selector: str, event: str) -> None:
    """Sends an event of the mouse to a shape of the map, as soon as it is drawn.

    The event goes to the shape, since the middle of its box may be on another; a shape that is
    far out of view is never drawn.
    """
    frame.locator("body").evaluate(_SEND, [selector, event])


def press(frame: FrameLocator, feature: str, shape: str = "path") -> None:
    """Clicks a feature of the map, as `send` does."""
    send(frame, f'{shape}[data-feature="{feature}"]', "click")


def details_of(page: Page) -> Locator:
    """The facts beside the map."""
    return page.locator(".st-key-details")


def open_layers(page: Page) -> None:
    """Opens what switches layers, the basemap and the projection."""
    map_of(page).get_by_role("button", name="Layers").click()


def launch(chromium: BrowserType, *, whole: bool = False, **options: Any) -> Browser:
    """Starts Debian's Chromium, without windows where there is such a one and `whole` is not asked.

    Raises RuntimeError where none is installed.
    """
    names = (_WHOLE,) if whole else (_SHELL, _WHOLE)
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        raise RuntimeError("chromium is not installed; run the README's second command.")
    return chromium.launch(executable_path=path, args=_ARGUMENTS, **options)


@contextmanager
def first_visit(
    browser: Browser, width: int = 1400, height: int = 900, **options: object
) -> Iterator[Visit]:
    """A page that has fetched nothing yet; requests to other hosts fail and are noted."""
    viewport = {"width": width, "height": height}
    with browser.new_context(viewport=viewport, **options) as context:
        yield _noted(context.new_page())


# The contexts that no visit is in, of each browser that keeps them, by their options.
_Idle = defaultdict[str, list[BrowserContext]]
# Where a page keeps something for the next visit; the browser's own cache is none of it.
_STORED = "local_storage,indexeddb,cache_storage,service_workers"
_kept: WeakKeyDictionary[Browser, _Idle] = WeakKeyDictionary()


def keep_contexts(browser: Browser) -> None:
    """From now on a visit with this browser finds fetched and compiled what earlier ones fetched.

    It costs a third less of the processors, and a tenth of those of the server.
    """
    _kept[browser] = defaultdict(list)


@contextmanager
def visit(
    browser: Browser, width: int = 1400, height: int = 900, **options: object
) -> Iterator[Visit]:
    """As `first_visit`; where the browser keeps contexts, in one that no other visit is in.

    Of earlier visits nothing is left but what they fetched: no page, no cookie, no note.
    """
    if browser not in _kept:
        with first_visit(browser, width, height, **options) as visited:
            yield visited
        return
    idle = _kept[browser][repr(sorted(options.items()))]
    context = idle.pop() if idle else browser.new_context(**options)
    page, traffic = _noted(context.new_page())
    page.set_viewport_size({"width": width, "height": height})
    try:
        yield page, traffic
    finally:
        _forget(context, traffic)
        idle.append(context)


def _forget(context: BrowserContext, traffic: Traffic) -> None:
    """Closes the pages of a visit, and clears what they have stored but for what they fetched."""
    session = context.new_cdp_session(context.new_page())
    for origin in {"://".join(urlsplit(url)[:2]) for url in traffic.fetched}:
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": _STORED})
    for page in context.pages:
        page.close()
    context.clear_cookies()


def _noted(page: Page) -> Visit:
    traffic = Traffic()
    page.on("request", lambda request: _note_external(request, traffic))
    page.on("requestfailed", lambda request: _note_failure(request, traffic))
    page.on("response", lambda response: _note(response.status, response.url, traffic))
    page.on("pageerror", lambda error: traffic.errors.append(str(error)))
    page.on("console", lambda message: _note_message(message, traffic))
    page.on("websocket", lambda socket: _count(socket, traffic))
    return page, traffic


def _note_message(message: ConsoleMessage, traffic: Traffic) -> None:
    """A policy that keeps the page from something is an error of the page."""
    if message.type == "error" and "Content Security Policy" in message.text:
        traffic.errors.append(message.text)


def _note_external(request: Request, traffic: Traffic) -> None:
    if not request.url.startswith(("http://localhost:", "data:", "blob:")):
        traffic.external.append(request.url)


def _note_failure(request: Request, traffic: Traffic) -> None:
    # A page that is left aborts what it was still asking for.
    if request.failure != "net::ERR_ABORTED":
        traffic.failed.append(f"{request.failure} {request.url}")


def _note(status: int, url: str, traffic: Traffic) -> None:
    traffic.fetched.append(url)
    if status >= 400:
        traffic.failed.append(f"{status} {url}")


def _count(socket: object, traffic: Traffic) -> None:
    socket.on("framereceived", lambda data: traffic.received.append(len(data)))  # type: ignore[attr-defined]
    socket.on("framesent", lambda data: traffic.sent.append(len(data)))  # type: ignore[attr-defined]
