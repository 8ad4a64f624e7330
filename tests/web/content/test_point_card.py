"""Cards of points: whose land it is by every viewer, how it changed, and what is near."""

from datetime import date

import pytest

from geo.layers.atlas import Atlas
from geo.layers.worldview import viewers
from geo.web.content.cards import card_html, card_of
from geo.web.content.cards.card import Card, Fact, render_card
from geo.web.view.model import View

BASE, DISPUTED, SEA = "point:37.4700,69.3800", "point:44.5000,34.1000", "point:42.0000,50.5000"


def labelled(card: Card, label: str) -> Fact:
    return next(fact for fact in card.facts if fact.label == label)


def test_undisputed_land_has_one_answer(atlas: Atlas) -> None:
    card = card_of(atlas, BASE, View())
    assert (card.title, card.kicker) == ("37.4700° N, 69.3800° E", "Point on the map · Tajikistan")
    assert labelled(card, "Administered on 21 September 2020 by").text == "Tajikistan"
    assert labelled(card, "Claimed by others").text.startswith("Nobody whom this atlas knows of")
    assert labelled(card, "Nearest land of others").text == "Afghanistan, 1.5 km"
    assert not [fact for fact in card.facts if fact.section == "As drawn by each viewer"]


def test_distances_are_told_in_the_unit_of_the_reader(atlas: Atlas) -> None:
    card = card_of(atlas, BASE, View(unit="nm"))
    assert labelled(card, "Nearest land of others").text == "Afghanistan, 0.8 NM"
    assert card.related[0].title == "Places within 54.0 NM"
    assert " NM" in card.related[0].links[0].name


def test_disputed_land_has_an_answer_of_every_viewer_once(atlas: Atlas) -> None:
    card = card_of(atlas, DISPUTED, View(viewer="UN"))
    drawn = [fact for fact in card.facts if fact.section == "As drawn by each viewer"]
    named = [name for fact in drawn for name in fact.text.split("; ")]
    assert len(named) == len(set(named)) == len(viewers(atlas))
    assert {fact.label for fact in drawn} >= {
        "Russia: so drawn by",
        "Ukraine: so drawn by",
        "No position found",
    }
    assert drawn[-1].label == "No position found"
    own = labelled(card, "United Nations maps")
    assert own.text == "Ukraine"
    assert own.note
    assert all(fact.sources for fact in drawn)


def test_what_changed_is_told_with_its_days(atlas: Atlas) -> None:
    card = card_of(atlas, DISPUTED, View())
    told = [(fact.label, fact.text) for fact in card.facts if fact.section.startswith("Who admin")]
    assert told == [
        ("Until 26 December 1991", "Soviet Union"),
        ("26 December 1991 to 27 February 2014", "Ukraine"),
        ("27 February 2014 to 18 March 2014", "Ukraine and Russia"),
        ("Since 18 March 2014", "Russia"),
    ]


def test_the_day_decides(atlas: Atlas) -> None:
    then = card_of(atlas, DISPUTED, View(day=date(1985, 1, 1)))
    assert then.kicker == "Point on the map · Soviet Union"
    assert labelled(then, "Administered on 1 January 1985 by").sources


def test_water_is_said_to_be_water(atlas: Atlas) -> None:
    card = card_of(atlas, SEA, View())
    assert card.kicker == "Point on the map · Sea"
    assert labelled(card, "Whose land").text.startswith("Open water")
    assert labelled(card, "Nearest land").text == "None within 100 km."
    assert not card.links


def test_it_is_written_in_four_notations_each_to_be_copied(atlas: Atlas) -> None:
    copied = [fact.text for fact in card_of(atlas, BASE, View()).facts if fact.copied]
    assert copied == [
        "37.4700, 69.3800",
        "37°28′12.0″N 69°22′48.0″E",
        "42S WG 3360 4708",
        "8J9FF9CJ+22",
    ]
    markup = card_html(atlas, BASE, View())
    assert markup.count("data-copy=") == 4
    assert 'data-copy="42S WG 3360 4708" aria-label="Copy: 42S WG 3360 4708"' in markup


def test_what_lies_beneath_and_what_is_near_are_ways_on(atlas: Atlas) -> None:
    card = card_of(atlas, DISPUTED, View())
    assert [link.feature for link in card.links] == ["zone:crimea", "state:RUS"]
    near = {group.title: [link.name for link in group.links] for group in card.related}
    assert near["Zones within 100 km"] == ["Sevastopol, 21.1 km"]
    assert near["Cities within 100 km"][0] == "Yalta, 5.3 km"


@pytest.mark.parametrize("point", [BASE, DISPUTED, SEA, "point:-80.0000,0.0000"])
def test_every_fact_but_the_notations_has_its_source(atlas: Atlas, point: str) -> None:
    card = card_of(atlas, point, View())
    assert all(fact.text and (fact.copied or fact.sources) for fact in card.facts)
    assert render_card(card, atlas.dossier.sources).count("<li id=") == len(card.sources)


def test_beyond_the_map_there_is_no_card(atlas: Atlas) -> None:
    with pytest.raises(KeyError):
        card_of(atlas, "point:86.0000,0.0000", View())
