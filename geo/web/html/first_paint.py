"""What a page shows before Streamlit's scripts run: heading, first words, a place for the map."""

from collections.abc import Mapping

from geo.web.html.templating import render
from geo.web.view.pages import PageText

# The end of Streamlit's HTML file; its scripts fill the root and leave alone what stands after it.
ROOT = b'<div id="root"></div>'


def skip_html(page: PageText, query: Mapping[str, str]) -> str:
    """The link that stands before all else and leads past the map to the list that is its twin.

    An embedded map has no list, and the link leads to what stands below it.
    """
    return render("skip.html", page=page, embedded=query.get("embed") == "true").strip()


def early_html(page: PageText, query: Mapping[str, str]) -> str:
    """The first sight of a page as HTML, which the page's script takes away when the page stands.

    An embedded map has no words around it, and so gets an empty place only.
    """
    return render("early.html", page=page, embedded=query.get("embed") == "true")
