"""The generator speaks as a browser does: what it holds for an answer is one."""

import json
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.load.__main__ import held, rss_mb_per_session
from tests.load.protocol import LoadError, Session
from tests.load.ramp import Step
from tests.load.readers import ATLAS
from tests.load.targets import Target
from tests.loops import awaited
from tests.servers import serving

_NUMBERED = re.compile("<!-- [0-9]+ -->")
CARD = 'data-card="state:KAZ"'


@pytest.mark.nightly
def test_a_view_opens_and_a_click_answers_with_the_card(address: str) -> None:
    async def visit() -> None:
        async with Session.opened(address) as session:
            opened = await session.visit("disputes", "as=IND")
            assert CARD not in opened.text
            assert "India" in opened.text
            run = await ATLAS.click(session, "as=IND", "state:KAZ")
            assert "Kazakhstan" in run.text
            assert len(run.elements) < len(opened.elements), "the whole page ran"

    awaited(visit)


@pytest.mark.nightly
def test_a_message_that_was_sent_before_comes_as_its_hash(address: str) -> None:
    async def visit() -> tuple[int, int]:
        async with Session.opened(address) as session:
            first = await session.visit("disputes", "as=IND")
            again = await session.rerun("as=IND")
            # Details are sent anew each time, and say so.
            assert _NUMBERED.sub("", again.text) == _NUMBERED.sub("", first.text)
            return first.received_bytes, again.received_bytes

    first, again = awaited(visit)
    assert again < first / 2


@pytest.mark.nightly
def test_a_change_of_viewer_and_of_page_runs_the_page(address: str) -> None:
    async def visit() -> None:
        async with Session.opened(address) as session:
            await session.visit("disputes")
            assert "In the view of India" in (await session.rerun("as=IND")).text
            assert "Farkhor" in (await session.visit("farkhor")).text

    awaited(visit)


@pytest.mark.nightly
def test_a_wrong_page_an_absent_card_and_a_closed_door_are_errors(address: str) -> None:
    async def wrong_page() -> None:
        async with Session.opened(address) as session:
            await session.visit("nowhere")

    async def absent_card() -> None:
        async with Session.opened(address) as session:
            await session.visit("disputes")
            value = {session.component.component: json.dumps({"changed": 1})}
            await session.tell("sel=state:IND", value, CARD)

    async def closed_door() -> None:
        async with Session.opened("http://localhost:9"):
            pass

    def fails(action: Callable[[], Awaitable[None]], words: str) -> None:
        with pytest.raises(LoadError, match=words):
            awaited(action)

    fails(wrong_page, "no such page")
    fails(absent_card, "does not hold")
    fails(closed_door, "refuses")


@pytest.mark.nightly
def test_an_exception_on_the_page_is_an_error(tmp_path: Path) -> None:
    script = tmp_path / "broken.py"
    script.write_text("import streamlit as st\nst.write('Here')\n1 / 0\n", "utf-8")

    async def visit(address: str) -> None:
        async with Session.opened(address) as session:
            await session.visit("")

    with serving(script) as address, pytest.raises(LoadError, match="exception"):
        awaited(visit, address)


def test_sessions_are_held_while_clicks_are_fast_and_nothing_fails() -> None:
    fast = [Step(size, {"click": [0.1] * 20}, rss_mb=100 + size) for size in (1, 2, 5)]
    slow = Step(10, {"click": [0.1] * 15 + [1.5] * 5})
    failed = Step(4, {"click": [0.1] * 20}, errors=["No answer."])
    silent = Step(20)
    assert held([*fast, slow, failed, silent]) == 5
    assert rss_mb_per_session([*fast, slow]) == pytest.approx(1)


def test_the_proxy_can_tell_readers_of_one_address_apart() -> None:
    target = Target("http://localhost", ())
    cookies = {target.reader(seed)["Cookie"] for seed in range(100)}
    assert len(cookies) == 100
    # What nginx writes: 16 bytes in base64.
    assert all(re.fullmatch("kavkaz_replica=[A-Za-z0-9+/]{22}==", cookie) for cookie in cookies)
