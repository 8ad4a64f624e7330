"""The tables of a view as files that other programs read."""

import csv
import io
import json
import re
import zipfile
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

from geo.layers.files.file_content import FileContent
from geo.layers.files.formats import MEDIA_TYPES, FileFormat, write
from geo.layers.files.records import RECORDS
from geo.layers.files.symbology import Symbol, Symbology
from geo.layers.worldview import Look
from geo.maps.style.palette import PALETTE
from geo.maps.style.tokens import STROKES
from tests.layers.files.view import ABOUT

pytestmark = pytest.mark.whole
KML = "{http://www.opengis.net/kml/2.2}"


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
