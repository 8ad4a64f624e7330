"""What is kept: never more than its bytes, each made once, and the crowd is turned away."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.web.http.render_cache import BusyError, RenderCache, for_client
from geo.web.serving.resources import Resource


def _resource(size_bytes: int) -> Resource:
    return Resource(b"x" * size_bytes, "image/png")


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 60)), max_size=60))
def test_what_is_kept_stays_within_its_bytes(asked: list[tuple[int, int]]) -> None:
    kept = RenderCache(most_bytes=100)
    for key, size_bytes in asked:
        kept.get_or_make("kind", (key, size_bytes), lambda size=size_bytes: _resource(size))
        assert kept.size_bytes <= 100
        assert kept.size_bytes == sum(len(one.content) for one in kept._resources.values())


def test_what_was_asked_for_last_is_kept_longest() -> None:
    kept = RenderCache(most_bytes=100)
    for key in (1, 2, 3, 4, 1, 5):
        kept.get_or_make("kind", key, lambda: _resource(25))
    assert kept.made == 5
    kept.get_or_make("kind", 1, lambda: _resource(25))
    assert kept.made == 5
    kept.get_or_make("kind", 2, lambda: _resource(25))
    assert kept.made == 6


def test_the_large_is_served_and_not_kept() -> None:
    kept = RenderCache(most_bytes=100)
    kept.get_or_make("kind", "small", lambda: _resource(25))
    for _ in range(2):
        assert len(kept.get_or_make("kind", "large", lambda: _resource(26)).content) == 26
    assert (kept.made, kept.size_bytes) == (3, 25)


def test_a_crowd_waits_for_one_making_and_no_more_than_fit() -> None:
    kept, started, finish = RenderCache(most_waiting=2), threading.Event(), threading.Event()

    def make() -> Resource:
        started.set()
        assert finish.wait(10)
        return _resource(1)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(kept.get_or_make, "kind", "slow", make)
        assert started.wait(10)
        second = pool.submit(kept.get_or_make, "kind", "slow", make)
        while kept._waiting.total() < 2:
            assert not second.done()
        with pytest.raises(BusyError):
            kept.get_or_make("kind", "other", make)
        finish.set()
        assert first.result(10) is second.result(10)
    assert kept.made == 1


def test_who_asks_for_many_leaves_places_for_others() -> None:
    kept, finish = RenderCache(most_waiting=8), threading.Event()

    def make() -> Resource:
        assert finish.wait(10)
        return _resource(1)

    def ask(client: str, name: int) -> Resource:
        with for_client(client):
            return kept.get_or_make("kind", name, make)

    with ThreadPoolExecutor(3) as pool:
        waiting = [pool.submit(ask, "greedy", name) for name in (1, 2)]
        while kept._waiting["greedy"] < 2:
            assert not any(future.done() for future in waiting)
        with pytest.raises(BusyError):
            ask("greedy", 3)
        other = pool.submit(ask, "other", 4)
        while kept._waiting["other"] < 1:
            assert not other.done()
        finish.set()
        assert other.result(10).content == b"x"
    assert ask("greedy", 3).content == b"x"


def test_a_making_that_fails_gives_its_place_back() -> None:
    kept = RenderCache(most_waiting=1)

    def fail() -> Resource:
        raise ValueError("no such view")

    for _ in range(3):
        with pytest.raises(ValueError, match="no such view"):
            kept.get_or_make("kind", "broken", fail)
    assert kept.get_or_make("kind", "broken", lambda: _resource(1)).content == b"x"
