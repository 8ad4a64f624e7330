"""States: their names, and the colours of their land as the legend explains them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

import geopandas as gpd
from shapely.geometry import Point

from geo.dossier.feature_id import feature_id
from geo.dossier.work import work_words
from geo.i18n.languages import N_, _, together
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.layers.frames.states import role_titles, roles
from geo.layers.gazetteer import gazetteer
from geo.layers.worldview import holdings
from geo.maps.drawing.layer import Drawing, LayerOptions, MapLayer, Part, drawing
from geo.maps.drawing.names import NamedRows, names_of
from geo.maps.drawing.picture import Picture
from geo.maps.drawing.samples import Explained, Sample, claimants_of, examples
from geo.maps.drawing.shapes import Name
from geo.maps.drawing.shown_ties import states_tied
from geo.maps.style.scales import state_zoom
from geo.maps.style.tokens import SHARED

# The sign at the name of a state whose role is told differently.
DIFFERS = "differs"

_PROTAGONISTS = ("host", "participant", "withdrew")


def _drawings(atlas: Atlas) -> Iterator[Drawing]:
    yield drawing("state-labels", _labels(atlas), 100)


@cache_by_atlas
def _labels(atlas: Atlas) -> gpd.GeoDataFrame:
    rows = []
    told = atlas.dossier.states
    involved = {code for code, role in roles(atlas, "sourced").items() if role in _PROTAGONISTS}
    for code, names in atlas.state_names.items():
        rows.append(
            {
                "id": f"label-{code}",
                "feature": feature_id("state", code),
                "label": atlas.state_name(code),
                # Those with a part in the exercise are named first, then those of the story.
                "rank": round(names.rank / 10 - _lead(code in involved, code in told), 2),
                "min_zoom": _zoom(atlas, code, names.zoom),
                "geometry": Point(names.lon, names.lat),
            }
        )
    return gpd.GeoDataFrame([*rows, *_former_states(atlas)], crs=4326)


def _lead(is_involved: bool, is_covered: bool) -> int:
    """How much earlier a state is named than its neighbours."""
    return 2 if is_involved else 1 if is_covered else 0


def _former_states(atlas: Atlas) -> Iterator[dict[str, object]]:
    for code in sorted({row.predecessor for row in atlas.dossier.predecessors.values()}):
        if code in atlas.state_names:
            continue
        entry = gazetteer(atlas)[feature_id("state", code)]
        yield {
            "id": f"label-{code}",
            "feature": entry.feature,
            "label": entry.name,
            "rank": -2,
            "min_zoom": 0.0,
            "geometry": Point(entry.lon, entry.lat),
        }


def _zoom(atlas: Atlas, code: str, suggested: float) -> float:
    # The states of the story have their names on the smallest map of a phone too.
    return 0.0 if code in atlas.dossier.states else state_zoom(suggested)


@cache_by_atlas
def _name_rows(atlas: Atlas) -> NamedRows:
    return NamedRows.of(_labels(atlas), spread=True)


def _names(atlas: Atlas, picture: Picture) -> Iterable[Name]:
    tied = states_tied(atlas, picture)
    for name in names_of(atlas, picture, _name_rows(atlas), "state-labels", "state"):
        sign = name.feature in picture.differing
        yield replace(name, sign=sign, needed=name.feature in tied)


def _samples(atlas: Atlas, explained: Explained) -> tuple[Sample, ...]:
    # Land of those who have a say in some dispute; who it is stands on the land itself.
    two = examples(atlas, claimants_of(atlas, explained))
    held = (holding for look in explained.looks for holding in holdings(atlas, look).values())
    shared = Sample("mixed", _("held by several: a tint between theirs"), SHARED, examples=two)
    tints = (
        Sample("tint", _("tints: states covered here"), "tint", examples=two),
        *((shared,) if any(len(one.holders) > 1 for one in held) else ()),
    )
    if not explained.account:
        return tints
    used = set(roles(atlas, explained.account).values())
    words = partial(_role_words, atlas, explained.account)
    painted = (
        Sample("fill", words(role, title), f"role-{role}", fill=f"role-{role}")
        for role, title in role_titles(atlas).items()
        if role in used
    )
    return (*painted, Sample("sign", _(work_words(atlas.dossier.about).differs), DIFFERS), *tints)


def _role_words(atlas: Atlas, account: str, role: str, title: str) -> str:
    """What a role is called; that of observers names those that are painted as participants."""
    subject = atlas.dossier.subject
    both = [code for code in subject.observers if code in subject.participants]
    if role != "observer" or account != "sourced" or not both:
        return title
    names = together(atlas.state_name(code) for code in both)
    return _("{role}, also {names}", role=title, names=names)


STATES = MapLayer(
    name="states",
    title=N_("States"),
    parts=(
        Part(
            LayerOptions("state-labels", "labels", kind="labels", labels="state", late=True),
            names=_names,
        ),
    ),
    drawings=_drawings,
    samples=_samples,
    tables=("states",),
)
