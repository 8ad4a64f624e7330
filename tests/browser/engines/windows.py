"""Windows of Firefox and of WebKit, both moved by the same few actions of a reader.

What is asked of a page is asked by a script of its own, since the drivers share nothing else.
"""

import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Error as FirefoxError
from playwright.sync_api import Frame, Page, PdfMargins

_PATIENCE_S = 60.0
# What Firefox tells by an error and the page does without: WebAssembly, which a library of
# Streamlit tries, and a cookie of Streamlit's in the page of another site.
_HARMLESS = ("WebAssembly", "_streamlit_xsrf")


# What Playwright says where a page goes for another while a script of it is asked.
_GONE = "Execution context was destroyed"


class Gone(Exception):
    """The page went for another while a script of it was asked, and never answered."""


class Window(Protocol):
    """One window of a browser, and what a reader does in it."""

    errors: list[str]

    def open(self, address: str) -> None:
        """Opens an address."""

    def tell(self, code: str, *arguments: Any) -> Any:
        """What a script answers in the page; `code` is the body of a function. Raises Gone."""

    def tell_frame(self, code: str, *arguments: Any) -> Any:
        """What a script answers in the first frame of the page, which may be of another origin."""

    def click(self, x: float, y: float) -> None:
        """Presses the pointer at that point of the window."""

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Presses the pointer at a point, and lets it go at another."""

    def type(self, text: str) -> None:
        """Types where the focus is."""

    def key(self, name: str) -> None:
        """Presses one key, named as in KeyboardEvent."""

    def back(self) -> None:
        """Goes back by one step."""

    def forward(self) -> None:
        """Goes forward by one step."""

    def resize(self, width: int, height: int) -> None:
        """Makes the page so wide and high."""

    def picture(self, path: Path) -> None:
        """Keeps what is seen as a PNG."""

    def paper(self, path: Path) -> None:
        """Prints the page on A4, as a PDF."""


class FirefoxWindow:
    """A window of Debian's Firefox under Playwright."""

    def __init__(self, page: Page) -> None:
        """Takes the page of a context."""
        self.page = page
        self.errors: list[str] = []
        self.has_printed = False
        page.on("pageerror", lambda error: self._note(str(error)))

    def _note(self, error: str) -> None:
        if not any(words in error for words in _HARMLESS):
            self.errors.append(error)

    def open(self, address: str) -> None:
        self.page.goto(address, wait_until="commit")

    def tell(self, code: str, *arguments: Any) -> Any:
        return self._tell(self.page.main_frame, code, arguments)

    def tell_frame(self, code: str, *arguments: Any) -> Any:
        return self._tell(self.page.main_frame.child_frames[0], code, arguments)

    def _tell(self, frame: Frame, code: str, arguments: Sequence[Any]) -> Any:
        body = f"(given) => (function () {{ {code} }}).apply(null, given)"
        try:
            return frame.evaluate(body, list(arguments))
        except FirefoxError as error:
            if _GONE in error.message:
                raise Gone from error
            raise

    def click(self, x: float, y: float) -> None:
        self.page.mouse.click(x, y)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move(*end, steps=8)
        mouse.up()

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def key(self, name: str) -> None:
        self.page.keyboard.press(name)

    def back(self) -> None:
        self.page.go_back(wait_until="commit")

    def forward(self) -> None:
        self.page.go_forward(wait_until="commit")

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def picture(self, path: Path) -> None:
        self.page.screenshot(path=path)

    def paper(self, path: Path) -> None:
        # Playwright takes inches for the centimetres of this protocol, and would have no margins.
        margin: PdfMargins = {"top": "1in", "right": "1in", "bottom": "1in", "left": "1in"}
        self.page.pdf(path=path, width="21in", height="29.7in", margin=margin)
        self.has_printed = True


class WebKitWindow:
    """A window of WebKitGTK under Selenium."""

    def __init__(self, driver: Any, printed: Path) -> None:
        """Takes a driver that has started, and the file into which its window prints."""
        self.driver = driver
        self.printed = printed
        self.errors: list[str] = []

    def _actions(self) -> Any:
        from selenium.webdriver import ActionChains

        return ActionChains(self.driver, duration=0)

    def open(self, address: str) -> None:
        self.driver.get(address)

    def tell(self, code: str, *arguments: Any) -> Any:
        return self.driver.execute_script(code, *arguments)

    def tell_frame(self, code: str, *arguments: Any) -> Any:
        self.driver.switch_to.frame(0)
        try:
            return self.tell(code, *arguments)
        finally:
            self.driver.switch_to.default_content()

    def click(self, x: float, y: float) -> None:
        actions = self._actions()
        actions.w3c_actions.pointer_action.move_to_location(int(x), int(y)).click()
        actions.perform()

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        actions = self._actions()
        pointer = actions.w3c_actions.pointer_action
        pointer.move_to_location(int(start[0]), int(start[1])).pointer_down()
        for step in range(1, 9):
            x, y = (a + (b - a) * step / 8 for a, b in zip(start, end, strict=True))
            pointer.move_to_location(int(x), int(y))
        pointer.pointer_up()
        actions.perform()

    def type(self, text: str) -> None:
        self._actions().send_keys(text).perform()

    def key(self, name: str) -> None:
        from selenium.webdriver import Keys

        *held, pressed = name.split("+")
        actions = self._actions()
        codes = [getattr(Keys, _upper(one)) for one in held]
        for code in codes:
            actions.key_down(code)
        actions.send_keys(pressed if len(pressed) == 1 else getattr(Keys, _upper(pressed)))
        for code in codes:
            actions.key_up(code)
        actions.perform()

    def back(self) -> None:
        self.driver.back()

    def forward(self) -> None:
        self.driver.forward()

    def resize(self, width: int, height: int) -> None:
        self.driver.set_window_rect(0, 0, width, height)
        until(self, "return innerWidth === arguments[0]", width)

    def picture(self, path: Path) -> None:
        # The picture is of the last frame that was painted.
        time.sleep(0.5)
        self.driver.save_screenshot(str(path))

    def paper(self, path: Path) -> None:
        self.printed.unlink(missing_ok=True)
        os.kill(int(self.printed.with_suffix(".pid").read_text("utf-8")), signal.SIGUSR1)
        until_there(self.printed)
        self.printed.rename(path)


def _upper(name: str) -> str:
    """The name of a key as Selenium has it: "PageDown" is PAGE_DOWN."""
    return "".join(f"_{sign}" if sign.isupper() else sign for sign in name).upper().strip("_")


def until_there(file: Path) -> None:
    """Waits until a file is written to its end. Raises AssertionError where it never is."""
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        if file.exists() and b"%%EOF" in file.read_bytes()[-32:]:
            return
        time.sleep(0.05)
    raise AssertionError(f"{file} was not printed in {_PATIENCE_S:g} s.")


def until(window: Window, code: str, *arguments: Any) -> Any:
    """Waits until a script in the page answers with something, and gives that.

    Raises AssertionError that says what was waited for, and what the page shows instead.
    """
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        # A page that went for another is asked again: the next one is there, or comes.
        with suppress(Gone):
            if found := window.tell(code, *arguments):
                return found
        time.sleep(0.05)
    shown = window.tell("return [location.href, document.body.innerText.slice(0, 600)]")
    raise AssertionError(f"{code} {arguments}: not so; errors: {window.errors}; shown: {shown}")
