"""Takes the screenshots of the README: `python -m tests.screenshots [FOLDER]`."""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from geo.web.pages import read_pages
from tests.chromium import launch, map_of, visit
from tests.servers import ROOT, serving

FOLDER = Path(__file__).parent / "screenshots"
DESK, PHONE = (1400, 900), (390, 844)
_PAGES = {name: f"/{page.path}" for name, page in read_pages().items()}
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


def main() -> None:
    """Writes one WebP for each view, into the folder named or into that of the README."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with serving(ROOT / "app.py") as address, sync_playwright() as playwright:
        browser = launch(playwright)
        for name in VIEWS:
            take(browser, address, name, folder)


def take(browser: Browser, address: str, name: str, folder: Path) -> Path:
    """Writes the picture of a view of VIEWS as WebP; its path."""
    query, (width, height) = VIEWS[name]
    with visit(browser, width, height, reduced_motion="reduce") as (page, _):
        page.goto(address + query)
        if not query.startswith("/sources"):
            map_of(page).locator(".label").first.wait_for()
        page.wait_for_load_state("networkidle")
        shot = Image.open(io.BytesIO(page.screenshot()))
    path = folder / f"{name}.webp"
    shot.convert("RGB").save(path, quality=80, method=6)
    return path


if __name__ == "__main__":
    main()
