"""What proxies say of a request that they pass on: `Forwarded` (RFC 7239) beside X-Forwarded-*."""

from collections.abc import Iterable, Iterator
from re import ASCII, compile

from starlette.types import Scope

_Header = tuple[bytes, bytes]

# What each parameter of `Forwarded` is called by proxies that write a header for it.
_OLDER = {"for": b"x-forwarded-for", "host": b"x-forwarded-host", "proto": b"x-forwarded-proto"}
_NAMES = (b"forwarded", *_OLDER.values())

# A pair of an element, and what ends it; a value stands in quotation marks where it is no token.
_PAIR = compile(r'\s*([\w-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s",;]*))\s*(;|,|$)', ASCII)
_ESCAPED = compile(r"\\(.)")
# The address of a node without its port; one of IPv6 stands in brackets.
_NODE = compile(r"(?:\[([^\]]*)\]|([^:]*))(?::[\w.-]+)?$", ASCII)


def without_forwarded(headers: Iterable[_Header]) -> list[_Header]:
    """The headers without what a peer says of the request that is no trusted proxy."""
    return [(name, value) for name, value in headers if name not in _NAMES]


def with_forwarded(scope: Scope) -> Scope:
    """The request with what `Forwarded` says in the older headers, where those are not there.

    A header that is not written as RFC 7239 has it says nothing.
    """
    headers: list[_Header] = list(scope["headers"])
    text = ",".join(value.decode("latin-1") for name, value in headers if name == b"forwarded")
    known = {name for name, _value in headers}
    more = [header for header in _older_headers(text) if header[0] not in known] if text else []
    return {**scope, "headers": headers + more} if more else scope


def _older_headers(text: str) -> Iterator[_Header]:
    """The older headers that say the same, proxies in the order in which they were passed."""
    elements = _elements(text)
    for parameter, name in _OLDER.items():
        values = [element[parameter] for element in elements if parameter in element]
        if values:
            yield name, ", ".join(values).encode("latin-1")


def _elements(text: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = [{}]
    place, length = 0, len(text)
    while place < length:
        pair = _PAIR.match(text, place)
        if pair is None:
            return []
        parameter, quoted, token, end = pair.groups()
        value = _ESCAPED.sub(r"\1", quoted) if quoted is not None else token
        found[-1][parameter.lower()] = _node(value) if parameter.lower() == "for" else value
        if end == ",":
            found.append({})
        place = pair.end()
    return found


def _node(value: str) -> str:
    node = _NODE.match(value)
    return (node[1] or node[2] or "") if node else value
