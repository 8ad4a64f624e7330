"""What scripts say in a language: the words of the map and of the page, by their English.

Words that only tools of the reader's desk say stand apart, and are sent with the first of them.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_file

from geo.dossier import FormerName, NotTold
from geo.dossier.records.record import short_name
from geo.i18n.contexts import CONTEXT_END, pgettext
from geo.i18n.languages import ENGLISH, _, spelled, use_language
from geo.layers.atlas import Atlas, in_language
from geo.layers.cached import cache_by_atlas
from geo.layers.days import marked_days
from geo.layers.frames import reference
from geo.layers.frames.measures import measures
from geo.layers.frames.site_groups import site_groups
from geo.layers.frames.ties import tie_name
from geo.layers.gazetteer import gazetteer
from geo.layers.worldview import viewers
from geo.maps.web.bundle import FRONTEND_FOLDER, WITHOUT_MAP
from geo.maps.web.scene import viewer_title
from geo.web.content.story import story
from geo.web.html.templating import STATIC_FOLDER

KEYWORDS = {"Atlas._": None, "_": None, "pgettext": ((1, "c"), 2)}
_INSIDE = {"parse_template_string": True}
_DESK = FRONTEND_FOLDER / "src/desk"
# Of these a map has no more than a name, which the search finds.
_FOUND_ONLY = ("claim:", "event:", "exercise:")


def script_words(atlas: Atlas, code: str) -> str:
    """The script that tells pages and maps their words in the language of that code.

    Words that are the same in English are left out; `atlas` is the English one.
    """
    later = _words_of_desk(atlas)
    words = {what: said for what, said in _words(atlas, code).items() if what not in later}
    return f"window.AtlasWords = {_object(words)};"


def desk_words(atlas: Atlas, code: str) -> str:
    """The words in that language which only tools of the desk say, as an object of JSON."""
    later = _words_of_desk(atlas)
    return _object({what: said for what, said in _words(atlas, code).items() if what in later})


def _object(words: Mapping[str, str]) -> str:
    return json.dumps(words, ensure_ascii=False, sort_keys=True).replace("</", "<\\/")


@cache_by_atlas
def _words(atlas: Atlas, code: str) -> Mapping[str, str]:
    with use_language(ENGLISH):
        english = dict(_map_words(atlas))
    with use_language(code):
        said = {english[what]: words for what, words in _map_words(in_language(atlas, code))}
        names = (atlas.dossier.about.name, *reference.seas()["name"])
        said |= {message: _translate(message) for message in (*messages(), *names)}
    return {what: words for what, words in said.items() if words != what.rpartition(CONTEXT_END)[2]}


def _translate(what: str) -> str:
    context, _end, message = what.rpartition(CONTEXT_END)
    return pgettext(context, message) if context else _(message)


@cache_by_atlas
def _words_of_desk(atlas: Atlas) -> frozenset[str]:
    """What only tools say, in English: their messages, and names of what no map draws."""
    desk, others = set[str](), set[str]()
    for file in _files():
        (desk if _is_of_desk(file) else others).update(_messages_of(file))
    with use_language(ENGLISH):
        for what, words in _map_words(atlas):
            (desk if what.startswith(_FOUND_ONLY) else others).add(words)
    return frozenset(desk - others)


def _is_of_desk(file: Path) -> bool:
    own = file.relative_to(_DESK).parts if file.is_relative_to(_DESK) else ()
    return len(own) > 1 and own[0] not in WITHOUT_MAP


@cache
def messages() -> tuple[str, ...]:
    """What the scripts of map and page say, as they say it in English."""
    found = (message for file in _files() for message in _messages_of(file))
    return tuple(dict.fromkeys(found))


def _files() -> tuple[Path, ...]:
    return (*sorted(FRONTEND_FOLDER.glob("src/**/*.js")), *sorted(STATIC_FOLDER.glob("*.js")))


@cache
def _messages_of(file: Path) -> tuple[str, ...]:
    found = extract_from_file("javascript", file, KEYWORDS, options=_INSIDE)
    return tuple(
        f"{context}{CONTEXT_END}{message}" if context else str(message)
        for _line, message, _comments, context in found
    )


def _map_words(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """What the map writes, each with what it is about: lists are in another order elsewhere."""
    for feature, entry in gazetteer(atlas).items():
        yield feature, entry.name
        yield f"kind of {feature}", entry.kind
    yield from _labels(atlas)
    # An exercise is drawn nowhere, but the signs of its sites are called after it.
    for group in dict.fromkeys(group for own in site_groups(atlas).values() for group in own):
        yield f"signs of {group}", short_name(gazetteer(atlas)[group].name)
    for code in atlas.state_names:
        yield f"name of {code}", atlas.state_name(code)
    named: tuple[FormerName | NotTold, ...] = (
        *atlas.dossier.names.values(),
        *atlas.dossier.not_told.values(),
    )
    for row in named:
        yield f"row {row.id}", row.name
    for code in viewers(atlas):
        yield f"viewer {code}", viewer_title(atlas, code)
    for name, relation in atlas.dossier.relations.items():
        yield f"line of {name}", tie_name(atlas, relation)
        yield f"kind of line {name}", spelled(relation.kind)
    for day, words in marked_days(atlas):
        yield f"day {day}", words
    yield from _callout_words(atlas)


def _callout_words(atlas: Atlas) -> Iterator[tuple[str, str]]:
    for step in story(atlas, None):
        for number, callout in enumerate(step.callouts, start=1):
            yield f"callout {step.id}:{number}", callout.text


def _labels(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """What stands on the map of zones and along measured lines, with what each is about."""
    for name, dispute in atlas.dossier.disputes.items():
        yield f"label of {name}", dispute.short_name
    for name, measure in measures(atlas).items():
        if measure.label:
            yield f"label along {name}", measure.label
