"""The layers of a view as tables, and as files that other programs read."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import fastkml
import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely
from lxml import etree
from python_calamine import CalamineWorkbook

from geo.dossier.served import home_day
from geo.layers.atlas import Atlas
from geo.layers.files.exports import Content, descriptions, layers_of, sources_cited
from geo.layers.files.file_content import About, FileContent
from geo.layers.files.formats import MEDIA_TYPES, FileFormat, write
from geo.layers.files.records import RECORDS, record_tables
from geo.layers.files.symbology import Symbol, Symbology
from geo.layers.worldview import DE_FACTO, Look, land_of
from geo.maps.layers.symbology import symbologies
from geo.maps.style.palette import PALETTE
from geo.maps.style.tokens import STROKES

pytestmark = pytest.mark.whole

ABOUT = About(
    "A view",
    "http://atlas.example/?as=IND",
    "An atlas",
    "en",
    "As drawn by India",
    "21 September 2020",
    "CC BY 4.0",
    "Natural Earth 5.1.1",
    "0.1.0",
    "No opinion is implied.",
)
WANTED = (
    "states",
    "zones",
    "graticule",
    "lakes",
    "rivers",
    "extents",
    "borders",
    "lines",
    "ties",
    "measures",
    "places",
    "cities",
)
VIEW = Content(
    Look("IND"), WANTED, ("farkhor", "ayni", "ashuluk"), ("farkhor-pakistan",), ("alliances",)
)
KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture(scope="module")
def tables(atlas: Atlas) -> dict[str, gpd.GeoDataFrame]:
    return layers_of(atlas, VIEW)


@pytest.fixture(scope="module")
def content(atlas: Atlas, tables: dict[str, gpd.GeoDataFrame]) -> FileContent:
    return FileContent(
        tables, record_tables(atlas.dossier), ABOUT, descriptions(atlas), symbologies(tables)
    )


@pytest.fixture(scope="module")
def files(content: FileContent, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("files")
    made = {form: folder / f"view.{form}" for form in MEDIA_TYPES}
    for form, file in made.items():
        file.write_bytes(write(form, content))
    return made


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


@pytest.mark.parametrize("form", ["gpkg", "kml"])
def test_gdal_reads_every_layer_whole(
    files: dict[str, Path], tables: dict[str, gpd.GeoDataFrame], form: str
) -> None:
    names = [name for name, _ in pyogrio.list_layers(files[form])]
    beside = [*RECORDS, "about", "layer_styles"] if form == "gpkg" else []
    assert names == [*tables, *beside]
    own = "id" if form == "gpkg" else "feature"
    for name, table in tables.items():
        read = gpd.read_file(files[form], layer=name)
        assert len(read) == len(table), name
        assert read.crs.to_epsg() == 4326
        assert list(read[own]) == list(table["id"])
    zones = gpd.read_file(files[form], layer="zones").set_index(own)
    assert zones.loc["zone:gilgit-baltistan", "administered_by"] == "PAK"


def test_geojson_keeps_to_its_standard(
    files: dict[str, Path], tables: dict[str, gpd.GeoDataFrame]
) -> None:
    document = json.loads(files["geojson"].read_text("utf-8"))
    assert document["as_drawn_by"] == "As drawn by India"
    assert document["disclaimer"] == "No opinion is implied."
    assert "crs" not in document
    known = {source["id"] for source in document["sources"]}
    shapes = shapely.from_geojson([json.dumps(one["geometry"]) for one in document["features"]])
    for feature in document["features"]:
        assert set(filter(None, feature["properties"].get("sources", "").split(";"))) <= known
    ids = [feature["id"] for feature in document["features"]]
    assert len(set(ids)) == len(ids) == sum(map(len, tables.values()))
    parts = shapely.get_parts(shapes)
    polygons = parts[shapely.get_type_id(parts) == 3]
    assert shapely.is_ccw(shapely.get_exterior_ring(polygons)).all()
    inner = [ring for polygon in polygons for ring in polygon.interiors]
    assert inner
    assert not shapely.is_ccw(inner).any()
    assert document["bbox"] == pytest.approx(shapely.total_bounds(shapes), abs=1e-5)
    points = shapely.get_coordinates(shapes)
    assert (points.round(7) == points).all()


def test_nothing_goes_the_long_way_over_the_antimeridian(
    tables: dict[str, gpd.GeoDataFrame],
) -> None:
    for name, table in tables.items():
        points, of = shapely.get_coordinates(table.geometry.explode(), return_index=True)
        assert (abs(points[:, 0]) <= 180).all(), name
        steps = abs(points[1:, 0] - points[:-1, 0])[of[1:] == of[:-1]]
        assert name == "states" or not steps.size or steps.max() <= 60, name


def test_kml_is_valid_by_the_schema_of_its_standard(
    files: dict[str, Path], tables: dict[str, gpd.GeoDataFrame]
) -> None:
    folder = Path(fastkml.__file__).parent / "schema"
    schema = etree.XMLSchema(etree.parse(folder / "ogckml22.xsd"))
    schema.assertValid(etree.parse(files["kml"]))
    (document,) = fastkml.KML.parse(files["kml"]).features
    assert [folder.name for folder in document.features] == list(tables)
    assert [len(folder.features) for folder in document.features] == [*map(len, tables.values())]


def test_kml_has_the_colours_of_the_atlas_and_lines_on_the_ground(files: dict[str, Path]) -> None:
    root = ET.parse(files["kml"]).getroot()  # noqa: S314
    styles = {style.get("id"): style for style in root.iter(f"{KML}Style")}
    used = {"".join(mark.itertext()).removeprefix("#") for mark in root.iter(f"{KML}styleUrl")}
    assert used <= set(styles)
    red, green, blue = (PALETTE["light"]["measure"][at : at + 2] for at in (1, 3, 5))
    line = styles["measures.style-0"].find(f"{KML}LineStyle")
    assert line is not None
    assert line.findtext(f"{KML}color") == f"ff{blue}{green}{red}"
    assert line.findtext(f"{KML}width") == f"{STROKES['measure'].width_px:g}"
    zone = styles["zones.style-1"].find(f"{KML}PolyStyle")
    assert zone is not None
    assert int((zone.findtext(f"{KML}color") or "")[:2], 16) < 255
    for kind in ("LineString", "Polygon"):
        drawn = list(root.iter(f"{KML}{kind}"))
        assert drawn
        assert all(one.findtext(f"{KML}tessellate") == "1" for one in drawn)
    parallel = next(
        one for one in root.iter(f"{KML}Placemark") if one.get("id") == "graticule-parallel-40"
    )
    assert len((parallel.findtext(f".//{KML}coordinates") or "").split()) == 37


def test_a_geopackage_says_how_qgis_draws_each_layer(
    files: dict[str, Path], content: FileContent
) -> None:
    styles = pyogrio.read_dataframe(files["gpkg"], layer="layer_styles").set_index("f_table_name")
    assert list(styles.index) == list(content.tables)
    assert set(styles["f_geometry_column"]) == {"geom"}
    assert set(styles["f_table_schema"]) == {""}
    assert styles["useAsDefault"].all()
    for name, text in styles["styleQML"].items():
        root = ET.fromstring(text)  # noqa: S314
        renderer = root.find("renderer-v2")
        assert renderer is not None
        symbols = {symbol.get("name") for symbol in root.findall("./renderer-v2/symbols/symbol")}
        categories = root.findall("./renderer-v2/categories/category")
        assert {one.get("symbol") for one in categories} in (symbols, set())
        values = {one.get("value") for one in categories} - {""}
        if values:
            assert values <= set(content.tables[str(name)][str(renderer.get("attr"))])
    borders = styles.loc["borders", "styleQML"]
    assert 'name="customdash" type="QString" value="5;3"' in borders
    zones = ET.fromstring(styles.loc["zones", "styleQML"])  # noqa: S314
    assert zones.findall(".//layer[@class='LinePatternFill']/symbol/layer[@class='SimpleLine']")


# https://www.sqlite.org/lang_keywords.html
SQL_WORDS = frozenset(
    """abort action add after all alter always analyze and as asc attach autoincrement before begin
    between by cascade case cast check collate column commit conflict constraint create cross
    current current_date current_time current_timestamp database default deferrable deferred delete
    desc detach distinct do drop each else end escape except exclude exclusive exists explain fail
    filter first following for foreign from full generated glob group groups having if ignore
    immediate in index indexed initially inner insert instead intersect into is isnull join key last
    left like limit match materialized natural no not nothing notnull null nulls of offset on or
    order others outer over partition plan pragma preceding primary query raise range recursive
    references regexp reindex release rename replace restrict returning right rollback row rows
    savepoint select set table temp temporary then ties to transaction trigger unbounded union
    unique update using vacuum values view virtual when where window with without""".split()  # noqa: SIM905
)


def test_a_geopackage_has_types_descriptions_and_plain_names(
    files: dict[str, Path], content: FileContent
) -> None:
    days = {
        "states": {"on_day"},
        "zones": {"on_day"},
        "borders": {"on_day"},
        "ties": {"valid_from_day", "valid_to_day"},
        "events": {"date_day", "date_end_day"},
        "memberships": {"valid_from_day", "valid_to_day"},
    }
    with sqlite3.connect(files["gpkg"]) as database:
        rows = database.execute("SELECT table_name, identifier, description FROM gpkg_contents")
        told = {name: (identifier, description) for name, identifier, description in rows}
        for name in [*content.tables, *RECORDS, "about"]:
            columns = {row[1]: row[2] for row in database.execute(f'PRAGMA table_info("{name}")')}
            assert not SQL_WORDS & set(columns), name
            assert {one for one in columns if columns[one] == "DATE"} >= days.get(name, set())
            assert told[name][0] == name
            assert told[name][1].endswith("No opinion is implied.")
            assert name == "about" or told[name][1] != "No opinion is implied."
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_geopackage_holds_its_sources_and_records(files: dict[str, Path], atlas: Atlas) -> None:
    sources = pyogrio.read_dataframe(files["gpkg"], layer="sources")
    assert set(sources["id"]) == set(atlas.dossier.sources)
    about = pyogrio.read_dataframe(files["gpkg"], layer="about").iloc[0]
    assert about["link"] == "http://atlas.example/?as=IND"
    assert about["atlas_version"] == "0.1.0"
    claims = pyogrio.read_dataframe(files["gpkg"], layer="claims")
    assert list(claims["id"]) == list(atlas.dossier.claims)


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


def test_csv_has_a_row_a_feature_and_its_provenance_once(
    files: dict[str, Path], tables: dict[str, gpd.GeoDataFrame]
) -> None:
    assert files["csv"].read_bytes().startswith(b"\xef\xbb\xbflayer,id,name,lon,lat,")
    text = files["csv"].read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    features = [row for row in rows if row["layer"] != "about"]
    assert len(features) == sum(map(len, tables.values()))
    farkhor = next(row for row in rows if row["id"] == "place:farkhor")
    assert farkhor["source_titles"]
    assert float(farkhor["lat"]) == pytest.approx(37.47, abs=0.01)
    assert rows[-len(rows) + len(features) :][1]["name"] == "http://atlas.example/?as=IND"
    assert text.count("No opinion is implied.") == text.count("CC BY 4.0,") == 1
    numbers = {row["population"] for row in features if row["layer"] == "cities"}
    assert numbers
    assert all(number.isdigit() for number in numbers)
    assert not [row for row in features for cell in row.values() if re.fullmatch(r"-?\d+\.0", cell)]
    assert "Душанбе" in text


def test_a_workbook_has_typed_cells_and_no_formula(
    files: dict[str, Path], content: FileContent
) -> None:
    book = CalamineWorkbook.from_path(files["xlsx"])
    assert book.sheet_names == [*content.tables, *RECORDS, "about"]
    for name, table in {**content.tables, **content.records}.items():
        heading, *rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        column = heading.index("id")
        assert [row[column] for row in rows] == list(table["id"])
    heading, *rows = book.get_sheet_by_name("cities").to_python()
    city = dict(zip(heading, rows[0], strict=True))
    assert isinstance(city["population"], float)
    assert isinstance(city["capital"], bool)
    assert isinstance(city["lon"], float)
    heading, *rows = book.get_sheet_by_name("borders").to_python()
    assert dict(zip(heading, rows[0], strict=True))["on_day"] == Look("IND").day
    with zipfile.ZipFile(files["xlsx"]) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)]


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_the_same_data_gives_the_same_bytes(
    content: FileContent, files: dict[str, Path], form: FileFormat
) -> None:
    assert write(form, content) == files[form].read_bytes()


@pytest.mark.parametrize(
    "attack", ["=cmd()", "</script>", "]]>", "a\x1b & <b>", "+1", "@x", "\tx", '"\n1,2']
)
def test_hostile_words_stay_words(tmp_path: Path, attack: str) -> None:
    table = gpd.GeoDataFrame(
        {"id": ["place:x"], "name": [attack], "sources": ["s"]},
        geometry=[shapely.Point(69, 37)],
        crs=4326,
    )
    sources = pd.DataFrame([{"id": "s", "title": attack, "url": ""}])
    symbols = {"places": Symbology(Symbol(), "name", {attack: Symbol("#123456")})}
    content = FileContent({"places": table}, {"sources": sources}, ABOUT, symbologies=symbols)
    for form, name in (("gpkg", "name"), ("kml", "Name"), ("geojson", "name")):
        file = tmp_path / f"x.{form}"
        file.write_bytes(write(form, content))
        layer = {} if form == "geojson" else {"layer": "places"}
        read = str(pyogrio.read_dataframe(file, **layer).iloc[0][name])
        # XML has no way to write control characters.
        assert read == (attack.replace("\x1b", "") if form == "kml" else attack)
    (row, *_) = csv.DictReader(io.StringIO(write("csv", content).decode("utf-8-sig"), newline=""))
    assert not row["name"].startswith(("=", "+", "-", "@", "\t"))
    assert attack in row["name"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(write("xlsx", content)))
    heading, cells = book.get_sheet_by_name("places").to_python()
    assert dict(zip(heading, cells, strict=True))["name"] == attack
