"""A measured distance as a strip: whose land lies under it, from one end to the other."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from geo.dossier.dates import day_title
from geo.dossier.feature_id import FeatureId
from geo.i18n.formats import LengthUnit, length_words
from geo.i18n.languages import _, commas, number
from geo.layers.atlas import Atlas
from geo.layers.frames.measures import Crossing, Measure
from geo.layers.worldview import Look
from geo.maps.print.handout.charts import Part, Stack
from geo.maps.style.colour import palette, tint
from geo.maps.style.palette import Theme
from geo.maps.web.scene import viewer_title
from geo.web.content.parties import names_of
from geo.web.html.templating import render

# A stretch without land that is shorter comes of rounding.
_LEAST_WATER_KM = 0.5


def strip(
    atlas: Atlas, measure: Measure, theme: Theme | None = None, unit: LengthUnit = "km"
) -> Stack:
    """The stretches of a distance in their order, water too, each with its length in a unit.

    Beside it is the runway of a place at an end, where one is known. Colours are as in `palette`.
    """
    whole_km = measure.gap.distance_km
    parts = tuple(
        replace(part, figure=length_words(part.value, unit))
        for part in stretches(atlas, measure.crossings, whole_km, theme)
    )
    title = _(
        "{distance}: {stretches}",
        distance=length_words(whole_km, unit),
        stretches=commas(f"{part.name} {part.figure}" for part in parts),
    )
    ends = (_end(atlas, measure.start), _end(atlas, measure.end))
    return Stack(title=title, parts=parts, ends=ends, beside=_runway(atlas, measure, theme))


def strip_html(atlas: Atlas, measure: Measure, look: Look, unit: LengthUnit = "km") -> str:
    """The strip of a distance for a page, above its stretches in words; '' where it has no length.

    `look` says for which day and by whom the land is told.
    """
    if not measure.gap.distance_km:
        return ""
    drawn_by = commas((viewer_title(atlas, measure.as_drawn_by), day_title(look.day)))
    length = length_words(measure.gap.distance_km, unit)
    return render(
        "strip.html",
        name=measure.name,
        drawn_by=drawn_by,
        length=length,
        **_strip_values(strip(atlas, measure, unit=unit)),
    )


def _strip_values(found: Stack) -> dict[str, object]:
    """What a page needs to draw a strip, lengths as parts of the whole."""
    beside = found.beside
    percent = 100 * beside.value / found.whole if beside else 0
    return {"strip": found, "beside": beside, "beside_percent": percent}


def stretches(
    atlas: Atlas, crossings: Iterable[Crossing], length_km: float, theme: Theme | None = None
) -> Iterator[Part]:
    """The stretches of a line in their order, water too, each with its length."""
    for one in _with_water(crossings, length_km):
        if isinstance(one, float):
            yield part_of_water(one, theme)
        else:
            yield part_of_land(atlas, one.holders, one.zone, one.length_km, theme)


def part_of_water(value: float, theme: Theme | None) -> Part:
    """So much water, as a part of a strip; its figure is that of a length."""
    return _part(_("water"), value, palette(theme)["water"])


def part_of_land(
    atlas: Atlas, holders: tuple[str, ...], zone: str, value: float, theme: Theme | None
) -> Part:
    """So much land of its holders in a zone or none, as a part of a strip; as above."""
    colour = tint(holders[0], theme) if holders else palette(theme)["land"]
    return _part(_name(atlas, holders, zone), value, colour)


def _with_water(crossings: Iterable[Crossing], length_km: float) -> Iterator[Crossing | float]:
    """The stretches of land, and between them the lengths of those without."""
    start, end = Crossing((), "", 0, 0), Crossing((), "", 0, length_km)
    for before, after in pairwise((start, *crossings, end)):
        water_km = after.from_km - before.to_km
        if water_km > _LEAST_WATER_KM:
            yield water_km
        if after is not end:
            yield after


def _part(name: str, length_km: float, colour: str) -> Part:
    return Part(name=name, value=length_km, figure=length_words(length_km, "km"), colour=colour)


def _name(atlas: Atlas, holders: tuple[str, ...], zone: str) -> str:
    names = names_of(atlas, holders)
    name = atlas.dossier.disputes[zone].name if zone else names
    return names if name == names else f"{names} ({name})"


def _end(atlas: Atlas, feature: str) -> str:
    kind, name = FeatureId.parse(feature)
    if kind == "place":
        return atlas.dossier.places[name].name
    return _("border of {state}", state=atlas.state_name(name))


def _runway(atlas: Atlas, measure: Measure, theme: Theme | None) -> Part | None:
    """The runway at an end of a distance; None where none is known, or it would not be seen."""
    for end in (measure.start, measure.end):
        kind, name = FeatureId.parse(end)
        place = atlas.dossier.places[name] if kind == "place" else None
        if place is not None and place.runway_m:
            return Part(
                name=_("runway of {place}, to scale", place=place.name),
                value=place.runway_m / 1000,
                figure=_("{length} m", length=number(place.runway_m)),
                colour=palette(theme)["ink"],
            )
    return None
