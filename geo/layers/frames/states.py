"""States: their land, their role in the exercise by two accounts, their label points."""

from collections.abc import Mapping

import geopandas as gpd
import shapely

from geo.dossier.feature_id import feature_id
from geo.dossier.work import work_words
from geo.i18n.languages import N_, _
from geo.layers.atlas import Atlas
from geo.layers.frames import geometry_sources
from geo.layers.geometry import Band

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
        known = atlas.state_names.get(str(code))
        names = known.by_language if known else {}
        rows.append(
            {
                **state_facts(atlas, str(code)),
                "name_ru": names.get("ru", ""),
                "name_ur": names.get("ur", ""),
                "geometry": shapely.union_all(group.geometry.to_list()),
            }
        )
    return gpd.GeoDataFrame(rows, crs=4326)


def state_facts(atlas: Atlas, code: str) -> dict[str, str]:
    """What is told of a state or entity: id, name, role and article_role, sources."""
    state = atlas.dossier.states.get(code)
    record = atlas.dossier.role_of(code) or state
    return {
        "id": feature_id("state", code),
        "name": atlas.state_name(code),
        "role": sourced_role(atlas, code),
        "article_role": work_role(atlas, code),
        "sources": ";".join(record.sources) if record else geometry_sources.COUNTRIES,
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
