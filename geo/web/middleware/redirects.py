"""Links of earlier versions and mangled ones: put right before anything reads them.

Every address names the version of the grammar that wrote it, and the dossier's old_links.csv says
what has been renamed since: a key's value, up to a version, and what it is called now. What a
link means that was retyped, escaped twice or glued to other signs is read as `web/view/reading.py`
has it, and its reader is led to the address that the atlas would have written. A form without
scripts sends a day as its reader typed it, which becomes an address in the same way.
"""

import re
from functools import cache
from pathlib import Path
from typing import Annotated
from urllib.parse import parse_qsl, quote, unquote

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from geo.dossier.reading.tables import read_rows
from geo.dossier.served import dossier_folder
from geo.i18n.languages import ENGLISH, use_language
from geo.i18n.typed_days import typed_day
from geo.web.serving.addresses import kind_of
from geo.web.view.grammar import GRAMMAR_VERSION, VERSION_KEY, read_query, write_address
from geo.web.view.keys import DAY_KEY, GRID_KEY, KEY
from geo.web.view.pages import read_pages
from geo.web.view.reading import plain, without_rest

OLD_LINKS_FILE = "old_links.csv"

_NEWEST = int(GRAMMAR_VERSION)
# What servers of files add to the name of a page.
_FILE = re.compile(r"(?<=.)(?:/index)?[.](?:html?|php)$")


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
    read = _with_days(query)
    version = _version(read.get(VERSION_KEY, ""))
    names = {(row.key, row.was): row.now for row in renamings() if version <= row.until}
    renamed = {key: _rename(key, value, names) for key, value in read.items()}
    as_given = dict(parse_qsl(query, keep_blank_values=True))
    return query if version == _NEWEST and renamed == as_given else write_address(renamed)


def _with_days(query: str) -> dict[str, str]:
    """The keys and values of a query, with days as addresses have them where it has them in words.

    A form sends the days of a grid in two parts: those that there are, and the one that is added.
    """
    read = read_query(query)
    parts = [value for key, value in parse_qsl(query) if key == GRID_KEY]
    if len(parts) > 1:
        read[GRID_KEY] = ",".join(_as_day(GRID_KEY, part, read) for part in parts)
    return {
        key: _as_day(key, value, read) if key in (DAY_KEY, GRID_KEY) else value
        for key, value in read.items()
    }


def _as_day(key: str, value: str, query: dict[str, str]) -> str:
    """The day that a value names in the language of its query; else the value as it is."""
    if KEY[key].rule.matches(value):
        return value
    with use_language(query.get("lang", ENGLISH)):
        day = typed_day(value)
    return day.isoformat() if day else value


def renew_path(path: str) -> tuple[str, str]:
    """The path of the page that a path means, and the query that stands escaped or glued in it.

    A path that means no page stays as it is.
    """
    if kind_of(path) != "page" or path[1:] in _page_paths().values():
        return path, ""
    name, *rest = re.split("[?&;]", unquote(unquote(path)), maxsplit=1)
    name = _FILE.sub("", plain(without_rest(name).strip("/")).casefold())
    page = _page_paths().get(name.strip("/"))
    return (path, "") if page is None else (f"/{page}", "".join(rest))


def _page_paths() -> dict[str, str]:
    return {page.path.casefold(): page.path for page in read_pages().values()}


def _rename(key: str, value: str, names: dict[tuple[str, str], str]) -> str:
    return ",".join(names.get((key, part), part) for part in value.split(","))


def _version(text: str) -> int:
    known = re.fullmatch(r"[1-9][0-9]{0,3}", text)
    return min(int(text), _NEWEST) if known else _NEWEST


class LinkRedirects:
    """ASGI middleware that redirects old links and mangled ones to their addresses of today."""

    def __init__(self, app: ASGIApp) -> None:
        """Wraps `app`; reads what has been renamed."""
        self.app = app
        renamings()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Redirects for ever (308), or lets the wrapped application answer."""
        answer = self.app
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            today = _today(scope["path"], scope["query_string"].decode("utf-8", "replace"))
            if today is not None:
                answer = RedirectResponse(today, 308, {"Access-Control-Allow-Origin": "*"})
        await answer(scope, receive, send)


def _today(asked: str, query: str) -> str | None:
    """Where an address stands today, relative to it; None where it is today's.

    Relative, because the host and the path before it may be others outside.
    """
    path, more = renew_path(asked)
    today = renew_query("&".join(filter(None, (more, query))))
    if (path, today) == (asked, query):
        return None
    if path == asked and today:
        return f"?{today}"
    up = "../" * (asked.count("/") - 1) or "./"
    name = path.rpartition("/")[2] if path == asked else path[1:]
    return (("./" if path == asked else up) + quote(name)) + (today and f"?{today}")
