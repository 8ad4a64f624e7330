"""What the browser is told of each feature that it draws."""

import re
from pathlib import Path
from typing import Any

import pytest

from geo.layers.atlas import Atlas
from geo.layers.states import label_spans
from geo.layers.ties import ties
from geo.maps import assets
from geo.maps.drawing import COARSE_BELOW_ZOOM, drawings
from geo.maps.style import STRENGTHS


def _drawn(atlas: Atlas, layer: str) -> dict[str, Any]:
    document = next(made.document for made in drawings(atlas) if made.layer == layer)
    return {feature["id"]: feature["properties"] for feature in document["features"]}


def test_a_tie_says_how_closely_its_sources_were_read(atlas: Atlas) -> None:
    frame, drawn = ties(atlas), _drawn(atlas, "ties")
    assert set(frame["confidence"]) <= set(STRENGTHS)
    widths = [STRENGTHS[level] for level in ("read", "mixed", "unverified-recall")]
    assert widths == sorted(widths, reverse=True)
    for tie in frame.itertuples():
        assert f"strength-{tie.confidence}" in drawn[tie.id]["style"].split()


def test_the_span_of_a_state_holds_its_label_point(atlas: Atlas) -> None:
    spans = label_spans(atlas)
    assert len(spans) > 200
    for code, (west, south, east, north) in spans.items():
        assert -180 <= west <= float(str(atlas.state_names[code]["label_lon"])) <= east <= 180
        assert -90 <= south <= float(str(atlas.state_names[code]["label_lat"])) <= north <= 90
    west, south, east, north = spans["KAZ"]
    assert 46 < west < 48
    assert 85 < east < 88
    assert 40 < south < 44 < 52 < north < 56
    # A country of islands whose label stands in the water between them has none.
    assert "BHS" not in spans
    drawn = _drawn(atlas, "state-labels")
    assert drawn["label-KAZ"]["span"] == [round(edge, 1) for edge in (west, south, east, north)]
    assert "span" not in drawn["label-BHS"]


@pytest.mark.parametrize("layer", ["cities", "lakes", "rivers"])
def test_far_views_are_sent_what_is_due_in_them(atlas: Atlas, layer: str) -> None:
    features = {
        made.band: {feature["id"]: feature["properties"] for feature in made.document["features"]}
        for made in drawings(atlas)
        if made.layer == layer
    }
    assert set(features) == {"coarse", "all"}
    due = {name: told for name, told in features["all"].items() if told["min_zoom"] < 4.5}
    assert due
    assert due == features["coarse"]


def test_script_and_figure_change_bands_at_the_same_zoom() -> None:
    script = (Path(assets.__file__).parent / "static" / "01-map.js").read_text("utf-8")
    (zoom,) = re.findall(r"^Atlas\.BANDS = \[([0-9.]+), ", script, flags=re.MULTILINE)
    assert float(zoom) == COARSE_BELOW_ZOOM
