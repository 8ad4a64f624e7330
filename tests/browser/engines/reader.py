"""A reader before a window of any engine, who looks, presses and types where a page shows it."""

from dataclasses import dataclass
from typing import Any

from tests.browser.engines.windows import Window, until

# Names for the code below: the frame of the map, its document, and where a point of it is seen.
_MAP = """
const frame = document.querySelector(".st-key-map iframe");
const map = frame?.contentDocument;
const { left = 0, top = 0 } = frame?.getBoundingClientRect() ?? {};
"""
_READY = """
return map?.querySelector("#map_div")?.dataset.ready && !document.querySelector("#early");
"""
# A point at which a press meets the shape itself: a state has others over its middle.
_SPOT = """
for (const shape of map.querySelectorAll(arguments[0])) {
  const box = shape.getBoundingClientRect();
  for (let part = 1; part < 400; part += 1) {
    const x = box.left + box.width * ((part * 0.618) % 1);
    const y = box.top + box.height * (part / 400);
    if (map.elementFromPoint(x, y)?.closest(arguments[0])) return [left + x, top + y];
  }
}
return null;
"""
_MIDDLE = """
for (const found of document.querySelectorAll(arguments[0])) {
  found.scrollIntoView({ block: "nearest" });
  const { left, top, width, height } = found.getBoundingClientRect();
  if (width) return [left + width / 2, top + height / 2];
}
return null;
"""
_CHOOSE = """
const control = document.querySelector(arguments[0]);
if (!control?.querySelector(`[value="${arguments[1]}"]`)) return false;
control.value = arguments[1];
["input", "change"].forEach((type) => control.dispatchEvent(new Event(type, { bubbles: true })));
return true;
"""


@dataclass
class Reader:
    """One reader: a window, and where the atlas answers."""

    window: Window
    address: str

    def open(self, path: str) -> None:
        """Opens a page of the atlas, and waits for its map."""
        self.window.open(f"{self.address}{path}")
        self.sees_map()

    def sees_map(self) -> None:
        """Waits until the map is drawn and nothing covers it."""
        until(self.window, _MAP + _READY)

    def sees(self, selector: str, words: str = "") -> None:
        """Waits for an element of the page that has those words."""
        code = "return [...document.querySelectorAll(arguments[0])]"
        until(
            self.window,
            f"{code}.some((one) => one.textContent.includes(arguments[1]))",
            selector,
            words,
        )

    def sees_on_map(self, selector: str, words: str = "") -> None:
        """Waits for an element of the map that has those words."""
        code = "return [...(map?.querySelectorAll(arguments[0]) ?? [])]"
        until(
            self.window,
            f"{_MAP}{code}.some((one) => one.textContent.includes(arguments[1]))",
            selector,
            words,
        )

    def is_at(self, part: str) -> None:
        """Waits until the address has that part."""
        until(self.window, "return decodeURIComponent(location.href).includes(arguments[0])", part)

    def press(self, selector: str) -> None:
        """Presses an element of the page."""
        self.window.click(*until(self.window, _MIDDLE, selector))

    def press_on_map(self, selector: str) -> None:
        """Presses an element of the map where it is on top."""
        self.window.click(*until(self.window, _MAP + _SPOT, selector))

    def choose(self, selector: str, value: str) -> None:
        """Chooses from a list of the page, after a press as one that opens it.

        Where nobody has pressed anything for some seconds, WebKit's Back leaves out the step.
        """
        if spot := self.window.tell(_MIDDLE, "h1"):
            self.window.click(*spot)
        until(self.window, _CHOOSE, selector, value)

    def until_map(self, code: str, *arguments: Any) -> Any:
        """Waits until a script that knows the document of the map as `map` answers something."""
        return until(self.window, _MAP + code, *arguments)

    def asks_map(self, code: str, *arguments: Any) -> Any:
        """What a script answers that knows the document of the map as `map`."""
        return self.window.tell(_MAP + code, *arguments)
