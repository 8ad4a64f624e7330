"""What scripts say in a language: the words of the map and of the page, by their English."""

import json
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_file

from geo.dossier.languages import ENGLISH, _, speaking
from geo.layers import reference
from geo.layers.atlas import Atlas, in_language
from geo.layers.days import marked_days
from geo.layers.gazetteer import gazetteer
from geo.layers.ties import tie_name
from geo.layers.worldview import viewers
from geo.maps.assets import STATIC_FOLDER as MAP_FOLDER
from geo.maps.scene import viewer_title

PAGE_FOLDER = Path(__file__).parent / "static"
KEYWORDS = {"Atlas._": None, "_": None}


def script_words(atlas: Atlas, code: str) -> str:
    """The script that tells pages and maps their words in the language of that code.

    Words that are the same in English are left out; `atlas` is the English one.
    """
    with speaking(ENGLISH):
        english = tuple(_told(atlas))
    with speaking(code):
        said = dict(zip(english, _told(in_language(atlas, code)), strict=True))
        said |= {message: _(message) for message in (*messages(), *reference.seas()["name"])}
    words = {message: words for message, words in said.items() if words != message}
    text = json.dumps(words, ensure_ascii=False, sort_keys=True).replace("</", "<\\/")
    return f"window.AtlasWords = {text};"


def messages() -> tuple[str, ...]:
    """What the scripts of map and page say, as they say it in English."""
    files = (*sorted(MAP_FOLDER.glob("*.js")), *sorted(PAGE_FOLDER.glob("*.js")))
    found = (
        message
        for file in files
        for _line, message, _comments, _context in extract_from_file("javascript", file, KEYWORDS)
    )
    return tuple(dict.fromkeys(str(message) for message in found))


def _told(atlas: Atlas) -> Iterator[str]:
    """What the map writes, in one order for every language."""
    for entry in gazetteer(atlas).values():
        yield entry.name
        yield entry.kind
    for dispute in atlas.dossier.disputes.values():
        yield dispute.name.split(" (")[0]
    for code in atlas.state_names:
        yield atlas.state_name(code)
    for former in atlas.dossier.names.values():
        yield former.name
    for code in viewers(atlas):
        yield viewer_title(atlas, code)
    for relation in atlas.dossier.relations.values():
        yield tie_name(atlas, relation)
    for _day, words in marked_days(atlas):
        yield words
