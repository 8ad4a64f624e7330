"""Options of Streamlit that the atlas reads, and those that .streamlit/config.toml sets unseen."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from streamlit import config

_GUARDED, _OWN_ADDRESS, _LISTED = (
    "server.enableCORS",
    "browser.serverAddress",
    "server.corsAllowedOrigins",
)
_BASE = "server.baseUrlPath"
_READ = ("browser.gatherUsageStats", _GUARDED, _OWN_ADDRESS, _LISTED, _BASE)
# Streamlit's documentation does not name these.
_HIDDEN = ("runner.postScriptGC", "global.minCachedMessageSize", "server.maxWidgetStateSize")


def is_foreign(headers: Headers) -> bool:
    """Whether a page of another origin opens the connection, which Streamlit would refuse as well.

    It would first ask a host on the internet for this machine's address, while all readers wait.
    """
    origin = headers.get("origin")
    if origin is None or not st.get_option(_GUARDED):
        return False
    try:
        parts = urlsplit(origin)
    except ValueError:
        return True
    known = ("127.0.0.1", st.get_option(_OWN_ADDRESS))
    listed = st.get_option(_LISTED)
    return not (parts.netloc == headers.get("host") or parts.hostname in known or origin in listed)


def take_base_path() -> str:
    """The path below which the host serves the atlas; from now on Streamlit serves at the root.

    The atlas takes it off every request before Streamlit is asked, also where a proxy did so.
    """
    path = str(st.get_option(_BASE) or "")
    config.set_option(_BASE, "")
    return path


def take_secrets() -> bool:
    """Makes settings that a host keeps in secrets.toml known as environment variables.

    Streamlit would do so once the application is there, which has read them by then. False where
    there is no such file.
    """
    return st.secrets.load_if_toml_exists()


def missing() -> Iterator[str]:
    """The options of those above that Streamlit does not know."""
    yield from (f"option {name}" for name in (*_READ, *_HIDDEN) if not _is_known(name))


def _is_known(name: str) -> bool:
    try:
        st.get_option(name)
    except RuntimeError:
        return False
    return True
