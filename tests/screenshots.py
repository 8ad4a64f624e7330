"""Takes the screenshots of the README: `python -m tests.screenshots`."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import launch, visit
from tests.servers import ROOT, serving

FOLDER = Path(__file__).parent / "screenshots"
VIEWS = {
    "story": ("/?step=9", 1400, 900),
    "compare": ("/disputes?at=34.5,77,5.5&as=IND&cmp=PAK", 1400, 900),
    "farkhor": ("/farkhor?sel=measure:farkhor-pakistan", 1400, 900),
    "ties": ("/ties", 1400, 900),
    "story-phone": ("/?step=8", 390, 844),
}


def main() -> None:
    """Writes one PNG for each view."""
    FOLDER.mkdir(exist_ok=True)
    with serving(ROOT / "app.py") as address, sync_playwright() as playwright:
        browser = launch(playwright)
        for name, (path, width, height) in VIEWS.items():
            with visit(browser, width, height, reduced_motion="reduce") as (page, _):
                page.goto(address + path)
                frame = page.frame_locator(".st-key-map iframe")
                frame.locator(".leaflet-container[data-ready=true] .label").first.wait_for()
                page.wait_for_load_state("networkidle")
                page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
