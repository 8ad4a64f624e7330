"""The grammar of addresses: how a view and a query string become each other, key by key.

An address is canonical: what is as at first is left out and the keys have one order, so that a
view has exactly one address; and `parse_view` accepts any string without raising.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypedDict
from urllib.parse import parse_qsl, quote

from geo.i18n.languages import _
from geo.web.serving.base_path import at
from geo.web.view.keys import KEY, KEYS, AnyKey
from geo.web.view.model import View, without_own_comparison
from geo.web.view.pages import PageText
from geo.web.view.reading import (
    BESIDE,
    Letters,
    ReadingDocument,
    Rule,
    read_leniently,
    reading_document,
    without_unseen,
)
from geo.web.view.values import Choices

GRAMMAR_VERSION = "2"
VERSION_KEY = "v"
# Of a value that is set aside so much is said again.
_MOST_SHOWN = 40
# All keys that are read leniently.
_RULES: Mapping[str, Rule] = {**{key.name: key.rule for key in KEYS}, **BESIDE}


def read_query(text: str) -> dict[str, str]:
    """The keys and values that a query string means; of a key given twice, the last value."""
    return read_leniently(parse_qsl(text, keep_blank_values=True), _RULES)


def write_query(pairs: Iterable[tuple[str, str]]) -> str:
    """The query string of keys and values, with the signs of the grammar not escaped."""
    return "&".join("=".join(quote(part, safe=",:") for part in pair) for pair in pairs)


def parse_view(query: Mapping[str, str], choices: Choices) -> tuple[View, tuple[str, ...]]:
    """The view that `query` asks for, and a sentence for each value that had to be set aside.

    Unknown keys are ignored. A bad value falls back to its default; nothing raises.
    """
    query = read_leniently(query.items(), _RULES)
    given = [(key, query[key.name]) for key in KEYS if key.name in query]
    values = [(key, raw, key.parse(raw, choices)) for key, raw in given]
    notices = [rejection_notice(key, raw) for key, raw, value in values if value is None]
    asked = View(**{key.field: value for key, _raw, value in values if value is not None})
    view = without_own_comparison(asked)
    if asked.compare and not view.compare:
        notices.append(_("cmp cannot be used: both maps would be the same; choose another."))
    return view, tuple(notices)


def parse_radii(raw: str) -> tuple[int, ...] | None:
    """The radii in kilometres that `raw` lists, sorted; None where it does not list them."""
    radii: tuple[int, ...] | None = KEY["rings"].parse(raw, _NO_CHOICES)
    return radii


_NO_CHOICES = Choices((), (), (), (), date.max)


def rejection_notice(key: AnyKey, raw: str) -> str:
    """The sentence that says which value was set aside, and what was expected instead."""
    seen = without_unseen(raw)
    value = f"{key.name}=“{seen}”"
    if len(seen) > _MOST_SHOWN:
        value = _(
            "{start} ({signs} signs)", start=f"{key.name}=“{seen[:_MOST_SHOWN]}…”", signs=len(seen)
        )
    return _(
        "{value} cannot be used: {wanted}.", value=value, wanted=key.fault(raw) or key.expected
    )


def key_values(view: View) -> dict[str, str | None]:
    """What each key says in the address of `view`, in order; None where it is left out."""
    view, first = without_own_comparison(view), View()
    return {key.name: key.text(view, first) for key in KEYS}


def format_view(view: View) -> str:
    """The canonical query string of `view`, without the question mark; '' for the default view."""
    return write_pairs(key_values(view))


def write_pairs(values: Mapping[str, str | None]) -> str:
    """As `format_view`, of what keys say; those that are none are left out."""
    pairs = [(name, value) for name in KEY if (value := values.get(name)) is not None]
    return write_query([*pairs, (VERSION_KEY, GRAMMAR_VERSION)]) if pairs else ""


def write_address(query: Mapping[str, str]) -> str:
    """The one canonical form of a query: the keys of a view in their order, others, the version."""
    known = [(name, query[name]) for name in KEY if name in query]
    others = [pair for pair in query.items() if pair[0] not in KEY and pair[0] != VERSION_KEY]
    return write_query([*known, *others, *([(VERSION_KEY, GRAMMAR_VERSION)] if known else [])])


def path_of(page: PageText, view: View) -> str:
    """The canonical address of a view of a page, from the root of the server."""
    query = format_view(view)
    return at(f"/{page.path}") + (f"?{query}" if query else "")


class KeyRule(TypedDict):
    """A key as the script reads it; fields as those of Key."""

    pattern: str
    many: bool
    bounds: dict[str, list[float | str | None]]
    default: str | None


class ReadRule(TypedDict):
    """A key that is read leniently, as the script reads it; fields as those of Rule."""

    pattern: str
    many: bool
    letters: Letters


class LenientDocument(ReadingDocument):
    """How an address is read, as the script reads it, with the rule of each key."""

    rules: dict[str, ReadRule]


class GrammarDocument(TypedDict):
    """The grammar as the script reads it: the version, the order of the keys, and each of them."""

    version: str
    order: list[str]
    keys: dict[str, KeyRule]
    reading: LenientDocument


def grammar_document() -> GrammarDocument:
    """The grammar as JSON for the script."""
    keys: dict[str, KeyRule] = {
        key.name: {
            "pattern": key.pattern,
            "many": key.many,
            "bounds": {name: list(bounds) for name, bounds in key.limits.items()},
            "default": key.default,
        }
        for key in KEYS
    }
    rules: dict[str, ReadRule] = {
        name: {"pattern": rule.pattern, "many": rule.many, "letters": rule.letters}
        for name, rule in _RULES.items()
    }
    reading: LenientDocument = {**reading_document(), "rules": rules}
    return {"version": GRAMMAR_VERSION, "order": list(keys), "keys": keys, "reading": reading}
