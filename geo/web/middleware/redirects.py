"""Links of earlier versions: brought up to date before anything reads them.

Every address names the version of the grammar that wrote it, and the dossier's old_links.csv says
what has been renamed since: a key's value, up to a version, and what it is called now.
"""

import re
from functools import cache
from pathlib import Path
from typing import Annotated
from urllib.parse import parse_qsl

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from geo.dossier.served import dossier_folder
from geo.dossier.tables import read_rows
from geo.web.view.grammar import GRAMMAR_VERSION, VERSION_KEY, write_query
from geo.web.view.keys import KEY

OLD_LINKS_FILE = "old_links.csv"

_NEWEST = int(GRAMMAR_VERSION)


def _known_key(value: str) -> str:
    if value not in KEY:
        raise ValueError(f"no key of an address; expected one of {', '.join(KEY)}")
    return value


class Renaming(BaseModel):
    """What a value of a key was called in links of versions up to `until`, and what it is now."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    until: int = Field(ge=1, le=_NEWEST)
    key: Annotated[str, AfterValidator(_known_key)]
    was: str = Field(min_length=1)
    now: str = Field(min_length=1, alias="is")
    why: str = Field(min_length=1)


def renamings(file: Path | None = None) -> tuple[Renaming, ...]:
    """The rows of a file, by default that of the dossier that is served, in their order.

    Raises DossierError, naming row and field, where the file cannot be read.
    """
    return _read(file or dossier_folder() / OLD_LINKS_FILE)


@cache
def _read(file: Path) -> tuple[Renaming, ...]:
    return read_rows(file, Renaming)


def renew_query(query: str) -> str:
    """The query string as today's grammar writes it; the same string where it is today's.

    A query that names no version, or one that there is not yet, is read as today's.
    """
    pairs = parse_qsl(query, keep_blank_values=True)
    version = _version(dict(pairs).get(VERSION_KEY, ""))
    names = {(row.key, row.was): row.now for row in renamings() if version <= row.until}
    if version == _NEWEST and not any(
        (key, part) in names for key, value in pairs for part in value.split(",")
    ):
        return query
    written = [(key, _rename(key, value, names)) for key, value in pairs if key != VERSION_KEY]
    return write_query([*written, (VERSION_KEY, GRAMMAR_VERSION)])


def _rename(key: str, value: str, names: dict[tuple[str, str], str]) -> str:
    return ",".join(names.get((key, part), part) for part in value.split(","))


def _version(text: str) -> int:
    known = re.fullmatch(r"[1-9][0-9]{0,3}", text)
    return min(int(text), _NEWEST) if known else _NEWEST


class OldLinkRedirects:
    """ASGI middleware that redirects links of earlier versions to their addresses of today."""

    def __init__(self, app: ASGIApp) -> None:
        """Wraps `app`; reads what has been renamed."""
        self.app = app
        renamings()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Redirects for ever (308), or lets the wrapped application answer."""
        answer = self.app
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            query = scope["query_string"].decode("latin-1")
            today = renew_query(query)
            if today != query:
                # Relative to the path as it was asked for, whatever host and prefix it has outside.
                answer = RedirectResponse(f"?{today}", 308, {"Access-Control-Allow-Origin": "*"})
        await answer(scope, receive, send)
