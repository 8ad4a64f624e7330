"""The Content-Security-Policy in a browser: what it stops, and that readers never meet it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.chromium import Visit, map_of, press

_HEAR = """window.heard = [];
addEventListener('securitypolicyviolation', async (event) => {
  await violated(`${event.violatedDirective} ${event.blockedURI} at ${location.pathname}`);
  window.heard.push(event.violatedDirective);
})"""
# Streamlit's protobuf looks whether it may have WebAssembly for long integers; it does without.
_PROBES = "script-src wasm-eval at "
_SIZE = "(document.images[0] ?? document.documentElement).getBoundingClientRect().width"
# A script, an attribute and a request as an attack would write them.
_ATTACKS = """async () => {
  const script = document.createElement('script');
  script.textContent = 'window.attacked = 1';
  const image = document.createElement('img');
  image.setAttribute('onerror', 'window.attacked = 2');
  document.body.append(script, image);
  image.src = '/nowhere.png';
  await image.decode().catch(() => {});
  await fetch('https://other.example/').catch(() => {});
  return window.attacked;
}"""


def _hear(page: Page) -> list[str]:
    heard: list[str] = []
    page.expose_function("violated", lambda told: told.startswith(_PROBES) or heard.append(told))
    page.add_init_script(_HEAR)
    return heard


def test_what_an_attack_would_write_does_not_run(opened: Visit, address: str) -> None:
    page, traffic = opened
    heard = _hear(page)
    page.goto(address)
    map_of(page)
    assert heard == []
    assert page.evaluate(_ATTACKS) is None
    page.wait_for_function("() => window.heard.length >= 3")
    stopped = {violation.partition(" ")[0] for violation in heard}
    assert stopped == {"script-src-elem", "script-src-attr", "connect-src"}
    assert len(traffic.errors) >= len(stopped), "a visit notes what the policy stops"


@pytest.mark.nightly
def test_nothing_that_a_reader_does_is_against_it(opened: Visit, address: str) -> None:
    page, traffic = opened
    heard = _hear(page)
    page.goto(f"{address}/disputes?as=IND&sel=zone:aksai-chin")
    frame = map_of(page)
    press(frame, "state:CHN")
    expect(page.locator('[data-card="state:CHN"]')).to_be_visible()
    # The saved page, which takes longest to make, is downloaded in test_sharing.
    for name in ("GeoJSON", "GeoPackage", "KML", "CSV"):
        with page.expect_download() as download:
            page.get_by_role("link", name=name, exact=True).first.click()
        assert download.value.failure() is None
    for name in ("PNG", "SVG"):
        with page.expect_popup() as figure:
            page.get_by_role("link", name=name, exact=True).click()
        figure.value.wait_for_load_state()
        assert figure.value.evaluate(_SIZE) > 300
        figure.value.close()
    page.get_by_text("Embed").click()
    preview = page.get_by_role("group", name="Preview of the embedded map")
    map_of(preview.frame_locator("iframe"))
    assert (heard, traffic.errors, traffic.external) == ([], [], [])


def test_an_unknown_address_is_answered_as_one(opened: Visit, address: str) -> None:
    page, traffic = opened
    answer = page.goto(f"{address}/nowhere")
    assert answer is not None
    assert answer.status == 404
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
    page.get_by_role("searchbox").fill("siachen")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("main").get_by_role("link", name="Siachen").first.click()
    map_of(page)
    expect(page).to_have_url(re.compile(r"/disputes\?sel=zone:siachen"))
    old = page.request.get(f"{address}/static/js/index.OLD.js")
    assert old.status == 404
    assert "nothing at this address" in old.json()["error"]
    assert traffic.errors == []
