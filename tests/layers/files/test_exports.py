"""The layers of a view as tables."""

from datetime import date

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geo.dossier.served import home_day
from geo.layers.atlas import Atlas
from geo.layers.files.exports import Content, layers_of, sources_cited
from geo.layers.files.records import record_tables
from geo.layers.worldview import DE_FACTO, Look, land_of
from tests.layers.files.view import WANTED

pytestmark = pytest.mark.whole


def test_every_layer_that_is_on_has_a_table(tables: dict[str, gpd.GeoDataFrame]) -> None:
    assert tuple(tables) == WANTED
    for table in tables.values():
        assert table.crs.to_epsg() == 4326
        assert table.geometry.is_valid.all()
        assert table["id"].is_unique
    assert set(tables["places"]["id"]) == {"place:ashuluk", "place:ayni", "place:farkhor"}
    assert list(tables["extents"]["place"]) == ["place:ashuluk"]


def test_no_id_comes_twice_in_a_file(tables: dict[str, gpd.GeoDataFrame]) -> None:
    ids = pd.concat([table["id"] for table in tables.values()])
    assert list(ids[ids.duplicated()]) == []


def test_only_what_lies_in_the_frame_or_is_selected_is_exported(atlas: Atlas) -> None:
    frame, chosen = shapely.box(68, 36, 71, 39), frozenset({"place:ashuluk"})
    content = Content(
        Look(), WANTED, ("farkhor", "ashuluk", "astrakhan"), frame=frame, selected=chosen
    )
    tables = layers_of(atlas, content)
    assert {"state:TJK", "state:AFG"} <= set(tables["states"]["id"])
    assert len(tables["states"]) < 6
    assert set(tables["places"]["id"]) == {"place:farkhor", "place:ashuluk"}
    for name, table in tables.items():
        own = table["place"] if name == "extents" else table["id"]
        assert (table.intersects(frame) | own.isin(chosen)).all(), name


@pytest.mark.parametrize(
    ("look", "point", "holder"),
    [
        (Look("IND"), (74.46, 35.92), "state:IND"),
        (Look("PAK"), (74.46, 35.92), "state:PAK"),
        (Look(DE_FACTO, date(2010, 1, 1)), (34.1, 44.95), "state:UKR"),
        (Look(DE_FACTO), (34.1, 44.95), "state:RUS"),
        (Look(DE_FACTO), (-179.0, 67.0), "state:RUS"),
    ],
)
def test_land_follows_the_look(
    atlas: Atlas, look: Look, point: tuple[float, float], holder: str
) -> None:
    states = layers_of(atlas, Content(look, ("states",)))["states"]
    there = states[states.contains(shapely.Point(point))]
    assert list(there["id"]) == [holder]
    assert set(there["as_drawn_by"]) == {look.viewer}
    assert set(there["on_day"]) == {look.day}


def test_land_of_a_table_is_the_land_of_the_worldview(
    atlas: Atlas, tables: dict[str, gpd.GeoDataFrame]
) -> None:
    states = tables["states"].set_index("id")
    for code in ("IND", "TJK"):
        whole = land_of(atlas, code, Look("IND"))
        difference = shapely.symmetric_difference(states.geometry[f"state:{code}"], whole)
        assert difference.area / whole.area < 0.01


def test_zones_say_who_administers_claims_and_draws(tables: dict[str, gpd.GeoDataFrame]) -> None:
    zone = tables["zones"].set_index("id").loc["zone:gilgit-baltistan"]
    assert zone["administered_by"] == "PAK"
    assert zone["drawn_as"] == "IND"
    assert zone["position"]
    assert zone["sources"]


def test_only_ties_that_hold_are_exported(atlas: Atlas) -> None:
    def ids(on: date) -> set[str]:
        content = Content(Look(day=on), ("ties",), tie_groups=("refusals",))
        return set(layers_of(atlas, content)["ties"]["id"])

    assert "tie:pak-arm-nonrecognition" in ids(home_day())
    assert "tie:pak-arm-nonrecognition" not in ids(date(2025, 10, 1))


def test_a_selection_is_exported_whatever_is_on(atlas: Atlas) -> None:
    chosen = frozenset({"zone:crimea", "place:farkhor", "tie:pak-arm-nonrecognition"})
    tables = layers_of(atlas, Content(Look(), (), features=chosen))
    assert {name for table in tables.values() for name in table["id"]} == chosen


def test_what_is_selected_is_exported_with_what_is_on(atlas: Atlas) -> None:
    selected = frozenset({"place:farkhor", "tie:pak-arm-nonrecognition"})
    content = Content(Look(), ("ties", "places"), ("ayni",), selected=selected)
    tables = layers_of(atlas, content)
    assert set(tables["places"]["id"]) == {"place:ayni", "place:farkhor"}
    assert set(tables["ties"]["id"]) == {"tie:pak-arm-nonrecognition"}


def test_nothing_that_is_on_gives_no_table(atlas: Atlas) -> None:
    assert layers_of(atlas, Content(Look(), ())) == {}


def test_nothing_goes_the_long_way_over_the_antimeridian(
    tables: dict[str, gpd.GeoDataFrame],
) -> None:
    for name, table in tables.items():
        points, of = shapely.get_coordinates(table.geometry.explode(), return_index=True)
        assert (abs(points[:, 0]) <= 180).all(), name
        steps = abs(points[1:, 0] - points[:-1, 0])[of[1:] == of[:-1]]
        assert name == "states" or not steps.size or steps.max() <= 60, name


def test_records_cite_only_sources_that_there_are(atlas: Atlas) -> None:
    for name, table in record_tables(atlas.dossier).items():
        assert len(table), name
        assert table["id"].is_unique
        cells = ";".join(table.get("sources", ""))
        assert set(filter(None, cells.split(";"))) <= set(atlas.dossier.sources), name


def test_only_cited_sources_stand_in_an_export(
    atlas: Atlas, tables: dict[str, gpd.GeoDataFrame]
) -> None:
    found = set(sources_cited(atlas, tables.values())["id"])
    assert {"naturalearth-countries", "geonames", "gshhg"} <= found < set(atlas.dossier.sources)
