"""How an address is read that is not written as the atlas writes it.

People retype links, chat programs glue signs to them or escape them twice, and other sites add keys
of their own. This is the one rule by which such an address is read; the map's script gets it as
JSON and goes by it as well (`src/address/reading.js`). Writing stays strict: what is read here is
written again as the grammar has it, and reading that changes nothing.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypedDict
from urllib.parse import parse_qsl

# How the letters of a value are: all small; a viewer's code; kind and name of features; a language;
# as they were given.
Letters = Literal["small", "code", "feature", "language", "given"]

# So often may one address have been written into another; what is deeper is nobody's.
_MOST_ESCAPES = 3
# Signs that are not seen, and are part of no value.
_UNSEEN = (
    "[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e"
    "\\u2060-\\u206f\\ufeff]"
)
# What stands around a link in a sentence, and is taken for a part of it.
_GLUE = " .,;:!?'\"`()[]{}<>|*\\«»‹›“”„‟‘’‚‛「」『』【】。、،؛؟۔।"
# What other programs write after a link, and no value has: the other half of a link in Markdown,
# the rest of a tag.
_AFTER = r"(?:\]\(|[\"<>])[\s\S]*"
# What stands for the sign between two keys: a second question mark, or a semicolon.
_BETWEEN = "[?;](?=[A-Za-z0-9_.-]{1,40}=)"
# Signs of other scripts and of typography for those of the grammar.
_SIGNS = {
    "٫": ".",
    "،": ",",
    "、": ",",
    "‐": "-",
    "‒": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "∶": ":",
}
# What other sites add to a link, to follow who opens it.
_TRACKING = (
    "(?:utm|mtm|pk|piwik|matomo|hsa|oly|vero|fb)_[a-z0-9_]+|[a-z]{0,4}clid|gclsrc|[gw]braid|"
    "msclkid|rb_clickid|igsh(?:id)?|mc_[ce]id|_hs(?:enc|mi)|hsctatracking|mkt_tok|li_fat_id|srsltid|epik|_openstat|"
    "_g[al]|_branch_match_id|s_cid|ref_(?:src|url)|erid|__s|wickedid|roistat"
)


@dataclass(frozen=True)
class Rule:
    """What a value of a key looks like, or with `many` each part between its commas."""

    pattern: str
    many: bool = False
    letters: Letters = "small"

    def matches(self, value: str) -> bool:
        """Whether a value looks as one of the key does."""
        parts = [part for part in value.split(",") if part.strip()] if self.many else [value]
        return all(re.fullmatch(self.pattern, part) for part in parts)


# Keys that are no part of a view: who wrote it, and how the page around it is framed.
BESIDE: Mapping[str, Rule] = {
    "v": Rule("[0-9]{1,4}"),
    "embed": Rule("true|false"),
    "parts": Rule("[a-z]{1,20}", many=True),
}


class ReadingDocument(TypedDict):
    """The rule as the script reads it."""

    escapes: int
    unseen: str
    glue: str
    after: str
    between: str
    signs: dict[str, str]
    zeros: list[int]
    tracking: str


def reading_document() -> ReadingDocument:
    """The rule as JSON for the script, without the keys."""
    return {
        "escapes": _MOST_ESCAPES,
        "unseen": _UNSEEN,
        "glue": _GLUE,
        "after": _AFTER,
        "between": _BETWEEN,
        "signs": _SIGNS,
        "zeros": list(_zeros()),
        "tracking": _TRACKING,
    }


def read_leniently(pairs: Iterable[tuple[str, str]], rules: Mapping[str, Rule]) -> dict[str, str]:
    """The keys and values that somebody meant who wrote `pairs`; `rules` are those of known keys.

    A value that looks like none even so stays as it was given, as do unknown keys.
    """
    meant = dict(_unescape(pairs, rules, _MOST_ESCAPES))
    return {
        key: _value(raw, rules[key]) if key in rules else raw
        for key, raw in meant.items()
        if not re.fullmatch(_TRACKING, key.lower())
    }


def plain(text: str) -> str:
    """The text in signs and digits of the grammar, without what is not seen or glued on."""
    ascii_digits = unicodedata.normalize("NFKC", text).translate(_translation())
    return without_unseen(ascii_digits).strip(_GLUE)


def without_rest(text: str) -> str:
    """The text up to what other programs write after a link."""
    return re.sub(_AFTER, "", text)


def without_unseen(text: str) -> str:
    """The text without signs that are not seen, which could turn the words around it."""
    return re.sub(_UNSEEN, "", text)


def _unescape(
    pairs: Iterable[tuple[str, str]], rules: Mapping[str, Rule], left: int
) -> Iterator[tuple[str, str]]:
    for key, value in pairs:
        name = _key(key, rules)
        if not _is_escaped(name, value, rules):
            yield name, value
            continue
        text = re.sub(_BETWEEN, "&", f"{name}={value}" if value else key)
        again = parse_qsl(text, keep_blank_values=True)
        if again == [(name, value)]:
            yield name, value
        elif left:
            yield from _unescape(again, rules, left - 1)


def _key(raw: str, rules: Mapping[str, Rule]) -> str:
    """The known key that is meant, or the key as it was given."""
    name = re.sub("^(?:amp;)+", "", plain(raw).lower())
    return name if name in rules else raw


def _is_escaped(name: str, value: str, rules: Mapping[str, Rule]) -> bool:
    """Whether a pair holds signs of an address that ought to have been read already.

    Some values are addresses with such signs of their own.
    """
    if name in rules:
        return re.search(f"[&%]|{_BETWEEN}", value) is not None and not rules[name].matches(value)
    return not value and re.search("=|%3D", name, re.IGNORECASE) is not None


def _value(raw: str, rule: Rule) -> str:
    for text in (raw, without_rest(plain(raw))):
        meant = _LETTERS[rule.letters](plain(text))
        if meant and rule.matches(meant):
            return meant
    return raw


def _small(text: str) -> str:
    return text.lower()


def _codes(text: str) -> str:
    """Codes of states and of the UN are in capitals; other viewers, and days, are longer."""
    return ",".join(
        part.upper() if len(part.strip()) <= 3 else part.lower() for part in text.split(",")
    )


def _features(text: str) -> str:
    """Names of features are small, but for the codes of states."""
    return re.sub("(state:)([^,]*)", lambda found: found[1] + found[2].upper(), text.lower())


def _language(text: str) -> str:
    return re.split("[-_]", text.lower())[0]


def _as_given(text: str) -> str:
    return text


_LETTERS: Mapping[Letters, Callable[[str], str]] = {
    "small": _small,
    "code": _codes,
    "feature": _features,
    "language": _language,
    "given": _as_given,
}


@cache
def _zeros() -> tuple[int, ...]:
    """The zeros of all scripts; the nine other digits follow each."""
    return tuple(
        code for code in range(0x660, 0x20000) if unicodedata.decimal(chr(code), None) == 0
    )


@cache
def _translation() -> dict[int, str]:
    digits = {zero + digit: str(digit) for zero in _zeros() for digit in range(10)}
    return digits | {ord(sign): ours for sign, ours in _SIGNS.items()}
