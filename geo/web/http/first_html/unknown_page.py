"""What stands at an address without a page: that there is none, what may be meant, and a search."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from geo.dossier.feature_id import FeatureId
from geo.i18n.languages import ENGLISH, capital, languages
from geo.layers.atlas import Atlas
from geo.layers.gazetteer import Entry, gazetteer
from geo.web.content.features import page_of_feature
from geo.web.html.templating import render
from geo.web.view.grammar import path_of
from geo.web.view.model import View
from geo.web.view.pages import PageText, name_of, read_pages
from geo.web.view.reading import plain, without_unseen

_MOST_LETTERS = 60
_FEWEST_LETTERS = 3
_MOST_FEATURES = 8
_MOST_NEAR = 4
_LIKED = re.compile(r"([a-z]{2,3})(?:-[a-z0-9-]{1,40})?[ \t]*(?:;[ \t]*q=([01](?:\.[0-9]{0,3})?))?")


@dataclass(frozen=True)
class Suggestion:
    """A page or a feature that may be meant: what it is called, a word about it, its address."""

    title: str
    detail: str
    address: str


def language_of_reader(asked: str, accepted: str) -> str:
    """The language that an address asks for, or else the one that a browser likes best.

    `accepted` is its header Accept-Language (RFC 9110, section 12.5.4); English where none is ours.
    """
    if asked in languages():
        return asked
    liked = {
        code: float(weight or 1)
        for code, weight in reversed(_LIKED.findall(accepted.lower()))
        if code in languages()
    }
    best = max(reversed(liked), key=lambda code: liked[code], default=ENGLISH)
    return best if liked.get(best) else ENGLISH


def unknown_page(
    atlas: Atlas, path: str, query: Mapping[str, str], lang: str, stylesheet_url: str
) -> str:
    """The document, in the language that is spoken; `q` of the query is what a reader looks for."""
    words = plain(query.get("q", "") or _words(path))[:_MOST_LETTERS]
    return render(
        "unknown.html",
        path=without_unseen(path)[:_MOST_LETTERS],
        words=words,
        asked=bool(query.get("q")),
        suggestions=tuple(suggestions(atlas, words, lang)),
        pages=[(page, path_of(page, View(lang=lang))) for page in read_pages().values()],
        translations=[(code, language.name) for code, language in languages().items()],
        stylesheet_url=stylesheet_url,
    )


def suggestions(atlas: Atlas, words: str, lang: str) -> Iterator[Suggestion]:
    """Pages and features of which `words` are a part, or nearly the name."""
    wanted = words.casefold()
    if len(wanted) < _FEWEST_LETTERS:
        return
    for page in _pages_near(wanted):
        yield Suggestion(page.title, page.heading, path_of(page, View(lang=lang)))
    for entry in _features_near(atlas, wanted):
        address = path_of(page_of_feature(entry.feature), View(selection=entry.feature, lang=lang))
        yield Suggestion(entry.name, capital(entry.kind), address)


def _words(path: str) -> str:
    """What an address says in its last part, without the ending of a file."""
    return re.sub(r"\.[a-z]{2,5}$", "", path.rstrip("/").rpartition("/")[2]).replace("_", "-")


def _pages_near(wanted: str) -> list[PageText]:
    said = {
        name: page
        for page in read_pages().values()
        for name in (page.path, name_of(page), page.title.casefold())
        if name
    }
    near = [said[name] for name in get_close_matches(wanted, said, _MOST_NEAR)]
    holding = [page for page in read_pages().values() if wanted in _text_of(page)]
    return list({page.path: page for page in (*near, *holding)}.values())[:_MOST_NEAR]


def _text_of(page: PageText) -> str:
    return " ".join((page.title, page.heading, page.lede)).casefold()


def _features_near(atlas: Atlas, wanted: str) -> list[Entry]:
    entries = gazetteer(atlas).values()
    by_id = {FeatureId.parse(entry.feature).name.casefold(): entry for entry in entries}
    spoken = wanted.replace("-", " ")
    holding = [entry for entry in entries if _holds(entry, spoken)]
    holding.sort(key=lambda entry: (not entry.name.casefold().startswith(spoken), entry.rank))
    near = [by_id[name] for name in get_close_matches(wanted, by_id, _MOST_NEAR, 0.75)]
    return list({entry.feature: entry for entry in (*holding, *near)}.values())[:_MOST_FEATURES]


def _holds(entry: Entry, spoken: str) -> bool:
    return any(spoken in name.casefold().replace("-", " ") for name in entry.names)
