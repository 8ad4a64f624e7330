"""Who holds or claims land, as it is read."""

from collections.abc import Iterable

from geo.i18n.languages import _, together
from geo.layers.atlas import Atlas
from geo.layers.frames.zones import NOT_FOUND


def names_of(atlas: Atlas, codes: Iterable[str]) -> str:
    """The names of states for reading, as a list, with the words for nobody and for not found."""
    words = {"": _("undetermined"), NOT_FOUND: _("no position found")}
    return together(words.get(code) or atlas.state_name(code) for code in codes)
