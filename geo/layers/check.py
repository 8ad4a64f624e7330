"""Checks that need both facts and geometry: places lie in their states, names are on the map."""

import geopandas as gpd
import shapely

from geo.dossier import Dossier, Problem
from geo.layers.feature_id import FeatureId

# A shore town may lie just off the coast of a border dataset at 1:10 million.
_TOLERANCE_DEGREES = 0.05


def check_places(faces: gpd.GeoDataFrame, dossier: Dossier) -> list[Problem]:
    """A problem for each place that lies outside of its state, or on land if it is at sea.

    `faces` has the columns face, state, zones (tuple) and geometry, EPSG:4326.
    """
    tree = shapely.STRtree(faces.geometry.to_numpy())
    states, zones = faces["state"].tolist(), faces["zones"].tolist()
    problems = []
    for place in dossier.places.values():
        point = shapely.Point(place.lon, place.lat)
        near = tree.query(point, predicate="dwithin", distance=_TOLERANCE_DEGREES)
        found = {states[index] for index in near} - {""}
        # Land without a state by UN practice belongs, for this check, to any who claims it.
        claims = {
            claimant
            for index in near
            for zone in zones[index]
            for claimant in dossier.disputes[zone].claimants
        }
        if place.country != "XSEA" and place.country not in found | claims:
            problems.append(_outside(place.id, place.country, place.lon, place.lat, found))
    return problems


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


def _outside(place: str, country: str, lon: float, lat: float, found: set[str]) -> Problem:
    where = " or ".join(sorted(found)) or "no state"
    return Problem(
        file="places.csv",
        row=0,
        id=place,
        field="lon,lat",
        value=f"{lon},{lat}",
        message=f"the point lies in {where}, not in {country}",
        remedy="correct the coordinates (longitude first) or the country",
    )
