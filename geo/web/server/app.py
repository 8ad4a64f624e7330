"""The parts of the ASGI application, put together once, or the end of the start with a sentence."""

import sys
import time
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from geo.dossier import DataError
from geo.dossier.collecting import without_collecting
from geo.layers.atlas import Atlas
from geo.web.content.shared_atlas import english_atlas, freeze_gc
from geo.web.html.templating import STATIC_FOLDER
from geo.web.server.routes import middleware, routes
from geo.web.server.warm_up import start_warming_up
from geo.web.serving.addresses import KINDS
from geo.web.serving.base_path import serve_below
from geo.web.serving.json_logs import install_json_filter, log
from geo.web.serving.settings import read_settings
from geo.web.streamlit_internals.contract import check_contract
from geo.web.streamlit_internals.options import take_base_path, take_secrets

_MOST_OPEN_FILES = 65_536
# How long a thread that draws a picture may keep the interpreter from one that answers a click; an
# answer changes threads three times, and Python's own 5 ms would be waited for at each.
_SWITCH_S = 0.0005
# The script that Streamlit runs for every page, wherever the application was started.
SCRIPT = Path(__file__).parents[1] / "ui" / "main.py"


@dataclass(frozen=True)
class Parts:
    """What stands around Streamlit's pages: our own routes, and what all requests pass."""

    routes: list[BaseRoute]
    middleware: list[Middleware]


def load_or_exit() -> Parts:
    """The parts, or the end of the process with what is wrong on standard error."""
    begun = time.perf_counter()
    take_secrets()
    try:
        # What is made stays for ever; what does not is found by freeze_gc.
        with without_collecting():
            atlas, parts = _put_together()
    except DataError as error:
        sys.exit(f"The atlas cannot start.\n{error}")
    except OSError as error:
        name = Path(str(error.filename or "a file")).name
        sys.exit(f"The atlas cannot start.\n{name} cannot be read; restore it.")
    install_json_filter()
    sys.setswitchinterval(_SWITCH_S)
    open_many_sockets()
    freeze_gc()
    if read_settings().warm_up == "on":
        start_warming_up(atlas)
    log("started", seconds=round(time.perf_counter() - begun, 2))
    return parts


def _put_together() -> tuple[Atlas, Parts]:
    if st.get_option("browser.gatherUsageStats"):
        raise DataError(
            ".streamlit/config.toml is not read, or does not set browser.gatherUsageStats to "
            "false; correct or restore it."
        )
    serve_below(take_base_path(), KINDS)
    check_contract(
        file.read_text("utf-8")
        for file in STATIC_FOLDER.iterdir()
        if file.suffix in (".css", ".js")
    )
    atlas = english_atlas()
    return atlas, Parts(routes(atlas), middleware(atlas))


def open_many_sockets() -> None:
    """Lets this process have as many files open as the system allows it: a reader takes four."""
    # Where there is no such module there is no such limit either.
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = _MOST_OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, _MOST_OPEN_FILES)
        if soft < wanted:
            try:
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            except (OSError, ValueError):
                log("few files", soft=soft)
