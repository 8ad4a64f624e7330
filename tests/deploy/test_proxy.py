"""What nginx does with the shipped configuration, before replicas that only say who they are."""

import json
import ssl
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.deploy.proxy import proxying
from tests.deploy.replicas import NEW, Replica, end, ports_of, three_running
from tests.servers import free_port

pytestmark = pytest.mark.whole


@dataclass
class Hosted:
    """The proxy and what is behind it."""

    replicas: list[Replica]
    address: str
    folder: Path

    def ask(self, path: str, **headers: str) -> httpx.Response:
        return httpx.get(self.address + path, headers=headers)


@pytest.fixture
def hosted(tmp_path: Path) -> Iterator[Hosted]:
    with three_running() as replicas, proxying(tmp_path, ports_of(replicas)) as address:
        yield Hosted(replicas, address, tmp_path)


def test_who_asks_without_tls_is_led_to_it_and_kept_there(tmp_path: Path) -> None:
    tls, led = free_port(), free_port()
    with three_running() as replicas, proxying(tmp_path, ports_of(replicas), tls, led):
        path = "/disputes?as=IND&sel=state:PAK"
        answer = httpx.get(f"http://localhost:{led}{path}")
        assert answer.status_code == 308
        assert answer.headers["location"] == f"https://localhost{path}"
        trusted = ssl.create_default_context(cafile=tmp_path / "fullchain.pem")
        answer = httpx.get(f"https://localhost:{tls}{path}", verify=trusted)
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        assert answer.json()["headers"]["X-Forwarded-Proto"] == "https"
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"https://127.0.0.1:{tls}/", verify=trusted)


def test_readers_of_one_address_are_spread_and_each_stays_where_he_is(hosted: Hosted) -> None:
    seen: Counter[int] = Counter()
    for _ in range(30):
        with httpx.Client(base_url=hosted.address) as reader:
            page = reader.get("/disputes?as=IND")
            assert page.headers["set-cookie"].startswith("kavkaz_replica=")
            paths = ("/data/index.json", "/_stcore/host-config", "/preview/ties.png", "/ties")
            stayed = {reader.get(path).json()["replica"] for path in paths}
            assert len(stayed) == 1
            seen.update(stayed)
    assert min(seen[number] for number in range(3)) > 0, seen


def test_only_pages_set_a_cookie(hosted: Hosted) -> None:
    for path in ("/assets/a.js", "/data/a.json", "/preview/ties.png", "/healthz", "/openapi.json"):
        assert "set-cookie" not in hosted.ask(path).headers, path


def test_what_only_a_new_version_has_is_found_on_it(hosted: Hosted) -> None:
    for number in range(12):
        found = hosted.ask("/assets/page-new-hash.css", **{"User-Agent": f"reader {number}"})
        assert (found.status_code, found.json()["replica"]) == (200, NEW)


def test_what_no_replica_has_is_not_there(hosted: Hosted) -> None:
    assert hosted.ask("/assets/page-no-hash.css").status_code == 404


def test_what_a_reader_says_of_himself_is_not_passed_on(hosted: Hosted) -> None:
    lies = {
        "X-Forwarded-For": "10.0.0.1",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "gopher",
        "Host": "localhost",
    }
    told = hosted.ask("/ties", **lies).json()["headers"]
    assert told["X-Forwarded-For"] in ("127.0.0.1", "::1")
    assert (told["X-Forwarded-Host"], told["X-Forwarded-Proto"]) == ("localhost", "http")


def test_another_host_is_not_answered(hosted: Hosted) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        hosted.ask("/oembed?url=http://evil.example/", Host="evil.example")


def test_a_dead_replica_is_passed_over_and_none_at_all_is_said(hosted: Hosted) -> None:
    for dead in (0, 1):
        end(hosted.replicas[dead])
        told = [hosted.ask("/ties", **{"User-Agent": f"reader {n}"}) for n in range(9)]
        assert {answer.status_code for answer in told} == {200}
        assert dead not in {answer.json()["replica"] for answer in told}
    end(hosted.replicas[2])
    answer = hosted.ask("/ties")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.text == "The atlas is starting; it answers again in a few seconds.\n"


def test_the_log_names_no_reader_and_no_view(hosted: Hosted) -> None:
    headers = {"User-Agent": "Somebody", "Referer": "/secret"}
    with httpx.Client(base_url=hosted.address, headers=headers) as reader:
        reader.get("/disputes?as=IND&sel=state:PAK")
        # On one connection a request is written down before the next one is read.
        reader.get("/healthz")
    lines = (hosted.folder / "kavkaz-atlas.log").read_text("utf-8").splitlines()
    line = next(line for line in map(json.loads, lines) if line["path"] == "/disputes")
    assert line["status"] == "200"
    assert line["replica"] in [f"127.0.0.1:{replica.server_port}" for replica in hosted.replicas]
    assert set(line) == {"time", "method", "path", "status", "bytes", "seconds", "replica"}
