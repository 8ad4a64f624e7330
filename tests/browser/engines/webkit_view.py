"""A window with nothing but a page of WebKitGTK, as WebKitWebDriver wants it.

Its own MiniBrowser has a bar above the page and is never as narrow as a phone. Debian's Python runs
this, which has the bindings of GTK; the tests' own has not.
"""

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402


def main() -> None:
    """Shows the window until the driver closes it."""
    context = WebKit2.WebContext.new_ephemeral()
    context.set_automation_allowed(True)
    window = Gtk.Window()
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    view.get_settings().set_enable_write_console_messages_to_stdout(True)

    def started(_context: WebKit2.WebContext, session: WebKit2.AutomationSession) -> None:
        about = WebKit2.ApplicationInfo.new()
        # The name that Selenium asks for by itself.
        about.set_name("MiniBrowser")
        about.set_version(1, 0, 0)
        session.set_application_info(about)
        session.connect("create-web-view", lambda _session: view)

    context.connect("automation-started", started)
    window.connect("destroy", Gtk.main_quit)
    view.connect("close", lambda _view: window.destroy())
    window.set_default_size(1400, 900)
    window.add(view)
    window.show_all()
    Gtk.main()


main()
