"""The page of all worldviews: the script of pages puts the maps into it, from its first HTML."""

import streamlit as st

from geo.web.content.shared_atlas import atlas
from geo.web.html.templating import render
from geo.web.ui.embed import is_embedded
from geo.web.ui.session import current_view
from geo.web.view.pages import PageText


def show_worldviews(page: PageText) -> None:
    """Draws a page with the place of the maps, and what of its address was set aside."""
    _view, notices = current_view(page)
    if is_embedded():
        with st.container(key="embed"):
            st.html(render("worldviews_place.html"))
            st.html(render("embed.html", page=page, switches=()))
        return
    cited = [atlas().dossier.sources[source] for source in page.sources]
    st.html(render("heading.html", page=page))
    if notices:
        st.html(render("notices.html", notices=notices))
    st.html(render("head.html", page=page, sources=cited))
    st.html(render("worldviews_place.html"))
