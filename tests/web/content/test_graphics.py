"""Numbers as graphics: the finding, the figures of a claim, the land under a distance."""

import re
from collections import Counter

import pytest

from geo.i18n.languages import use_language
from geo.layers.atlas import Atlas, in_language
from geo.layers.frames.measures import measures
from geo.layers.worldview import Look
from geo.web.content.cards.verdicts import VERDICT_RULES
from geo.web.content.graphics.bars import bars, bars_html, contradicting
from geo.web.content.graphics.contradictions import contradictions_html
from geo.web.content.graphics.named import graphic_html, numbers_html
from geo.web.content.graphics.strip import strip, strip_html
from geo.web.content.graphics.verdicts import finding, finding_html, tally_of
from geo.web.content.story import story, story_here_html, story_html
from geo.web.view.model import View
from geo.web.view.pages import read_pages

LANGUAGES = ("en", "ru", "ur")


def test_the_finding_counts_every_claim_once(atlas: Atlas) -> None:
    found = finding(atlas)
    assert found is not None
    counts = Counter(claim.verdict for claim in atlas.dossier.claims.values())
    judged = f"{counts['supported']} hold up; contradicted: {counts['contradicted']}"
    assert found.title == f"Of {counts.total()} claims, {judged}"
    assert [part.value for part in found.parts] == [
        counts[part.link.partition("verdict:")[2]] for part in found.parts
    ]
    assert found.whole == len(atlas.dossier.claims)
    assert len({part.colour for part in found.parts}) == len(found.parts)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_part_of_the_finding_leads_to_its_claims(atlas: Atlas, code: str) -> None:
    with use_language(code):
        markup = finding_html(in_language(atlas, code))
    links = re.findall(r'href="/claims\?only=verdict:([a-z]+)"', markup)
    verdicts = {claim.verdict for claim in atlas.dossier.claims.values()}
    # Once in the bar, where the keyboard passes them by, and once in words.
    assert Counter(links) == dict.fromkeys(verdicts, 2)
    assert markup.count('tabindex="-1"') == len(verdicts)


def test_the_finding_opens_the_story_with_and_without_scripts(atlas: Atlas) -> None:
    found = finding(atlas)
    assert found is not None
    for markup in (story_html(atlas), story_here_html(atlas, None)):
        # It is the headline of the page, and said again where a step tells it.
        assert re.findall("<h1>(.*)</h1>", markup) == [found.title]
        assert markup.count(found.title) == 1 + markup.count(finding_html(atlas, explained=False))
        assert finding_html(atlas, headed=False) in markup


def test_claims_of_a_step_are_tallied_by_verdict(atlas: Atlas) -> None:
    claims = [atlas.dossier.claims[name] for name in ("pakistan-takes-part", "venue-astrakhan")]
    judged = Counter(claim.verdict for claim in claims)
    said = tally_of(claims)
    assert said.startswith("2 claims: ")
    assert sum(int(part.split()[0]) for part in said[10:].split(", ")) == judged.total()
    assert tally_of(claims[:1]).startswith("1 claim: 1 ")
    for told in story(atlas):
        assert tally_of([atlas.dossier.claims[name] for name in told.claims]) in story_html(atlas)


def test_bars_hold_every_figure_from_nought_and_no_mean(atlas: Atlas) -> None:
    claims = contradicting(atlas)
    assert {"personnel-150000", "nineteen-ranges", "victory-by-numbers"} <= {
        claim.id for claim in claims
    }
    for claim in claims:
        drawn = bars(atlas, claim)
        assert [part.value for part in drawn.parts] == sorted(
            (figure.value for figure in claim.values), reverse=True
        )
        shares = re.findall(r"--part:([\d.]+)%", bars_html(atlas, claim))
        assert [float(share) for share in shares] == pytest.approx(
            [100 * part.value / drawn.most for part in drawn.parts], abs=0.01
        )
        assert bars_html(atlas, claim) in contradictions_html(atlas)


def test_the_work_has_a_colour_of_its_own_and_all_others_a_source(atlas: Atlas) -> None:
    drawn = bars(atlas, atlas.dossier.claims["personnel-150000"], "light")
    (own,) = (part for part in drawn.parts if part.name.startswith("The article"))
    others = [part for part in drawn.parts if part is not own]
    assert own.colour not in {part.colour for part in others}
    assert all(part.note for part in others)


def test_a_strip_is_as_long_as_its_distance(atlas: Atlas) -> None:
    for look in (Look(), Look("IND"), Look("CHN")):
        for measure in measures(atlas, look).values():
            drawn = strip(atlas, measure)
            assert drawn.whole == pytest.approx(measure.gap.distance_km, rel=0.002, abs=0.1)


def test_a_strip_says_whose_land_it_is_by_the_viewer(atlas: Atlas) -> None:
    def names(viewer: str) -> list[str]:
        measure = measures(atlas, Look(viewer))["farkhor-srinagar"]
        return [part.name for part in strip(atlas, measure).parts]

    assert names("defacto")[-1].startswith("India")
    assert names("PAK")[-1].startswith("Pakistan")


def test_the_strip_of_farkhor_has_its_runway_to_scale(atlas: Atlas) -> None:
    measure = measures(atlas)["farkhor-pakistan"]
    drawn = strip(atlas, measure)
    assert drawn.title == "222 km: Tajikistan 1.5 km, Afghanistan 221 km"
    assert drawn.ends == ("Farkhor air base", "border of Pakistan")
    assert drawn.beside is not None
    assert (drawn.beside.value, drawn.beside.figure) == (0.788, "788 m")
    assert "--part:0.355%" in strip_html(atlas, measure, Look())
    in_miles = strip(atlas, measure, unit="mi")
    assert in_miles.title == "138 mi: Tajikistan 0.9 mi, Afghanistan 137 mi"
    assert in_miles.whole == drawn.whole


def test_the_head_of_a_page_measures_in_the_unit_of_its_reader(atlas: Atlas) -> None:
    head = numbers_html(atlas, read_pages()["farkhor"], View(unit="mi"))
    assert "138 mi" in head
    assert not re.search(r"[0-9] km\b", head)


def test_steps_show_the_numbers_that_they_tell(atlas: Atlas) -> None:
    shown = {step.id: step.graphic for step in story(atlas) if step.graphic}
    assert shown == {
        "how-many": "figures:personnel-150000",
        "how-close-is-farkhor": "measure:farkhor-pakistan",
        "what-came-of-it": "finding",
    }
    for name, graphic in shown.items():
        markup = graphic_html(atlas, graphic, Look())
        assert markup
        assert markup in story_here_html(atlas, name)
    assert graphic_html(atlas, "", Look()) == ""


def test_the_finding_says_what_verdicts_mean_and_what_is_contradicted(atlas: Atlas) -> None:
    markup = finding_html(atlas)
    claims = atlas.dossier.claims.values()
    for verdict in {claim.verdict for claim in claims}:
        assert VERDICT_RULES[verdict] in markup
    against = {claim.id for claim in claims if claim.verdict == "contradicted"}
    assert set(re.findall(r'href="/claims\?sel=claim:([a-z0-9-]+)"', markup)) == against
