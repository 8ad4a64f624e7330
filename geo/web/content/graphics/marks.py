"""Marks of a reader in words: what each measures, and whose land the lines among them cross."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from geo.dossier.dates import day_title
from geo.i18n.formats import kilometres
from geo.i18n.languages import _, commas, number
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import gazetteer, title_of
from geo.layers.marks import Mark, land_under
from geo.layers.worldview import Look
from geo.maps.layers.marks import KIND_NAMES, figure_words
from geo.maps.print.handout.charts import Part
from geo.maps.web.scene import viewer_title
from geo.web.content.graphics.strip import stretches
from geo.web.html.templating import render
from geo.web.view.model import View


@dataclass(frozen=True)
class MarkInWords:
    """A mark as a page tells it: its kind, the reader's own words, what it measures, its land."""

    kind: str
    colour: int
    words: str
    figures: str
    land: tuple[Part, ...] = ()

    @property
    def in_all(self) -> Iterable[Part]:
        """How much of the line is over each land, in the order in which it comes to them."""
        sums: dict[str, Part] = {}
        for part in self.land:
            before = sums.get(part.name, replace(part, value=0.0))
            value = before.value + part.value
            sums[part.name] = replace(part, value=value, figure=kilometres(value))
        return sums.values()


def marks_html(atlas: Atlas, view: View) -> str:
    """The marks of a view as a list; an empty place where it has none, which the script fills."""
    look = commas((viewer_title(atlas, view.viewer), day_title(view.day)))
    told = [_in_words(atlas, mark, view.look) for mark in view.marks]
    return render("marks.html", marks=told, look=look)


def _in_words(atlas: Atlas, mark: Mark, look: Look) -> MarkInWords:
    return MarkInWords(
        _(KIND_NAMES[mark.kind]),
        mark.colour,
        mark.text,
        commas(filter(None, (_feature(atlas, mark), figure_words(mark), _direction(mark)))),
        _land(atlas, mark, look),
    )


def _feature(atlas: Atlas, mark: Mark) -> str:
    """What a mark highlights; '' of one that highlights nothing."""
    if mark.feature and mark.feature not in gazetteer(atlas):
        return _("{feature}, which the atlas does not have", feature=mark.feature)
    return title_of(atlas, mark.feature) if mark.feature else ""


def _direction(mark: Mark) -> str:
    """Where a line of two points sets out to; '' of all else."""
    if mark.kind not in ("line", "arrow") or mark.azimuth_degrees is None:
        return ""
    return _("azimuth {degrees}°", degrees=number(mark.azimuth_degrees, "0.0"))


def _land(atlas: Atlas, mark: Mark, look: Look) -> tuple[Part, ...]:
    if mark.kind != "line":
        return ()
    # What is measured is the same in every language, so it is measured in one.
    crossings = land_under(atlas.original, mark, look)
    return tuple(stretches(atlas, crossings, mark.length_km))
