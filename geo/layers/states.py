"""States: their land, their role in the exercise by two accounts, their label points."""

from collections.abc import Mapping
from itertools import product

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.dossier.work import work_words
from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.extents import Extent, extent_of, span_through
from geo.layers.geometry import Band

# The dataset of all land and of all borders.
BORDERS_SOURCE = "naturalearth-countries"

# How far apart names of one state may stand, in degrees of longitude and of latitude.
_LABEL_STEPS = (4, 3)
_ROLE_TITLES = {
    "host": N_("Host"),
    "participant": N_("Participant"),
    "observer": N_("Observer"),
    "withdrew": N_("Withdrew"),
}

# The work's words for a part in the exercise, in the terms of the sourced roles.
_WORK_ROLES = {"history": "mentioned"}


def states(atlas: Atlas, band: Band = "fine") -> gpd.GeoDataFrame:
    """All states with land that the UN membership practice gives them, EPSG:4326.

    Columns: id (`state:…`), name, name_ru, name_ur, role and article_role ('' where none),
    sources, geometry. Land without a state by that practice, such as Kashmir, is in `zones`.
    """
    faces = atlas.faces(band)
    grouped = faces[faces["state"] != ""].groupby("state", sort=True)
    rows = []
    for code, group in grouped:
        names = atlas.state_names.get(str(code), {})
        rows.append(
            {
                **state_facts(atlas, str(code)),
                "name_ru": names.get("name_ru", ""),
                "name_ur": names.get("name_ur", ""),
                "geometry": shapely.union_all(group.geometry.to_list()),
            }
        )
    return gpd.GeoDataFrame(rows, crs=4326)


def label_spans(atlas: Atlas) -> dict[str, Extent]:
    """How far the land of each state reaches from its label point: west, south, east, north.

    In degrees, along the parallel and the meridian through the point. A state whose label point
    lies on no land of its own, such as an archipelago's, has none.
    """
    found = {code: extent_of(names) for code, names in atlas.state_names.items()}
    return {code: span for code, span in found.items() if span is not None}


def further_label_points(atlas: Atlas, code: str) -> tuple[tuple[float, float, Extent], ...]:
    """Where the name of a state may stand too, for views that do not hold its label point.

    Longitude, latitude and the span through the point (see `label_spans`), on a grid over the
    extent of the atlas, on land that nobody disputes, farthest from other land and the sea first.
    """
    land = _undisputed_land(atlas).get(code)
    if land is None:
        return ()
    points = np.array(list(product(*_label_grid(atlas))))
    points = points[shapely.contains_xy(land, points)]
    inland = shapely.distance(shapely.points(points), land.boundary)
    ordered = points[np.argsort(-inland, kind="stable")].tolist()
    spots = ((lon, lat, span_through(land, lon, lat)) for lon, lat in ordered)
    return tuple((lon, lat, span) for lon, lat, span in spots if span and _is_roomy(lon, lat, span))


@cache_by_atlas
def _undisputed_land(atlas: Atlas) -> Mapping[str, BaseGeometry]:
    """The land of each state that is in no zone, by code, in the coarsest band."""
    faces = atlas.faces("coarse")
    own = faces[faces["zones"].map(len) == 0].groupby("state").geometry
    land = {str(code): shapely.union_all(parts.to_list()) for code, parts in own}
    shapely.prepare(list(land.values()))
    return land


def _label_grid(atlas: Atlas) -> tuple[range, range]:
    """Longitudes and latitudes over the extent of the atlas at which names of states may stand."""
    west, south, east, north = map(int, atlas.dossier.about.extent)
    along, across = _LABEL_STEPS
    return range(west - 2, east + along, along), range(south - 2, north, across)


def _is_roomy(lon: float, lat: float, span: Extent) -> bool:
    """Whether a name of some letters fits around a point at the zoom at which one is missed."""
    west, south, east, north = span
    return min(lon - west, east - lon) >= 1.5 and min(lat - south, north - lat) >= 0.6


def state_facts(atlas: Atlas, code: str) -> dict[str, str]:
    """What is told of a state or entity: id, name, role and article_role, sources."""
    state = atlas.dossier.states.get(code)
    told = atlas.dossier.role_of(code) or state
    return {
        "id": f"state:{code}",
        "name": atlas.state_name(code),
        "role": sourced_role(atlas, code),
        "article_role": work_role(atlas, code),
        "sources": ";".join(told.sources) if told else BORDERS_SOURCE,
    }


def role_titles(atlas: Atlas) -> Mapping[str, str]:
    """What each role is called, in the language that is spoken; '' stands for no part."""
    mentioned = work_words(atlas.dossier.about).mentioned
    titles = {**_ROLE_TITLES, "mentioned": mentioned, "": N_("Did not take part")}
    return {role: _(title) for role, title in titles.items()}


def sourced_role(atlas: Atlas, code: str) -> str:
    """The part that sources give a state: host, participant, observer, withdrew, mentioned, ''.

    `mentioned` means that the work speaks of it and no source has it at the exercise.
    """
    role = atlas.dossier.role_of(code)
    if role is not None and role.role != "non-participant":
        return role.role
    return "mentioned" if work_role(atlas, code) else ""


def work_role(atlas: Atlas, code: str) -> str:
    """The part that the work gives a state, in the same words; '' where it does not name it."""
    role = atlas.dossier.role_of(code, atlas.dossier.about.work.source)
    return _WORK_ROLES.get(role.role, role.role) if role else ""


def roles(atlas: Atlas, account: str) -> dict[str, str]:
    """The role of each state that has one by an account, `sourced` or `article` (the work)."""
    role_by = work_role if account == "article" else sourced_role
    found = {code: role_by(atlas, code) for code in atlas.dossier.states}
    return {code: role for code, role in found.items() if role}


def disagreeing(atlas: Atlas) -> tuple[str, ...]:
    """The codes of the states whose role is not the same by the work and by other sources."""
    return tuple(
        code for code in atlas.dossier.states if sourced_role(atlas, code) != work_role(atlas, code)
    )
