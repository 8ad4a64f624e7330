"""The law of names on the live map, in several sizes, and that plates write the same names."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, FrameLocator

from geo.i18n.languages import languages
from geo.layers.atlas import Atlas
from geo.maps.layers.registry import names_of_parts
from geo.maps.print.naming.boxes import is_free, is_within
from geo.maps.print.naming.labels import place_names
from geo.web.content.figure_spec import figure_view
from geo.web.content.map_content import lead_measure, subject_of
from geo.web.content.page_view import view_of
from geo.web.view.pages import read_pages
from tests.chromium import map_of, visit
from tests.label_views import LANGUAGES, VIEWS, LabelView

WIDTHS = (360, 390, 768, 1400, 2560)

# The labels that stand once none has been placed for a while, with what lies below and above them.
_LABELS = """async () => {
  const count = () => performance.getEntriesByName("atlas:labels", "measure").length;
  /* A map whose frame has changed places its labels a fifth of a second later. */
  for (let [last, quiet] = [-1, 0]; quiet < 6; quiet = last === count() ? quiet + 1 : 0) {
    last = count();
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  const { map, labels } = Atlas.debug();
  const frame = map.getContainer().getBoundingClientRect();
  const controls = [...document.querySelectorAll(".leaflet-control, .atlas-caption")]
    .map((control) => control.getBoundingClientRect())
    .filter(({ width, height }) => width && height)
    .map(({ left, top, right, bottom }) =>
      [left - frame.left, top - frame.top, right - frame.left, bottom - frame.top]);
  /* About a point, because the land of a small state may be smaller than a letter. */
  const near = [-14, -7, 0, 7, 14];
  const below = (x, y) => near.flatMap((right) => near.flatMap((down) =>
    document.elementsFromPoint(frame.left + x + right, frame.top + y + down)
      .map((element) => element.getAttribute("data-feature")).filter(Boolean)));
  const { lat, lng } = map.getCenter();
  return {
    size: [map.getSize().x, map.getSize().y], at: `${lat},${lng},${map.getZoom()}`, controls,
    labels: labels[0].map(({ boxes, leader, ...label }) => {
      const [left, top, right, low] = boxes[0];
      const from = leader?.[0] ?? { x: (left + right) / 2, y: (top + low) / 2 };
      return { ...label, boxes, led: Boolean(leader), below: below(from.x, from.y) };
    }),
  };
}"""


def _standing(frame: FrameLocator) -> Any:
    return frame.locator("body").evaluate(_LABELS)


def _assert_lawful(told: Any, subject: tuple[str, ...], zones: Mapping[str, set[str]]) -> None:
    labels, (width, height) = told["labels"], told["size"]
    assert set(subject) <= {label["feature"] for label in labels}
    boxes = [(at, box) for at, label in enumerate(labels) for box in label["boxes"]]
    for at, box in boxes:
        text = labels[at]["text"]
        assert is_within(box, width, height), text
        assert is_free(box, told["controls"]), text
        assert is_free(box, [other for after, other in boxes if after > at]), text
    said = [(label["style"] == "state", label["feature"], label["text"]) for label in labels]
    assert len(set(said)) == len(said)
    for label in labels:
        kind = label["feature"].partition(":")[0]
        if kind == label["style"] and kind in ("state", "zone") and label["below"]:
            # All land of a small state may be a zone that it holds.
            own = {label["feature"], *zones.get(label["feature"], ())}
            assert own & set(label["below"]), label


def _zones_held(atlas: Atlas) -> Mapping[str, set[str]]:
    """The zones that each state has held on some day, by their ids."""
    held: dict[str, set[str]] = {}
    for row in atlas.dossier.control.values():
        held.setdefault(f"state:{row.administrator}", set()).add(f"zone:{row.dispute_id}")
    return held


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("view", "language"),
    [(view, language) for view in VIEWS for language in LANGUAGES],
)
def test_names_hide_nothing_at_any_width(
    atlas: Atlas, browser: Browser, address: str, view: LabelView, language: str
) -> None:
    zones = _zones_held(atlas)
    glue = "&" if view.query else "?"
    with visit(browser, WIDTHS[0], 844, reduced_motion="reduce") as (page, _):
        page.goto(f"{address}{view.address}{glue}lang={language}")
        frame = map_of(page)
        frame.locator(".label").first.wait_for()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            _assert_lawful(_standing(frame), view.subject if not view.query else (), zones)


@pytest.mark.nightly
@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("page_name", ["farkhor", "astrakhan"])
def test_a_phone_names_what_a_page_is_about(
    atlas: Atlas, browser: Browser, address: str, page_name: str, code: str
) -> None:
    page_text = read_pages()[page_name]
    about = {*subject_of(atlas, page_text), lead_measure(page_text)}
    with visit(browser, 390, 844, has_touch=True, reduced_motion="reduce") as (page, _):
        page.goto(f"{address}/{page_text.path}?lang={code}")
        frame = map_of(page)
        frame.locator(".label").first.wait_for()
        for width in (390, 360):
            page.set_viewport_size({"width": width, "height": 844})
            named = {label["feature"] for label in _standing(frame)["labels"]}
            assert about <= named, width


def test_a_plate_has_the_names_of_the_map(atlas: Atlas, browser: Browser, address: str) -> None:
    """Their letters are measured in other fonts, so a few may differ."""
    view = VIEWS[0]
    with visit(browser, 1400, 900, reduced_motion="reduce") as (page, _):
        page.goto(f"{address}{view.address}")
        frame = map_of(page)
        frame.locator(".label").first.wait_for()
        told = _standing(frame)
    page_text = read_pages()[view.page]
    shown = figure_view(
        atlas, page_text, view_of(atlas, page_text, {"at": told["at"]}), *told["size"]
    )
    zoom = float(told["at"].rpartition(",")[2])
    shown = replace(shown, frame=replace(shown.frame, zoom=zoom))
    labels = place_names(
        atlas, shown, names_of_parts(atlas, shown), obstacles=told["controls"], most=140
    )
    drawn = {label.name.feature for label in labels if label.name.feature}
    live = {label["feature"] for label in told["labels"] if label["feature"]}
    assert len(drawn & live) > 0.85 * len(drawn | live), drawn ^ live
