"""The README's commands are those that CI runs."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_ci_runs_the_second_command() -> None:
    commands = re.findall(r"```sh\n(.+?)\n```", (ROOT / "README.md").read_text("utf-8"))
    assert commands[0].endswith("streamlit run app.py")
    assert (ROOT / ".ci" / "run").read_text("utf-8").rstrip().endswith(commands[1])


def test_the_readme_names_the_browsers_that_an_older_one_is_told() -> None:
    page = (ROOT / "geo/web/html/templates/early.html").read_text("utf-8")
    told = re.search(r"Edge (\d+), Firefox (\d+), Safari ([\d.]+)\)", page)
    assert told
    chrome, firefox, safari = told.groups()
    said = (ROOT / "README.md").read_text("utf-8")
    assert f"Edge from {chrome}, Firefox from {firefox}, Safari and iOS from {safari}." in said
