"""Cards of pairs: all ties of two states, those of the day first."""

from collections.abc import Iterator

from geo.dossier import Relation
from geo.dossier.dates import day_title, span
from geo.dossier.feature_id import feature_id
from geo.i18n.languages import _, capital, ngettext, spelled
from geo.layers.atlas import Atlas
from geo.layers.frames.pairs import pair_name, pairs
from geo.layers.frames.ties import holds_on
from geo.web.content.cards.card import Card, Fact, Link, doubt_of
from geo.web.view.model import View


def pair_card(atlas: Atlas, name: str, view: View) -> Card:
    """The card of a pair by its name, such as `ind-rus`; each of its ties can be opened."""
    pair = pairs(atlas)[name]
    every = [atlas.dossier.relations[tie] for tie in pair.ties]
    held = [relation for relation in every if holds_on(relation, view.day)]
    others = [relation for relation in every if relation not in held]
    day = day_title(view.day)
    kicker = ngettext("{count} relation on {day}", "{count} relations on {day}", len(held), day=day)
    return Card(
        pair.feature,
        pair_name(atlas, pair),
        kicker,
        (*_facts(atlas, held), *_facts(atlas, others, _("not on {day}", day=day))),
        tuple(
            Link(feature_id("state", code), atlas.state_name(code))
            for code in (pair.one, pair.other)
        ),
    )


def _facts(atlas: Atlas, relations: list[Relation], aside: str = "") -> Iterator[Fact]:
    for relation in relations:
        label = " · ".join(filter(None, (_label(atlas, relation), aside)))
        when = span(relation.valid_from, relation.valid_to)
        yield Fact(
            label,
            relation.summary,
            relation.sources,
            when,
            doubt_of(relation),
            feature=relation.feature,
        )


def _label(atlas: Atlas, relation: Relation) -> str:
    """The kind of a tie, and which way it goes."""
    kind = capital(spelled(relation.kind))
    if relation.directed != "yes":
        return kind
    one, other = (atlas.state_name(code) for code in (relation.from_state, relation.to_state))
    return _("{kind}: {one} → {other}", kind=kind, one=one, other=other)
