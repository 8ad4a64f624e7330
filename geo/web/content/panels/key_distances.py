"""The figures at the head of a page: measured distances that a reader can quote."""

from dataclasses import dataclass

from geo.dossier.feature_id import feature_id
from geo.i18n.formats import length_words
from geo.layers.atlas import Atlas
from geo.layers.frames.measures import measures
from geo.web.view.model import View
from geo.web.view.pages import PageText


@dataclass(frozen=True)
class HeadFigure:
    """A measured figure, what it measures, and the feature whose card explains it."""

    value: str
    label: str
    feature: str


def figures(atlas: Atlas, page: PageText, view: View) -> tuple[HeadFigure, ...]:
    """The figures of a page for the look of `view`, in the order of geo/data/pages.yaml."""
    known = measures(atlas, view.look)
    return tuple(
        HeadFigure(
            length_words(known[name].gap.distance_km, view.unit),
            known[name].name,
            feature_id("measure", name),
        )
        for name in page.figures
    )
