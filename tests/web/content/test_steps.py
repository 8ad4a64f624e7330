"""Steps of the story: callouts, linked phrases, what changes on two maps, and what is checked."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dossier import Dossier
from geo.dossier.dates import today
from geo.dossier.reading.tables import parse_yaml
from geo.i18n.languages import ENGLISH, languages, use_language
from geo.layers.atlas import Atlas, in_language
from geo.layers.worldview import differences
from geo.maps.drawing.projection import Frame
from geo.web.content.checks.known import Known
from geo.web.content.checks.translations import translation_problems
from geo.web.content.page_view import view_of
from geo.web.content.pictures.view_picture import picture_of_view
from geo.web.content.steps.callouts import callouts_of, point_of
from geo.web.content.steps.changed import changed_at, changed_words
from geo.web.content.steps.counted import roles_counted
from geo.web.content.steps.model import Step, Story, measures_told, read_story, view_of_step
from geo.web.content.steps.script import script_steps
from geo.web.content.story import introduction, step_of, story, story_here_html, story_html
from geo.web.html.phrases import broken_mark, phrases_of, with_links, without_marks
from geo.web.view.pages import read_pages

_STEP = """
id: one
title: One
text: "See [the <b>strip</b>](place:wakhan) and [{measure:wakhan-gap}](measure:wakhan-gap)."
claims: [x]
page: farkhor
extent: [60, 30, 80, 40]
layers: [places, measures]
day: 2020-09-21
select: place:wakhan
callouts:
- at: place:wakhan
  text: "{measure:wakhan-gap} wide"
"""


def _step(**changed: object) -> Step:
    return Step.model_validate({**parse_yaml(_STEP), **changed})


@given(st.text(), st.from_regex(r"[a-z]{1,20}:[A-Za-z0-9][a-z0-9_-]{0,9}", fullmatch=True))
def test_any_words_may_be_a_phrase(words: str, feature: str) -> None:
    """What stands in a phrase is text and no markup; only brackets end it."""
    clean = words.replace("[", "(").replace("]", ")") or "x"
    text = f"a < b [{clean}]({feature}) & c"
    assert phrases_of(text) == ((clean, feature),)
    assert without_marks(text) == f"a < b {clean} & c"
    assert not broken_mark(text)
    html = str(with_links(text))
    assert html.startswith("a &lt; b <a ")
    assert f'href="?sel={feature}"' in html
    assert html.count("<") == 2


@pytest.mark.parametrize(
    "text", ["[strip](wakhan)", "[strip]", "the ](place:wakhan) strip", "[a [b](place:x) c]"]
)
def test_a_mark_that_cannot_be_read_is_found(text: str) -> None:
    assert broken_mark(text)


def test_a_step_names_what_its_text_and_its_callouts_speak_of() -> None:
    step = _step(features=["place:farkhor", "place:wakhan"])
    assert step.named == ("place:wakhan", "measure:wakhan-gap", "place:farkhor")
    assert step.named_of("measure") == ("wakhan-gap",)
    assert step.comparison is None
    assert str(_step(compare=today()).comparison.day) == str(today())
    assert _step(compare="IND").comparison.viewer == "IND"


def test_each_step_says_one_to_four_things_within_its_map(atlas: Atlas) -> None:
    for step in story(atlas):
        said = (*callouts_of(atlas, step), *callouts_of(atlas, step, second=True))
        west, south, east, north = step.extent
        assert 1 <= len(said) <= 4
        for callout in said:
            assert west <= callout.lon <= east, (step.id, callout)
            assert south <= callout.lat <= north, (step.id, callout)
            assert "{" not in callout.text
    assert sum(step.comparison is not None for step in story(atlas)) == 3


def test_something_is_said_of_a_line_at_its_middle(atlas: Atlas) -> None:
    lon, lat = point_of(atlas, "measure:farkhor-pakistan")
    assert 69.4 < lon < 71.5
    assert 36.3 < lat < 37.5
    with pytest.raises(KeyError):
        point_of(atlas, "tie:atlantis")


def test_the_script_has_what_each_step_shows_and_says(atlas: Atlas) -> None:
    by_id = {step["id"]: step for step in script_steps(atlas)}
    farkhor = by_id["how-close-is-farkhor"]
    assert "measure:wakhan-gap" in farkhor["features"]
    assert "place:wakhan" in farkhor["points"]
    assert farkhor["address"]["cmp"] == farkhor["address"]["split"] == ""
    after = by_id["the-day-after"]["address"]
    assert (after["on"], after["cmp"], after["split"]) == ("2020-09-26", "2020-12-01", "")
    numbers = [[one["number"] for one in step["callouts"]] for step in by_id.values()]
    assert all(own == list(range(1, len(own) + 1)) for own in numbers)


def test_every_phrase_and_callout_is_in_the_text_beside_the_map(atlas: Atlas) -> None:
    html = story_html(atlas)
    for step in story(atlas):
        for _words, feature in phrases_of(step.text):
            assert f'data-phrase="{feature}"' in html
        for callout in step.callouts:
            assert f"<li>{callout.text}</li>".replace("'", "&#39;") in html
    assert "](" not in html


def test_callouts_and_phrases_are_translated(atlas: Atlas) -> None:
    english = story(atlas)
    for code in languages():
        if code == ENGLISH:
            continue
        with use_language(code):
            said = story(in_language(atlas, code))
        for step, own in zip(english, said, strict=True):
            assert {name for _, name in phrases_of(step.text)} == {
                name for _, name in phrases_of(own.text)
            }
            for one, other in zip(step.callouts, own.callouts, strict=True):
                assert one.text != other.text


def _problems(dossier: Dossier, folder: Path, translated: dict[str, str]) -> list[str]:
    entries = (
        "".join(f'msgid "{text}"\nmsgstr "{said}"\n\n' for text, said in translated.items())
        .replace("<b>", "")
        .replace("</b>", "")
    )
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    (folder / "ru.po").write_text(head + entries, "utf-8")
    step = _step(text="See [the strip](place:wakhan), {measure:wakhan-gap} wide.")
    known = Known(folder, dossier, set())
    return [str(one) for one in translation_problems(known, Story("", (step,)), folder)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("[Полоса](place:wakhan), {measure:wakhan-gap}.", []),
        (
            "Полоса, {measure:wakhan-gap}.",
            [
                "languages/ru.po, 'one', text 'place:wakhan': the translation has lost it; "
                "write it as in English."
            ],
        ),
        (
            "[Полоса](place:wakhan).",
            [
                "languages/ru.po, 'one', text '{measure:wakhan-gap}': the translation has lost it; "
                "write it as in English."
            ],
        ),
        (
            "[Полоса](place:wakhan) [и](place:farkhor), {measure:wakhan-gap}.",
            [
                "languages/ru.po, 'one', text 'place:farkhor': the English text has it not; remove "
                "it."
            ],
        ),
    ],
)
def test_a_translation_keeps_phrases_and_distances(
    atlas: Atlas, tmp_path: Path, said: str, found: list[str]
) -> None:
    text = "See [the strip](place:wakhan), {measure:wakhan-gap} wide."
    assert _problems(atlas.dossier, tmp_path, {text: said}) == found


def test_a_translated_callout_may_be_longer_but_not_endless(atlas: Atlas, tmp_path: Path) -> None:
    wide = "{measure:wakhan-gap} wide"
    assert _problems(atlas.dossier, tmp_path, {wide: "{measure:wakhan-gap} " + "ш" * 60}) == []
    (problem,) = _problems(atlas.dossier, tmp_path, {wide: "{measure:wakhan-gap} " + "ш" * 70})
    assert "it has 79 letters, and 75 at most fit" in problem


def test_the_measures_of_a_text_are_told_in_their_order() -> None:
    assert measures_told("{measure:b} and {measure:a}") == ("b", "a")
    with pytest.raises(Exception, match="callouts"):
        _step(callouts=[{"at": "place:wakhan", "text": "x"}] * 5)


def test_the_story_of_the_dossier_is_read_as_it_stands(atlas: Atlas) -> None:
    read = read_story(atlas.dossier_folder)
    assert [step.id for step in read.steps] == [step.id for step in story(atlas)]


def test_a_step_of_one_map_tells_no_change(atlas: Atlas) -> None:
    assert changed_at(atlas, step_of(atlas, "who-came")) is None


@pytest.mark.parametrize(("name", "states"), [("kabul-1979", 5), ("the-state-that-was", 15)])
def test_the_states_in_place_of_one_that_ended_are_counted_in_the_frame(
    atlas: Atlas, name: str, states: int
) -> None:
    """Land that changed hands far away, or that the step does not speak of, is none of it."""
    step = step_of(atlas, name)
    view = view_of_step(step)
    assert view.other_look is not None
    assert any(not one.succeeded for one in differences(atlas, view.look, view.other_look))
    found = changed_at(atlas, step)
    ended = {"ended": "state:SUN", "states": states, "followed": 15}
    assert found == {"lands": (), "km2": 0, **ended}
    # The card counts what its map leaves out, and nothing where the map shows all.
    said = ["Soviet Union: of the 15 states that followed it, this map shows 5."]
    assert list(changed_words(atlas, step, "km")) == (said if states < 15 else [])


def test_land_that_changes_hands_is_counted_with_the_parts_of_what_is_named(atlas: Atlas) -> None:
    found = changed_at(atlas, step_of(atlas, "the-day-after"))
    assert found is not None
    assert (len(found["lands"]), found["states"]) == (8, 0)
    assert {"zone:lachin", "zone:karabakh-shusha-hadrut"} <= set(found["lands"])
    assert 8_000 < found["km2"] < 10_000


def test_what_lies_beyond_the_frame_is_not_counted(atlas: Atlas) -> None:
    step = step_of(atlas, "the-day-after")
    south = step.model_copy(update={"extent": (46.0, 38.7, 47.4, 39.15)})
    assert changed_at(atlas, south) != changed_at(atlas, step)
    other = step.model_copy(update={"compare": date(2020, 10, 1), "day": date(2020, 9, 1)})
    nothing = {"lands": (), "km2": 0, "ended": "", "states": 0, "followed": 0}
    assert changed_at(atlas, other) == nothing
    assert list(changed_words(atlas, other, "km")) == []


def test_the_card_says_how_much_land_changed_hands(atlas: Atlas) -> None:
    step = step_of(atlas, "the-day-after")
    found = changed_at(atlas, step)
    assert found is not None
    (said,) = changed_words(atlas, step, "km")
    area = f"{found['km2']:,} km²"
    assert said == f"Between the two days 8 pieces of land, {area}, changed hands."
    assert said in story_html(atlas)
    assert "mi²" in next(changed_words(atlas, step, "mi"))
    by_others = step.model_copy(update={"compare": "AZE", "extent": (44.0, 38.0, 49.0, 42.0)})
    assert next(changed_words(atlas, by_others, "km")).endswith("differ between the two maps.")


def test_the_card_counts_who_took_part_and_says_how(atlas: Atlas) -> None:
    subject = atlas.dossier.subject
    took_part = set(subject.participants) - set(subject.host)
    counted, others, both, rule = roles_counted(atlas)
    states = len(took_part - {"XAB", "XSO"})
    told = f"{states} states took part besides the host, {len(subject.observers)} observed."
    assert counted == f"Kavkaz 2020, 21–26 September 2020: {told}"
    assert others.endswith(": Abkhazia and South Ossetia.")
    assert both == "Counted as both: Iran."
    assert rule.startswith("To send forces is to take part")
    by_step = {step.id: story_here_html(atlas, step.id) for step in story(atlas)}
    assert [name for name, html in by_step.items() if counted in html] == ["who-came"]


def test_the_introduction_names_the_work_that_is_checked(atlas: Atlas) -> None:
    work = atlas.dossier.work
    for place in ("{work}", "{date}", "{count}"):
        assert place in read_story(atlas.dossier_folder).intro
    assert work.title in introduction(atlas)
    assert "{" not in introduction(atlas)


def test_a_plate_of_a_step_marks_what_the_step_tells(atlas: Atlas) -> None:
    page, frame = read_pages()["overview"], Frame(60, 40, 4, 600, 400)
    for step in story(atlas):
        told, view = changed_at(atlas, step), view_of(atlas, page, {"step": step.id})
        marked = picture_of_view(atlas, page, view, frame).changed
        lands = told["lands"] if told else ()
        assert {f"zone:{face}" for face in marked} == set(lands)
    other = view_of(atlas, page, {"step": "the-state-that-was", "cmp": "2019-01-01"})
    assert picture_of_view(atlas, page, other, frame).changed


def test_a_large_number_on_the_map_is_told_with_its_source_in_the_text(atlas: Atlas) -> None:
    """By whom it was counted, and what, has no room at its place."""
    told = [
        (step.id, number)
        for step in story(atlas)
        for callout in step.callouts
        for number in re.findall(r"\d+,\d{3}", callout.text)
        if number not in step.text
    ]
    assert told == []
    assert any(re.search(r"\d+,\d{3}", one.text) for step in story(atlas) for one in step.callouts)
