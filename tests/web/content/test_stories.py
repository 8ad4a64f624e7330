"""Claims, story, axis and charts: each sourced, each whole."""

import hashlib
import html
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from geo.dossier import Claim
from geo.dossier.dates import day_title
from geo.dossier.wording import translate_dossier
from geo.i18n.languages import languages, use_language
from geo.layers.atlas import Atlas
from geo.maps.print.lettering import text_width_px
from geo.maps.web.scene import viewer_title
from geo.web.content.cards import card_of
from geo.web.content.cards.verdicts import VERDICT_RULES, VERDICTS
from geo.web.content.page_view import choices_of
from geo.web.content.panels.lists import claims_shown
from geo.web.content.panels.tables import tables
from geo.web.content.panels.timeline import marks, years
from geo.web.content.story import apply_step_defaults, story, story_here_html, story_html
from geo.web.html.phrases import without_marks
from geo.web.view.grammar import parse_view
from geo.web.view.model import View
from geo.web.view.pages import read_pages

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[3]
ARTICLE_RUNS = Path(__file__).with_name("article_runs.txt")


def _run(name: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=60)
    app.query_params.update(query)
    app.run()
    assert not app.exception
    return app


def _words(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_all_claims_and_all_sentences_are_in_the_app(atlas: Atlas) -> None:
    assert len(atlas.dossier.claims) == 46
    words = _words(_run("claims"))
    for name in atlas.dossier.claims:
        assert f'href="?sel=claim:{name}"' in words
    (table,) = tables(atlas, read_pages()["claims"], View())
    assert len(table.rows) == len(atlas.dossier.sentences) == 27
    linked = {link.feature for row in table.rows for link in row.cells[2]}
    assert linked == {f"claim:{name}" for name in atlas.dossier.claims}


def test_a_claim_says_verdict_reason_and_who_says_what(atlas: Atlas) -> None:
    for name, claim in atlas.dossier.claims.items():
        card = card_of(atlas, f"claim:{name}", View())
        verdict = next(fact for fact in card.facts if fact.label == "Verdict")
        assert verdict.text.startswith(VERDICTS[claim.verdict])
        assert claim.explanation in verdict.text
        said = [fact for fact in card.facts if fact.label == "Other accounts"]
        assert [fact.sources for fact in said] == [one.sources for one in claim.others_say]
        figures = [fact for fact in card.facts if fact.label == "Figures"]
        assert len(figures) == bool(claim.values)
        assert sum(fact.graphic.count('class="bar"') for fact in figures) == len(claim.values)
        assert card.links
        assert card.citable


def test_each_verdict_has_a_written_rule() -> None:
    words = _words(_run("sources"))
    assert set(VERDICT_RULES) == set(VERDICTS)
    assert all(rule in words for rule in VERDICT_RULES.values())


@pytest.mark.parametrize(
    ("only", "passes"),
    [
        ((), lambda _: True),
        (("verdict:contested",), lambda claim: claim.verdict == "contested"),
        (("topic:farkhor",), lambda claim: claim.topic == "farkhor"),
        (
            ("state:ARM", "verdict:supported"),
            lambda claim: claim.verdict == "supported" and "ARM" in claim.where.states,
        ),
    ],
)
def test_filters_leave_those_that_pass(atlas: Atlas, only, passes) -> None:
    claims: list[Claim] = list(atlas.dossier.claims.values())
    assert list(claims_shown(atlas, only)) == [claim for claim in claims if passes(claim)]


def test_filters_are_controls_too(atlas: Atlas) -> None:
    app = _run("claims")
    app.selectbox(key="verdict").select("contested").run()
    listed = _words(app).partition('<nav class="features"')[2].partition("</nav>")[0]
    contested = sum(claim.verdict == "contested" for claim in atlas.dossier.claims.values())
    assert listed.count('href="?sel=claim:') == contested
    assert "only" not in app.query_params


def test_every_step_of_the_story_rests_on_sourced_claims(atlas: Atlas) -> None:
    steps = story(atlas)
    assert 8 <= len(steps) <= 12
    assert steps[0].day.year == 1979
    assert steps[-1].day.year > 2020
    page = read_pages()["overview"]
    for step in steps:
        assert set(step.layers) <= set(page.layers)
        assert all(atlas.dossier.claims[name].sources for name in step.claims)
        west, south, east, north = step.extent
        assert -180 <= west < east <= 180
        assert -85 <= south < north <= 85
    words = story_html(atlas)
    assert words.count('data-step-text="') == len(steps) + 1
    assert "{measure:" not in words
    assert "222 km" in words


def _runs(text: str) -> set[str]:
    """The hashes of all runs of eight words of a text, whatever stands between the words."""
    words = re.findall(r"\w+", re.sub("['’]", "", text.lower()))
    runs = (" ".join(words[start : start + 8]) for start in range(len(words) - 7))
    return {hashlib.sha256(run.encode()).hexdigest()[:16] for run in runs}


def test_no_sentence_of_the_article_is_copied(atlas: Atlas) -> None:
    """The article is not part of the product; the hashes of its runs of eight words are enough."""
    article = set(ARTICLE_RUNS.read_text("utf-8").split())
    assert len(article) > 300
    # Its title is such a run, so the hashes are made as they were.
    assert _runs("Pakistan, Russia and the New Central Asian Alliance") <= article
    told: list[str] = [without_marks(step.text) for step in story(atlas)]
    told += [callout.text for step in story(atlas) for callout in step.callouts]

    def note(text: str) -> str:
        told.append(text)
        return text

    translate_dossier(atlas.dossier, note)
    assert len(told) > 1000
    assert [said for said in told if _runs(said) & article] == []


def test_a_copied_sentence_is_found_without_its_commas() -> None:
    title = "New Central Asian Alliance"
    assert _runs(f"Pakistan (Russia) and the {title}!") == _runs(
        f"Pakistan, Russia, and the {title}"
    )


def test_each_step_is_explored_on_a_page_that_takes_all_of_its_address(atlas: Atlas) -> None:
    links = re.findall(r'data-explore|class="explore" href="([^"]*)"', story_html(atlas))
    addresses = [html.unescape(link) for link in links if link]
    steps = story(atlas)
    assert len(addresses) == len(steps) + 1
    for step, address in zip(steps, addresses[1:], strict=True):
        path, query = urlsplit(address)[2:4]
        page = read_pages()[step.page]
        assert path == f"/{page.path}"
        view, notices = parse_view(dict(parse_qsl(query)), choices_of(atlas, page))
        assert notices == ()
        assert (view.day, view.viewer, view.selection) == (step.day, step.viewer, step.select)
        assert set(view.layers or page.shown) <= set(page.layers)


def test_no_page_and_no_step_opens_with_disputed_land_drawn_as_settled(atlas: Atlas) -> None:
    opened = {name: page.shown for name, page in read_pages().items()}
    told = {step.id: step.layers for step in story(atlas)}
    plain = [name for name, on in (opened | told).items() if "states" in on and "zones" not in on]
    assert plain == []


def test_a_step_fills_what_the_address_leaves_out(atlas: Atlas) -> None:
    step = story(atlas)[0]
    view = apply_step_defaults(atlas, View(step="kabul-1979"), {"step": "kabul-1979"})
    assert (view.day, view.viewer, view.selection) == (step.day, step.viewer, step.select)
    given = apply_step_defaults(
        atlas, View(step="kabul-1979", viewer="IND"), {"step": "kabul-1979", "as": "IND"}
    )
    assert given.viewer == "IND"
    assert apply_step_defaults(atlas, View(), {}) == View()


def test_the_axis_has_every_event_and_none_covers_another(atlas: Atlas) -> None:
    found = marks(atlas)
    assert {mark.feature for mark in found} == {f"event:{name}" for name in atlas.dossier.timeline}
    assert all(0 <= mark.at_percent <= 100 for mark in found)
    for lane in {mark.lane for mark in found}:
        places = [mark.at_percent for mark in found if mark.lane == lane]
        assert all(later - earlier >= 0.79 for earlier, later in pairwise(places))
    assert [year for year, _ in years(atlas)] == list(range(1980, 2027))


def test_from_a_place_to_all_that_is_told_of_it(atlas: Atlas) -> None:
    titles = {related.title for related in card_of(atlas, "place:farkhor", View()).related}
    assert {"Claims", "Events", "Relations"} <= titles
    titles = {related.title for related in card_of(atlas, "state:PAK", View()).related}
    assert titles == {"Claims", "Events", "Exercises", "Relations"}
    titles = {related.title for related in card_of(atlas, "zone:abkhazia", View()).related}
    assert "Events" in titles


def test_a_step_in_the_colours_of_roles_explains_them(atlas: Atlas) -> None:
    """Its card has the key, since that of the map is closed on a phone."""
    painted = [step for step in story(atlas) if step.colours == "roles"]
    assert painted
    for step in story(atlas):
        html = story_here_html(atlas, step.id)
        assert ("step-key" in html) == (step in painted)
        assert ("swatch fill-withdrew" in html and "swatch sign" in html) == (step in painted)


def test_numbers_stand_before_the_words_about_them(atlas: Atlas) -> None:
    """On a phone the first screen has the finding, the chart of a step, and how many took part."""
    opening = story_here_html(atlas, None)
    names = [opening.index(word) for word in ('class="stack-key"', 'class="story-text"')]
    assert names == sorted(names)
    charted = [step for step in story(atlas) if step.graphic.startswith("figures:")]
    assert charted
    for step in charted:
        html = story_here_html(atlas, step.id)
        assert html.index('class="bars"') < html.index('class="story-text"')
    for step in story(atlas):
        html = story_here_html(atlas, step.id)
        if step.colours == "roles":
            assert html.index('class="story-counted"') < html.index('class="story-text"')


def test_what_is_contradicted_is_not_folded_away(atlas: Atlas) -> None:
    opening = story_here_html(atlas, None)
    shown = re.sub(r"<details.*?</details>", "", opening, flags=re.DOTALL)
    against = [one for one in atlas.dossier.claims.values() if one.verdict == "contradicted"]
    assert against
    assert all(f"claim:{claim.id}" in shown for claim in against)


@pytest.mark.parametrize("code", languages())
def test_who_and_when_a_map_of_the_story_shows_fits_in_a_line_of_a_phone(
    atlas: Atlas, code: str
) -> None:
    """In the strip above the map, 360 pixels wide, in its bold letters."""
    with use_language(code):
        for step in story(atlas):
            for day in (step.day, *([step.compare] if isinstance(step.compare, date) else [])):
                words = f"{viewer_title(atlas, step.viewer)} · {day_title(day)}"
                assert text_width_px(words, 11.84, bold=True) <= 360 - 2 * 8, words
