"""The layers of a view as tables, and as files that other programs read."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely

from geo.dossier.served import home_day
from geo.layers.atlas import Atlas
from geo.layers.exports import Content, cited, layers_of
from geo.layers.formats import MEDIA_TYPES, About, FileFormat, write
from geo.layers.worldview import DE_FACTO, Look, land_of

ABOUT = About("A view", "http://atlas.example/?as=IND", "As drawn by India", "21 September 2020",
              "CC BY 4.0", "Natural Earth 5.1.1", "0.1.0", "No opinion is implied.")  # fmt: skip
WANTED = ("states", "zones", "graticule", "lakes", "rivers", "extents", "borders", "lines", "ties",
          "measures", "places", "cities")  # fmt: skip
VIEW = Content(Look("IND"), WANTED, ("farkhor", "ayni"), ("farkhor-pakistan",), ("alliances",))


@pytest.fixture(scope="module")
def tables(atlas: Atlas) -> dict[str, gpd.GeoDataFrame]:
    return layers_of(atlas, VIEW)


@pytest.fixture(scope="module")
def files(
    atlas: Atlas, tables: dict[str, gpd.GeoDataFrame], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("files")
    sources = cited(atlas, tables.values())
    made = {form: folder / f"view.{form}" for form in MEDIA_TYPES}
    for form, file in made.items():
        file.write_bytes(write(form, tables, sources, ABOUT))
    return made


def test_every_layer_that_is_on_has_a_table(tables: dict[str, gpd.GeoDataFrame]) -> None:
    assert list(tables) == [
        "states", "zones", "graticule", "lakes", "rivers", "borders", "lines", "ties", "measures",
        "places", "cities",
    ]  # fmt: skip
    for table in tables.values():
        assert table.crs.to_epsg() == 4326
        assert table.geometry.is_valid.all()
        assert table["id"].is_unique
    assert set(tables["places"]["id"]) == {"place:ayni", "place:farkhor"}


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
    assert set(there["on"]) == {look.day.isoformat()}


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


@pytest.mark.parametrize("form", ["gpkg", "kml"])
def test_gdal_reads_every_layer_whole(
    files: dict[str, Path], tables: dict[str, gpd.GeoDataFrame], form: str
) -> None:
    names = [name for name, _ in pyogrio.list_layers(files[form])]
    assert names == [*tables, *(["sources", "about"] if form == "gpkg" else [])]
    for name, table in tables.items():
        read = gpd.read_file(files[form], layer=name)
        assert len(read) == len(table), name
        assert read.crs.to_epsg() == 4326
        assert list(read["id"]) == list(table["id"])
    zones = gpd.read_file(files[form], layer="zones").set_index("id")
    assert zones.loc["zone:gilgit-baltistan", "administered_by"] == "PAK"


def test_geojson_names_the_layer_of_each_feature(
    files: dict[str, Path], tables: dict[str, gpd.GeoDataFrame]
) -> None:
    document = json.loads(files["geojson"].read_text("utf-8"))
    assert document["as_drawn_by"] == "As drawn by India"
    assert document["disclaimer"] == "No opinion is implied."
    known = {source["id"] for source in document["sources"]}
    for feature in document["features"]:
        assert set(filter(None, feature["properties"].get("sources", "").split(";"))) <= known
    assert len(gpd.read_file(files["geojson"])) == sum(map(len, tables.values()))


def test_geopackage_holds_its_sources(files: dict[str, Path], atlas: Atlas) -> None:
    sources = pyogrio.read_dataframe(files["gpkg"], layer="sources")
    assert set(sources["id"]) <= set(atlas.dossier.sources)
    assert {"naturalearth-countries", "geonames", "gshhg"} <= set(sources["id"])
    about = pyogrio.read_dataframe(files["gpkg"], layer="about").iloc[0]
    assert about["link"] == "http://atlas.example/?as=IND"
    assert about["atlas_version"] == "0.1.0"


def test_csv_has_a_row_a_feature_with_its_provenance(
    files: dict[str, Path], tables: dict[str, gpd.GeoDataFrame]
) -> None:
    rows = list(csv.DictReader(io.StringIO(files["csv"].read_text("utf-8"))))
    assert len(rows) == sum(map(len, tables.values()))
    farkhor = next(row for row in rows if row["id"] == "place:farkhor")
    assert farkhor["source_titles"]
    assert float(farkhor["lat"]) == pytest.approx(37.47, abs=0.01)
    assert farkhor["link"] == "http://atlas.example/?as=IND"


# KML is written slowest, by the program that writes GeoPackages too.
@pytest.mark.parametrize(
    "form", ["geojson", "gpkg", "csv", pytest.param("kml", marks=pytest.mark.nightly)]
)
def test_the_same_data_gives_the_same_bytes(
    atlas: Atlas, tables: dict[str, gpd.GeoDataFrame], files: dict[str, Path], form: FileFormat
) -> None:
    again = write(form, tables, cited(atlas, tables.values()), ABOUT)
    assert again == files[form].read_bytes()


@pytest.mark.parametrize("attack", ["=cmd()", "</script>", "]]>", "a\x1b & <b>", "+1", "@x"])
def test_hostile_words_stay_words(tmp_path: Path, attack: str) -> None:
    table = gpd.GeoDataFrame(
        {"id": ["place:x"], "name": [attack], "sources": ["s"]},
        geometry=[shapely.Point(69, 37)], crs=4326,
    )  # fmt: skip
    sources = pd.DataFrame([{"id": "s", "title": attack, "url": ""}])
    for form, name in (("gpkg", "name"), ("kml", "Name"), ("geojson", "name")):
        file = tmp_path / f"x.{form}"
        file.write_bytes(write(form, {"places": table}, sources, ABOUT))
        layer = {} if form == "geojson" else {"layer": "places"}
        read = str(pyogrio.read_dataframe(file, **layer).iloc[0][name])
        # XML has no way to write control characters, and its writer none for the end of a section.
        written = attack.replace("\x1b", "").replace("]]>", "]] >") if form == "kml" else attack
        assert read == written
    text = write("csv", {"places": table}, sources, ABOUT).decode()
    (row,) = csv.DictReader(io.StringIO(text))
    assert not row["name"].startswith(("=", "+", "-", "@"))
    assert attack in row["name"]
