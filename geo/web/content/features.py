"""Where a record of the dossier is seen: its feature, and the address that selects it."""

from collections.abc import Callable, Mapping

from geo.dossier.feature_id import FeatureId
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import dispute_feature
from geo.web.serving.base_path import at
from geo.web.view.pages import Home, PageText, front_page, home_of

_KINDS: Mapping[str, tuple[Home, str]] = {
    "states": ("states", "state"),
    "places": ("places", "place"),
    "disputes": ("disputes", "dispute"),
    "claims": ("claims", "claim"),
    "relations": ("relations", "tie"),
    "exercises": ("exercises", "exercise"),
    "timeline": ("timeline", "event"),
}

# The homes of features that are no records of their own, or of a kind of their own.
_ALIKE: Mapping[str, Home] = {"zone": "disputes", "line": "disputes", "pair": "relations"}

# Records that are told on the card of another, whose table and id these give.
_ABOUT: Mapping[str, Callable[[Atlas, str], tuple[str, str]]] = {
    "roles": lambda atlas, name: ("states", atlas.dossier.roles[name].state),
    "zones": lambda _atlas, name: ("disputes", name),
    "sites": lambda atlas, name: ("places", atlas.dossier.sites[name].place),
}


def record_address(atlas: Atlas, table: str, name: str) -> str:
    """The address of the map that selects a record; '' where none can."""
    found = place_of(atlas, table, name)
    if found is None:
        return ""
    page, feature = found
    return at(f"/{page.path}?sel={feature}")


def page_of_feature(feature: str) -> PageText:
    """The page on which a feature is best seen: the home of its kind, or else the first page."""
    kind = FeatureId.parse(feature).kind
    homes = {own: home for home, own in _KINDS.values()} | dict(_ALIKE)
    home = homes.get(kind)
    return (home_of(home) if home else None) or front_page()


def place_of(atlas: Atlas, table: str, name: str) -> tuple[PageText, str] | None:
    """The page on which a record is best seen, and its feature; None where there is none."""
    if table in _ABOUT:
        return place_of(atlas, *_ABOUT[table](atlas, name))
    home, kind = _KINDS.get(table, (None, ""))
    page = home_of(home) if home else None
    if page is None:
        return None
    if kind == "dispute":
        return page, dispute_feature(atlas.dossier.disputes[name])
    return page, str(FeatureId(kind, name))
