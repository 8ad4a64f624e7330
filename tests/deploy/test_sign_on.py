"""Sign-on by the shipped configuration, with a small provider, before replicas that answer all."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from geo.web.server.routes import routes
from tests.deploy.proxy import ask_for_sign_on, proxying
from tests.deploy.replicas import ports_of, three_running
from tests.deploy.sign_on import provider
from tests.servers import free_port

pytestmark = pytest.mark.whole

VIEW = "/disputes?as=IND&on=2019-11-01&sel=zone:aksai-chin&marks=c.a.1a2B&lang=ru"
SOCKET = "/_stcore/stream"
UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
OPEN = [
    "/preview/disputes.png?as=IND",
    "/healthz",
    "/oembed?url=https://localhost/",
    "/robots.txt",
    "/disputes?embed=true",
    "/?as=IND&embed=true&lang=ur",
    "/data/index.json",
    SOCKET,
    "/card/zone/aksai-chin.html?as=IND",
    "/assets/page-0123456789ab.css",
]
CLOSED = [
    "/",
    VIEW,
    "/disputes?embedded=true",
    "/disputes?note=embed=true1",
    "/export/disputes.csv",
    "/figure/disputes.png?embed=true",
    "/offline/disputes.html",
    "/openapi.json",
    "/sitemap.xml",
    "/preview/../disputes",
    "/preview/..%2Fdisputes",
    "/preview/%2e%2e/disputes",
    "/data/../export/disputes.csv",
    "//preview/../disputes",
    "/healthz/../disputes",
]


@contextmanager
def _hosted(folder: Path, closed: str, port: int | None = None) -> Iterator[str]:
    with ExitStack() as stack:
        asked = port or stack.enter_context(provider())
        ask_for_sign_on(folder, asked, closed)
        replicas = stack.enter_context(three_running())
        yield stack.enter_context(proxying(folder, ports_of(replicas)))


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with _hosted(tmp_path_factory.mktemp("everything"), "everything") as address:
        yield address


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with _hosted(tmp_path_factory.mktemp("pages"), "pages") as address:
        yield address


def _asked(address: str, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
    # What is asked for arrives as it is, whatever way its path takes.
    url = httpx.URL(address, raw_path=path.encode())
    return httpx.get(url, headers=headers)


def _is_let_in(answer: httpx.Response) -> bool:
    led = answer.status_code == 302 and answer.headers["location"].startswith("/oauth2/start?rd=")
    assert led or (answer.status_code == 200 and "replica" in answer.json()), answer
    return not led


def test_nobody_is_let_in_by_any_address(everything: str) -> None:
    let_in = [path for path in (*OPEN, *CLOSED) if _is_let_in(_asked(everything, path))]
    assert let_in == []
    assert not _is_let_in(_asked(everything, SOCKET, UPGRADE))


def test_what_other_sites_show_may_stay_open(pages: str) -> None:
    let_in = [path for path in (*OPEN, *CLOSED) if _is_let_in(_asked(pages, path))]
    assert let_in == OPEN
    assert _is_let_in(_asked(pages, SOCKET, UPGRADE))


def test_who_has_signed_on_is_at_the_view_that_was_asked_for(everything: str) -> None:
    with httpx.Client(base_url=everything, follow_redirects=True) as reader:
        answer = reader.get(VIEW)
        assert str(answer.url) == everything + VIEW
        assert _is_let_in(answer)
        passed = reader.get(SOCKET, headers=UPGRADE).json()["headers"]
        assert passed["Upgrade"] == "websocket"


def test_caches_between_keep_nothing(everything: str) -> None:
    with httpx.Client(base_url=everything, follow_redirects=True) as reader:
        reader.get("/")
        for sent, kept in (("public, max-age=3600", "private, max-age=3600"), ("no-store",) * 2):
            answer = reader.get("/card/state/IND.html", headers={"Say-Caching": sent})
            assert answer.headers.get_list("cache-control") == [kept]


def test_a_provider_that_does_not_answer_is_said(tmp_path: Path) -> None:
    with _hosted(tmp_path, "pages", free_port()) as address:
        answer = httpx.get(f"{address}/disputes")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
        assert "try again in a minute" in answer.text
        assert httpx.get(f"{address}/healthz").status_code == 200


def test_no_address_of_the_atlas_is_the_provider_s(atlas) -> None:
    assert not [one for one in routes(atlas) if getattr(one, "path", "").startswith("/oauth2")]
