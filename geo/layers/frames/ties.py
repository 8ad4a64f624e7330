"""Ties between states as geodesics, in groups of kinds, and which of them hold on a day."""

from collections.abc import Mapping
from datetime import date

import geopandas as gpd

from geo.dossier import Relation
from geo.dossier.vocabulary import TieGroup, tie_kinds
from geo.i18n.languages import N_, _, spelled
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import state_point
from geo.layers.measuring.geodesy import geodesic_line

# The groups by which a reader switches ties; tie_kinds.csv says which kinds are in each.
GROUP_TITLES: Mapping[TieGroup, str] = {
    "alliances": N_("Alliances and partnerships"),
    "bases": N_("Bases"),
    "arms": N_("Arms"),
    "drills": N_("Joint exercises"),
    "contacts": N_("Contacts"),
    "disputes": N_("Disputes and rivalries"),
    "refusals": N_("Refusals"),
}

# Close enough together that the drawn line stays within a pixel of the geodesic.
_STEP_KM = 100
_COLUMNS = [
    "id",
    "name",
    "group",
    "kind",
    "directed",
    "from_state",
    "to_state",
    "valid_from",
    "valid_to",
    "confidence",
    "summary",
    "sources",
    "geometry",
]


def group_of(kind: str) -> TieGroup:
    """The group of a kind of tie. Raises KeyError for an unknown kind."""
    return tie_kinds()[kind]


def kinds_of(atlas: Atlas, group: str) -> tuple[str, ...]:
    """The kinds of a group that some tie of the atlas has, in the order of tie_kinds.csv."""
    used = {relation.kind for relation in atlas.dossier.relations.values()}
    return tuple(kind for kind, own in tie_kinds().items() if own == group and kind in used)


def ties(atlas: Atlas) -> gpd.GeoDataFrame:
    """Every tie as a geodesic between the label points of its states, EPSG:4326.

    Columns: id (`tie:…`), name, group, kind, directed, from_state, to_state, valid_from, valid_to,
    confidence, summary, sources, geometry (split at the antimeridian).
    """
    rows = []
    for relation in atlas.dossier.relations.values():
        start, end = (state_point(atlas, code) for code in (relation.from_state, relation.to_state))
        rows.append(
            {
                "id": relation.feature,
                "name": tie_name(atlas, relation),
                "group": group_of(relation.kind),
                "kind": relation.kind,
                "directed": relation.directed == "yes",
                "from_state": relation.from_state,
                "to_state": relation.to_state,
                "valid_from": str(relation.valid_from or ""),
                "valid_to": str(relation.valid_to or ""),
                "confidence": relation.confidence,
                "summary": relation.summary,
                "sources": ";".join(relation.sources),
                "geometry": geodesic_line(*start, *end, _STEP_KM),
            }
        )
    return gpd.GeoDataFrame(rows, columns=_COLUMNS, geometry="geometry", crs=4326)


def tie_name(atlas: Atlas, relation: Relation) -> str:
    """A tie in words: both states, with an arrow where it has a direction, and its kind."""
    one, other = (atlas.state_name(code) for code in (relation.from_state, relation.to_state))
    kind = spelled(relation.kind)
    if relation.directed == "yes":
        return _("{one} → {other}: {kind}", one=one, other=other, kind=kind)
    return _("{one} – {other}: {kind}", one=one, other=other, kind=kind)


def holds_on(relation: Relation, day: date) -> bool:
    """Whether a tie holds on `day`; the last day of its row belongs to it."""
    start, end = relation.valid_from, relation.valid_to
    return (start is None or start.first <= day) and (end is None or day <= end.last)


def idle_ties(atlas: Atlas, day: date) -> tuple[str, ...]:
    """The ids of the ties that do not hold on `day`."""
    return tuple(
        relation.id for relation in atlas.dossier.relations.values() if not holds_on(relation, day)
    )
