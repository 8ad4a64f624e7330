"""A selection that a map does not show is said, and one link shows it."""

from urllib.parse import urlsplit

import pytest

from geo.layers.atlas import Atlas
from geo.web.content.page_view import view_of
from geo.web.content.visibility import unseen
from geo.web.view.grammar import read_query
from geo.web.view.pages import PageText, read_pages


def _page(path: str) -> PageText:
    return next(page for page in read_pages().values() if f"/{page.path}" == path)


@pytest.mark.parametrize(
    ("asked", "reason", "shown"),
    [
        (
            "/disputes?sel=place:farkhor",
            "the layer “Places” is off",
            "/disputes?layers=states,zones,borders,places,cities,water,graticule&sel=place:farkhor&v=2",
        ),
        (
            "/disputes?sel=zone:siachen&layers=states,borders&lang=ru",
            "is off",
            "/disputes?layers=states,zones,borders&sel=zone:siachen&lang=ru&v=2",
        ),
        (
            "/disputes?sel=measure:farkhor-kabul&theme=dark",
            "of this page",
            "/?sel=measure:farkhor-kabul&theme=dark&v=2",
        ),
        ("/disputes?sel=state:XNK&on=2024-01-01", "this day", "/disputes?on="),
        ("/disputes?sel=state:XNK&as=AZE", "this day", "/disputes?sel=state:XNK&v=2"),
    ],
)
def test_what_cannot_be_seen_is_said_with_a_link_that_shows_it(
    atlas: Atlas, asked: str, reason: str, shown: str
) -> None:
    page = _page(urlsplit(asked).path)
    said = unseen(atlas, page, view_of(atlas, page, read_query(urlsplit(asked).query)))
    assert said is not None
    assert reason in said.reason
    assert said.address.startswith(shown)
    other = _page(urlsplit(said.address).path)
    seen = view_of(atlas, other, read_query(urlsplit(said.address).query))
    assert unseen(atlas, other, seen) is None


@pytest.mark.parametrize(
    "asked",
    [
        "/disputes",
        "/disputes?sel=zone:siachen",
        "/?sel=place:farkhor",
        "/sources?sel=state:IND",
        "/claims?sel=claim:venue-astrakhan",
        "/ties?sel=tie:pak-rus-1979",
    ],
)
def test_of_what_is_seen_nothing_is_said(atlas: Atlas, asked: str) -> None:
    page = _page(urlsplit(asked).path)
    assert unseen(atlas, page, view_of(atlas, page, read_query(urlsplit(asked).query))) is None
