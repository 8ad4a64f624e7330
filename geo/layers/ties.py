"""Ties between states as geodesics, in groups of kinds, and which of them hold on a day."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

import geopandas as gpd

from geo.dossier import Relation
from geo.i18n.languages import N_, _, spelled
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import state_point
from geo.layers.geodesy import geodesic_line

# The groups by which a reader switches ties, with the kinds of relations.csv in each.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "alliances": ("alliance", "defence-treaty", "strategic-partnership", "common-organisation"),
    "bases": ("base-hosting",),
    "arms": ("arms-transfer",),
    "drills": ("joint-exercise",),
    "contacts": ("cooperation", "defence-contacts", "diplomatic-relations"),
    "disputes": ("territorial-dispute", "rivalry", "military-intervention"),
    "refusals": ("non-recognition", "withdrew-from-exercise", "reason-to-withdraw"),
}

GROUP_TITLES: Mapping[str, str] = {
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
# Ties between the same two states are drawn this far apart.
_APART_DEGREES = 0.7


def group_of(kind: str) -> str:
    """The group of a kind of tie. Raises KeyError for an unknown kind."""
    for group, kinds in GROUPS.items():
        if kind in kinds:
            return group
    raise KeyError(kind)


def ties(atlas: Atlas) -> gpd.GeoDataFrame:
    """Every tie as a geodesic between the label points of its states, EPSG:4326.

    Columns: id (`tie:…`), name, group, kind, directed, from_state, to_state, valid_from, valid_to,
    confidence, summary, sources, geometry (split at the antimeridian). Ties between the same two
    states run beside each other.
    """
    pairs: Counter[frozenset[str]] = Counter()
    rows = []
    for relation in atlas.dossier.relations.values():
        pair = frozenset((relation.from_state, relation.to_state))
        offset = _offset(pairs[pair])
        pairs[pair] += 1
        start, end = (state_point(atlas, code) for code in (relation.from_state, relation.to_state))
        rows.append(
            {
                "id": f"tie:{relation.id}",
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
                "geometry": geodesic_line(
                    start[0], start[1] + offset, end[0], end[1] + offset, _STEP_KM
                ),
            }
        )
    return gpd.GeoDataFrame(rows, crs=4326)


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


def _offset(index: int) -> float:
    return ((index + 1) // 2) * _APART_DEGREES * (1 if index % 2 else -1)
