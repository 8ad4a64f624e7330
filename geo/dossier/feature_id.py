"""The id of a feature: its kind and its name, as addresses, documents and data files write it."""

from typing import Literal, NamedTuple

# The same in Python and in a browser.
FEATURE_ID_PATTERN = "[a-z]{1,20}:[A-Za-z0-9][A-Za-z0-9_-]{0,79}"

# What has a card, and what is drawn or listed without one.
FeatureKind = (
    Literal["state", "zone", "line", "place", "measure", "city", "tie", "pair", "note"]
    | Literal["claim", "exercise", "event"]
    | Literal["organisation", "source", "sea", "lake", "river", "graticule", "ring", "mark"]
)


class FeatureId(NamedTuple):
    """A feature's kind and its name among those of its kind, such as `place` and `farkhor`."""

    kind: str
    name: str

    def __str__(self) -> str:
        """The id as it is written: `place:farkhor`."""
        return f"{self.kind}:{self.name}"

    @classmethod
    def parse(cls, text: str) -> "FeatureId":
        """What the written id says; of text without a colon the kind is all, and the name empty."""
        kind, _colon, name = text.partition(":")
        return cls(kind, name)


def feature_id(kind: FeatureKind, name: str | int) -> str:
    """The written id of a feature, such as `place:farkhor`; its name may be a number."""
    return f"{kind}:{name}"
