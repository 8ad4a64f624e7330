"""Errors: a sentence in JSON for readers, a line for the host, and nothing of how it went wrong."""

import json
import logging

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from geo.web.middleware.errors import Errors, log_script_error
from geo.web.serving.json_logs import MOST_A_MINUTE, MOST_CHARACTERS, LogThrottle, _Plain, log
from geo.web.serving.metrics import GONE, REQUESTS, RequestMetrics


def _fail(_request: Request) -> Response:
    raise KeyError("/secret/path")


def _site() -> TestClient:
    routes = [
        Route("/fail", _fail),
        Route("/plain", lambda _: PlainTextResponse("no", 400)),
        Route("/told", lambda _: JSONResponse({"error": "Told."}, 422)),
        Route("/fine", lambda _: PlainTextResponse("fine")),
    ]
    return TestClient(Errors(Starlette(routes=routes)), raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/fail", 500, "the fault is noted"),
        ("/plain", 400, "not understood"),
        ("/nowhere", 404, "nothing at this address"),
        ("/told", 422, "Told."),
    ],
)
def test_every_error_is_a_sentence_that_nobody_keeps(path: str, status: int, words: str) -> None:
    answer = _site().get(path)
    assert (answer.status_code, answer.headers["cache-control"]) == (status, "no-store")
    assert words in answer.json()["error"]
    assert "secret" not in answer.text


def test_what_is_no_error_passes_as_it_is() -> None:
    answer = _site().get("/fine")
    assert (answer.status_code, answer.text) == (200, "fine")
    assert "cache-control" not in answer.headers
    method = _site().delete("/fine")
    assert (method.status_code, method.json()) == (405, {"error": "Addresses here answer GET."})


def test_an_error_is_one_line_for_the_host(capsys: pytest.CaptureFixture[str]) -> None:
    _site().get("/fail")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    (line,) = [line for line in lines if line["event"] == "failed"]
    assert (line["kind"], line["error"]) == ("page", "KeyError")
    assert line["where"].startswith("test_errors.py:")
    assert "secret" not in json.dumps(line)
    try:
        _ = {}["nothing"]
    except KeyError as error:
        log_script_error(error)
    assert '"where": "test_errors.py:' in capsys.readouterr().err


def test_of_one_kind_a_host_reads_so_many_lines_and_how_many_more(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("geo.web.serving.json_logs.time.monotonic", lambda: now[0])
    monkeypatch.setattr("geo.web.serving.json_logs._throttle", LogThrottle())
    for _ in range(MOST_A_MINUTE + 7):
        log("refused", kind="page", status=414)
    log("refused", kind="data", status=404)
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["kind"] for line in lines] == ["page"] * MOST_A_MINUTE + ["data"]
    now[0] += 60
    log("refused", kind="page", status=414)
    assert json.loads(capsys.readouterr().err)["left_out"] == 7


def test_a_handler_of_the_host_is_given_events_with_their_facts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    records: list[logging.LogRecord] = []
    own = logging.getLogger("kavkaz_atlas")
    handler = logging.Handler()
    handler.emit = records.append  # type: ignore[method-assign]
    own.addHandler(handler)
    try:
        log("looked", kind="100 %")
    finally:
        own.removeHandler(handler)
    assert [(record.getMessage(), vars(record)["facts"]) for record in records] == [
        ("looked", {"kind": "100 %"})
    ]
    assert json.loads(capsys.readouterr().err)["kind"] == "100 %"


def test_what_others_log_is_one_plain_line() -> None:
    try:
        raise ValueError("/secret/path")
    except ValueError as error:
        caught = (type(error), error, error.__traceback__)
    text = 'a\n{"event": "started"}\x1b[31m' + "x" * 1000
    record = logging.LogRecord("uvicorn.error", 40, "file", 1, "%s", (text,), caught)
    assert _Plain().filter(record)
    written = record.getMessage()
    assert json.loads(f'"{written}"').startswith('a\n{"event": "started"}\x1b[31mxxx')
    assert len(json.loads(f'"{written}"')) == MOST_CHARACTERS
    assert not {"\n", "\x1b"} & set(written)
    assert (record.exc_info, "secret" in written) == (None, False)


def test_a_reader_who_leaves_is_no_failure_of_the_server() -> None:
    async def gone(_scope, _receive, _send) -> None:
        """Ends without an answer, as a server does whose client has left."""

    counted = REQUESTS.labels("page", str(GONE))._value.get()
    with pytest.raises(AssertionError):
        TestClient(RequestMetrics(gone)).get("/")
    assert REQUESTS.labels("page", str(GONE))._value.get() == counted + 1
