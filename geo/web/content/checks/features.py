"""The check of features that files name by kind and id: whether there are such."""

from collections.abc import Iterator, Sequence

from geo.dossier import Problem
from geo.dossier.feature_id import FeatureId
from geo.layers.frames.reference import cities
from geo.layers.gazetteer import dispute_feature
from geo.web.content.checks.known import At, Known

# The kinds of features, and the file that has their ids.
FILES = {
    "place": "places.csv",
    "zone": "disputes.csv",
    "line": "disputes.csv",
    "state": "states.csv",
    "measure": "measures.csv",
    "claim": "claims.yaml",
    "event": "timeline.csv",
    "tie": "relations.csv",
    "exercise": "exercises.csv",
    "city": "the map",
}
_TABLES = {
    "place": "places",
    "claim": "claims",
    "event": "timeline",
    "tie": "relations",
    "exercise": "exercises",
}


def feature_problems(
    known: Known, at: At, column: str, feature: str, kinds: Sequence[str] = tuple(FILES)
) -> Iterator[Problem]:
    """A problem where a feature is of none of the kinds, or is not there."""
    kind, name = FeatureId.parse(feature)
    if kind not in kinds:
        message = "it is no feature; it begins with one of " + ", ".join(kinds)
        remedy = f"write kind and id, such as {'claim' if 'claim' in kinds else 'place'}:its-id"
        yield Problem(*at, column, feature, message, remedy)
        return
    ids = _ids(known, kind)
    if ids is not None:
        yield from known.missing(at, column, (name,), FILES[kind], ids)


def _ids(known: Known, kind: str) -> Sequence[str] | None:
    """The ids of the features of a kind; None where the map that has them was not read."""
    dossier = known.dossier
    if kind in _TABLES:
        return tuple(getattr(dossier, _TABLES[kind]))
    if FILES[kind] == "disputes.csv":
        features = map(dispute_feature, dossier.disputes.values())
        return [name for own, name in map(FeatureId.parse, features) if own == kind]
    if kind == "measure":
        return tuple(known.measures)
    return _on_map(known, kind)


def _on_map(known: Known, kind: str) -> Sequence[str] | None:
    if known.atlas is None:
        return None
    if kind == "state":
        return tuple(known.states)
    return [FeatureId.parse(feature).name for feature in cities(known.atlas)["id"]]
