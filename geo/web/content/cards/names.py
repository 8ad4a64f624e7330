"""What a feature was called before."""

from collections.abc import Iterator

from geo.dossier.dates import span
from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.web.content.cards.card import Fact, doubt_of


def former_names(atlas: Atlas, feature: str) -> Iterator[Fact]:
    """A fact for each name that a feature bore for a time, with that time."""
    for row in atlas.dossier.former_names(feature):
        while_so = span(row.valid_from, row.valid_to)
        yield Fact(_("Former name"), row.name, row.sources, while_so, doubt_of(row))
