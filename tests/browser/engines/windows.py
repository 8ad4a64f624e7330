"""Windows of Firefox and of WebKit, both moved by the same few deeds of a reader.

What is asked of a page is asked by a script of its own, since the drivers share nothing else.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, Page, Playwright

_HERE = Path(__file__).parent
_PATIENCE_S = 20.0
_FIREFOX, _DRIVER, _DISPLAY = "firefox-esr", "WebKitWebDriver", "Xvfb"
_DEBIAN_PYTHON = "/usr/bin/python3"
_BINDINGS = Path("/usr/lib/x86_64-linux-gnu/girepository-1.0/WebKit2-4.1.typelib")
# Without a graphics card, layers that are put together by one cost a third of the time.
_QUICKLY = {"WEBKIT_DISABLE_COMPOSITING_MODE": "1", "NO_AT_BRIDGE": "1"}
# Firefox tells by an error that a library of Streamlit tries WebAssembly, and does without.
_HARMLESS = "WebAssembly"


class Missing(Exception):
    """A browser is not installed; says which package of Debian has it."""


class Window(Protocol):
    """One window of a browser, and what a reader does in it."""

    errors: list[str]

    def open(self, address: str) -> None:
        """Opens an address."""

    def tell(self, code: str, *arguments: Any) -> Any:
        """What a script answers in the page; `code` is the body of a function."""

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


class FirefoxWindow:
    """A window of Debian's Firefox under Playwright."""

    def __init__(self, page: Page) -> None:
        """Takes the page of a context."""
        self.page = page
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self._note(str(error)))

    def _note(self, error: str) -> None:
        if _HARMLESS not in error:
            self.errors.append(error)

    def open(self, address: str) -> None:
        self.page.goto(address, wait_until="commit")

    def tell(self, code: str, *arguments: Any) -> Any:
        body = f"(given) => (function () {{ {code} }}).apply(null, given)"
        return self.page.evaluate(body, list(arguments))

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


class WebKitWindow:
    """A window of WebKitGTK under Selenium."""

    def __init__(self, driver: Any) -> None:
        """Takes a driver that has started."""
        self.driver = driver
        self.errors: list[str] = []

    def _actions(self) -> Any:
        from selenium.webdriver import ActionChains

        return ActionChains(self.driver, duration=0)

    def open(self, address: str) -> None:
        self.driver.get(address)

    def tell(self, code: str, *arguments: Any) -> Any:
        return self.driver.execute_script(code, *arguments)

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


def _upper(name: str) -> str:
    """The name of a key as Selenium has it: "PageDown" is PAGE_DOWN."""
    return "".join(f"_{sign}" if sign.isupper() else sign for sign in name).upper().strip("_")


def until(window: Window, code: str, *arguments: Any) -> Any:
    """Waits until a script in the page answers with something, and gives that.

    Raises AssertionError that says what was waited for, and what the page shows instead.
    """
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        if found := window.tell(code, *arguments):
            return found
        time.sleep(0.05)
    shown = window.tell("return [location.href, document.body.innerText.slice(0, 600)]")
    raise AssertionError(f"{code} {arguments}: not so; errors: {window.errors}; shown: {shown}")


def firefox_missing() -> str:
    """The package that Firefox wants; '' where it is there."""
    return "" if shutil.which(_FIREFOX) else _FIREFOX


def webkit_missing() -> str:
    """The packages that WebKit wants; '' where they are there."""
    wanted = {
        "webkit2gtk-driver": shutil.which(_DRIVER),
        "xvfb": shutil.which(_DISPLAY),
        "gir1.2-webkit2-4.1 and python3-gi": _BINDINGS.exists(),
        "selenium (of Python)": importlib.util.find_spec("selenium"),
    }
    return ", ".join(package for package, found in wanted.items() if not found)


def _script(path: Path, *words: str) -> Path:
    """An executable that runs those words with the arguments it gets."""
    path.write_text(f'#!/bin/sh\nexec {" ".join(map(str, words))} "$@"\n', "utf-8")
    path.chmod(0o755)
    return path


@contextmanager
def firefox(playwright: Playwright, folder: Path) -> Iterator[Browser]:
    """Debian's Firefox. Raises Missing."""
    if package := firefox_missing():
        raise Missing(package)
    wrapper = str(_HERE / "firefox_for_playwright.py")
    started = playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=_script(folder / "firefox", sys.executable, wrapper),
        # Firefox refuses to start in a home that is another user's.
        env={**os.environ, "HOME": str(folder)},
    )
    try:
        yield started
    finally:
        started.close()


@contextmanager
def webkit(folder: Path) -> Iterator[WebKitWindow]:
    """A window of WebKitGTK on a screen that nobody sees. Raises Missing."""
    if packages := webkit_missing():
        raise Missing(packages)
    from selenium.webdriver import WebKitGTK, WebKitGTKOptions
    from selenium.webdriver.webkitgtk.service import Service

    with _screen() as display:
        options = WebKitGTKOptions()
        # Debian's Python finds the packages of Debian only without those of the tests.
        view = _script(folder / "webkit", _DEBIAN_PYTHON, "-I", str(_HERE / "webkit_view.py"))
        options.binary_location = str(view)
        service = Service(
            executable_path=str(shutil.which(_DRIVER)),
            env={**os.environ, **_QUICKLY, "DISPLAY": display, "GDK_BACKEND": "x11"},
            log_output=str(folder / "webkit.log"),
        )
        driver = WebKitGTK(options=options, service=service)
        try:
            yield WebKitWindow(driver)
        finally:
            driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """The name of a screen in memory, on a number that is free."""
    read, write = os.pipe()
    size = "1600x1200x24"
    command = [_DISPLAY, "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as process:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            process.terminate()
