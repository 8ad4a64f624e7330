"""The controls of the look: by whom and on which day the borders are drawn, and beside what.

They are plain HTML: the map script answers them at once and writes the address, and the page
follows the address. So the HTML does not depend on the view, and no control is built anew while
it is in use.
"""

import json
from datetime import date
from functools import cache

from geo.layers.atlas import EXERCISE_DAY, Atlas
from geo.layers.worldview import DE_FACTO, FIRST_DAY, change_days, viewers
from geo.maps.scene import viewer_title
from geo.web.card import render


def look_controls(atlas: Atlas, last_day: date) -> str:
    """The controls as HTML; days run from FIRST_DAY to `last_day`."""
    marks = [(day, words) for day, words in marked_days(atlas) if day <= last_day]
    days = (last_day - FIRST_DAY).days
    return render(
        "look.html",
        viewers=[(code, viewer_title(atlas, code)) for code in viewers(atlas)],
        de_facto=DE_FACTO,
        first_day=FIRST_DAY,
        last_day=last_day,
        exercise_day=EXERCISE_DAY,
        days=days,
        marks=json.dumps([(day.isoformat(), words) for day, words in marks], ensure_ascii=False),
        ticks=[round((day - FIRST_DAY).days / days * 100, 2) for day, _ in marks],
    )


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
            for_day.append(f"{zone}: administered by {atlas.state_name(row.administrator)}")
    return tuple(
        (day, "; ".join(words) or "The map changes")
        for day, words in sorted(marks.items())
        if day >= FIRST_DAY
    )
