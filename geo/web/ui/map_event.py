"""What the map tells the page: its address, and when it told it. It comes from a browser."""

from dataclasses import dataclass, field

from geo.web.view.grammar import read_query

# As long as an address may be that a browser asks for.
MOST_ADDRESS_CHARACTERS = 4096


@dataclass(frozen=True)
class Told:
    """The query of the address as the map last told it, and the stamp of that; none told: 0."""

    stamp: int = 0
    query: dict[str, str] = field(default_factory=dict)


def read_told(value: object) -> Told:
    """What a value of the map's component says; anything that no map would tell says nothing.

    A stamp that is no whole number would never be equal to itself, and the page run for ever.
    """
    if not isinstance(value, dict):
        return Told()
    stamp, address = value.get("changed"), value.get("address", "")
    if not isinstance(stamp, int) or isinstance(stamp, bool) or not isinstance(address, str):
        return Told()
    if len(address) > MOST_ADDRESS_CHARACTERS:
        return Told()
    return Told(stamp, read_query(address))
