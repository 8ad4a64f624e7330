"""The layers as frames: their laws, and figures that the story rests on."""

from pathlib import Path

import pytest
import shapely

from geo.dossier import DataError
from geo.layers.atlas import Atlas, open_atlas
from geo.layers.catalogue import CATALOGUE, Layer, layer_document
from geo.layers.check import check_names, check_not_told, check_places
from geo.layers.frames import measures, places, reference, states, zones
from geo.layers.gazetteer import gazetteer
from geo.layers.geometry import read_geometry
from geo.layers.measuring.geodesy import GEOD, distance_km
from geo.layers.worldview import Look, change_days, viewers


@pytest.mark.parametrize("layer", CATALOGUE, ids=lambda layer: layer.name)
def test_layer_says_where_it_comes_from_and_names_its_features(atlas: Atlas, layer: Layer) -> None:
    document = layer_document(atlas, layer)
    assert document["licence"]
    assert document["source"]
    assert "no opinion" in document["disclaimer"]
    identifiers = [feature["id"] for feature in document["features"]]
    assert len(set(identifiers)) == len(identifiers) > 0
    assert all(":" in identifier for identifier in identifiers)


def test_every_place_lies_in_its_state(atlas: Atlas) -> None:
    assert check_places(atlas.full_faces, atlas.dossier) == []


def test_a_place_with_swapped_coordinates_is_reported(atlas: Atlas) -> None:
    place = atlas.dossier.places["farkhor"]
    moved = place.model_copy(update={"lon": place.lat, "lat": place.lon})
    dossier = type(atlas.dossier)(**{**_fields(atlas), "places": {"farkhor": moved}})
    (problem,) = check_places(atlas.full_faces, dossier)
    assert (problem.id, problem.field) == ("farkhor", "lon,lat")
    assert "TJK" in problem.message


def test_a_former_name_of_no_city_is_reported(atlas: Atlas) -> None:
    row = next(iter(atlas.dossier.names.values()))
    lost = row.model_copy(update={"feature": "city:nowhere-1"})
    dossier = type(atlas.dossier)(**{**_fields(atlas), "names": {row.id: lost}})
    (problem,) = check_names(read_geometry("cities"), dossier)
    assert (problem.file, problem.value) == ("names.csv", "city:nowhere-1")


def test_a_place_not_told_of_no_state_is_reported(atlas: Atlas) -> None:
    assert check_not_told(atlas.full_faces, atlas.dossier) == []
    row = next(iter(atlas.dossier.not_told.values()))
    lost = row.model_copy(update={"states": (*row.states, "ATL")})
    dossier = type(atlas.dossier)(**{**_fields(atlas), "not_told": {row.id: lost}})
    (problem,) = check_not_told(atlas.full_faces, dossier)
    assert (problem.file, problem.id, problem.value) == ("not_told.csv", row.id, "ATL")


def _fields(atlas: Atlas) -> dict[str, object]:
    names = type(atlas.dossier).__dataclass_fields__
    return {name: getattr(atlas.dossier, name) for name in names}


def test_farkhor_to_pakistan(atlas: Atlas) -> None:
    measure = measures.measures(atlas)["farkhor-pakistan"]
    gap = measure.gap
    assert 215 < gap.distance_km < 230
    assert shapely.dwithin(
        atlas.full_faces.geometry["PAK"], shapely.Point(gap.lon_to, gap.lat_to), 1e-4
    )
    # No vertex of Pakistan's border is nearer than the measured point.
    points = shapely.get_coordinates(atlas.full_faces.geometry["PAK"].boundary)
    _, _, metres = GEOD.inv(
        [gap.lon_from] * len(points), [gap.lat_from] * len(points), points[:, 0], points[:, 1]
    )
    assert gap.distance_km <= min(metres) / 1000 + 0.001


@pytest.mark.parametrize("name", ["farkhor-kabul", "farkhor-islamabad", "astrakhan-ashuluk"])
def test_distance_between_places_is_the_geodesic(atlas: Atlas, name: str) -> None:
    measure = measures.measures(atlas)[name]
    start, end = (
        atlas.dossier.places[end.partition(":")[2]] for end in (measure.start, measure.end)
    )
    assert measure.gap.distance_km == pytest.approx(
        distance_km(start.lon, start.lat, end.lon, end.lat), rel=1e-9
    )


def test_what_lies_between_adds_up(atlas: Atlas) -> None:
    for measure in measures.measures(atlas).values():
        crossed = sum(crossing.length_km for crossing in measure.crossings)
        assert crossed <= measure.gap.distance_km * 1.001 + 0.01
    between = measures.measures(atlas)["wakhan-gap"].crossings
    assert {crossing.holders for crossing in between} == {("AFG",)}


@pytest.mark.parametrize("every_viewer", [False, pytest.param(True, marks=pytest.mark.nightly)])
def test_no_viewer_and_no_day_changes_a_drawn_distance(atlas: Atlas, every_viewer: bool) -> None:
    """The map draws the lines of the de facto view on the exercise's day for every view."""
    drawn = measures.measures(atlas)
    named = viewers(atlas)
    looks = [Look(viewer) for viewer in (named if every_viewer else named[::6])]
    days = change_days(atlas)
    looks += [Look(day=day) for day in (days[0], days[len(days) // 2], days[-1])]
    for look in looks:
        for name, measure in measures.measures(atlas, look).items():
            assert measure.gap.distance_km == pytest.approx(drawn[name].gap.distance_km), look


def test_zone_table_is_whole(atlas: Atlas) -> None:
    frame = zones.zones(atlas, "coarse").set_index("id")
    assert frame.loc["zone:crimea", "administered_by"] == "RUS"
    assert frame.loc["zone:crimea", "claimed_by"] == "UKR;RUS"
    assert frame.loc["zone:kashmir", "administered_by"] == "IND;PAK;CHN"
    assert frame.geometry.is_valid.all()


def test_durand_line_runs_between_afghanistan_and_pakistan(atlas: Atlas) -> None:
    frame = zones.lines(atlas).set_index("id")
    line = frame.loc["line:durand-line"]
    assert 2000 < line["length_km"] < line["published_km"] * 1.05


def test_roles_by_two_accounts(atlas: Atlas) -> None:
    sourced, article = states.roles(atlas, "sourced"), states.roles(atlas, "article")
    assert sourced["RUS"] == article["RUS"] == "host"
    assert (sourced["AZE"], article["AZE"]) == ("observer", "participant")
    assert "IRN" not in article
    assert set(states.disagreeing(atlas)) >= {"AZE", "TJK", "IRN", "MMR"}


def test_extents_have_the_radius_that_the_place_is_known_to(atlas: Atlas) -> None:
    frame = places.extents(atlas).set_index("id")
    for name, place in atlas.dossier.places.items():
        if place.coord_precision_m >= places.SMALLEST_EXTENT_M:
            x, y = frame.geometry[f"place:{name}"].exterior.coords[0]
            radius = distance_km(place.lon, place.lat, x, y) * 1000
            assert radius == pytest.approx(place.coord_precision_m, rel=1e-6)


def test_gazetteer_knows_names_in_other_scripts(atlas: Atlas) -> None:
    entries = gazetteer(atlas)
    assert "Россия" in entries["state:RUS"].names
    assert entries["place:farkhor"].name == "Farkhor air base"
    assert "Leningrad" in entries["city:saint-petersburg-498817"].names
    assert all(-180 <= e.lon <= 180 and -90 <= e.lat <= 90 for e in entries.values())


def test_cities_have_ranks_and_capitals(atlas: Atlas) -> None:
    frame = reference.cities(atlas).set_index("name")
    assert set(frame["rank"]) == {1, 2, 3, 4, 5}
    assert frame.loc["Kabul", "capital"]


def test_a_corrupt_dossier_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"dossier\.yaml: the folder has no such file"):
        open_atlas(dossier_folder=tmp_path)


def test_tables_say_what_lies_under_a_distance_and_how_long_a_runway_is(atlas: Atlas) -> None:
    lines = measures.measure_lines(atlas).set_index("id")
    assert lines.loc["measure:farkhor-pakistan", "land_between"] == "TJK 1.49 km; AFG 220.52 km"
    told = lines.loc["measure:farkhor-srinagar", "land_between"]
    assert "PAK (azad-kashmir) 22.72 km; IND (indian-kashmir)" in told
    runways = places.places(atlas).set_index("id")["runway_m"].dropna()
    assert runways.to_dict() == {"place:farkhor": 788.0}
