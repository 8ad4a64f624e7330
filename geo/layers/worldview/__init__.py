"""Worldviews: whose land each face of the partition is, as drawn by a viewer, on a day.

A worldview gives every face exactly one holding, so that its states and zones are a partition of
the same land for every viewer and every day. The viewer is `defacto` (who administered the land),
`UN` (the practice of the United Nations), or a state with a position in positions.csv. Where no
position of a viewer on disputed land was found, the holding is unknown: it is never guessed.
"""

from geo.layers.worldview.days import change_days, last_change, names_of_land
from geo.layers.worldview.difference import Difference, Move, differences, moves
from geo.layers.worldview.ended import ended_states, standing
from geo.layers.worldview.holding import (
    Holding,
    Status,
    absent_states,
    administrators_of,
    current_state,
    holding_of,
    holdings,
    party_sets,
    shared_holders,
    unfound,
)
from geo.layers.worldview.land import face_area_km2, land_area_km2, land_of, worldview, zones_held
from geo.layers.worldview.look import DE_FACTO, UN, Look, viewer_is_state, viewers

__all__ = [
    "DE_FACTO",
    "UN",
    "Difference",
    "Holding",
    "Look",
    "Move",
    "Status",
    "absent_states",
    "administrators_of",
    "change_days",
    "current_state",
    "differences",
    "ended_states",
    "face_area_km2",
    "holding_of",
    "holdings",
    "land_area_km2",
    "land_of",
    "last_change",
    "moves",
    "names_of_land",
    "party_sets",
    "shared_holders",
    "standing",
    "unfound",
    "viewer_is_state",
    "viewers",
    "worldview",
    "zones_held",
]
