"""The short form of `python -m tests.fuzz`, and the interface by its own description."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.layers.atlas import Atlas
from geo.web.content.page_view import choices_of
from geo.web.view.pages import read_pages
from tests.dossier.content import copy_facts
from tests.dossier.parsing import parse_once
from tests.fuzz.cases import (
    Request,
    check_damage,
    check_edit,
    check_query,
    check_request,
    damages,
    edits,
    queries,
    requests,
)

pytestmark = pytest.mark.whole

_SHARED = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)


@settings(max_examples=300, suppress_health_check=_SHARED)
@given(queries)
def test_any_query_is_read(atlas: Atlas, query: str) -> None:
    check_query(query, choices_of(atlas, read_pages()["overview"]))


@settings(max_examples=40, suppress_health_check=_SHARED)
@given(requests)
def test_any_request_is_answered(client: TestClient, request_: Request) -> None:
    check_request(client, request_, Counter())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_facts(tmp_path_factory.mktemp("fuzz") / "data")


@pytest.fixture
def _parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parse_once(monkeypatch)


@pytest.mark.usefixtures("_parsed_once")
@settings(max_examples=12, suppress_health_check=_SHARED)
@given(edits)
def test_any_cell_is_read_or_refused(folder: Path, edit: tuple[str, int, int, str]) -> None:
    check_edit(folder, edit)


@pytest.mark.usefixtures("_parsed_once")
@settings(max_examples=12, suppress_health_check=_SHARED)
@given(damages)
def test_any_damage_is_read_or_refused(folder: Path, damage: tuple[str, int, bytes, int]) -> None:
    check_damage(folder, damage)


@pytest.mark.nightly
def test_what_the_description_offers_is_answered(application: Starlette) -> None:
    # Imported here, because it takes longer than the other tests of this file.
    import schemathesis
    from schemathesis.checks import not_a_server_error

    described = schemathesis.openapi.from_asgi("/openapi.json", application)
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) >= 10
    for operation in operations:

        @settings(max_examples=1, suppress_health_check=list(HealthCheck))
        @given(operation.as_strategy())
        def answered(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=[not_a_server_error])

        answered()
