"""Where sources contradict each other: in a number, or in words."""

from collections.abc import Iterator

from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.layers.cached import cache_by_atlas
from geo.web.content.cards.verdicts import VERDICTS
from geo.web.content.graphics.bars import contradicting, rows
from geo.web.html.templating import render


@cache_by_atlas
def contradictions_html(atlas: Atlas) -> str:
    """The figures of each claim that has several, and who says what where words differ."""
    return "\n".join(_parts(atlas))


def _parts(atlas: Atlas) -> Iterator[str]:
    yield render("contradictions.html")
    for claim in contradicting(atlas):
        verdict = _(VERDICTS[claim.verdict])
        yield render(
            "contradiction.html",
            claim=claim,
            verdict=verdict,
            title=claim.question,
            rows=rows(atlas, claim),
        )
    for claim in atlas.dossier.claims.values():
        if claim.contrast:
            yield render(
                "sayings.html",
                claim=claim,
                verdict=_(VERDICTS[claim.verdict]),
                sources=atlas.dossier.sources,
            )
