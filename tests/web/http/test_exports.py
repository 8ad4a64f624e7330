"""Data by URL: exports of views, the whole GeoPackage, byte ranges, readers of other origins."""

import io
import re
from datetime import date
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
from openapi_spec_validator import validate
from python_calamine import CalamineWorkbook
from starlette.routing import Route
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas
from geo.layers.catalogue import CATALOGUE
from geo.layers.files.records import RECORDS
from geo.web.content.panels.table_files import TableFiles
from geo.web.content.plain_pages.sources import sources_parts
from geo.web.server.routes import routes
from geo.web.serving.addresses import ADDRESSES

pytestmark = pytest.mark.whole

VIEW = "http://testserver/disputes?as=IND&v=2"


@pytest.mark.parametrize(
    ("form", "media"),
    [
        ("geojson", "application/geo+json"),
        ("gpkg", "application/geopackage+sqlite3"),
        ("kml", "application/vnd.google-earth.kml+xml"),
        ("csv", "text/csv; charset=utf-8"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_a_view_is_exported_under_its_name(client: TestClient, form: str, media: str) -> None:
    answer = client.get(f"/export/disputes.{form}?as=IND&sel=zone:aksai-chin&part=selection")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="kavkaz-atlas-disputes-IND-2020-09-21-selection.{form}"'
    )
    tag = answer.headers["etag"]
    again = client.get(answer.url, headers={"If-None-Match": tag})
    assert again.status_code == 304


def test_a_file_is_in_the_language_of_its_view_and_says_so(client: TestClient) -> None:
    told = client.get("/export/farkhor.geojson?lang=ru&layers=rings").json()
    assert (told["language"], told["atlas"]) == ("ru", "Кавказ-атлас")
    assert told["disclaimer"].startswith("Обозначения")
    assert {row["properties"]["name"] for row in told["features"]} >= {
        f"Авиабаза Фархор: окружность {radius}\u00a0км" for radius in (50, 200)
    }
    kml = client.get("/export/farkhor.kml?lang=ru&layers=rings").text
    assert "<description>Кавказ-атлас: " in kml


@pytest.mark.parametrize("form", ["geojson", "gpkg", "kml"])
@pytest.mark.parametrize("query", ["layers=", "part=selection"])
def test_a_view_that_shows_nothing_is_a_file_without_features(
    client: TestClient, tmp_path: Path, form: str, query: str
) -> None:
    answer = client.get(f"/export/overview.{form}?{query}&v=2")
    assert answer.status_code == 200
    file = tmp_path / f"nothing.{form}"
    file.write_bytes(answer.content)
    layers = {name for name, _ in pyogrio.list_layers(file)} - {"sources", "about"}
    assert [len(pyogrio.read_dataframe(file, layer=name)) for name in layers] in ([], [0])


def test_rings_and_claims_are_exported(client: TestClient) -> None:
    rings = client.get("/export/farkhor.geojson?layers=rings&rings=50,100&v=2").json()["features"]
    assert [feature["id"] for feature in rings] == ["ring:50", "ring:100"]
    claim = "/export/claims.geojson?sel=claim:farkhor-close-to-pakistan&part=selection&v=2"
    ids = {feature["id"] for feature in client.get(claim).json()["features"]}
    assert {"place:farkhor", "measure:farkhor-pakistan"} <= ids


@pytest.mark.parametrize("query", ["layers=", "part=selection"])
def test_tables_of_a_view_that_shows_nothing_say_where_they_come_from(
    client: TestClient, query: str
) -> None:
    text = client.get(f"/export/overview.csv?{query}&v=2").content.decode("utf-8-sig")
    assert {line.partition(",")[0] for line in text.splitlines()} == {"layer", "about"}
    content = client.get(f"/export/overview.xlsx?{query}&v=2").content
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["sources", "about"]


def test_an_export_is_of_what_lies_in_the_frame(client: TestClient) -> None:
    def ids(query: str) -> set[str]:
        address = f"/export/disputes.geojson?layers=states,places&v=2&{query}"
        return {feature["id"] for feature in client.get(address).json()["features"]}

    near = ids("at=40,46.5,7")
    assert {"state:ARM", "state:AZE"} <= near
    assert not {"state:IND", "state:PAK"} & near
    assert near < ids("at=40,46.5,7&part=all")
    assert ids("within=66,37,67,38") == {"state:AFG", "state:TKM", "state:UZB"}
    over = ids("within=170,60,200,70")
    assert {"state:RUS", "state:USA"} <= over
    assert "state:IND" not in over


def test_tables_can_be_had_one_by_one_and_as_a_workbook(client: TestClient, atlas: Atlas) -> None:
    tables = client.get("/data/index.json").json()["tables"]
    assert [table["name"] for table in tables] == list(RECORDS)
    for table in tables:
        content = client.get(table["url"]).content
        assert len(content) == table["bytes"]
        assert content.startswith(b"\xef\xbb\xbfid,")
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get("/data/tables.xlsx").content))
    assert book.sheet_names == [*RECORDS, "about"]
    heading, *rows = book.get_sheet_by_name("events").to_python()
    assert len(rows) == len(atlas.dossier.timeline)
    assert {type(row[heading.index("date_day")]) for row in rows} == {date}


def test_the_page_of_sources_links_every_file(client: TestClient, atlas: Atlas) -> None:
    index = client.get("/data/index.json").json()
    parts = sources_parts(atlas, index["layers"], TableFiles("sources", ""))
    links = set(re.findall('href="([^"]*)"', parts["layers"]))
    files = {entry["url"] for entry in (*index["layers"], *index["tables"])}
    assert files | {"/data/layers.gpkg", "/data/tables.xlsx"} <= links


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/export/disputes.shp", 400, "expected .geojson"),
        ("/export/disputes.csv?part=half", 400, "part view or all or selection"),
        ("/data/zones.geojson?as=IND", 400, "/export/<page>.geojson?as=…"),
        ("/data/layers.gpkg?on=2024-01-01", 400, "/export/<page>"),
        ("/data/claims.csv?as=PAK&on=2024-01-01", 400, "/export/<page>"),
        ("/export/nothing.csv", 404, "no map page 'nothing'"),
        ("/export/sources.csv", 404, "no map page"),
    ],
)
def test_what_cannot_be_exported_is_named(
    client: TestClient, path: str, status: int, words: str
) -> None:
    answer = client.get(path, headers={"Origin": "https://reader.example"})
    assert answer.status_code == status
    assert words in answer.json()["error"]
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_browser_of_another_origin_may_ask_with_a_validator(client: TestClient) -> None:
    asked = {
        "Origin": "https://reader.example",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "If-None-Match",
    }
    answer = client.options("/data/zones.geojson", headers=asked)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "GET" in answer.headers["access-control-allow-methods"]


@pytest.mark.parametrize(
    ("wanted", "status", "part"),
    [
        ("bytes=0-15", 206, slice(0, 16)),
        ("bytes=100-", 206, slice(100, None)),
        ("bytes=-7", 206, slice(-7, None)),
        ("bytes=5-2", 416, None),
        ("bytes=999999999-", 416, None),
        ("bytes=-", 200, slice(None)),
        ("bytes=0-1,4-5", 200, slice(None)),
        ("pages=1-2", 200, slice(None)),
    ],
)
def test_ranges_of_bytes(client: TestClient, wanted: str, status: int, part: slice | None) -> None:
    whole = client.get("/data/layers.gpkg").content
    assert whole.startswith(b"SQLite format 3\0")
    answer = client.get("/data/layers.gpkg", headers={"Range": wanted})
    assert answer.status_code == status
    assert answer.headers["accept-ranges"] == "bytes"
    if part is not None:
        assert answer.content == whole[part]
    if status == 206:
        found = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", answer.headers["content-range"])
        assert found is not None
        assert int(found[2]) - int(found[1]) + 1 == len(answer.content)


def test_a_range_of_an_older_version_is_not_mixed_in(client: TestClient) -> None:
    headers = {"Range": "bytes=0-3", "If-Range": '"older"'}
    assert client.get("/data/layers.gpkg", headers=headers).status_code == 200


@pytest.mark.nightly
def test_gdal_reads_the_addresses_as_they_are(address: str) -> None:
    zones = gpd.read_file(f"{address}/data/zones.geojson")
    assert zones.crs.to_epsg() == 4326
    assert "zone:crimea" in set(zones["id"])
    url = f"/vsicurl/{address}/data/layers.gpkg"
    names = [name for name, _ in pyogrio.list_layers(url)]
    assert names == [*(layer.name for layer in CATALOGUE), *RECORDS, "about", "layer_styles"]
    places = pyogrio.read_dataframe(url, layer="places")
    assert "place:farkhor" in set(places["id"])
    assert places.crs.to_epsg() == 4326


def test_the_description_is_openapi(client: TestClient) -> None:
    validate(client.get("/openapi.json").json())


def test_every_described_address_answers(client: TestClient) -> None:
    for path, entry in client.get("/openapi.json").json()["paths"].items():
        given = entry["get"]["parameters"]
        filled = path.format_map(
            {one["name"]: one["example"] for one in given if one["in"] == "path"}
        )
        query = {one["name"]: VIEW for one in given if one.get("required") and one["in"] == "query"}
        answer = client.get(filled, params=query)
        assert answer.status_code == 200, filled
        media = answer.headers["content-type"].partition(";")[0]
        described = entry["get"]["responses"]["200"]["content"]
        assert media in {name.partition(";")[0] for name in described}, filled


def test_every_open_route_is_described(atlas: Atlas, client: TestClient) -> None:
    described = {
        re.sub(r"\{[^}]*\}", "*", path) for path in client.get("/openapi.json").json()["paths"]
    }
    own = {
        route.path
        for route in routes(atlas)
        if isinstance(route, Route) and route.name != "nothing"
    }
    shapes = {re.sub(r"\{[^}]*\}", "*", path) for path in own}
    # One route serves all documents of /data; those without a summary are not for others.
    closed = {address.path for address in ADDRESSES.values() if not address.summary}
    closed = {re.sub(r"\{[^}]*\}", "*", path) for path in closed}
    assert shapes - {"/data/*", "/data/scenes/*.json"} - closed <= described
