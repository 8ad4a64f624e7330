"""The controls of the look: by whom and on which day the borders are drawn, and beside what.

They are plain HTML: the map script answers them at once and writes the address, and the page
follows the address. So the HTML does not depend on the view, and no control is built anew while
it is in use.
"""

from datetime import date

from geo.dossier.dates import day_title
from geo.layers.atlas import EXERCISE_DAY, Atlas
from geo.layers.worldview import DE_FACTO, FIRST_DAY, viewers
from geo.maps.web.scene import viewer_title
from geo.web.html.templating import render


def look_controls(atlas: Atlas, last_day: date) -> str:
    """The controls as HTML; days run from FIRST_DAY to `last_day`."""
    return render(
        "look.html",
        viewers=[(code, viewer_title(atlas, code)) for code in viewers(atlas)],
        de_facto=DE_FACTO,
        first_day=FIRST_DAY,
        last_day=last_day,
        exercise_day=EXERCISE_DAY,
        exercise_day_title=day_title(EXERCISE_DAY),
        days=(last_day - FIRST_DAY).days,
    )
