"""Which tests run when, and what a test needs that does not ask for it."""

import subprocess
import sys

import pytest

from tests.servers import ROOT

pytest_plugins = ["pytester"]
# Each of them runs Python or pytest once more.
pytestmark = pytest.mark.whole

_SORTED = """
import pytest

@pytest.mark.nightly
def test_slow() -> None: ...

@pytest.mark.whole
def test_whole() -> None: ...

def test_quick() -> None: ...
"""


@pytest.mark.nightly
def test_what_all_tests_share_needs_neither_streamlit_nor_playwright() -> None:
    code = "import sys, tests.conftest; print({'streamlit', 'playwright'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "set()", done.stderr


@pytest.mark.parametrize(
    ("marks", "wanted"),
    [
        pytest.param("", ["whole", "quick"], marks=pytest.mark.nightly),
        pytest.param("not scripts", ["whole", "quick"], marks=pytest.mark.nightly),
        ("not browser", ["quick"]),
        ("nightly", ["slow"]),
    ],
)
def test_what_is_for_other_runs_runs_where_it_is_named(
    marks: str, wanted: list[str], pytester: pytest.Pytester
) -> None:
    pytester.makeconftest("from tests.conftest import pytest_collection_modifyitems")
    pytester.makepyfile(_SORTED)
    pytester.makeini(
        "[pytest]\nmarkers = nightly: slow\n browser: drives a browser\n whole: makes much\n"
        " scripts: needs node"
    )
    done = pytester.runpytest_inprocess("-q", "--collect-only", "-m", marks)
    found = [line.partition("::test_")[2] for line in done.outlines if "::" in line]
    assert found == wanted
