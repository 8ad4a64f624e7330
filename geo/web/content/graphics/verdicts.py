"""The finding: how many claims hold up, and how all the others were judged."""

from collections import Counter
from collections.abc import Sequence

from geo.dossier import Claim
from geo.i18n.languages import _, commas, ngettext, number
from geo.layers.atlas import Atlas
from geo.maps.print.handout.charts import Part, Stack
from geo.maps.style.colour import palette
from geo.maps.style.palette import Theme
from geo.web.content.cards.verdicts import VERDICT_RULES, VERDICTS
from geo.web.html.templating import render
from geo.web.view.pages import path_of_home


def finding(atlas: Atlas, theme: Theme | None = None) -> Stack | None:
    """The verdicts of all claims, those that hold up first; None where there are no claims.

    Each part leads to its claims. Colours are as in `palette`.
    """
    counts: Counter[str] = Counter(claim.verdict for claim in atlas.dossier.claims.values())
    if not counts:
        return None
    # Both are named: what does not hold up as a whole is mostly not false either.
    title = ngettext(
        "Of {count} claim, {held} holds up; contradicted: {against}",
        "Of {count} claims, {held} hold up; contradicted: {against}",
        counts.total(),
        held=number(counts["supported"]),
        against=number(counts["contradicted"]),
    )
    colours, path = palette(theme), path_of_home("claims")
    parts = tuple(
        Part(
            name=_(words),
            value=counts[verdict],
            figure=number(counts[verdict]),
            colour=colours[f"verdict-{verdict}"],
            link=f"{path}?only=verdict:{verdict}" if path else "",
        )
        for verdict, words in VERDICTS.items()
        if counts[verdict]
    )
    return Stack(title=title, parts=parts)


def finding_html(atlas: Atlas, *, headed: bool = True, explained: bool = True) -> str:
    """The finding as a headline above one bar, each of whose parts leads to its claims.

    The words below the bar name every part with its number, and where it is `explained` say on
    demand what each verdict means, and what was contradicted; '' where there are no claims. Not
    `headed`, it is the bar and its words, below a headline of its page's.
    """
    found = finding(atlas)
    if found is None:
        return ""
    claims = atlas.dossier.claims.values()
    given = {claim.verdict for claim in claims}
    return render(
        "finding.html",
        finding=found,
        headed=headed,
        explained=explained,
        meanings=[(_(VERDICTS[one]), _(VERDICT_RULES[one])) for one in VERDICTS if one in given],
        contradicted=[claim for claim in claims if claim.verdict == "contradicted"],
        claims_path=path_of_home("claims"),
    )


def tally_of(claims: Sequence[Claim]) -> str:
    """How many claims there are, and how many of them were judged how: the best verdicts first."""
    counts: Counter[str] = Counter(claim.verdict for claim in claims)
    judged = commas(
        _("{count} {verdict}", count=number(counts[verdict]), verdict=_(words).lower())
        for verdict, words in VERDICTS.items()
        if counts[verdict]
    )
    return ngettext(
        "{count} claim: {verdicts}", "{count} claims: {verdicts}", len(claims), verdicts=judged
    )
