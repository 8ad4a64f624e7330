"""The ASGI application of a preview; `python -m geo.dossier preview FOLDER` runs it."""

import streamlit as st

from geo.web.middleware.errors import log_script_error
from geo.web.server.app import SCRIPT
from geo.web.server.current import current_middleware, current_routes, current_server

app = st.App(
    SCRIPT,
    routes=current_routes(current_server()),
    middleware=current_middleware(current_server()),
    on_script_error=log_script_error,
)
