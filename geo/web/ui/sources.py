"""The page of sources: what each supports, the datasets behind the map, the downloads."""

import streamlit as st

from geo.i18n.languages import language
from geo.web.content.panels.table_files import table_files
from geo.web.content.plain_pages.sources import sources_list, sources_parts
from geo.web.content.shared_atlas import atlas
from geo.web.html.templating import render
from geo.web.http.downloads import download_index
from geo.web.view.model import View
from geo.web.view.pages import PageText


def show_sources(page: PageText) -> None:
    """Draws a page with the sources by kind, datasets, layers, rules and counts."""
    st.html(render("heading.html", page=page))
    st.html(render("head.html", page=page, sources=[]))
    layers = download_index(atlas())["layers"]
    files = table_files(page, View(lang=language().code))
    for name, part in sources_parts(atlas(), layers, files).items():
        with st.container(key=name):
            st.html(part)
    with st.container(key="sources"):
        st.html(sources_list(atlas()))
