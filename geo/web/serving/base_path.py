"""The path below which readers reach the atlas, where a host serves it beside other things.

Inside the application every path begins at the atlas itself: the prefix is taken off a request
before anything reads it, and put before each path that a reader is given, by `at`.
"""

import re
from collections.abc import Collection

from geo.dossier import DataError

_PATH = re.compile(r"(/[A-Za-z0-9._~+-]+)*")
_base: list[str] = [""]


def serve_below(path: str, taken: Collection[str] = ()) -> None:
    """From now on the atlas is below `path`, such as `atlas/kavkaz`; '' is the root of the host.

    Raises DataError where no address can have such a path, or it begins with one of `taken`, with
    which addresses of the atlas itself begin.
    """
    names = path.strip("/").split("/") if path.strip("/") else []
    base = "".join(f"/{name}" for name in names)
    if not _PATH.fullmatch(base) or set(names[:1]) & set(taken):
        raise DataError(
            f"server.baseUrlPath {path!r} cannot be used: expected names of letters, digits and "
            f"-._~+ between slashes, the first none of {', '.join(sorted(taken))}."
        )
    _base[:] = [base]


def base_path() -> str:
    """Such as `/atlas/kavkaz`; '' at the root."""
    return _base[0]


def at(path: str) -> str:
    """The path at which readers find what the atlas has at `path`, which begins with a slash."""
    return _base[0] + path


def below_base(path: str) -> str:
    """The path inside the atlas that a reader's path means.

    A proxy may have taken the prefix off already, so a path without it is one of the atlas, too.
    """
    base = _base[0]
    return path.removeprefix(base) if base and path.startswith(f"{base}/") else path
