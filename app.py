"""Kavkaz Atlas: the ASGI application, started by `streamlit run app.py`."""

import streamlit as st

from geo.web.routes import data_routes
from geo.web.start import open_or_exit

app = st.App("geo/web/main.py", routes=data_routes(open_or_exit()))
