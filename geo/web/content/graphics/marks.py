"""Marks of a reader in words: what each measures, whose land lines cross and areas hold."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from geo.dossier.dates import day_title
from geo.i18n.formats import LengthUnit, area_words, length_words
from geo.i18n.languages import _, commas, number
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import gazetteer, title_of
from geo.layers.mark_land import land_inside, land_under
from geo.layers.marks import Mark
from geo.layers.worldview import Look
from geo.maps.layers.marks import KIND_NAMES, figure_words, label_words
from geo.maps.print.handout.charts import Part, Stack
from geo.maps.style.palette import Theme
from geo.maps.web.scene import viewer_title
from geo.web.content.graphics.strip import part_of_land, part_of_water, stretches
from geo.web.html.templating import render
from geo.web.view.model import View


@dataclass(frozen=True)
class MarkInWords:
    """A mark as a page tells it: its kind, the reader's own words, what it measures, its land.

    `land` is in the order in which a line crosses it, or by size inside an area; `in_all` says
    each once. `note` says why no land is told of an area.
    """

    kind: str
    colour: int
    words: str
    figures: str
    land_title: str = ""
    land: tuple[Part, ...] = ()
    in_all: tuple[Part, ...] = ()
    note: str = ""


def marks_html(atlas: Atlas, view: View) -> str:
    """The marks of a view as a list; an empty place where it has none, which the script fills."""
    look = commas((viewer_title(atlas, view.viewer), day_title(view.day)))
    described = [_in_words(atlas, mark, view) for mark in view.marks]
    return render("marks.html", marks=described, look=look)


def chart_of_marks(atlas: Atlas, view: View, theme: Theme) -> Stack | None:
    """The land of the first mark of a view that has some; None where none has."""
    for mark in view.marks:
        land = _land(atlas, mark, view, theme)
        if land:
            # The key below it names the parts, which may be many.
            return Stack(title=label_words(mark, view.unit), parts=land)
    return None


def _in_words(atlas: Atlas, mark: Mark, view: View) -> MarkInWords:
    figures = (_feature(atlas, mark), figure_words(mark, view.unit), _direction(mark))
    described = MarkInWords(
        _(KIND_NAMES[mark.kind]), mark.colour, mark.text, commas(filter(None, figures))
    )
    land = _land(atlas, mark, view)
    if not land:
        return replace(described, note=_untold() if mark.kind == "area" else "")
    is_line = mark.kind == "line"
    title = _("Whose land the line crosses") if is_line else _("Whose land lies inside the area")
    return replace(described, land_title=title, land=land, in_all=_in_all(mark, land, view.unit))


def _untold() -> str:
    return _(
        "Whose land lies inside cannot be told: the edge crosses itself, or goes around more than "
        "half of the Earth."
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


def _land(atlas: Atlas, mark: Mark, view: View, theme: Theme | None = None) -> tuple[Part, ...]:
    parts: Iterable[Part] = ()
    # What is measured is the same in every language, so it is measured in one.
    if mark.kind == "line":
        crossings = land_under(atlas.original, mark, view.look)
        parts = stretches(atlas, crossings, mark.length_km, theme)
    elif mark.kind == "area":
        parts = _parts_inside(atlas, mark, view.look, theme)
    return tuple(replace(part, figure=_figure(mark, part.value, view.unit)) for part in parts)


def _parts_inside(atlas: Atlas, mark: Mark, look: Look, theme: Theme | None) -> Iterable[Part]:
    for one in land_inside(atlas.original, mark, look):
        if one.is_water:
            yield part_of_water(one.area_km2, theme)
        else:
            yield part_of_land(atlas, one.holders, one.zone, one.area_km2, theme)


def _figure(mark: Mark, value: float, unit: LengthUnit) -> str:
    return length_words(value, unit) if mark.kind == "line" else area_words(value, unit)


def _in_all(mark: Mark, land: Iterable[Part], unit: LengthUnit) -> tuple[Part, ...]:
    """How much of a mark is each land, in the order in which it comes to them."""
    sums: dict[str, Part] = {}
    for part in land:
        before = sums.get(part.name, replace(part, value=0.0))
        value = before.value + part.value
        sums[part.name] = replace(part, value=value, figure=_figure(mark, value, unit))
    return tuple(sums.values())
