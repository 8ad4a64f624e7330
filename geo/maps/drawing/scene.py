"""What a scene says: all that a map must know to draw one look on the geometry that it has."""

from typing import TypedDict


class Scene(TypedDict):
    """The scene of a viewer and a day, as the map script and the figures read it.

    `holders` has the faces of each code whose holder is not the state that the face is named after,
    under '' those that are nobody's, divided or unknown; `divided` those that several hold, by
    their codes joined by `-`; `hatches` the disputed faces by hatching; `claims` the same faces by
    the codes of their claimants; `unfound` those on which no position of the viewer was found;
    `borders` the changeable borders by class; `moved` the faces drawn otherwise than they are
    administered; `administrators` the zones' faces by the codes of those who administer them,
    joined by `;`; `names` former names by feature; `gone` the states that are not there on that
    day; `quiet` the zones that nobody disputes then; `idle` the ties whose row does not hold, and
    `dimmed` such places, with `since` or `until` and when theirs does.
    """

    viewer: str
    holders: dict[str, list[str]]
    divided: dict[str, list[str]]
    hatches: dict[str, list[str]]
    claims: dict[str, list[str]]
    unfound: list[str]
    borders: dict[str, list[str]]
    moved: list[str]
    administrators: dict[str, list[str]]
    names: dict[str, str]
    gone: list[str]
    quiet: list[str]
    idle: list[str]
    dimmed: dict[str, tuple[str, str]]
