"""The dossier in other words: every text that it tells, passed through a translation."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel

from geo.dossier.dossier import Dossier

Say = Callable[[str], str]
Kept = TypeVar("Kept", bound=BaseModel)

# The fields that are told to readers in the atlas's own words. What sources call themselves is
# quoted and stays as it is.
TEXTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "organisations": ("name", "full_name"),
        "states": ("name",),
        "roles": ("says", "contingent", "later"),
        "zones": ("says",),
        "memberships": ("status", "note"),
        "places": ("name", "operator", "status", "summary", "coord_source"),
        "exercises": (
            "name",
            "personnel_official",
            "personnel_other",
            "ranges_count",
            "summary",
        ),
        "relations": ("article_says", "summary"),
        "disputes": ("name", "area_other", "line_kind", "party_names", "summary", "incidents"),
        "control": ("note",),
        "positions": ("words",),
        "names": ("name",),
        "timeline": ("title", "summary"),
        "not_told": ("name", "why"),
        "open": ("said", "why", "where"),
        "claims": ("article_says", "question", "explanation", "others_say", "values"),
    }
)
# The texts of what a record holds inside.
_INNER = {"others_say": "text", "values": "what"}


def translate_dossier(dossier: Dossier, say: Say) -> Dossier:
    """A dossier whose texts are what `say` makes of them; ids, dates and sources are the same.

    Each text is said once, however many records have it.
    """
    say = cache(say)
    # By the names of fields of a dossier, each of a type of its own.
    tables: dict[str, Any] = {
        table: {
            name: _translate_record(row, fields, say)
            for name, row in getattr(dossier, table).items()
        }
        for table, fields in TEXTS.items()
    }
    sentences = {number: say(about) for number, about in dossier.sentences.items()}
    return replace(dossier, sentences=sentences, **tables)


def _translate_record(record: Kept, fields: tuple[str, ...], say: Say) -> Kept:
    return record.model_copy(
        update={field: _translate_value(field, getattr(record, field), say) for field in fields}
    )


# What a field of a record has that is told: words, several, or records with words inside.
_Told = str | tuple[str | BaseModel, ...]


def _translate_value(field: str, value: _Told, say: Say) -> _Told:
    if isinstance(value, str):
        return say(value) if value else value
    if field in _INNER:
        inside = (one for one in value if isinstance(one, BaseModel))
        return tuple(_translate_record(one, (_INNER[field],), say) for one in inside)
    texts = tuple(text for text in value if isinstance(text, str))
    if field == "incidents":
        pairs = (entry.partition(": ") for entry in texts)
        return tuple(f"{when}: {say(words)}" for when, _, words in pairs)
    if field == "party_names":
        # What is in the party's own letters is quoted: "Artsakh / Արցախ (ARM)", "Ağdam (AZE)".
        named = (re.split(r"(?= / | [(])", entry, maxsplit=1) for entry in texts)
        return tuple(
            "".join((say(words) if words.isascii() else words, *rest)) for words, *rest in named
        )
    return tuple(say(text) for text in texts)
