"""Boundaries: the type of each border in a worldview, after the practice of UN maps.

United Nations maps draw international boundaries solid, undetermined ones dashed, and the Line of
Control in Jammu and Kashmir dotted (UN Geospatial, map of India and Pakistan).
"""

from collections.abc import Mapping
from typing import Literal

from geo.dossier import Dossier
from geo.i18n.languages import N_
from geo.layers.atlas import Atlas, Border, Face
from geo.layers.cached import cache_by_atlas
from geo.layers.geometry import rows_as
from geo.layers.worldview import DE_FACTO, Holding, Look, holdings

BoundaryType = Literal[
    "international",
    "not-recognised",
    "undelimited",
    "undetermined",
    "line-of-control",
    "line-of-actual-control",
    "administration",
    "zone-edge",
    "internal",
]

BOUNDARY_WORDS: Mapping[BoundaryType, str] = {
    "international": N_("international boundary"),
    "not-recognised": N_("boundary not recognised by one side"),
    "undelimited": N_("boundary not delimited"),
    "undetermined": N_("undetermined boundary"),
    "line-of-control": N_("line of control"),
    "line-of-actual-control": N_("line of actual control"),
    "administration": N_("line between areas of control"),
    "zone-edge": N_("limit of a disputed area"),
    "internal": N_("internal boundary"),
}

# What a disputed line is, by its type in disputes.csv, where no position says otherwise.
_LINE_TYPES: dict[str, BoundaryType] = {
    "ceasefire-line": "line-of-control",
    "undemarcated-line": "line-of-actual-control",
    "non-recognised-border": "not-recognised",
    "undelimited-border": "undelimited",
}


def boundary_types(atlas: Atlas, look: Look) -> dict[str, BoundaryType]:
    """The type of each changeable border, by its id in borders_*.parquet."""
    held = holdings(atlas, look)
    return {
        border.border: _boundary_type(atlas.dossier, border, held, look)
        for border in _changeable(atlas)
    }


@cache_by_atlas
def changeable_borders(atlas: Atlas) -> frozenset[str]:
    """The ids of the borders that are not international in every worldview."""
    return frozenset(border.border for border in _changeable(atlas))


@cache_by_atlas
def _changeable(atlas: Atlas) -> tuple[Border, ...]:
    zones = {face.face for face in rows_as(Face, atlas.full_faces) if face.zones}
    later = {row.successor for row in atlas.dossier.predecessors.values()}
    return tuple(
        border
        for border in rows_as(Border, atlas.borders("coarse"))
        if border.disputes or {border.left, border.right} & (zones | later)
    )


def _boundary_type(
    dossier: Dossier, border: Border, held: Mapping[str, Holding], look: Look
) -> BoundaryType:
    left, right = held[border.left], held[border.right]
    same = left.holders == right.holders
    if same and not (left.disputed or right.disputed):
        return "internal"
    for line in border.disputes:
        own = dossier.position_of(look.viewer, line, look.day)
        position = own or dossier.position_of(DE_FACTO, line, look.day)
        if position is not None:
            return position.draws_as  # type: ignore[return-value]
    if same or "unknown" in (left.status, right.status):
        return "zone-edge"
    if not (left.holders and right.holders):
        return "undetermined"
    if left.position or right.position:
        return "international"
    for line in border.disputes:
        return _LINE_TYPES[dossier.disputes[line].type]
    return "administration" if left.disputed or right.disputed else "international"
