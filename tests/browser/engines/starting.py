"""Starts Debian's Firefox and WebKitGTK, where they are installed."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright

from tests.browser.engines.windows import WebKitWindow

_HERE = Path(__file__).parent
_FIREFOX, _DRIVER, _DISPLAY = "firefox-esr", "WebKitWebDriver", "Xvfb"
_DEBIAN_PYTHON = "/usr/bin/python3"
_BINDINGS = Path("/usr/lib/x86_64-linux-gnu/girepository-1.0/WebKit2-4.1.typelib")
# Without a graphics card, layers that are put together by one cost a third of the time.
_QUICKLY = {"WEBKIT_DISABLE_COMPOSITING_MODE": "1", "NO_AT_BRIDGE": "1"}
# What a screen that is touched tells of itself, and events of touch, which a desktop has not.
_FINGER: dict[str, str | float | bool] = {
    "ui.primaryPointerCapabilities": 1,
    "ui.allPointerCapabilities": 1,
    "dom.w3c_touch_events.enabled": 1,
}


class Missing(Exception):
    """A browser is not installed; says which package of Debian has it."""


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
def firefox(
    playwright: Playwright, folder: Path, *, finger: bool = False, scripts: bool = True
) -> Iterator[Browser]:
    """Debian's Firefox; with `finger` its pointer is one on a screen. Raises Missing.

    Without `scripts` pages run none; those of a test are answered.
    """
    if package := firefox_missing():
        raise Missing(package)
    wrapper = str(_HERE / "firefox_for_playwright.py")
    started = playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=_script(folder / "firefox", sys.executable, wrapper),
        # Firefox refuses to start in a home that is another user's.
        env={**os.environ, "HOME": str(folder), "POINTER": "touch" if finger else "mouse"},
        firefox_user_prefs={**(_FINGER if finger else {}), "javascript.enabled": scripts},
    )
    try:
        yield started
    finally:
        started.close()


@contextmanager
def webkit(folder: Path, *, scripts: bool = True) -> Iterator[WebKitWindow]:
    """A window of WebKitGTK on a screen that nobody sees. Raises Missing.

    Without `scripts` pages run none; those of a test are answered.
    """
    if packages := webkit_missing():
        raise Missing(packages)
    from selenium.webdriver import WebKitGTK, WebKitGTKOptions
    from selenium.webdriver.webkitgtk.service import Service

    with _screen() as display:
        options = WebKitGTKOptions()
        # Debian's Python finds the packages of Debian only without those of the tests.
        view = _script(folder / "webkit", _DEBIAN_PYTHON, "-I", str(_HERE / "webkit_view.py"))
        options.binary_location = str(view)
        printed = folder / "printed.pdf"
        own = {
            "DISPLAY": display,
            "GDK_BACKEND": "x11",
            "PRINTED": str(printed),
            "SCRIPTS": "on" if scripts else "off",
        }
        service = Service(
            executable_path=str(shutil.which(_DRIVER)),
            env={**os.environ, **_QUICKLY, **own},
            log_output=str(folder / "webkit.log"),
        )
        driver = WebKitGTK(options=options, service=service)
        try:
            yield WebKitWindow(driver, printed)
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
