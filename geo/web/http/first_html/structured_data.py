"""What a page is about, as search engines read it: JSON-LD in the words of schema.org."""

from collections.abc import Iterator, Mapping

from starlette.types import Scope

from geo.dossier import Claim
from geo.dossier.about import WorkKind
from geo.dossier.feature_id import FeatureId
from geo.i18n.languages import _, full_stop
from geo.layers.atlas import Atlas
from geo.web.content.cards.verdicts import VERDICTS
from geo.web.content.plain_pages.sources import layer_words
from geo.web.http.downloads import download_index
from geo.web.http.links import link_of, origin_of
from geo.web.serving.base_path import at
from geo.web.view.model import View
from geo.web.view.pages import PageText

Thing = Mapping[str, object]

_CONTEXT = {"@context": "https://schema.org"}
_WORKS: Mapping[WorkKind, str] = {
    "article": "Article",
    "essay": "Article",
    "report": "Report",
    "speech": "CreativeWork",
}


def structured_data(atlas: Atlas, page: PageText, view: View, scope: Scope) -> Iterator[Thing]:
    """A ClaimReview on the address of a claim, a Dataset for each layer on the page of sources.

    `view` is the one by whose address search engines know the page.
    """
    kind, name = FeatureId.parse(view.selection or "")
    if kind == "claim" and "claims" in page.home_of:
        yield _review(atlas, atlas.dossier.claims[name], link_of(scope, page, view), scope)
    if "sources" in page.home_of:
        yield from _datasets(atlas, scope)


def _review(atlas: Atlas, claim: Claim, link: str, scope: Scope) -> Thing:
    return {
        **_CONTEXT,
        "@type": "ClaimReview",
        "@id": link,
        "url": link,
        "inLanguage": atlas.language,
        "datePublished": _checked_on(atlas, claim),
        "author": _publisher(atlas, scope),
        "claimReviewed": claim.article_says,
        "itemReviewed": {"@type": "Claim", "appearance": _work(atlas)},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": _(VERDICTS[claim.verdict]),
            "ratingExplanation": claim.explanation,
        },
    }


def _checked_on(atlas: Atlas, claim: Claim) -> str:
    """The day on which a source of the claim was read last, or the claim corrected."""
    dossier = atlas.dossier
    others = (source for said in claim.others_say for source in said.sources)
    figures = (source for figure in claim.values for source in figure.sources)
    cited = {*claim.sources, *others, *figures}
    read = [dossier.sources[name].read_on for name in cited]
    corrected = (
        change.date.last
        for change in dossier.changes.values()
        if (change.table, change.row) == ("claims", claim.id)
    )
    days = [*(day.last for day in read if day), *corrected]
    return max(days, default=dossier.about.home).isoformat()


def _work(atlas: Atlas) -> Thing:
    """The work that makes the claims, as far as its source says."""
    work = atlas.dossier.work
    values = {
        "headline": work.title,
        "author": {"@type": "Person", "name": work.author} if work.author else "",
        "datePublished": str(work.date) if work.date else "",
        "url": work.url,
    }
    kind = _WORKS[atlas.dossier.about.work.kind]
    return {"@type": kind, **{name: value for name, value in values.items() if value}}


def _publisher(atlas: Atlas, scope: Scope) -> Thing:
    name = _(atlas.dossier.about.name)
    return {"@type": "Organization", "name": name, "url": origin_of(scope) + at("/")}


def _datasets(atlas: Atlas, scope: Scope) -> Iterator[Thing]:
    words = layer_words(atlas)
    for layer in download_index(atlas)["layers"]:
        title, texts = layer["title"], words[layer["name"]]
        yield {
            **_CONTEXT,
            "@type": "Dataset",
            "name": _(title),
            "description": f"{texts.holds} {texts.source}{full_stop()}",
            "license": {"@type": "CreativeWork", "name": texts.licence},
            "creator": _publisher(atlas, scope),
            "distribution": {
                "@type": "DataDownload",
                "contentUrl": origin_of(scope) + layer["url"],
                "encodingFormat": layer["media_type"],
                "contentSize": f"{layer['bytes']} B",
                "sha256": layer["sha256"],
            },
        }
