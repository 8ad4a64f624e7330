"""Names of hosts, as requests and settings write them, in the one form that links have."""

import re

_HOST = re.compile(r"([A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?")
# What browsers leave out of an address and some proxies write; neither serves the other scheme.
_USUAL_PORTS = (":80", ":443")


def tidy_host(host: str) -> str:
    """A host with its port as links have it: small, without a last stop or a usual port.

    '' for what is no host.
    """
    found = _HOST.fullmatch(host.strip())
    if not found:
        return ""
    name, port = found[1].lower().removesuffix("."), found[2] or ""
    return name + ("" if port in _USUAL_PORTS else port)


def tidy_origin(origin: str) -> str:
    """Scheme and host as links have them, such as `https://atlas.example`.

    Raises ValueError where it is something else, such as an address with a path.
    """
    scheme, _mark, rest = origin.strip().removesuffix("/").partition("://")
    host = tidy_host(rest)
    if scheme.lower() not in ("http", "https") or not host:
        raise ValueError("expected scheme and host alone, such as https://atlas.example")
    return f"{scheme.lower()}://{host}"
