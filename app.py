"""Kavkaz Atlas: the ASGI application, started by `streamlit run app.py`."""

import streamlit as st

from geo.web.ahead import compress_ahead
from geo.web.routes import middleware, routes
from geo.web.start import open_or_exit, spare_collections

atlas = open_or_exit()
app = st.App("geo/web/main.py", routes=routes(atlas), middleware=middleware(atlas))
spare_collections()
compress_ahead(atlas)
