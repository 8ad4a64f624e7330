"""The looks that laws of the map are tried on: a viewer and a day on which something changes."""

from collections import Counter

from geo.layers.atlas import Atlas
from geo.layers.worldview import DE_FACTO, UN, Look, change_days, viewers

# Of the other viewers every so manieth look: all of them, each on other days.
_STRIDE = 29


def every(atlas: Atlas) -> list[Look]:
    """Each viewer on each day, the days of one viewer in order; thousands."""
    return [Look(viewer, day) for viewer in viewers(atlas) for day in change_days(atlas)]


def sampled(atlas: Atlas) -> list[Look]:
    """All days of the viewers without positions of their own and of the one with the most."""
    counted = Counter(row.state for row in atlas.dossier.positions.values())
    most = {DE_FACTO, UN} | {state for state, _ in counted.most_common(1)}
    looks = every(atlas)
    return sorted({*(look for look in looks if look.viewer in most), *looks[::_STRIDE]})
