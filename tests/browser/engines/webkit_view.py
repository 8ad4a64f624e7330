"""A window with nothing but a page of WebKitGTK, as WebKitWebDriver wants it.

Its own MiniBrowser has a bar above the page and is never as narrow as a phone. Debian's Python runs
this, which has the bindings of GTK; the tests' own has not.
"""

import os
import signal
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402


def main() -> None:
    """Shows the window until the driver closes it."""
    context = WebKit2.WebContext.new_ephemeral()
    context.set_automation_allowed(True)
    window = Gtk.Window()
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    settings = view.get_settings()
    settings.set_enable_write_console_messages_to_stdout(True)
    if os.environ.get("SCRIPTS") == "off":
        settings.set_enable_javascript(False)

    def started(_context: WebKit2.WebContext, session: WebKit2.AutomationSession) -> None:
        about = WebKit2.ApplicationInfo.new()
        # The name that Selenium asks for by itself.
        about.set_name("MiniBrowser")
        about.set_version(1, 0, 0)
        session.set_application_info(about)
        session.connect("create-web-view", lambda _session: view)

    context.connect("automation-started", started)
    printed = Path(os.environ["PRINTED"])
    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, _print, view, printed)
    printed.with_suffix(".pid").write_text(str(os.getpid()), "utf-8")
    window.connect("destroy", Gtk.main_quit)
    view.connect("close", lambda _view: window.destroy())
    window.set_default_size(1400, 900)
    window.add(view)
    window.show_all()
    Gtk.main()


def _print(view: WebKit2.WebView, printed: Path) -> bool:
    """Prints on A4 into a file, asks nobody, and is there for the next time."""
    settings = Gtk.PrintSettings()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, printed.as_uri())
    paper = Gtk.PageSetup()
    paper.set_paper_size_and_default_margins(Gtk.PaperSize.new("iso_a4"))
    operation = WebKit2.PrintOperation.new(view)
    operation.set_print_settings(settings)
    operation.set_page_setup(paper)
    operation.print_()
    return True


main()
