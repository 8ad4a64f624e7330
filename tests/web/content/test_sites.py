"""What the exercise has to do with places and zones: whose words they are, and where they stand."""

import pytest

from geo.layers.atlas import Atlas
from geo.web.content.cards import card_of
from geo.web.view.model import View


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("prudboy", "Named as a site of the exercise by statements of Russia"),
        ("alagyaz", "Site of the exercise by statements of Armenia and Russia"),
        ("opuk", "Site of preparations"),
    ],
)
def test_a_site_says_whose_statements_name_it(atlas: Atlas, place: str, said: str) -> None:
    card = card_of(atlas, f"place:{place}", View())
    assert [fact.text for fact in card.facts if fact.label == "In Kavkaz 2020"] == [said]


@pytest.mark.parametrize("zone", ["zone:abkhazia", "zone:crimea", "zone:caspian"])
def test_the_dossier_says_what_its_exercise_has_to_do_with_a_zone(atlas: Atlas, zone: str) -> None:
    card = card_of(atlas, zone, View())
    own = atlas.dossier.zones[zone.partition(":")[2]]
    (fact,) = (fact for fact in card.facts if fact.label == "In Kavkaz 2020")
    assert (fact.text, fact.sources) == (own.says, own.sources)
    (summary,) = (fact for fact in card.facts if fact.label == "Summary")
    assert "Kavkaz" not in summary.text
