"""Where a record of the dossier is seen: its feature, and the address that selects it."""

from collections.abc import Mapping

from geo.layers.atlas import Atlas
from geo.layers.feature_id import FeatureId
from geo.layers.gazetteer import dispute_feature
from geo.web.view.pages import PAGE_OF_KIND, read_pages

_KINDS: Mapping[str, str] = {
    "states": "state",
    "places": "place",
    "disputes": "dispute",
    "claims": "claim",
    "relations": "tie",
    "exercises": "exercise",
    "timeline": "event",
}


def record_address(atlas: Atlas, table: str, name: str) -> str:
    """The address of the map that selects a record; '' where its table has no features."""
    if table not in _KINDS:
        return ""
    kind = _KINDS[table]
    feature = str(FeatureId(kind, name))
    if kind == "dispute":
        feature = dispute_feature(atlas.dossier.disputes[name])
    return f"/{read_pages()[PAGE_OF_KIND[table]].path}?sel={feature}"
