"""The frame of the atlas: title bar, menu, style sheet; it runs the page of the address."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from geo.dossier.served import default_folder, dossier_folder, served_about
from geo.i18n.languages import _
from geo.web.html.templating import render
from geo.web.ui.embed import is_embedded
from geo.web.ui.page import show_page
from geo.web.ui.session import use_session_language
from geo.web.view.pages import read_pages

PAGES_FOLDER = Path(__file__).parents[3] / "pages"


def _script_of(name: str) -> Path | Callable[[], None]:
    """The script of a page: its file among the default dossier's, or else what any page runs."""
    file = PAGES_FOLDER / f"{name}.py"
    own = dossier_folder() == default_folder() and file.is_file()
    return file if own else partial(show_page, name)


use_session_language()
st.set_page_config(
    page_title=_(served_about().name),
    layout="wide",
    initial_sidebar_state="collapsed",
)
pages = [
    st.Page(
        _script_of(name),
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
