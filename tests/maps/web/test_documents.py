"""What the browser is told of each feature that it draws."""

from typing import Any

import pytest

from geo.layers.atlas import Atlas
from geo.layers.frames.ties import ties
from geo.maps.drawing.layer import Drawing
from geo.maps.layers.zones import is_labelled
from geo.maps.style.scales import BAND_ZOOMS
from geo.maps.style.tokens import STRENGTHS
from geo.maps.web.documents import drawings


@pytest.fixture(scope="module")
def made(atlas: Atlas) -> tuple[Drawing, ...]:
    """All documents, which take some seconds to make."""
    return tuple(drawings(atlas))


def _drawn(made: tuple[Drawing, ...], layer: str) -> dict[str, Any]:
    document = next(one.document for one in made if one.layer == layer)
    return {feature["id"]: feature["properties"] for feature in document["features"]}


def test_a_tie_says_how_closely_its_sources_were_read(
    atlas: Atlas, made: tuple[Drawing, ...]
) -> None:
    frame, drawn = ties(atlas), _drawn(made, "ties")
    assert set(frame["confidence"]) <= set(STRENGTHS)
    widths = [STRENGTHS[level] for level in ("read", "mixed")]
    assert widths == sorted(widths, reverse=True)
    for tie in frame.itertuples():
        assert f"strength-{tie.confidence}" in drawn[tie.id]["style"].split()


@pytest.mark.parametrize("layer", ["cities", "lakes", "rivers"])
def test_far_views_are_sent_what_is_due_in_them(made: tuple[Drawing, ...], layer: str) -> None:
    features = {
        one.band: {feature["id"]: feature["properties"] for feature in one.document["features"]}
        for one in made
        if one.layer == layer
    }
    assert set(features) == {"coarse", "medium", "all"}
    for band, zoom in zip(("coarse", "medium"), BAND_ZOOMS, strict=True):
        due = {name: told for name, told in features["all"].items() if told["min_zoom"] < zoom}
        assert due
        assert due == features[band]


def test_only_what_is_drawn_is_labelled(atlas: Atlas) -> None:
    labelled = {
        dispute.id for dispute in atlas.dossier.disputes.values() if is_labelled(atlas, dispute)
    }
    seas = {one.id for one in atlas.dossier.disputes.values() if one.geometry_kind == "sea"}
    assert labelled - seas <= set(atlas.mapped_zones)
    leaves = {zones[0] for _state, zones in atlas.zones_of_face.values() if zones}
    assert leaves == labelled - seas
