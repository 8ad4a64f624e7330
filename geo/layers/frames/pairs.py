"""Pairs: two states with more than one tie between them, which the map draws as one line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo.dossier import Relation
from geo.dossier.feature_id import feature_id
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
        return feature_id("pair", self.name)


@cache_by_atlas
def pairs(atlas: Atlas) -> Mapping[str, Pair]:
    """All pairs by name, whenever their ties hold."""
    between = by_ends(atlas.dossier.relations.values())
    found = (
        Pair(*ends, tuple(relation.id for relation in own))
        for ends, own in between.items()
        if len(own) > 1
    )
    return {pair.name: pair for pair in found}


@cache_by_atlas
def pair_of_ties(atlas: Atlas) -> Mapping[str, Pair]:
    """The pair to which each tie belongs that is not the only one of its states."""
    return {tie: pair for pair in pairs(atlas).values() for tie in pair.ties}


def by_ends(relations: Iterable[Relation]) -> Mapping[tuple[str, str], list[Relation]]:
    """Ties by the codes of both states in their order."""
    between: dict[tuple[str, str], list[Relation]] = {}
    for relation in relations:
        between.setdefault(ends_of(relation), []).append(relation)
    return between


def ends_of(relation: Relation) -> tuple[str, str]:
    """The codes of both states in their order, whichever way the tie goes."""
    one, other = sorted((relation.from_state, relation.to_state))
    return one, other


def pair_name(atlas: Atlas, pair: Pair) -> str:
    """Both states, as a heading has them."""
    one, other = (atlas.state_name(code) for code in (pair.one, pair.other))
    return _("{one} – {other}", one=one, other=other)
