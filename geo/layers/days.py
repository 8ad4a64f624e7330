"""The days of the story: its events, and the days at which the map changes."""

from collections.abc import Iterator
from datetime import date

from geo.dossier.feature_id import FeatureId
from geo.dossier.served import first_day
from geo.i18n.languages import _, semicolons
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.gazetteer import dispute_feature, gazetteer
from geo.layers.worldview import change_days, ended_states

# More than these of one day would not be read beside the slider.
_MOST_WORDS = 3


@cache_by_atlas
def marked_days(atlas: Atlas) -> tuple[tuple[date, str], ...]:
    """The days of the story, and those at which its map changes, each with what happened.

    An event stands before what follows from it; a day without an event says what changes. Days
    on which only the positions of viewers, the rows of places and ties, or land elsewhere than
    the dossier looks change are not marked.
    """
    marks: dict[date, list[str]] = {day: [] for day in change_days(atlas)}
    for event in atlas.dossier.timeline.values():
        if event.date_precision == "day":
            marks.setdefault(event.date.first, []).append(event.title)
    changed: dict[date, list[str]] = {}
    for start, feature, words in _changes(atlas):
        if is_looked_at(atlas, feature):
            changed.setdefault(start, []).append(words)
    return tuple(
        (day, semicolons((words or changed[day])[:_MOST_WORDS]))
        for day, words in sorted(marks.items())
        if day >= first_day() and (words or day in changed)
    )


def is_looked_at(atlas: Atlas, feature: str) -> bool:
    """Whether a feature lies where the dossier looks."""
    west, south, east, north = atlas.dossier.about.extent
    entry = gazetteer(atlas).get(feature)
    return entry is not None and west <= entry.lon <= east and south <= entry.lat <= north


def _changes(atlas: Atlas) -> Iterator[tuple[date, str, str]]:
    """What ends or begins to hold on a day, with the day and whose change it is: states that end,
    control, and names of land.
    """
    dossier = atlas.dossier
    for state, ended in ended_states(atlas).items():
        name = atlas.state_name(FeatureId.parse(state).name)
        yield ended.day, state, _("{state} no longer exists", state=name)
    for row in dossier.control.values():
        zone, who = dossier.disputes[row.dispute_id], row.administrator
        if who and row.valid_from:
            words = _("{zone}: administered by {who}", zone=zone.name, who=atlas.state_name(who))
            yield row.valid_from.first, dispute_feature(zone), words
    for former in dossier.names.values():
        known = gazetteer(atlas).get(former.feature)
        if known and former.valid_to and FeatureId.parse(former.feature).kind != "city":
            new = _name_after(atlas, former.id, known.name)
            # A language may have one word for both names, in which nothing changes.
            if new != former.name:
                words = _("{old} is called {new}", old=former.name, new=new)
                yield former.valid_to.first, former.feature, words


def _name_after(atlas: Atlas, row: str, now: str) -> str:
    """The name that follows a former one: the next of its feature, or today's."""
    former = atlas.dossier.names[row]
    rows = atlas.dossier.former_names(former.feature)
    following = (one.name for one in rows if one.valid_from and one.valid_from == former.valid_to)
    return next(following, now)
