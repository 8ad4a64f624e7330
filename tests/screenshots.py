"""Takes the screenshots of the README: `python -m tests.screenshots`.

With `--check` it compares what it takes with what is there, and ends with status 1 where a view
looks different: in more than letters, which machines draw differently.
"""

import argparse
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from geo.web.view.pages import read_pages
from tests.chromium import launch, map_of, visit
from tests.likeness import difference
from tests.servers import ROOT, serving

FOLDER = Path(__file__).parent / "screenshots"
DESK, PHONE = (1400, 900), (390, 844)
# A share of the picture. Measured: 0 for a page taken twice on one machine, 0.1 for other views.
TOLERANCE = 0.04
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
    """Writes one WebP for each view into the folder of the README, or compares them with it."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    with _atlas() as (browser, address), tempfile.TemporaryDirectory() as folder:
        taken = [take(browser, address, name, Path(folder) if check else FOLDER) for name in VIEWS]
        different = [told for picture in taken if check and (told := _told(picture))]
    print(f"{len(taken)} views {'compared' if check else 'taken'}", *different, sep="\n")
    if different:
        raise SystemExit("If they should look so, run python -m tests.screenshots.")


@contextmanager
def _atlas() -> Iterator[tuple[Browser, str]]:
    with serving(ROOT / "app.py") as address, sync_playwright() as playwright:
        yield launch(playwright), address


def _told(picture: Path) -> str:
    share = difference(FOLDER / picture.name, picture)
    return f"{picture.stem} looks different in {share:.0%} of it." if share > TOLERANCE else ""


def take(browser: Browser, address: str, name: str, folder: Path) -> Path:
    """Writes the picture of a view of VIEWS as WebP; its path."""
    query, (width, height) = VIEWS[name]
    with visit(browser, width, height, reduced_motion="reduce") as (page, _):
        page.goto(address + query)
        if not query.startswith(("/sources", "/changes")):
            map_of(page).locator(".label").first.wait_for()
        page.wait_for_load_state("networkidle")
        shot = Image.open(io.BytesIO(page.screenshot()))
    path = folder / f"{name}.webp"
    shot.convert("RGB").save(path, quality=76, method=6)
    return path


if __name__ == "__main__":
    main()
