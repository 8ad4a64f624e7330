"""The preview follows saves, keeps the last good state, and says what is wrong."""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.dossier.served import default_folder, dossier_folder, try_dossier
from geo.editing import preview
from geo.editing.preview import look_of
from geo.layers.atlas import open_atlas
from geo.web.content.shared_atlas import english_atlas
from geo.web.server.current import Current, current_middleware, current_routes
from geo.web.server.routes import middleware, routes
from tests.servers import ROOT, free_port, stop, until_it_answers

pytestmark = pytest.mark.whole

# What the preview promises on a machine that does nothing else, and the slack of one that does.
PROMISE_S = 2.0
SLACK_S = 28.0
RUN = """
import argparse, sys
from geo.editing import preview
parser = argparse.ArgumentParser()
preview.add_parser(parser.add_subparsers(required=True))
arguments = parser.parse_args()
sys.exit(arguments.run(arguments))
"""


@dataclass
class Shown:
    """A running preview and the folder that it shows."""

    address: str
    folder: Path
    version: int = 1

    def page(self, query: str = "") -> str:
        return httpx.get(f"{self.address}/{query}", timeout=60).text

    def state(self) -> Any:
        return httpx.get(f"{self.address}/preview-state.json", timeout=60).json()

    def change(self, file: str, was: str, now: str) -> None:
        text = (self.folder / file).read_text("utf-8")
        assert text.count(was) == 1
        (self.folder / file).write_text(text.replace(was, now), "utf-8")

    def wait(self, holds: Callable[[], bool]) -> float:
        """Waits until something holds, and says how many seconds it took."""
        begun = time.monotonic()
        while not holds():
            assert time.monotonic() - begun < PROMISE_S + SLACK_S
            time.sleep(0.05)
        return time.monotonic() - begun


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    folder = Path(shutil.copytree(default_folder(), tmp_path_factory.mktemp("edited") / "atlas"))
    port = free_port()
    command = [sys.executable, "-c", RUN, "preview", str(folder), "--port", str(port)]
    with (
        tempfile.TemporaryFile("w+") as printed,
        subprocess.Popen(command, cwd=ROOT, stdout=printed, stderr=subprocess.STDOUT) as process,
    ):
        try:
            until_it_answers(process, f"http://localhost:{port}", printed)
            yield Shown(f"http://localhost:{port}", folder)
        finally:
            stop(process)


PLACE = "?sel=place:astrakhan"


@pytest.mark.nightly
def test_a_changed_cell_is_on_the_page_and_open_pages_are_told(shown: Shown, record_property):
    assert 'id="preview-strip"' in shown.page()
    version = shown.state()["version"]
    shown.change("places.csv", "astrakhan,Astrakhan,", "astrakhan,Astrakhan anew,")
    took = shown.wait(lambda: "<title>Astrakhan anew" in shown.page(PLACE))
    record_property("seconds", round(took, 2))
    shown.wait(lambda: shown.state()["version"] > version)
    shown.change("places.csv", "astrakhan,Astrakhan anew,", "astrakhan,Astrakhan,")
    shown.wait(lambda: shown.state()["version"] > version + 1)


@pytest.mark.nightly
def test_a_broken_cell_leaves_the_old_words_and_is_named(shown: Shown):
    version = shown.state()["version"]
    shown.change("places.csv", ",city,RUS,48.04076,", ",citty,RUS,48.04076,")
    shown.wait(lambda: "1 problem, page as of " in shown.page(PLACE))
    page = shown.page(PLACE)
    assert "places.csv row 2, &#x27;astrakhan&#x27;, kind &#x27;citty&#x27;: " in page
    assert "<title>Astrakhan · " in page
    assert shown.state()["version"] == version
    shown.change("places.csv", ",citty,RUS,48.04076,", ",city,RUS,48.04076,")
    shown.wait(lambda: not shown.state()["text"])
    assert "1 problem" not in shown.page(PLACE)


@pytest.mark.nightly
def test_pages_and_story_are_followed_too(shown: Shown):
    shown.change("pages.yaml", "title: Story", "title: A tale")
    shown.wait(lambda: "<title>A tale" in shown.page())
    shown.change("story.yaml", "title: Kabul, 1979", "title: [")
    shown.wait(lambda: "story.yaml" in shown.state()["text"])
    assert "<title>A tale" in shown.page()
    shown.change("story.yaml", "title: [", "title: Kabul, 1979")
    shown.wait(lambda: not shown.state()["text"])


@pytest.mark.nightly
def test_the_script_of_the_strip_is_served(shown: Shown):
    answer = httpx.get(f"{shown.address}/preview.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "/preview-state.json" in answer.text


@pytest.mark.nightly
def test_pages_of_a_normal_server_know_nothing_of_previews():
    atlas = english_atlas()
    client = TestClient(Starlette(routes=routes(atlas), middleware=middleware(atlas)))
    assert "preview-strip" not in client.get("/").text
    assert client.get("/preview.js").status_code == 404


def test_what_is_answered_follows_the_atlas():
    first, second = english_atlas(), open_atlas()
    current = Current(first)
    client = TestClient(
        Starlette(routes=current_routes(current), middleware=current_middleware(current))
    )
    assert client.get("/preview-state.json").json() == {"version": 1, "text": ""}
    current.complain(("places.csv row 2: <b>", *("more" for _ in range(9))))
    page = client.get("/").text
    assert "10 problems, page as of " in page
    assert "places.csv row 2: &lt;b&gt;" in page
    assert "… and 2 more" in page
    current.follow(second)
    assert current.atlas is second
    assert client.get("/preview-state.json").json() == {"version": 2, "text": ""}
    assert client.get("/healthz").json()["status"] == "ready"


def test_an_atlas_that_cannot_be_made_leaves_the_one_before(monkeypatch):
    current = Current(english_atlas())
    store, before = current.store, current.atlas

    def fail(_atlas: object) -> None:
        raise KeyError("doklam")

    monkeypatch.setattr("geo.web.server.current.open_asset_store", fail)
    with pytest.raises(KeyError, match="doklam"):
        current.follow(open_atlas())
    assert (current.atlas, current.store, current.version) == (before, store, 1)


def test_a_folder_is_tried_in_one_thread_alone(tmp_path: Path):
    with try_dossier(tmp_path):
        assert dossier_folder() == tmp_path
    assert dossier_folder() == default_folder()


def test_what_spreadsheets_and_git_keep_is_not_looked_at(tmp_path: Path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/index").write_text("")
    for name in ("facts.xlsx", "~$facts.xlsx", ".places.csv.swp", "places.csv"):
        (tmp_path / name).write_text("")
    assert [Path(name).name for name, _, _ in look_of(tmp_path)] == ["places.csv"]


@pytest.mark.parametrize(
    ("broken", "status", "sentence"),
    [(False, 2, "is no dossier folder: it has no dossier.yaml."), (True, 1, "start the preview")],
)
def test_a_folder_that_cannot_be_shown_gets_a_sentence(broken, status, sentence, tmp_path, capsys):
    folder = tmp_path / "atlas"
    folder.mkdir()
    if broken:
        (folder / "dossier.yaml").write_text("name: 1\n")
    parser = argparse.ArgumentParser()
    preview.add_parser(parser.add_subparsers(required=True))
    arguments = parser.parse_args(["preview", str(folder)])
    assert arguments.run(arguments) == status
    assert sentence in capsys.readouterr().err
