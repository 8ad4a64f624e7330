"""What no page can be faster than: `python -m tests.benchmarks.floor [--runs N]`.

It opens, from a server that only hands out bytes, a picture of a few letters and the first HTML of
the story with its style sheet in it and without any script; and beside them, in the same run, that
page as the atlas serves it and an empty Streamlit app. Times are medians, until the picture or the
first text is painted.
"""

import re
import statistics
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from playwright.sync_api import Browser, sync_playwright

from geo.web.serving.resources import Resource
from tests.benchmarks.__main__ import EMPTY_APP
from tests.benchmarks.compared.static_pages import serving_pages
from tests.benchmarks.journeys import first_text, map_seen_ms
from tests.benchmarks.report import arguments
from tests.chromium import first_visit, launch
from tests.servers import ROOT, serving, until_compressed

_TINY = (
    "<!doctype html><title>Tiny</title><div class=early-map style='width:900px;height:640px'>"
    "<svg width=900 height=640><rect width=900 height=640 fill=tan /><text y=90>A</text></svg>"
    "</div>"
)
_SCRIPTS = re.compile(r"<script\b.*?</script>|<template\b.*?</template>|<link [^>]*>", re.S)
_STYLE = re.compile(r'<link rel="stylesheet" href="(/assets/page[^"]*)"[^>]*>')


def without_scripts(address: str) -> str:
    """The first HTML of the story as one document, which asks for nothing more."""
    page = httpx.get(address).text
    styles = [httpx.get(address + path).text for path in _STYLE.findall(page)]
    plain = _SCRIPTS.sub("", page)
    return plain.replace("</head>", f"<style>{''.join(styles)}</style></head>", 1)


def seen_ms(browser: Browser, address: str) -> float:
    """When a new reader sees the picture of a page."""
    with first_visit(browser) as (page, _traffic):
        return map_seen_ms(page, address)


@contextmanager
def standing(atlas: str) -> Iterator[dict[str, str]]:
    """The addresses of what is compared, by what it is."""
    pages = {"/tiny": _TINY, "/plain": without_scripts(atlas)}
    resources = {path: Resource(text.encode(), "text/html") for path, text in pages.items()}
    with serving_pages(resources) as static:
        yield {
            "a picture of one letter": f"{static}/tiny",
            "the first HTML in one piece, no script": f"{static}/plain",
            "the first HTML as served": atlas,
        }


def main() -> None:
    """Prints the medians."""
    runs = arguments("tests.benchmarks.floor", __doc__, runs=7).runs
    times: dict[str, list[float]] = {}
    with serving(ROOT / "app.py") as atlas, serving(EMPTY_APP) as empty:
        until_compressed(atlas)
        with sync_playwright() as playwright, standing(atlas) as pages:
            browser = launch(playwright.chromium)
            for _run in range(runs):
                for what, address in pages.items():
                    times.setdefault(what, []).append(seen_ms(browser, address))
                text_ms, _button_ms = first_text(browser, empty)
                times.setdefault("an empty Streamlit app, first text", []).append(text_ms)
    print("| until it is painted | ms |\n| --- | ---: |")
    for what, taken in times.items():
        print(f"| {what} | {statistics.median(taken):.0f} |")


if __name__ == "__main__":
    main()
