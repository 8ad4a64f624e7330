"""Pairs: two states with more than one tie between them, which the map draws as one line."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.dossier import Relation
from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas


@dataclass(frozen=True)
class Pair:
    """The codes of two states in their order, and the ids of all ties between them."""

    one: str
    other: str
    ties: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its id without its kind, such as `ind-rus`."""
        return f"{self.one}-{self.other}".lower()

    @property
    def feature(self) -> str:
        """Its feature id, such as `pair:ind-rus`."""
        return f"pair:{self.name}"


@cache_by_atlas
def pairs(atlas: Atlas) -> Mapping[str, Pair]:
    """All pairs by name, whenever their ties hold."""
    between: dict[tuple[str, str], list[str]] = {}
    for relation in atlas.dossier.relations.values():
        between.setdefault(ends_of(relation), []).append(relation.id)
    found = (Pair(*ends, tuple(ties)) for ends, ties in between.items() if len(ties) > 1)
    return {pair.name: pair for pair in found}


@cache_by_atlas
def pair_of_ties(atlas: Atlas) -> Mapping[str, Pair]:
    """The pair to which each tie belongs that is not the only one of its states."""
    return {tie: pair for pair in pairs(atlas).values() for tie in pair.ties}


def ends_of(relation: Relation) -> tuple[str, str]:
    """The codes of both states in their order, whichever way the tie goes."""
    one, other = sorted((relation.from_state, relation.to_state))
    return one, other


def pair_name(atlas: Atlas, pair: Pair) -> str:
    """Both states, as a heading has them."""
    one, other = (atlas.state_name(code) for code in (pair.one, pair.other))
    return _("{one} – {other}", one=one, other=other)
