"""Charts: the figures that sources give for one claim, each by itself and none averaged."""

from collections.abc import Iterable, Mapping
from typing import Any

import altair as alt
import pandas as pd

from geo.dossier import Claim
from geo.dossier.dates import when
from geo.dossier.work import work_words
from geo.i18n.languages import _, commas, number
from geo.layers.atlas import Atlas
from geo.maps.style.tokens import PALETTE, Theme

_ROW_PX = 42
_LOG_FROM = 30
_TICKS = 5
_ROOM = 1.12
# What a row is stands above it: beside it, the words would take a phone's whole width.
_ABOVE = alt.Axis(
    labelAlign="left", labelBaseline="bottom", labelOffset=-7, labelPadding=-2, labelLimit=0,
    ticks=False, domain=False, grid=False,
)  # fmt: skip


def contradicting(atlas: Atlas) -> tuple[Claim, ...]:
    """The claims for which sources give at least two different figures."""
    claims = atlas.dossier.claims.values()
    return tuple(claim for claim in claims if len({one.value for one in claim.values}) > 1)


def figures_frame(atlas: Atlas, claim: Claim) -> pd.DataFrame:
    """The figures of a claim: what, value, date, day (in words), source (publishers), by (who)."""
    work, called = atlas.dossier.work.id, _(work_words(atlas.dossier.about).name)
    rows = [
        {
            "what": figure.what,
            "value": figure.value,
            "date": str(figure.date),
            "day": when(figure.date),
            "source": _publishers(atlas, figure.sources),
            "by": called if work in figure.sources else _("other sources"),
        }
        for figure in claim.values
    ]
    return pd.DataFrame(rows)


def figures_chart(
    atlas: Atlas, claim: Claim, theme: Theme = "light"
) -> alt.LayerChart | alt.FacetChart:
    """A dot for each figure of a claim, one to a row, with its value; nothing is averaged.

    The axis begins at nought, or is logarithmic, and says so, where the figures lie so far apart
    that the small could not be told from nought.
    """
    frame = figures_frame(atlas, claim)
    frame["row"] = [commas(words) for words in zip(frame["what"], frame["day"], strict=True)]
    frame["figure"] = [number(value) for value in frame["value"]]
    far_apart = frame["value"].max() / frame["value"].min() > _LOG_FROM
    colours = PALETTE[theme]
    work = _(work_words(atlas.dossier.about).name)
    marks = {work: ("accent", "diamond"), _("other sources"): ("tie-friend", "circle")}
    shown = {by: mark for by, mark in marks.items() if (frame["by"] == by).any()}
    by = alt.Legend(orient="bottom", title=None)
    base = alt.Chart(frame).encode(
        y=alt.Y("row:N", sort=frame["row"].tolist(), title=None, axis=_ABOVE),
        x=alt.X(
            "value:Q",
            title=_("logarithmic scale") if far_apart else None,
            scale=_reach(frame["value"].max(), far_apart),
            axis=alt.Axis(tickMinStep=1, tickCount=_TICKS),
        ),
        tooltip=[
            alt.Tooltip("what", title=_("Figure")),
            alt.Tooltip("figure", title=_("Number")),
            alt.Tooltip("day", title=_("Date")),
            alt.Tooltip("source", title=_("Source")),
        ],
    )
    points = base.mark_point(filled=True, size=110, opacity=1).encode(
        color=alt.Color("by:N", legend=by, scale=alt.Scale(
            domain=[*shown], range=[colours[token] for token, _shape in shown.values()])),
        shape=alt.Shape("by:N", legend=by, scale=alt.Scale(
            domain=[*shown], range=[shape for _token, shape in shown.values()])),
    )  # fmt: skip
    values = base.mark_text(align="left", dx=10).encode(
        text=alt.Text("figure:N"), color=alt.value(colours["ink"])
    )
    drawn: alt.LayerChart | alt.FacetChart = (
        alt.layer(points, values).properties(height=alt.Step(_ROW_PX)).configure(**_in_ink(colours))
    )
    return drawn


def _reach(most: float, far_apart: bool) -> alt.Scale:
    """The scale of the figures, with room for the words right of the largest."""
    if far_apart:
        return alt.Scale(type="log")
    return alt.Scale(domain=[0, most * _ROOM], nice=False)


def _in_ink(colours: Mapping[str, str]) -> dict[str, Any]:
    """What puts a chart's words and lines into the colours of a theme."""
    ink, line = colours["ink"], colours["border"]
    return {
        "background": "transparent",
        "view": alt.ViewConfig(stroke=None),
        "axis": alt.AxisConfig(
            labelColor=ink, titleColor=ink, gridColor=line, gridOpacity=0.4, domainColor=line
        ),
        "legend": alt.LegendConfig(labelColor=ink),
    }


def _publishers(atlas: Atlas, sources: Iterable[str]) -> str:
    records = (atlas.dossier.sources[source] for source in sources)
    return commas(record.publisher or record.title for record in records)
