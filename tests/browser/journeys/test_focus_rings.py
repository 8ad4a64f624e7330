"""The ring around what has the keyboard is seen all around it, on every kind of page."""

import pytest

from tests.chromium import Visit, map_of

# Of the ring around what has the keyboard, what is cut off by the window or by something around it
# that cuts what it holds; nothing is said of what is larger than the window.
_CUT_RING = """() => {
  let [at, view] = [document.activeElement, window];
  while (at.contentDocument) [at, view] = [at.contentDocument.activeElement, at.contentWindow];
  const styleOf = (part) => view.getComputedStyle(part);
  const hasRing = (part) => styleOf(part).outlineStyle !== "none";
  const words = at.id || at.getAttribute("aria-label") || at.textContent.trim().slice(0, 40);
  const root = at.ownerDocument.documentElement;
  while (at !== root && !hasRing(at)) at = at.parentElement;
  const { left, top, right, bottom } = at.getBoundingClientRect();
  if (at === root || at.closest("svg") || bottom - top > root.clientHeight) return "";
  const reach = parseFloat(styleOf(at).outlineWidth) + parseFloat(styleOf(at).outlineOffset);
  const edges = [{ left: 0, top: 0, right: view.innerWidth, bottom: view.innerHeight }];
  for (let part = at.parentElement; part !== root; part = part.parentElement) {
    const { overflowX, overflowY } = styleOf(part);
    const cuts = /hidden|auto|scroll|clip/.test(overflowX + overflowY);
    if (cuts && part.tagName !== "BODY") edges.push(part.getBoundingClientRect());
  }
  const beyond = Math.max(...edges.map((edge) => Math.max(edge.left - left, edge.top - top,
    right - edge.right, bottom - edge.bottom))) + reach;
  return beyond < 0.6 ? "" : `${words}: ${Math.round(beyond)} px`;
}"""


@pytest.mark.nightly
@pytest.mark.parametrize("path", ["", "farkhor", "participants", "claims"])
def test_the_ring_around_a_tab_stop_is_whole(opened: Visit, address: str, path: str) -> None:
    page, _ = opened
    page.goto(f"{address}/{path}")
    map_of(page)
    cut = set()
    for key in ("Tab",) * 60 + ("Shift+Tab",) * 20:
        page.keyboard.press(key)
        cut.add(page.evaluate(_CUT_RING))
    assert cut == {""}
