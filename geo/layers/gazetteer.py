"""The gazetteer: every feature that can be selected or searched, by all its names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from geo.dossier import Dispute
from geo.layers import reference
from geo.layers.atlas import Atlas
from geo.layers.measures import measures, middle_of
from geo.layers.zones import line_geometry, mapped_lines

_LANGUAGES = ("name_ru", "name_ur", "name_fa", "name_zh", "name_hi")
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


@cache
def gazetteer(atlas: Atlas) -> Mapping[str, Entry]:
    """All entries by feature id: states, zones, lines, places, measures, cities."""
    entries = (*_states(atlas), *_disputes(atlas), *_places(atlas), *_measures(atlas))
    return {entry.feature: entry for entry in (*entries, *_cities(atlas))}


def dispute_feature(dispute: Dispute) -> str:
    """The feature id of a zone or line of disputes.csv, such as `zone:crimea`."""
    return f"{_KINDS[dispute.geometry_kind]}:{dispute.id}"


def _states(atlas: Atlas) -> Iterator[Entry]:
    for code, names in atlas.state_names.items():
        known = code in atlas.dossier.states
        other = tuple(str(names[key]) for key in _LANGUAGES if names.get(key))
        own = (atlas.state_name(code), str(names["name_en"]))
        yield Entry(
            f"state:{code}",
            tuple(dict.fromkeys((*own, *other))),
            "state",
            1 if known else 3,
            _number(names["label_lon"]),
            _number(names["label_lat"]),
            4,
        )
    for code, state in atlas.dossier.states.items():
        # Entities that have no land of their own by UN practice stand where their zone stands.
        zone = next((z for z in atlas.dossier.disputes.values() if code in z.claimants), None)
        if code not in atlas.state_names and zone is not None and state.entity_type != "former":
            lon, lat = zone.label_lon, zone.label_lat
            yield Entry(f"state:{code}", (state.name,), "entity", 2, lon, lat, 7)
        elif code not in atlas.state_names:
            yield Entry(f"state:{code}", (state.name,), "former state", 4, 60.0, 55.0, 3)


def _disputes(atlas: Atlas) -> Iterator[Entry]:
    lines = {line.id for line in mapped_lines(atlas)}
    for dispute in atlas.dossier.disputes.values():
        party_names = (words.split(" (")[0] for words in dispute.party_names)
        others = [part for words in party_names for part in words.split(" / ")]
        lon, lat = dispute.label_lon, dispute.label_lat
        if dispute.id in lines:
            middle = line_geometry(atlas, dispute.id).representative_point()
            lon, lat = middle.x, middle.y
        kind = "disputed line" if dispute.geometry_kind == "line" else "disputed zone"
        names = tuple(dict.fromkeys((dispute.name, *others)))
        yield Entry(dispute_feature(dispute), names, kind, 2, lon, lat, 6.5)


def _places(atlas: Atlas) -> Iterator[Entry]:
    for place in atlas.dossier.places.values():
        kind = place.kind.replace("-", " ")
        names = (place.name, *place.alt_names)
        yield Entry(f"place:{place.id}", names, kind, 2, place.lon, place.lat, 8)


def _measures(atlas: Atlas) -> Iterator[Entry]:
    for measure in measures(atlas).values():
        lon, lat = middle_of(measure)
        yield Entry(f"measure:{measure.id}", (measure.name,), "distance", 4, lon, lat, 7)


def _cities(atlas: Atlas) -> Iterator[Entry]:
    for city in reference.cities(atlas).itertuples():
        names = tuple(dict.fromkeys((city.name, *str(city.names or "").split(";"))))
        shown = tuple(name for name in names if name)
        point = city.geometry
        yield Entry(city.id, shown, "city", 2 + city.rank, point.x, point.y, 8)


def _number(value: object) -> float:
    return float(str(value))
