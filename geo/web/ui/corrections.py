"""The page of changes: every correction of the dossier, newest day first."""

import streamlit as st

from geo.web.content.plain_pages.corrections import changes_html
from geo.web.content.shared_atlas import atlas
from geo.web.html.templating import render
from geo.web.view.pages import PageText


def show_changes(page: PageText) -> None:
    """Draws a page with the corrections."""
    st.html(render("heading.html", page=page))
    st.html(render("head.html", page=page, sources=[]))
    with st.container(key="changes"):
        st.html(changes_html(atlas()))
