"""The days that are marked beside the slider say what happened on them."""

from geo.dossier import Control
from geo.dossier.served import first_day
from geo.layers.atlas import Atlas
from geo.layers.days import is_looked_at, marked_days
from geo.layers.gazetteer import dispute_feature
from geo.layers.worldview import change_days, ended_states


def test_every_day_on_which_the_map_changes_says_what_changes(atlas: Atlas) -> None:
    told = dict(marked_days(atlas))
    begins = {row.valid_from.first for row in _rows_looked_at(atlas) if row.valid_from}
    assert {day for day in begins & {*change_days(atlas)} if day >= first_day()} <= set(told)
    assert all(words.strip() for words in told.values())
    assert list(told) == sorted(told)


def test_a_day_without_an_event_names_the_zone_and_who_holds_it(atlas: Atlas) -> None:
    told = dict(marked_days(atlas))
    days = {event.date.first for event in atlas.dossier.timeline.values()}
    held = {
        (row.valid_from.first, atlas.dossier.disputes[row.dispute_id].name, row.administrator)
        for row in _rows_looked_at(atlas)
        if row.valid_from and row.valid_from.first not in days
    }
    quiet = [(day, zone, who) for day, zone, who in held if day in told]
    assert quiet
    for day in {day for day, _zone, _who in quiet}:
        words = [f"{z}: administered by {atlas.state_name(w)}" for d, z, w in quiet if d == day]
        assert any(one in told[day] for one in words), day


def test_an_event_stands_for_what_follows_from_it(atlas: Atlas) -> None:
    told = dict(marked_days(atlas))
    events = [one for one in atlas.dossier.timeline.values() if one.date_precision == "day"]
    shown = [event for event in events if event.title in told.get(event.date.first, "")]
    assert len(shown) > 0.9 * len([event for event in events if event.date.first in told])


def test_what_changes_elsewhere_is_not_told(atlas: Atlas) -> None:
    """A day on which only that changes is not marked: nothing in sight of the story happens."""
    told = marked_days(atlas)
    elsewhere = [row for row in atlas.dossier.names.values() if row.feature.startswith("state:")]
    names = [row.name for row in elsewhere if not is_looked_at(atlas, row.feature)]
    assert names
    assert not [words for _day, words in told if any(f"{name} is" in words for name in names)]


def test_the_end_of_a_state_is_told(atlas: Atlas) -> None:
    told = dict(marked_days(atlas))
    assert any("no longer exists" in words for words in told.values())
    for state, ended in ended_states(atlas).items():
        if is_looked_at(atlas, state):
            assert told[ended.day].strip()


def _rows_looked_at(atlas: Atlas) -> list[Control]:
    """The rows of control by somebody of zones where the dossier looks."""
    zones = atlas.dossier.disputes
    return [
        row
        for row in atlas.dossier.control.values()
        if row.administrator and is_looked_at(atlas, dispute_feature(zones[row.dispute_id]))
    ]
