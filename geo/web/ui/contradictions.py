"""Contradictions: the figures of each source for one claim, drawn beside each other."""

import streamlit as st

from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.maps.style.tokens import Theme
from geo.web.content.cards.claims import VERDICTS
from geo.web.html.templating import render
from geo.web.ui.charts import contradicting, figures_chart


def show_contradictions(atlas: Atlas) -> None:
    """Draws a chart for each claim with several figures, and who says what where words differ."""
    st.html(render("contradictions.html"))
    for claim in contradicting(atlas):
        st.html(render("contradiction.html", claim=claim, verdict=_(VERDICTS[claim.verdict]),
                       sources=atlas.dossier.sources))  # fmt: skip
        st.altair_chart(figures_chart(atlas, claim, _theme()), width="stretch")
    for claim in atlas.dossier.claims.values():
        if not claim.contrast:
            continue
        st.html(render("sayings.html", claim=claim, verdict=_(VERDICTS[claim.verdict]),
                       sources=atlas.dossier.sources))  # fmt: skip


def _theme() -> Theme:
    """What the browser wears; charts are drawn on a canvas, which no style sheet reaches."""
    return "dark" if st.context.theme.type == "dark" else "light"
