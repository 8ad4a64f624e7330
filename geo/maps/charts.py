"""Charts: the figures that sources give for one claim, each by itself and none averaged."""

from collections.abc import Iterable

import altair as alt
import pandas as pd

from geo.dossier import Claim
from geo.dossier.dates import when
from geo.dossier.languages import _, commas, number
from geo.layers.atlas import Atlas
from geo.maps.style import PALETTE, Theme

ARTICLE = "article"
_ROW_PX = 26
_LOG_FROM = 30


def contradicting(atlas: Atlas) -> tuple[Claim, ...]:
    """The claims for which sources give at least two different figures."""
    claims = atlas.dossier.claims.values()
    return tuple(claim for claim in claims if len({one.value for one in claim.values}) > 1)


def figures_frame(atlas: Atlas, claim: Claim) -> pd.DataFrame:
    """The figures of a claim: what, value, date, day (in words), source (publishers), by (who)."""
    rows = [
        {
            "what": figure.what,
            "value": figure.value,
            "date": str(figure.date),
            "day": when(figure.date),
            "source": _publishers(atlas, figure.sources),
            "by": _("the article") if ARTICLE in figure.sources else _("other sources"),
        }
        for figure in claim.values
    ]
    return pd.DataFrame(rows)


def figures_chart(
    atlas: Atlas, claim: Claim, theme: Theme = "light"
) -> alt.LayerChart | alt.FacetChart:
    """A dot for each figure of a claim, one to a row, with its value; nothing is averaged.

    The axis is logarithmic where the figures lie far apart, so that the small can be read too.
    """
    frame = figures_frame(atlas, claim)
    frame["row"] = [commas(words) for words in zip(frame["what"], frame["day"], strict=True)]
    frame["figure"] = [number(value) for value in frame["value"]]
    far_apart = frame["value"].max() / frame["value"].min() > _LOG_FROM
    colours = PALETTE[theme]
    tellers = [_("the article"), _("other sources")]
    base = alt.Chart(frame).encode(
        y=alt.Y("row:N", sort=frame["row"].tolist(), title=None, axis=alt.Axis(labelLimit=260)),
        x=alt.X(
            "value:Q",
            title=_("logarithmic scale") if far_apart else None,
            scale=alt.Scale(type="log") if far_apart else alt.Scale(zero=False, nice=True),
        ),
        tooltip=[
            alt.Tooltip("what", title=_("Figure")),
            alt.Tooltip("figure", title=_("Number")),
            alt.Tooltip("day", title=_("Date")),
            alt.Tooltip("source", title=_("Source")),
        ],
    )
    points = base.mark_point(filled=True, size=110, opacity=1).encode(
        color=alt.Color(
            "by:N",
            title=None,
            scale=alt.Scale(
                domain=tellers,
                range=[colours["accent"], colours["tie-friend"]],
            ),
            legend=alt.Legend(orient="top"),
        ),
        shape=alt.Shape(
            "by:N",
            title=None,
            scale=alt.Scale(domain=tellers, range=["diamond", "circle"]),
            legend=alt.Legend(orient="top"),
        ),
    )
    values = base.mark_text(align="left", dx=10).encode(text=alt.Text("figure:N"))
    return alt.layer(points, values).properties(height=alt.Step(_ROW_PX))


def _publishers(atlas: Atlas, sources: Iterable[str]) -> str:
    records = (atlas.dossier.sources[source] for source in sources)
    return commas(record.publisher or record.title for record in records)
