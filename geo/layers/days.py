"""The days of the story: its events, and the days at which the map changes."""

from collections.abc import Iterator
from datetime import date

from geo.dossier import PartialDate
from geo.dossier.feature_id import FeatureId
from geo.dossier.served import first_day
from geo.i18n.languages import _, semicolons
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.gazetteer import gazetteer
from geo.layers.worldview import change_days

# More than these of one day would not be read beside the slider.
_MOST_WORDS = 3


@cache_by_atlas
def marked_days(atlas: Atlas) -> tuple[tuple[date, str], ...]:
    """The days of the story, and those at which the map changes, each with what happened.

    An event stands before what follows from it; a day without an event says what changes. Days
    on which only the positions of viewers or the rows of places and ties change are not marked.
    """
    marks: dict[date, list[str]] = {day: [] for day in change_days(atlas)}
    for event in atlas.dossier.timeline.values():
        if event.date_precision == "day":
            marks.setdefault(event.date.first, []).append(event.title)
    changed: dict[date, list[str]] = {}
    for start, words in _changes(atlas):
        if start is not None:
            changed.setdefault(start.first, []).append(words)
    return tuple(
        (day, semicolons((words or changed[day])[:_MOST_WORDS]))
        for day, words in sorted(marks.items())
        if day >= first_day() and (words or day in changed)
    )


def _changes(atlas: Atlas) -> Iterator[tuple[PartialDate | None, str]]:
    """What begins to hold on a day, each with its first day: control, and names of land."""
    dossier = atlas.dossier
    for row in dossier.control.values():
        zone, who = dossier.disputes[row.dispute_id].name, row.administrator
        if who:
            name = atlas.state_name(who)
            yield row.valid_from, _("{zone}: administered by {who}", zone=zone, who=name)
    for former in dossier.names.values():
        if former.feature in gazetteer(atlas) and FeatureId.parse(former.feature).kind != "city":
            new = _name_after(atlas, former.id, gazetteer(atlas)[former.feature].name)
            # A language may have one word for both names, in which nothing changes.
            if new != former.name:
                yield former.valid_to, _("{old} is called {new}", old=former.name, new=new)


def _name_after(atlas: Atlas, row: str, now: str) -> str:
    """The name that follows a former one: the next of its feature, or today's."""
    former = atlas.dossier.names[row]
    rows = atlas.dossier.former_names(former.feature)
    following = (one.name for one in rows if one.valid_from and one.valid_from == former.valid_to)
    return next(following, now)
