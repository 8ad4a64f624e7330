"""Three replicas behind nginx with the shipped configuration: one dies, and readers stay."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import map_of, press, visit
from tests.deploy.proxy import DEPLOY, proxying
from tests.deploy.readers import Readers
from tests.servers import ROOT, served

pytestmark = pytest.mark.nightly


@dataclass
class Replicas:
    """Replicas by port, and the address of the proxy before them."""

    pids: dict[int, int]
    address: str

    def sessions(self, port: int) -> float:
        """How many readers the replica at a port has; 0 where it is dead."""
        try:
            lines = httpx.get(f"http://127.0.0.1:{port}/metrics", timeout=5).text.splitlines()
        except httpx.HTTPError:
            return 0
        return next(float(line.split()[1]) for line in lines if line.startswith("atlas_sessions "))

    @property
    def serving(self) -> int:
        """The port of the replica with the most readers."""
        return max(self.pids, key=self.sessions)


@pytest.fixture(scope="module")
def replicas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replicas]:
    folder = tmp_path_factory.mktemp("nginx")
    with ExitStack() as stack, ThreadPoolExecutor(3) as pool:
        starting = [pool.submit(stack.enter_context, served(ROOT / "app.py")) for _ in range(3)]
        running = [replica.result() for replica in starting]
        pids = {int(replica.address.rpartition(":")[2]): replica.pid for replica in running}
        yield Replicas(pids, stack.enter_context(proxying(folder, list(pids))))


class Asking(threading.Thread):
    """Somebody who asks for the layers again and again, and keeps what came."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.statuses, self.enough = address, [], threading.Event()

    def run(self) -> None:
        with httpx.Client(base_url=self.address, timeout=30) as client:
            while not self.enough.is_set():
                self.statuses.append(client.get("/data/index.json").status_code)


@contextmanager
def _asking(address: str) -> Iterator[Asking]:
    asking = Asking(address)
    asking.start()
    try:
        yield asking
    finally:
        asking.enough.set()
        asking.join()


def _select_india(page: Page) -> None:
    press(map_of(page), "state:IND")
    expect(page.locator('.st-key-details [data-card="state:IND"]')).to_be_visible(timeout=60_000)


def _shown(page: Page) -> dict[str, object]:
    """All that the address stands for, as page and map show it."""
    frame = next(frame for frame in page.frames if "st_folium" in frame.url)
    drawn = frame.evaluate("""() => {
        const { map, wantedLayers, captions, selection } = Atlas.debug();
        return {
            centre: map.getCenter(), zoom: map.getZoom(), layers: wantedLayers, captions,
            selected: selection, split: document.body.dataset.compare,
        };
    }""")
    return {
        **drawn,
        "address": page.url.partition("/disputes")[2],
        "details": page.locator(".st-key-details").inner_text(),
        "listed": page.locator('.st-key-features [aria-current="true"]').all_inner_texts(),
        "viewer": page.locator('[data-look="as"]').input_value(),
    }


def test_the_proxy_tells_links_the_address_that_readers_see(replicas: Replicas) -> None:
    text = httpx.get(f"{replicas.address}/disputes?as=IND", timeout=30).text
    assert f'content="{replicas.address}/preview/disputes.png?as=IND&amp;v=2"' in text
    assert httpx.get(f"{replicas.address}/metrics").status_code == 403


def test_a_reader_of_a_replica_that_dies_stays_in_the_view(
    replicas: Replicas, browser: Browser
) -> None:
    query = "at=34.5,77,5.5&layers=states,zones,borders&as=PAK&on=2020-09-01&cmp=IND&split=side"
    query = f"?{query}&sel=state:PAK&v=2"
    with visit(browser) as (page, traffic), _asking(replicas.address) as asking:
        page.goto(f"{replicas.address}/disputes{query}")
        map_of(page)
        card = page.locator('.st-key-details [data-card="state:PAK"]')
        expect(card).to_be_visible(timeout=30_000)
        expect(page.locator('.st-key-features [aria-current="true"]')).to_have_count(1)
        before, dead = _shown(page), replicas.serving
        assert before["address"] == query
        assert replicas.sessions(dead) >= 1
        with Readers(replicas.address, 18) as readers:
            readers.until_each_is_answered()
            read_there = replicas.sessions(dead) - 1
            with page.expect_websocket(timeout=60_000):
                os.kill(replicas.pids[dead], signal.SIGKILL)
            readers.until_each_is_answered()
        assert readers.errors == []
        assert readers.moved == read_there > 0
        expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=60_000)
        assert _shown(page) == before
        assert replicas.sessions(dead) == 0
        _select_india(page)
        assert page.url.endswith(query.replace("sel=state:PAK", "sel=state:IND"))
        # The replica that took over knows nothing of this page, and runs it for what is asked now.
        page.get_by_label("Borders as seen by", exact=True).select_option("CHN")
        listed = page.locator(".st-key-features").get_by_role("link", name=re.compile("Aksai Chin"))
        expect(listed).to_contain_text("administered by China", timeout=60_000)
        expect(page).to_have_url(re.compile(r"as=CHN&.*sel=state:IND"))
        assert traffic.errors == []
    assert len(asking.statuses) > 10
    assert set(asking.statuses) == {200}


def _end(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _restarting(folder: Path, pids: dict[int, int]) -> Path:
    """Scripts that stand for systemd, which ends a replica and starts it again; their prefix."""
    for port, pid in pids.items():
        again = f"{sys.executable} -m streamlit run {ROOT}/app.py --server.port {port}"
        script = folder / f"restart-{port}"
        script.write_text(
            f"#!/bin/sh\ncd {ROOT}\nkill {pid} 2>/dev/null\n"
            # As TimeoutStopSec of the unit: a server waits for sockets that are open.
            f"runs() {{ grep -qs '^State:.[RSD]' /proc/{pid}/status; }}\n"
            "for i in $(seq 50); do runs || break; sleep 0.1; done\n"
            f"if runs; then touch {folder}/forced-{port}; kill -9 {pid}; fi\n"
            f"{again} >/dev/null 2>&1 & echo $! > {folder}/pid-{port}\n",
            "utf-8",
        )
        script.chmod(0o755)
    return folder / "restart-"


def test_a_rolling_restart_loses_no_reader(
    replicas: Replicas, browser: Browser, tmp_path: Path
) -> None:
    command = {"RESTART_REPLICA": str(_restarting(tmp_path, replicas.pids))}
    try:
        with (
            visit(browser) as (page, _),
            _asking(replicas.address) as asking,
            Readers(replicas.address) as readers,
        ):
            page.goto(f"{replicas.address}/disputes?as=CHN&v=2")
            map_of(page)
            subprocess.run(
                [DEPLOY / "rolling-restart", *map(str, replicas.pids)],
                env={**os.environ, **command},
                check=True,
                timeout=240,
            )
            _select_india(page)
            expect(page).to_have_url(re.compile(r"as=CHN&sel=state:IND&v=2$"))
        assert set(asking.statuses) == {200}
        assert readers.errors == []
        assert readers.moved >= readers.number
        assert min(readers.answers[reader] for reader in range(readers.number)) > 0
        assert not list(tmp_path.glob("forced-*")), "a replica did not end at SIGTERM"
    finally:
        for file in tmp_path.glob("pid-*"):
            _end(int(file.read_text()))
