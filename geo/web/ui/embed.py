"""A view inside another site's page: map, legend, attribution and the way to the whole atlas."""

from collections.abc import Mapping

import streamlit as st

from geo.dossier.dates import today
from geo.i18n.languages import N_
from geo.web.content.panels.legend import switches
from geo.web.content.shared_atlas import atlas
from geo.web.content.story import story_html
from geo.web.html.templating import render
from geo.web.html.viewpoint import look_controls
from geo.web.ui.map_panel import details_panel, map_panel
from geo.web.view.model import View
from geo.web.view.pages import PageText

# What an embedded map can have around it, by what the builder calls it; the first ones at once.
PARTS: Mapping[str, str] = {
    "legend": N_("Legend"),
    "details": N_("Details on click"),
    "look": N_("Point of view and day"),
    "search": N_("Search"),
}
_AT_FIRST = ("legend", "details")


def parts_of(query: Mapping[str, str]) -> tuple[str, ...]:
    """The parts that an address asks for; unknown ones are left out."""
    if "parts" not in query:
        return _AT_FIRST
    wanted = query["parts"].split(",")
    return tuple(part for part in PARTS if part in wanted)


def is_embedded() -> bool:
    """Whether the page of this session stands in another one (`embed=true` in its address)."""
    return bool(st.context.is_embedded)


def show_embed(
    page: PageText, view: View, notices: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    """Draws the embedded form of a page, below what its address says wrong."""
    with st.container(key="embed"):
        if notices:
            st.html(render("notices.html", notices=notices))
        if "look" in parts:
            st.html(look_controls(atlas(), today()))
        # The card overlays the map; without the part it is not shown.
        with st.container(key="details" if "details" in parts else "unseen"):
            details_panel(page)
        with st.container(key="map"):
            map_panel(page, view)
        # A story that is begun stays, though its introduction has no step.
        if st.session_state.setdefault("told", view.step is not None):
            with st.container(key="story"):
                st.html(story_html(atlas(), view.unit, embedded=True))
        legend = switches(atlas(), page, view) if "legend" in parts else ()
        st.html(render("embed.html", page=page, switches=legend))
