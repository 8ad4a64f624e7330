"""Checks that need both facts and geometry: places lie in their states, names are on the map."""

from collections.abc import Iterator
from statistics import median

import geopandas as gpd
import shapely

from geo.dossier import Dossier, Place, Problem
from geo.dossier.feature_id import FeatureId
from geo.dossier.reading.references import AT_SEA
from geo.layers.measuring.geodesy import distance_km

# A shore town may lie just off the coast of a border dataset at 1:10 million.
_TOLERANCE_DEGREES = 0.05
# A site this far from the others, and much closer with its degrees changed round, is a slip.
_FAR_KM = 1000
_MUCH_CLOSER = 3


def check_places(faces: gpd.GeoDataFrame, dossier: Dossier) -> list[Problem]:
    """A problem for each place that lies outside of its state, or on land if it is at sea.

    `faces` has the columns face, state, zones (tuple) and geometry, EPSG:4326.
    """
    land = _Land(faces, dossier)
    problems = []
    for place in dossier.places.values():
        if place.country == AT_SEA or place.country not in dossier.states:
            continue  # a state that there is not is told by the check of the tables
        found, claiming = land.at(place.lon, place.lat)
        if place.country not in found | claiming:
            problems.append(_outside(place, found, land))
    problems += _far_sites(dossier, land)
    land.let_go()
    return problems


class _Land:
    """Whose land a point is on, by UN practice and by claim."""

    def __init__(self, faces: gpd.GeoDataFrame, dossier: Dossier) -> None:
        self.dossier = dossier
        self.shapes = faces.geometry.to_numpy()
        self.tree = shapely.STRtree(self.shapes)
        self.states, self.zones = faces["state"].tolist(), faces["zones"].tolist()

    def at(self, lon: float, lat: float) -> tuple[set[str], set[str]]:
        """The states of a point, and those that claim it.

        Land without a state by UN practice belongs, for this check, to any who claims it.
        """
        near = self._near(shapely.Point(lon, lat))
        disputes = self.dossier.disputes
        zones = {zone for index in near for zone in self.zones[index] if zone in disputes}
        claiming = {claimant for zone in zones for claimant in disputes[zone].claimants}
        return {self.states[index] for index in near} - {""}, claiming

    def _near(self, point: shapely.Point) -> list[int]:
        """The faces within the tolerance of a point; several points lie about the same ones."""
        about = self.tree.query(point.buffer(_TOLERANCE_DEGREES))
        shapely.prepare(self.shapes[about])
        close = shapely.dwithin(self.shapes[about], point, _TOLERANCE_DEGREES)
        return [int(index) for index in about[close]]

    def let_go(self) -> None:
        """Frees what makes one look after another fast; the faces stay as long as the atlas."""
        shapely.destroy_prepared(self.shapes)

    def is_of(self, country: str, lon: float, lat: float) -> bool:
        """Whether a point lies in a state."""
        return abs(lat) <= 90 and country in self.at(lon, lat)[0]

    def name(self, code: str) -> str:
        """The name of a state, or its code where the dossier has none."""
        return self.dossier.states[code].name if code in self.dossier.states else code


def _far_sites(dossier: Dossier, land: _Land) -> Iterator[Problem]:
    """Sites of the subject that come much closer to the others with their degrees changed round."""
    sites = [
        dossier.places[site.place]
        for site in dossier.sites.values()
        if site.exercise == dossier.about.subject and site.place in dossier.places
    ]
    for place in sites:
        others = [other for other in sites if other is not place]
        if len(others) < 2 or not land.is_of(place.country, place.lat, place.lon):
            continue
        away = _away_km(place.lon, place.lat, others)
        if away > _FAR_KM and _away_km(place.lat, place.lon, others) * _MUCH_CLOSER < away:
            yield Problem(
                "places.csv",
                0,
                place.id,
                "lon,lat",
                f"{place.lon},{place.lat}",
                f"the point lies {away:,.0f} km from the other sites of {dossier.about.subject}",
                "change longitude and latitude round: then it lies among them",
            )


def _away_km(lon: float, lat: float, others: list[Place]) -> float:
    """How far a point is from most of the others."""
    return median(distance_km(lon, lat, other.lon, other.lat) for other in others)


def check_names(cities: gpd.GeoDataFrame, dossier: Dossier) -> list[Problem]:
    """A problem for each former name of a city that is not there.

    `cities` has the column city, the id without its kind.
    """
    known = set("city:" + cities["city"])
    remedy = "take the id of a city from the layer 'cities', as a link has it after 'sel='"
    return [
        Problem("names.csv", 0, row.id, "feature", row.feature, "no city has that id", remedy)
        for row in dossier.names.values()
        if FeatureId.parse(row.feature).kind == "city" and row.feature not in known
    ]


def check_not_told(faces: gpd.GeoDataFrame, dossier: Dossier) -> list[Problem]:
    """A problem for each code of not_told.csv that is neither on the map nor in states.csv.

    `faces` has the column state.
    """
    known = {
        *faces["state"],
        *dossier.states,
        *(row.predecessor for row in dossier.predecessors.values()),
    }
    remedy = "take the code of a state from states.csv, or from the layer 'countries'"
    return [
        Problem("not_told.csv", 0, row.id, "states", code, "no state has that code", remedy)
        for row in dossier.not_told.values()
        for code in row.states
        if code not in known
    ]


def _outside(place: Place, found: set[str], land: _Land) -> Problem:
    where = " or ".join(sorted(found)) or "no state"
    country, lon, lat = place.country, place.lon, place.lat
    remedy = "correct the coordinates (longitude first) or the country"
    if land.is_of(country, lat, lon):
        remedy = f"with longitude and latitude changed round it lies in {land.name(country)}"
    return Problem(
        file="places.csv",
        row=0,
        id=place.id,
        field="lon,lat",
        value=f"{lon},{lat}",
        message=f"the point lies in {where}, not in {country}",
        remedy=remedy,
    )
