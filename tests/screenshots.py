"""The pictures of the README and how they are taken: `python -m tests.screenshots`.

tests/browser/pages/test_screenshots.py compares what the pages look like with what is there.
"""

import io
import time
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import BrowserContext, Page, sync_playwright

from geo.web.view.pages import read_pages
from tests.chromium import launch, map_of, settled
from tests.servers import ROOT, serving

FOLDER = Path(__file__).parent / "screenshots"
DESK, PHONE = (1400, 900), (390, 844)
# A share of the picture. Measured: 0 for a page taken twice on one machine, 0.1 for other views.
TOLERANCE = 0.04
_PAGES = {name: f"/{page.path}" for name, page in read_pages().items()}
_MAPLESS = {f"/{page.path}" for page in read_pages().values() if not page.has_live_map}
VIEWS = {
    **{name: (path, DESK) for name, path in _PAGES.items()},
    **{f"{name}-phone": (path, PHONE) for name, path in _PAGES.items()},
    "story": ("/?step=how-close-is-farkhor&v=2", DESK),
    "story-phone": ("/?step=two-neighbours-at-war&v=2", PHONE),
    "compare": ("/disputes?at=34.5,77,5.5&as=IND&cmp=PAK", DESK),
    "farkhor": ("/farkhor?sel=measure:farkhor-pakistan", DESK),
    "disputes-dark": ("/disputes?as=UN&theme=dark", DESK),
    "overview-dark-phone": ("/?theme=dark", PHONE),
    "ties-contrast": ("/ties?theme=contrast", DESK),
    "overview-urdu": ("/?lang=ur", DESK),
    "farkhor-urdu-phone": ("/farkhor?sel=place:farkhor&lang=ur", PHONE),
    "disputes-russian": ("/disputes?sel=zone:aksai-chin&as=IND&lang=ru", DESK),
}
# Streamlit says so of a page whose script has run.
_AT_REST = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_STILL_S, _PATIENCE_S = 0.25, 20.0


def main() -> None:
    """Writes one WebP for each view into the folder of the README."""
    with serving(ROOT / "app.py") as address, sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        for size in (DESK, PHONE):
            with browser.new_context(**context_options(size)) as context:
                for name in (name for name, view in VIEWS.items() if view[1] == size):
                    picture = take(context, address, name)
                    picture.save(FOLDER / f"{name}.webp", quality=76, method=6)
    print(f"{len(VIEWS)} views taken")


def context_options(size: tuple[int, int]) -> dict[str, object]:
    """How a browser of that size looks at pages: without motion."""
    return {"viewport": {"width": size[0], "height": size[1]}, "reduced_motion": "reduce"}


def take(context: BrowserContext, address: str, name: str) -> Image.Image:
    """The picture of a view of VIEWS, taken when nothing in it moves any more."""
    query = VIEWS[name][0]
    with context.new_page() as page:
        page.goto(address + query)
        if urlsplit(query).path not in _MAPLESS:
            map_of(page).locator(".label").first.wait_for()
        settled(page)
        page.locator(".footer").wait_for()
        page.locator(_AT_REST).wait_for()
        page.wait_for_function("() => document.fonts.status === 'loaded'")
        return Image.open(io.BytesIO(_still(page))).convert("RGB")


def _still(page: Page) -> bytes:
    """A picture that is as the one before. Raises RuntimeError where the page does not rest."""
    deadline, before = time.monotonic() + _PATIENCE_S, b""
    while time.monotonic() < deadline:
        shot = page.screenshot()
        if shot == before:
            return shot
        before = shot
        page.wait_for_timeout(1000 * _STILL_S)
    raise RuntimeError(f"{page.url} still changes after {_PATIENCE_S:g} s.")


if __name__ == "__main__":
    main()
