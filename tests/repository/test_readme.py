"""The README's commands are those that CI runs."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_ci_runs_the_second_command() -> None:
    commands = re.findall(r"```sh\n(.+?)\n```", (ROOT / "README.md").read_text("utf-8"))
    assert commands[0].endswith("streamlit run app.py")
    assert (ROOT / ".ci" / "run").read_text("utf-8").rstrip().endswith(commands[1])
