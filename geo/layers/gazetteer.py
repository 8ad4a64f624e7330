"""The gazetteer: every feature that can be selected or searched, by all its names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import shapely

from geo.dossier import Dispute
from geo.dossier.feature_id import FeatureId, feature_id
from geo.dossier.records.record import short_name
from geo.i18n.formats import degrees
from geo.i18n.languages import ENGLISH, _, spelled
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames import reference
from geo.layers.frames.measures import measures, middle_of
from geo.layers.frames.pairs import pair_name, pairs
from geo.layers.frames.zones import label_point, line_geometry, mapped_lines
from geo.layers.geometry import rows_as
from geo.layers.points.point_id import Point

_KINDS = {"area": "zone", "line": "line", "sea": "zone"}


@dataclass(frozen=True)
class Entry:
    """A feature: its id, its names (the first is shown), its kind in words, and where it is.

    `rank` orders equally good matches, the most important first; `zoom` shows the feature well.
    """

    feature: str
    names: tuple[str, ...]
    kind: str
    rank: int
    lon: float
    lat: float
    zoom: float

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.names[0]


@cache_by_atlas
def gazetteer(atlas: Atlas) -> Mapping[str, Entry]:
    """All entries by feature id: what lies on the map, and what is told about it."""
    entries = (
        *_states(atlas),
        *_disputes(atlas),
        *_places(atlas),
        *_measures(atlas),
        *_cities(atlas),
        *_story_entries(atlas),
    )
    return {entry.feature: entry for entry in entries}


def entry_of(atlas: Atlas, feature: str) -> Entry:
    """The entry of a feature, or of a point that a reader chose, which has no other name.

    Raises KeyError for any other id.
    """
    point = Point.parse(feature)
    if point is None:
        return gazetteer(atlas)[feature]
    name = degrees(point.lat, point.lon, "0.0000")
    return Entry(feature, (name,), _("point"), 1, point.lon, point.lat, 8)


def known_feature(atlas: Atlas, feature: str) -> str | None:
    """The id of a feature that can be selected, as it is written; None where there is none."""
    point = Point.parse(feature)
    if point is not None:
        return str(point)
    return feature if feature in gazetteer(atlas) else None


def title_of(atlas: Atlas, feature: str) -> str:
    """What a page or a figure of a feature is called: its name, of a claim its question."""
    kind, name = FeatureId.parse(feature)
    if kind == "claim":
        return atlas.dossier.claims[name].question
    return entry_of(atlas, feature).name


def dispute_feature(dispute: Dispute) -> str:
    """The feature id of a zone or line of disputes.csv, such as `zone:crimea`."""
    return str(FeatureId(_KINDS[dispute.geometry_kind], dispute.id))


def _states(atlas: Atlas) -> Iterator[Entry]:
    for code, names in atlas.state_names.items():
        known = code in atlas.dossier.states
        other = filter(None, names.by_language.values())
        own = (atlas.state_name(code), names.by_language[ENGLISH])
        yield Entry(
            feature_id("state", code),
            tuple(dict.fromkeys((*own, *other))),
            _("state"),
            1 if known else 3,
            names.lon,
            names.lat,
            4,
        )
    for code, state in atlas.dossier.states.items():
        # Entities that have no land of their own by UN practice stand where their zone stands.
        if code not in atlas.state_names:
            former = state.entity_type == "former"
            kind, rank, zoom = (_("former state"), 4, 3) if former else (_("entity"), 2, 7)
            lon, lat = state_point(atlas, code)
            yield Entry(feature_id("state", code), (state.name,), kind, rank, lon, lat, zoom)


def _disputes(atlas: Atlas) -> Iterator[Entry]:
    lines = {line.id for line in mapped_lines(atlas)}
    for dispute in atlas.dossier.disputes.values():
        party_names = map(short_name, dispute.party_names)
        others = [part for words in party_names for part in words.split(" / ")]
        lon, lat = label_point(atlas, dispute)
        if dispute.id in lines:
            middle = line_geometry(atlas, dispute.id).representative_point()
            lon, lat = middle.x, middle.y
        kind = _("disputed line") if dispute.geometry_kind == "line" else _("disputed zone")
        names = tuple(dict.fromkeys((dispute.name, *others)))
        yield Entry(dispute_feature(dispute), names, kind, 2, lon, lat, 6.5)


def _places(atlas: Atlas) -> Iterator[Entry]:
    for place in atlas.dossier.places.values():
        kind = spelled(place.kind)
        names = (place.name, *place.alt_names)
        yield Entry(place.feature, names, kind, 2, place.lon, place.lat, 8)


def _measures(atlas: Atlas) -> Iterator[Entry]:
    for measure in measures(atlas).values():
        lon, lat = middle_of(measure)
        yield Entry(measure.feature, (measure.name,), _("distance"), 4, lon, lat, 7)


def _cities(atlas: Atlas) -> Iterator[Entry]:
    for city in rows_as(reference.City, reference.cities(atlas)):
        former = (row.name for row in atlas.dossier.former_names(city.id))
        own = (_(city.name), city.name, *former, *city.names.split(";"))
        names = tuple(dict.fromkeys(own))
        shown = tuple(name for name in names if name)
        point = city.geometry
        yield Entry(city.id, shown, _("city"), 2 + city.rank, point.x, point.y, 8)


def _story_entries(atlas: Atlas) -> Iterator[Entry]:
    """Claims, exercises, events, ties and pairs, each where the first thing that it names is."""
    dossier = atlas.dossier
    for claim in dossier.claims.values():
        where = claim.where
        exercises = (dossier.exercises[name].places for name in where.exercises)
        places = (*where.places, *(place for own in exercises for place in own))
        lon, lat = _first_point(atlas, places, where.disputes, where.states)
        yield Entry(claim.feature, (claim.article_says,), _("claim"), 6, lon, lat, 5)
    for exercise in dossier.exercises.values():
        lon, lat = _first_point(atlas, exercise.places, (), exercise.host)
        yield Entry(exercise.feature, (exercise.name,), _("exercise"), 3, lon, lat, 5)
    for event in dossier.timeline.values():
        lon, lat = _first_point(atlas, event.places, event.disputes, event.states)
        yield Entry(event.feature, (event.title,), _("event"), 5, lon, lat, 5)
    for relation in dossier.relations.values():
        one, other = (atlas.state_name(code) for code in (relation.from_state, relation.to_state))
        kind = spelled(relation.kind)
        name = _("{one} and {other}: {kind}", one=one, other=other, kind=kind)
        lon, lat = state_point(atlas, relation.from_state)
        yield Entry(relation.feature, (name,), _("tie"), 5, lon, lat, 4)
    for pair in pairs(atlas).values():
        lon, lat = state_point(atlas, pair.one)
        yield Entry(
            pair.feature, (pair_name(atlas, pair),), _("relations of two states"), 4, lon, lat, 4
        )


def _first_point(
    atlas: Atlas, places: Sequence[str], disputes: Sequence[str], states: Sequence[str]
) -> tuple[float, float]:
    if places:
        place = atlas.dossier.places[places[0]]
        return place.lon, place.lat
    if disputes:
        return label_point(atlas, atlas.dossier.disputes[disputes[0]])
    if states:
        return state_point(atlas, states[0])
    return _amid(atlas)


def _amid(atlas: Atlas) -> tuple[float, float]:
    """Longitude and latitude of the middle of what the atlas is about."""
    west, south, east, north = atlas.dossier.about.extent
    return (west + east) / 2, (south + north) / 2


def state_point(atlas: Atlas, code: str) -> tuple[float, float]:
    """Longitude and latitude at which a state or entity is labelled.

    A state that has ended is labelled amid those that left it last, where that is on their land,
    or else amid all that followed it; an entity in its zone, or, where it
    claims none, in the middle of the atlas.
    """
    names = atlas.state_names.get(code)
    if names is not None:
        return names.lon, names.lat
    rows = atlas.dossier.predecessors.values()
    later = {row.successor: row.until for row in rows if row.predecessor == code}
    later = {one: until for one, until in later.items() if one in atlas.state_names}
    if later:
        last = [one for one, until in later.items() if until == max(later.values())]
        point = _middle(atlas, last)
        return point if _is_on_land(atlas, last, point) else _middle(atlas, later)
    claimed = (one for one in atlas.dossier.disputes.values() if code in one.claimants)
    zone = next(claimed, None)
    return label_point(atlas, zone) if zone else _amid(atlas)


def _middle(atlas: Atlas, codes: Iterable[str]) -> tuple[float, float]:
    lons, lats = zip(*(state_point(atlas, code) for code in codes), strict=True)
    return sum(lons) / len(lons), sum(lats) / len(lats)


def _is_on_land(atlas: Atlas, codes: Sequence[str], point: tuple[float, float]) -> bool:
    faces = atlas.faces("coarse")
    return bool(shapely.contains_xy(faces[faces["state"].isin(codes)].geometry, *point).any())
