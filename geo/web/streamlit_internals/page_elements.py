"""The parts of Streamlit's page that our style sheet and scripts name, and its globals."""

import re
from collections.abc import Iterable, Iterator

from geo.web.streamlit_internals.files import packaged_files
from geo.web.streamlit_internals.index_html import own_files

# `[data-testid=stMain]` and `.stApp`, but not `.st-key-map`, which is our own.
_TEST_ID = re.compile(r'data-testid[*^]?=\\?"?([\w-]+)')
_CLASS = re.compile(r"\.((?:st[A-Z]|react-aria-)[\w-]*)")
# What boot.js, theme.js, connection.js and streamlit-words.js read, set or answer in its stead, and
# how the map tells the page of a new address (maps/frontend/src/bridge.js).
_GLOBALS = (
    "App pages",
    "Sidebar",
    "Expand sidebar",
    "Collapse sidebar",
    "Choose an option",
    "No results",
    "__streamlit",
    "BACKEND_BASE_URL",
    "Material Symbols",
    "(prefers-color-scheme: dark)",
    "popstate",
    "streamlit:setComponentValue",
    "data-test-connection-state",
    "CONNECTED",
)


def named_in(text: str) -> frozenset[str]:
    """The test ids and classes of Streamlit's page that a style sheet or script of ours names.

    A kind of a button, `stBaseButton-primary`, is put together by Streamlit, and so is two names.
    """
    names = (*_TEST_ID.findall(text), *_CLASS.findall(text))
    return frozenset(
        part for name in names for part in (name.split("-") if name.startswith("st") else [name])
    )


def missing(sheets: Iterable[str]) -> Iterator[str]:
    """What Streamlit's scripts do not say of what is named in our style sheets and scripts."""
    wanted = frozenset(_GLOBALS).union(*map(named_in, sheets))
    for script in _scripts():
        wanted = frozenset(name for name in wanted if not _says(script, name))
        if not wanted:
            return
    yield from (f"{name} in its scripts" for name in sorted(wanted))


def _says(script: str, name: str) -> bool:
    """Whether the script has the name, and not only as the beginning of another one."""
    return re.search(rf"{re.escape(name)}(?!\w)", script) is not None


def _scripts() -> Iterator[str]:
    """The texts of Streamlit's scripts: those that its page names first, then the small ones."""
    files = {path: file for path, file in packaged_files().items() if path.endswith(".js")}
    first = [path for path in own_files() if path in files]
    rest = sorted(files.keys() - set(first), key=lambda path: files[path].stat().st_size)
    yield from (files[path].read_text("utf-8") for path in (*first, *rest))
