"""A GeoPackage says how its layers are drawn, what they hold and where it is from."""

import sqlite3
from pathlib import Path
from xml.etree import ElementTree as ET

import pyogrio
import pytest

from geo.layers.atlas import Atlas
from geo.layers.files.file_content import FileContent
from geo.layers.files.records import RECORDS

pytestmark = pytest.mark.whole


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
