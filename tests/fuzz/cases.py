"""What is tried, and what must hold of each case: addresses, requests, cells of the dossier."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from hypothesis import strategies as st
from starlette.testclient import TestClient

from geo.dossier import DossierError
from geo.layers.catalogue import CATALOGUE
from geo.web.middleware.redirects import renew_query
from geo.web.view.grammar import format_view, parse_view, read_query
from geo.web.view.keys import KEYS
from geo.web.view.pages import read_pages
from geo.web.view.values import Choices
from tests.dossier.content import CSV_TABLES, change_rows, path_of, read_facts

HOSTILE = (
    "",
    "0",
    "-1",
    "1e400",
    "NaN",
    "null",
    "undefined",
    "../../etc/passwd",
    "%00",
    "\x00",
    "\ud7ff",
    "<script>alert(1)</script>",
    "'; DROP TABLE layers;--",
    "{{7*7}}",
    "${7*7}",
    "\u202e",
    "a" * 3000,
    "zone:crimea",
    "state:IND",
    "place:farkhor",
    "IND",
    "2020-09-21",
    "9999-12-31",
    "34.5,77,5.5",
    "l1467WwirqBnhPohoB:Road,r2467WwirqB:250",
    "p1gxkUgkwpB:-PGI-",
    "a3" + "A" * 900,
    "34.5,77,5.5",
    "point:37.4700,69.3800",
    "point:97,nan",
    "90,180,13",
    "states,zones",
    ",,,,",
    "50,100",
    "verdict:contested",
    "kabul-1979",
    "1",
    "true",
)
_KEYS = (*(key.name for key in KEYS), "v", "part", "size", "scale", "embed", "url", "x")
_PAGES = (*read_pages(), "nowhere", "..", "")
_HEADERS = (
    "Accept-Encoding",
    "Accept-Language",
    "Cookie",
    "Host",
    "If-Modified-Since",
    "If-None-Match",
    "If-Range",
    "Range",
    "Referer",
    "User-Agent",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
)
_FORMS = ("png", "svg", "pdf", "geojson", "gpkg", "kml", "csv", "xlsx", "exe", "", "png/../..")

values = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
queries = st.lists(st.tuples(st.sampled_from(_KEYS), values), max_size=6).map(
    lambda pairs: "&".join(f"{key}={quote(value, safe='')}" for key, value in pairs)
)
_parts = st.one_of(values, st.sampled_from([layer.name for layer in CATALOGUE]))
paths = st.one_of(
    st.sampled_from([f"/{page.path}" for page in read_pages().values()]),
    st.builds("/preview/{}.png".format, st.sampled_from(_PAGES)),
    st.builds("/figure/{}.{}".format, st.sampled_from(_PAGES), st.sampled_from(_FORMS)),
    st.builds("/export/{}.{}".format, st.sampled_from(_PAGES), st.sampled_from(_FORMS)),
    st.builds(
        "/table/{}/{}.{}".format,
        st.sampled_from(_PAGES),
        _parts.map(lambda part: quote(part, safe="")),
        st.sampled_from(_FORMS),
    ),
    st.builds("/card/point/{}.html".format, _parts.map(lambda part: quote(part, safe=","))),
    st.builds("/summary/{}.json".format, st.sampled_from(_PAGES)),
    st.builds("/marks/{}.html".format, st.sampled_from(_PAGES)),
    st.builds("/offline/{}.html".format, st.sampled_from(_PAGES)),
    st.builds("/data/{}".format, _parts.map(lambda part: quote(part, safe="/.%"))),
    st.builds("/data/{}.geojson".format, _parts.map(lambda part: quote(part, safe=""))),
    st.builds(
        "/data/scenes/{}/{}.json".format,
        st.sampled_from(("IND", "UN", "ZZZ", "..")),
        values.map(lambda value: quote(value, safe="")),
    ),
    st.sampled_from(("/oembed", "/openapi.json", "/healthz", "/metrics", "/assets/x", "/static/x")),
    values.map(lambda value: "/" + quote(value, safe="/")),
)
methods = st.sampled_from(("GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "DELETE"))
_latin = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40)).map(
    lambda value: value.encode("utf-8", "replace").replace(b"\n", b"").replace(b"\r", b"")
)
headers = st.dictionaries(st.sampled_from(_HEADERS), _latin, max_size=3)
Request = tuple[str, str, str, dict[str, bytes]]
requests = st.tuples(methods, paths, queries, headers)
# One of each kind of file.
FIRST_REQUESTS: tuple[Request, ...] = tuple(
    ("GET", f"/{path}", "", {})
    for path in (
        "preview/overview.png",
        "offline/overview.html",
        *(f"{kind}/overview.{form}" for kind in ("figure", "export") for form in _FORMS),
    )
)

edits = st.tuples(st.sampled_from(CSV_TABLES), st.integers(0, 10**6), st.integers(0, 10**6), values)

# What ends a cell, a text or a file early, means something to YAML, or is no text at all.
_DAMAGES = (
    b"",
    b'"',
    b"'",
    b",",
    b"\n",
    b"\n\n,,,\n",
    b"\t- x",
    b"{{{",
    b"- *x",
    b"&a [*a]",
    b"null",
    b"[]",
    b"!!python/object/apply:os.getcwd []",
    b"%YAML 9\n---\n",
    b"\x00",
    b"\xff\xfe",
    b"\xe2\x80\xae",
)
_FILES = [*(f"{table}.csv" for table in CSV_TABLES), *(["sources.yaml", "claims.yaml"] * 6)]
damages = st.tuples(
    st.sampled_from(_FILES),
    st.integers(0, 10**7),
    st.sampled_from(_DAMAGES),
    st.sampled_from((0, 1, 50, 5000)),
)


def check_query(query: str, choices: Choices) -> None:
    """Any query is read without an error, and what it means has one address."""
    view, notices = parse_view(read_query(renew_query(query)), choices)
    assert all(notice.endswith(".") for notice in notices)
    assert parse_view(read_query(format_view(view)), choices) == (view, ())


def check_request(client: TestClient, request: Request, seen: Counter[int]) -> None:
    """Any request is answered: no error of the server, no trace of its inside.

    An error that the application does not answer is raised by the client.
    """
    method, path, query, headers = request
    answer = client.request(method, f"{path}?{query}", headers=headers, follow_redirects=False)
    seen[answer.status_code] += 1
    assert answer.status_code < 500, request
    assert b"Traceback" not in answer.content[:10_000]
    assert b"site-packages" not in answer.content[:10_000]


def check_edit(folder: Path, edit: tuple[str, int, int, str]) -> bool:
    """A changed cell is read, or refused with sentences; whether it was read. Changes it back."""
    table, row, column, value = edit

    def change(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        chosen = rows[row % len(rows)]
        chosen[list(chosen)[column % len(chosen)]] = value
        return rows

    return _read(
        folder, path_of(folder, f"{table}.csv"), lambda _: change_rows(folder, table, change)
    )


def check_damage(folder: Path, damage: tuple[str, int, bytes, int]) -> bool:
    """As `check_edit`, of a file in which bytes stand instead of some others."""
    name, where, instead, length = damage

    def change(file: Path) -> None:
        content = file.read_bytes()
        start = where % len(content)
        file.write_bytes(content[:start] + instead + content[start + length :])

    return _read(folder, path_of(folder, name), change)


def _read(folder: Path, file: Path, change: Callable[[Path], None]) -> bool:
    before = file.read_bytes()
    change(file)
    problems: list[str] = []
    try:
        read_facts(folder)
    except DossierError as error:
        problems = str(error).splitlines()
    finally:
        file.write_bytes(before)
    assert all(".csv" in problem or ".yaml" in problem for problem in problems)
    return not problems
