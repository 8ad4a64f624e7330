"""The first sight of a page as it opens is made ahead, and is that of the page all the same."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from geo.layers.atlas import Atlas, in_language
from geo.layers.worldview import change_days
from geo.web.http.first_html import page_html
from geo.web.http.first_html.page_html import Shown, opening_sight
from geo.web.view.model import View
from geo.web.view.pages import read_pages
from tests.pages import page_site

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


def test_no_page_is_made_anew_because_a_day_has_gone_by(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Shown] = []

    def make(_atlas: Atlas, shown: Shown) -> tuple[str, str]:
        made.append(shown)
        return "", ""

    monkeypatch.setattr(page_html, "_made_sight", make)
    site, (before, last) = page_site(atlas), change_days(atlas)[-2:]
    for day in (last, last + timedelta(days=1), last + timedelta(days=400)):
        monkeypatch.setattr(page_html, "today", lambda day=day: day)
        assert site.get("/farkhor?as=IND&v=2").status_code == 200
    assert len(made) == 1
    monkeypatch.setattr(page_html, "today", lambda: before)
    site.get("/farkhor?as=IND&v=2")
    assert len(made) == 2
