"""What `new` writes opens at once: the server is ready, and every page of it runs."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from streamlit.testing.v1 import AppTest

from geo.dossier.served import VARIABLE, serve_dossier
from geo.web.view.pages import read_pages
from tests.servers import NOT_WARMED_UP, ROOT, served

PAGES = (
    "overview",
    "places",
    "participants",
    "disputes",
    "claims",
    "ties",
    "exercises",
    "timeline",
    "sources",
    "changes",
)

pytestmark = pytest.mark.nightly


@pytest.fixture(scope="module")
def serving_example(example: Path) -> Iterator[None]:
    with serve_dossier(example):
        yield


def _show(name: str) -> None:
    from geo.web.ui.page import show_page

    show_page(name)


@pytest.mark.usefixtures("serving_example")
@pytest.mark.parametrize("name", PAGES)
def test_each_page_runs(name: str) -> None:
    app = AppTest.from_function(_show, args=(name,), default_timeout=120)
    app.run()
    assert not app.exception
    assert read_pages()[name].heading in "\n".join(one.proto.body for one in app.get("html"))


def test_the_server_answers_with_each_page(example: Path) -> None:
    with serve_dossier(example):
        paths = [page.path for page in read_pages().values()]
    environment = {VARIABLE: str(example), **NOT_WARMED_UP}
    with served(ROOT / "app.py", environment=environment) as running:
        ready = httpx.get(f"{running.address}/healthz", timeout=60)
        assert ready.json()["status"] == "ready"
        metrics = httpx.get(f"{running.address}/metrics", timeout=60).text
        assert "\natlas_warming_up 0.0\n" in metrics, "a host that wants no warm-up has none"
        for path in paths:
            answer = httpx.get(f"{running.address}/{path}", timeout=60)
            assert answer.status_code == 200
            assert "Example Atlas" in answer.text
            assert "Kavkaz" not in answer.text, path
