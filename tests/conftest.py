"""What many tests share: the atlas, opened once, a served copy of it, and how tests are sorted.

Nothing here imports Streamlit or Playwright, so that a test of facts needs neither.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from geo.i18n.languages import ENGLISH, set_language
from geo.layers.atlas import Atlas
from geo.layers.worldview import Look
from geo.web.content.shared_atlas import english_atlas
from tests.looks import every, sampled
from tests.servers import ROOT, served
from tests.shared import common_folder, noting_who_asks, shared

BROWSER = Path(__file__).parent / "browser"
# The run that says within a minute what a change broke.
QUICK = "not browser"

# The same examples at every run: a change fails for what it changed, not by luck or a busy machine.
settings.register_profile("gate", derandomize=True, deadline=None, max_examples=25)
settings.register_profile("night", settings.get_profile("gate"), max_examples=200)


def pytest_configure(config: pytest.Config) -> None:
    """Laws are tried on more examples in the night."""
    settings.load_profile("night" if "nightly" in config.option.markexpr else "gate")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Who wants no browser needs not even import Playwright."""
    return True if config.option.markexpr == QUICK and collection_path == BROWSER else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks the tests of tests/browser, puts them first, and leaves out what is for other runs.

    The nightly ones run where `-m` names them. Who wants no browser wants to know within a minute:
    what makes whole outputs runs in the gate, or where `-m` names it.
    """
    for item in items:
        if BROWSER in item.path.parents:
            item.add_marker("browser")
    wanted = config.option.markexpr
    unwanted = {"whole"} if wanted == QUICK else set()
    if "nightly" not in wanted:
        unwanted.add("nightly")
    left_out = {item for item in items if unwanted & {mark.name for mark in item.iter_markers()}}
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=[*left_out])
    # The longest first, so that no process waits for another at the end.
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """A page that was run in a test before may have spoken another language last."""
    set_language(ENGLISH)


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The one that pages and routes open themselves, so that it is opened once."""
    return english_atlas()


@pytest.fixture(scope="session", params=[sampled, pytest.param(every, marks=pytest.mark.nightly)])
def looks(atlas: Atlas, request: pytest.FixtureRequest) -> list[Look]:
    """Viewers with days: some of all in the gate, all of them in the night."""
    found: list[Look] = request.param(atlas)
    return found


@pytest.fixture(scope="session")
def asked_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a line for each request of the server to another host; none is answered."""
    return common_folder(tmp_path_factory) / "asked-elsewhere"


@pytest.fixture(scope="session")
def address(asked_elsewhere: Path) -> Iterator[str]:
    """Where the atlas answers: one server for all processes of a run."""

    @contextmanager
    def start() -> Iterator[str]:
        with noting_who_asks(asked_elsewhere) as port:
            names = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")
            proxies = dict.fromkeys(names, f"http://127.0.0.1:{port}")
            environment = {**proxies, "no_proxy": "localhost,127.0.0.1"}
            with served(ROOT / "app.py", environment=environment) as running:
                yield running.address

    with shared(asked_elsewhere.with_name("address"), start) as found:
        yield found
