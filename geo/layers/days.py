"""The days of the story: its events, and the days at which the map changes."""

from datetime import date
from functools import cache

from geo.dossier.languages import _, semicolons
from geo.layers.atlas import Atlas
from geo.layers.worldview import FIRST_DAY, change_days


@cache
def marked_days(atlas: Atlas) -> tuple[tuple[date, str], ...]:
    """The days of the story, and those at which the map changes, each with what happened."""
    marks: dict[date, list[str]] = {day: [] for day in change_days(atlas)}
    for event in atlas.dossier.timeline.values():
        if event.date_precision == "day":
            marks.setdefault(event.date.first, []).append(event.title)
    for row in atlas.dossier.control.values():
        for_day = marks.get(row.valid_from.first)
        if for_day is not None and not for_day and row.administrator:
            zone = atlas.dossier.disputes[row.dispute_id].name
            who = atlas.state_name(row.administrator)
            for_day.append(_("{zone}: administered by {who}", zone=zone, who=who))
    return tuple(
        (day, semicolons(words) or _("The map changes"))
        for day, words in sorted(marks.items())
        if day >= FIRST_DAY
    )
