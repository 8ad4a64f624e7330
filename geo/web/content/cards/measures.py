"""Cards of measured distances: the figure, how it was taken, and whose land lies between."""

from collections.abc import Iterator

from geo.dossier import Place
from geo.dossier.dates import day_title
from geo.dossier.feature_id import FeatureId, feature_id
from geo.i18n.formats import LengthUnit, degrees, length_words
from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas
from geo.layers.frames.geometry_sources import BORDERS
from geo.layers.frames.measures import Measure, measures
from geo.layers.worldview import Look
from geo.maps.web.scene import viewer_title
from geo.web.content.cards.card import Card, Fact, Link
from geo.web.content.graphics.strip import strip, strip_html
from geo.web.view.model import View

METHOD = N_(
    "Shortest geodesic on the WGS 84 ellipsoid (GeographicLib through pyproj). The nearest point "
    "of a border is searched along Natural Earth's line at 1:10 million, full resolution."
)


def measure_card(atlas: Atlas, name: str, view: View) -> Card:
    """The card of a measured distance by its id in measures.csv, to the borders of `view`."""
    measure = measures(atlas, view.look)[name]
    facts = (
        Fact(
            _("Distance"),
            length_words(measure.gap.distance_km, view.unit),
            cited_by_measure(atlas, measure),
            note=_(METHOD),
        ),
        *_between(atlas, measure, view),
        _ends(atlas, measure, view),
        *_precision(atlas, measure, view.unit),
        *_worldviews(atlas, measure, view),
    )
    links = tuple(Link(end, _name(atlas, end)) for end in (measure.start, measure.end))
    return Card(feature_id("measure", name), measure.name, _("Measured distance"), facts, links)


def cited_by_measure(atlas: Atlas, measure: Measure) -> tuple[str, ...]:
    """The ids of the sources of a measure: its borders and the positions of its places."""
    borders = BORDERS if _to_a_border(measure) else ()
    cited = (*borders, *(source for place in _places(atlas, measure) for source in place.sources))
    return tuple(dict.fromkeys(cited))


def _ends(atlas: Atlas, measure: Measure, view: View) -> Fact:
    gap = measure.gap
    viewer = viewer_title(atlas, measure.as_drawn_by)
    start, end = degrees(gap.lat_from, gap.lon_from), degrees(gap.lat_to, gap.lon_to)
    text = _("{start} to {end}", start=start, end=end)
    if FeatureId.parse(measure.end).kind == "state":
        day = day_title(view.day)
        text = _("{ends}. Borders: {viewer}, {day}", ends=text, viewer=viewer, day=day)
    return Fact(_("From and to"), text, cited_by_measure(atlas, measure))


def _precision(atlas: Atlas, measure: Measure, unit: LengthUnit) -> Iterator[Fact]:
    radii_km = [place.coord_precision_m / 1000 for place in _places(atlas, measure)]
    if radii_km:
        yield Fact(
            _("Accuracy of locations"),
            _(
                "The places are known to within {distance} together.",
                distance=length_words(sum(radii_km), unit),
            ),
            cited_by_measure(atlas, measure),
        )


def _worldviews(atlas: Atlas, measure: Measure, view: View) -> Iterator[Fact]:
    for viewer in atlas.dossier.about.compare_borders:
        other = measures(atlas, Look(viewer, view.day))[measure.id]
        if viewer != measure.as_drawn_by and other.as_drawn_by == viewer and _to_a_border(measure):
            change_km = other.gap.distance_km - measure.gap.distance_km
            text = _(
                "{viewer}: {distance}, {change}.",
                viewer=viewer_title(atlas, viewer),
                distance=length_words(other.gap.distance_km, view.unit),
                change=_change(change_km, view.unit),
            )
            yield Fact(_("In another view of the borders"), text, BORDERS)


def _change(change_km: float, unit: LengthUnit) -> str:
    # Ten metres is less than the border data can tell.
    if abs(change_km) < 0.01:
        return _("the same figure")
    change = length_words(abs(change_km), unit)
    return _("{change} more", change=change) if change_km > 0 else _("{change} less", change=change)


def _to_a_border(measure: Measure) -> bool:
    return any(end.kind == "state" for end in _both_ends(measure))


def _places(atlas: Atlas, measure: Measure) -> list[Place]:
    return [atlas.dossier.places[end.name] for end in _both_ends(measure) if end.kind == "place"]


def _both_ends(measure: Measure) -> tuple[FeatureId, FeatureId]:
    return FeatureId.parse(measure.start), FeatureId.parse(measure.end)


def _between(atlas: Atlas, measure: Measure, view: View) -> Iterator[Fact]:
    if measure.crossings:
        found = strip(atlas, measure, unit=view.unit)
        graphic = strip_html(atlas, measure, view.look, view.unit)
        yield Fact(_("Land between"), found.title, BORDERS, graphic=graphic)


def _name(atlas: Atlas, feature: str) -> str:
    kind, name = FeatureId.parse(feature)
    return atlas.dossier.places[name].name if kind == "place" else atlas.state_name(name)
