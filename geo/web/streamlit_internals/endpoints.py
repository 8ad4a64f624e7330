"""What Streamlit answers below its own prefix: what its pages ask of it, and what is refused."""

from collections.abc import Iterator
from typing import cast

from streamlit.runtime import Runtime
from streamlit.web.server.starlette.starlette_routes import (
    create_health_routes,
    create_host_config_routes,
)
from streamlit.web.server.starlette.starlette_websocket import create_websocket_routes

from geo.web.middleware.request_limits import Endpoints

ENDPOINTS = Endpoints(
    prefix="/_stcore/",
    used=("/_stcore/stream", "/_stcore/health", "/_stcore/host-config"),
    # What Streamlit answers everywhere and no page of the atlas uses.
    unused=(
        "/_stcore/upload_file",
        "/_stcore/metrics",
        "/_stcore/agent/",
        "/auth/",
        "/oauth2callback",
    ),
)

# The routes hold the runtime for their answers, which nobody asks for here.
_NO_RUNTIME = cast("Runtime", None)


def missing() -> Iterator[str]:
    """The endpoints that pages use and Streamlit's own routing lacks."""
    made = (
        *create_health_routes(_NO_RUNTIME, None),
        *create_host_config_routes(None),
        *create_websocket_routes(_NO_RUNTIME, None),
    )
    paths = {getattr(route, "path", "") for route in made}
    yield from (f"{path} among its routes" for path in ENDPOINTS.used if path not in paths)
