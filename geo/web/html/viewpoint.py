"""The controls of the look: by whom and on which day the borders are drawn, and beside what.

They are plain HTML: the map script answers them at once and writes the address, and the page
follows the address. So the HTML does not depend on the view, and no control is built anew while
it is in use.
"""

from datetime import date

from geo.dossier.dates import day_title
from geo.dossier.served import first_day, home_day
from geo.layers.atlas import Atlas
from geo.layers.worldview import DE_FACTO, viewers
from geo.maps.web.scene import viewer_title
from geo.web.html.templating import render


def look_controls(atlas: Atlas, last_day: date, all_views: str = "") -> str:
    """The controls as HTML; days run from the first to `last_day`.

    `all_views` is the path of the page that has the maps of all viewers, where it is to be named.
    """
    return render(
        "look.html",
        viewers=[(code, viewer_title(atlas, code)) for code in viewers(atlas)],
        de_facto=DE_FACTO,
        first_day=first_day(),
        last_day=last_day,
        exercise_day=home_day(),
        exercise_day_title=day_title(home_day()),
        days=(last_day - first_day()).days,
        all_views=all_views,
    )
