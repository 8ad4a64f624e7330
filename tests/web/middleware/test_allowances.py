"""What clients may still ask for: whole answers, parts of them, and what is refused at once."""

from functools import partial

import pyogrio
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas
from geo.layers.catalogue import CATALOGUE
from geo.web.middleware import request_limits
from geo.web.middleware.allowances import MOST_CLIENTS, PAID_S, PART_COST, Allowances, Buckets
from geo.web.server.routes import middleware, routes
from tests.servers import NOT_WARMED_UP, ROOT, served

# What GDAL looks for beside a picture that it opens at its address.
BESIDE = ("", *(f"overview.{kind}" for kind in ("png.aux.xml", "aux", "pgw", "png.ovr", "png.msk")))


@pytest.fixture
def few_allowed(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A site of which a client may ask for three previews, and no minute ever passes."""
    monkeypatch.setattr(request_limits, "Allowances", partial(Allowances, clock=lambda: 0.0))
    monkeypatch.setenv("KAVKAZ_ATLAS_REQUESTS_PER_MINUTE", "3")
    return TestClient(Starlette(routes=routes(atlas), middleware=middleware(atlas)))


def test_costly_addresses_have_a_rate_and_pages_have_none(few_allowed: TestClient) -> None:
    path = "/summary/overview.json"
    few_allowed.options(path)  # costs nothing
    statuses = [few_allowed.get(path).status_code for _ in range(14)]
    assert statuses == [200] * 12 + [429] * 2
    assert few_allowed.get("/data/index.json").status_code == 200
    refused = few_allowed.get(path)
    assert (refused.headers["retry-after"], "again" in refused.json()["error"]) == ("60", True)
    other = few_allowed.get(path, headers={"X-Forwarded-For": "198.51.100.7"})
    assert other.status_code == 429, "the word of a stranger is not taken"


def test_what_is_paid_for_is_read_in_parts(few_allowed: TestClient) -> None:
    path = "/export/farkhor.csv?part=selection"
    assert [few_allowed.head(path).status_code for _ in range(5)] == [200] * 5
    parts = [
        few_allowed.get(path, headers={"Range": f"bytes={first}-{first}"}) for first in range(60)
    ]
    assert {part.status_code for part in parts} == {206}
    # Another address, and the whole, are still paid for.
    others = [few_allowed.get(f"{path}&lang=ru", headers={"Range": "bytes=0-0"}) for _ in range(2)]
    assert [other.status_code for other in others] == [206, 206]
    assert few_allowed.get(path).status_code == 429


def test_what_is_refused_before_it_is_made_costs_next_to_nothing(few_allowed: TestClient) -> None:
    for beside in BESIDE * 5:
        assert few_allowed.get(f"/figure/{beside}").status_code in (400, 404), beside
    # Whether a table has a row is known only once the table is made.
    tables = [few_allowed.get("/table/disputes/nothing.csv").status_code for _ in range(7)]
    assert (tables[0], tables[-1]) == (404, 429)


def test_parts_are_of_what_the_client_paid_for_of_late() -> None:
    now = [0.0]
    allowances = Allowances(10, lambda: now[0])
    assert allowances.take("one", b"/figure", 4, in_part=True) == 4
    assert allowances.take("one", b"/figure", 4, in_part=True) == PART_COST
    assert allowances.take("two", b"/figure", 4, in_part=True) == 4
    assert allowances.take("one", b"/other", 4, in_part=True) == 4
    assert allowances.take("one", b"/figure", 4, in_part=False) is None
    now[0] += PAID_S
    assert allowances.take("one", b"/figure", 4, in_part=True) == 4
    for number in range(MOST_CLIENTS + 5):
        allowances.take("many", str(number).encode(), 0, in_part=True)
    assert len(allowances._paid) == MOST_CLIENTS


def test_a_bucket_fills_again_and_many_clients_take_little_room() -> None:
    now = [0.0]
    buckets = Buckets(60, lambda: now[0])
    assert [buckets.take("one") for _ in range(61)] == [True] * 60 + [False]
    now[0] += 1
    assert (buckets.take("one"), buckets.take("one")) == (True, False)
    buckets.give_back("one", 1)
    assert (buckets.take("one"), buckets.take("one")) == (True, False)
    for number in range(MOST_CLIENTS + 5):
        buckets.take(str(number))
    assert len(buckets._levels) == MOST_CLIENTS


@pytest.mark.nightly
def test_a_class_behind_one_address_reads_all_layers_in_place() -> None:
    with served(ROOT / "app.py", environment=NOT_WARMED_UP) as running:
        url = f"/vsicurl/{running.address}/data/layers.gpkg"
        pyogrio.set_gdal_config_options({"CPL_VSIL_CURL_NON_CACHED": "/vsicurl/"})
        try:
            for _ in range(10):
                for layer in CATALOGUE:
                    assert len(pyogrio.read_dataframe(url, layer=layer.name, use_arrow=False))
        finally:
            pyogrio.set_gdal_config_options({"CPL_VSIL_CURL_NON_CACHED": None})
