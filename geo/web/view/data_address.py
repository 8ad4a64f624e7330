"""The address of a reader's own data, which their browser asks for, and the server never does."""

import re

MOST_SIGNS_OF_DATA = 500
# Without a name or password; a host has a name, and is no number.
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_PORT = ":(?:[1-9][0-9]{0,3}|[1-5][0-9]{4})"
_ORIGIN = rf"https://(?:{_LABEL}[.]){{1,9}}[A-Za-z][A-Za-z0-9-]{{0,61}}[A-Za-z0-9](?:{_PORT})?"
# Of a path or a query; what else an address has is escaped in it, as in any. What may end a
# sentence around a link does not end its last value.
_SIGN = "(?:[A-Za-z0-9._~$&+,;=:@/?-]|%[0-9A-Fa-f]{2})"
_LAST_SIGN = "(?:[A-Za-z0-9_~$&+=@/-]|%[0-9A-Fa-f]{2})"
DATA_PATTERN = rf"(?=.{{1,{MOST_SIGNS_OF_DATA}}}$){_ORIGIN}/(?:{_SIGN}*{_LAST_SIGN})?"


def read_data_address(raw: str) -> str:
    """The address as it is written: its scheme and host in small letters."""
    origin = origin_of_data(raw)
    return origin + raw[len(origin) :]


def origin_of_data(raw: str) -> str:
    """Scheme and host of the address; '' for what is none."""
    found = re.match(_ORIGIN, raw) if re.fullmatch(DATA_PATTERN, raw) else None
    return found[0].lower() if found else ""
