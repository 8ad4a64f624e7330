"""The frame of the atlas: title bar, menu, style sheet; it runs the page of the address."""

from pathlib import Path

import streamlit as st

from geo.web.html.templating import STATIC_FOLDER, render
from geo.web.ui.embed import is_embedded
from geo.web.ui.session import use_session_language
from geo.web.view.pages import read_pages

PAGES_FOLDER = Path(__file__).parents[3] / "pages"

st.set_page_config(
    page_title="Kavkaz Atlas", page_icon=str(STATIC_FOLDER / "icon.svg"), layout="wide",
    initial_sidebar_state="collapsed",
)  # fmt: skip
use_session_language()
pages = [
    st.Page(
        PAGES_FOLDER / f"{name}.py",
        title=page.title,
        url_path=page.path or None,
        default=not page.path,
    )
    for name, page in read_pages().items()
]
current = st.navigation(pages, position="hidden" if is_embedded() else "top")
current.run()
if not is_embedded():
    st.html(render("footer.html"))
