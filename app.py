"""Kavkaz Atlas: the ASGI application, started by `streamlit run app.py`."""

import streamlit as st

from geo.web.middleware.errors import log_script_error
from geo.web.server.app import SCRIPT, load_or_exit

parts = load_or_exit()
app = st.App(
    SCRIPT,
    routes=parts.routes,
    middleware=parts.middleware,
    on_script_error=log_script_error,
)
