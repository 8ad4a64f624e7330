"""What the browser is told of each feature that it draws."""

from typing import Any

import pytest
import shapely

from geo.layers.atlas import Atlas
from geo.layers.states import further_label_points, label_spans
from geo.layers.ties import ties
from geo.layers.zones import label_spot
from geo.maps.layers.layer import Drawing
from geo.maps.layers.zones import is_labelled
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


def test_the_span_of_a_state_holds_its_label_point(atlas: Atlas, made: tuple[Drawing, ...]) -> None:
    spans = label_spans(atlas)
    assert len(spans) > 200
    for code, (west, south, east, north) in spans.items():
        assert -180 <= west <= float(str(atlas.state_names[code]["label_lon"])) <= east <= 180
        assert -90 <= south <= float(str(atlas.state_names[code]["label_lat"])) <= north <= 90
    west, south, east, north = spans["KAZ"]
    assert 46 < west < 48
    assert 85 < east < 88
    assert 40 < south < 44 < 52 < north < 56
    # A country of islands whose label stands in the water between them has none.
    assert "BHS" not in spans
    drawn = _drawn(made, "state-labels")
    assert drawn["label-KAZ"]["span"] == [round(edge, 1) for edge in (west, south, east, north)]
    assert "span" not in drawn["label-BHS"]


# Centres and reach (degrees) of near views that hold land of large states, and not its middle.
NEAR_VIEWS = {
    "Caucasus": (40, 44, 19, 8.5, {"RUS", "KAZ", "IRN", "TUR", "UKR"}),
    "Kashmir on a phone": (77, 34.5, 7, 8, {"IND", "PAK", "CHN"}),
    "Pamir": (72, 38, 9.5, 5.5, {"AFG", "CHN", "UZB"}),
}


@pytest.mark.parametrize("place", NEAR_VIEWS)
def test_large_states_are_named_in_near_views(made: tuple[Drawing, ...], place: str) -> None:
    lon, lat, wide, tall, expected = NEAR_VIEWS[place]
    (document,) = [one.document for one in made if one.layer == "state-labels"]
    named = {
        feature["properties"]["feature"].removeprefix("state:")
        for feature in document["features"]
        for x, y in [feature["geometry"]["coordinates"]]
        if abs(x - lon) <= wide and abs(y - lat) <= tall
    }
    assert expected - named == set()


def test_further_names_of_a_state_stand_on_its_own_undisputed_land(atlas: Atlas) -> None:
    faces = atlas.faces("coarse")
    for code in ("RUS", "IND", "PAK", "UKR", "AZE"):
        undisputed = faces[(faces["state"] == code) & (faces["zones"].map(len) == 0)]
        land = shapely.union_all(undisputed.geometry.to_list())
        points = further_label_points(atlas, code)
        assert points or code == "AZE"
        assert all(shapely.contains_xy(land, lon, lat) for lon, lat, _span in points)


@pytest.mark.parametrize("layer", ["cities", "lakes", "rivers"])
def test_far_views_are_sent_what_is_due_in_them(made: tuple[Drawing, ...], layer: str) -> None:
    features = {
        one.band: {feature["id"]: feature["properties"] for feature in one.document["features"]}
        for one in made
        if one.layer == layer
    }
    assert set(features) == {"coarse", "all"}
    due = {name: told for name, told in features["all"].items() if told["min_zoom"] < 4.5}
    assert due
    assert due == features["coarse"]


def test_the_name_of_a_zone_stands_within_its_zone(atlas: Atlas) -> None:
    """Its point and the span in which it is written lie in the zone, and on no neighbour."""
    outside = []
    for zone in atlas.mapped_zones:
        spot = label_spot(atlas, zone)
        assert spot is not None, zone
        lon, lat, (west, _south, east, _north) = spot
        land = atlas.zone_geometry(zone)
        span = shapely.LineString([(west, lat), (east, lat)])
        if not land.contains(shapely.Point(lon, lat)) or not land.buffer(1e-6).contains(span):
            outside.append(zone)
    assert outside == []


def test_only_what_is_drawn_is_labelled(atlas: Atlas) -> None:
    labelled = {
        dispute.id for dispute in atlas.dossier.disputes.values() if is_labelled(atlas, dispute)
    }
    seas = {one.id for one in atlas.dossier.disputes.values() if one.geometry_kind == "sea"}
    assert labelled - seas <= set(atlas.mapped_zones)
    leaves = {zones[0] for _state, zones in atlas.zones_of_face.values() if zones}
    assert leaves == labelled - seas
