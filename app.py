"""Kavkaz Atlas: the ASGI application, started by `streamlit run app.py`."""

import streamlit as st

from geo.web.application import parts_or_exit
from geo.web.errors import note_script_error

parts = parts_or_exit()
app = st.App(
    "geo/web/main.py",
    routes=parts.routes,
    middleware=parts.middleware,
    on_script_error=note_script_error,
)
