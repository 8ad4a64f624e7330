"""The comparison says what it measured, and writes between its marks only."""

from pathlib import Path

import pytest

from geo.layers.worldview import Look
from tests.benchmarks import compare, report
from tests.benchmarks.compared.plain_layers import colours, plain_layers

SAMPLES = {
    "atlas": {"first map": [100.0, 300.0, 200.0], "bytes per click": [2.0]},
    "stock": {"first map": [800.0], "bytes per click": [5.0]},
}


def test_the_table_has_medians_and_ratios_to_the_atlas() -> None:
    lines = compare.table(SAMPLES)
    assert "| first map | 200 ms | 800 ms (4 ×) |" in lines
    assert "| bytes per click | 2.0 kB | 5.0 kB (2.5 ×) |" in lines
    assert "| JS heap | – | – |" in lines


def test_the_report_replaces_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = tmp_path / "README.md"
    first, last = report.marks("growth")
    readme.write_text(f"before\n{first}\nold\n{last}\nafter\n", "utf-8")
    monkeypatch.setattr(report, "README", readme)
    report.write("growth", "new")
    assert readme.read_text("utf-8") == f"before\n{first}\nnew\n{last}\nafter\n"
    readme.write_text("no marks", "utf-8")
    with pytest.raises(ValueError, match="put them back"):
        report.write("growth", "new")


def test_the_readme_has_a_place_for_each_report() -> None:
    text = report.README.read_text("utf-8")
    for name in report.NAMES:
        assert all(text.count(mark) == 1 for mark in report.marks(name)), name


@pytest.mark.nightly
def test_every_feature_that_is_compared_can_be_named_and_coloured() -> None:
    layers = plain_layers()
    assert all(layer["features"] for layer in layers.values())
    tints = colours(Look())
    assert {face["id"] for face in layers["faces"]["features"]} <= set(tints)
