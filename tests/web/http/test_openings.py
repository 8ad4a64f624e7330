"""The first sight of a page as it opens is made ahead, and is that of the page all the same."""

from dataclasses import replace
from datetime import date

import pytest

from geo.layers.atlas import Atlas, in_language
from geo.web.http.first_html import page_html
from geo.web.http.first_html.page_html import Shown, opening_sight
from geo.web.view.model import View
from geo.web.view.pages import read_pages

DAY = date(2026, 11, 27)


def _shown(name: str, **asked: object) -> Shown:
    view = View(**asked)  # type: ignore[arg-type]
    return Shown(
        read_pages()[name], view, view, (), embedded=False, origin="https://a.example", day=DAY
    )


def test_only_the_page_as_it_opens_is_taken_from_what_was_made(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = opening_sight(atlas, "farkhor", DAY)
    asked: list[Shown] = []
    monkeypatch.setattr(page_html, "_made_sight", lambda _atlas, shown: asked.append(shown))
    own = replace(
        _shown("farkhor"), view=page_html._opening(atlas, read_pages()["farkhor"], DAY).view
    )
    assert page_html._sight(atlas, own) == made
    assert asked == []
    others = (
        _shown("farkhor", viewer="IND"),
        _shown("farkhor", theme="dark"),
        replace(own, embedded=True),
        replace(own, notices=("set aside",)),
    )
    for other in others:
        page_html._sight(atlas, other)
    assert asked == list(others)


def test_each_language_has_its_own(atlas: Atlas) -> None:
    first = {
        code: opening_sight(in_language(atlas, code), "farkhor", DAY) for code in ("en", "ru", "ur")
    }
    assert len({caption for caption, _sight in first.values()}) == 3
