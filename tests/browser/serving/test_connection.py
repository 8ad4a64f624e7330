"""Where the server cannot be reached the map stays, and a line in the page's language says so."""

import re

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.chromium import Visit, map_of, press

LOST = re.compile("interrupted")


class Line:
    """The socket of a page, which can be cut and mended."""

    def __init__(self, page: Page) -> None:
        self.cut, self.open = False, list[WebSocketRoute]()
        page.route_web_socket(re.compile("/_stcore/stream"), self._route)

    def _route(self, socket: WebSocketRoute) -> None:
        if self.cut:
            socket.close(code=1011)
            return
        socket.connect_to_server()
        self.open.append(socket)

    def lose(self) -> None:
        self.cut = True
        for socket in self.open:
            socket.close(code=1011)
        self.open.clear()


def test_a_lost_connection_is_said_and_the_map_goes_on(opened: Visit, address: str) -> None:
    page, _ = opened
    line = Line(page)
    page.goto(f"{address}/disputes")
    frame = map_of(page)
    told = page.get_by_text(LOST)
    expect(told).to_be_hidden()
    line.lose()
    expect(told).to_be_visible()
    press(frame, "zone:siachen")
    expect(page.locator('[data-card="zone:siachen"]')).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    line.cut = False
    expect(told).to_be_hidden(timeout=40_000)


@pytest.mark.nightly
def test_where_no_socket_is_ever_let_in_the_plate_and_a_link_stand(
    opened: Visit, address: str
) -> None:
    """As in a frame that its page keeps from scripts' storage and sockets (`sandbox`)."""
    page, _ = opened
    page.route(
        "**/holder",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<iframe sandbox="allow-scripts" width="800" height="600" '
            f'src="{address}/disputes?embed=true"></iframe>',
        ),
    )
    page.goto(f"{address}/holder")
    frame = page.frame_locator("iframe")
    plate = frame.locator("#early").get_by_role("img").first
    expect(plate).to_be_visible()
    expect(frame.get_by_text(LOST)).to_be_visible(timeout=40_000)
    expect(frame.get_by_role("link", name="Open in the Atlas")).to_be_visible()
    expect(plate).to_be_visible()
    expect(frame.get_by_text("streamlit run")).to_have_count(0)
