"""The atlas in another site's page and on paper, in Firefox and WebKit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pypdf
import pytest

from tests.browser.engines.reader import Reader
from tests.browser.engines.windows import Window, until

pytestmark = [pytest.mark.engines, pytest.mark.nightly]

Answer = Callable[[str], tuple[str, bytes, dict[str, str]]]


@contextmanager
def _site(answer: Answer) -> Iterator[str]:
    """Where a site of another origin answers: a type, a body and headers for each path."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body, headers = answer(self.path)
            self.send_response(200)
            for name, value in {"Content-Type": kind, **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@dataclass
class _Framed:
    """The page in the first frame of a window, as a window."""

    window: Window
    errors: list[str]

    def tell(self, code: str, *arguments: Any) -> Any:
        return self.window.tell_frame(code, *arguments)


def test_an_embedded_map_works_on_another_origin(reader: Reader) -> None:
    source = f"{reader.address}/disputes?as=PAK&embed=true&parts=legend,details,look"
    blog = f'<h1>A blog</h1><iframe src="{source}" width=900 height=560></iframe>'.encode()
    with _site(lambda _path: ("text/html", blog, {})) as site:
        reader.window.open(site)
        until(reader.window, "return frames.length")
        inner = Reader(_Framed(reader.window, reader.window.errors), reader.address)  # type: ignore[arg-type]
        inner.sees_map()
        inner.sees_on_map(".atlas-caption", "As drawn by Pakistan")
        inner.sees_on_map(".leaflet-control-attribution", "implies no opinion")
        # No driver presses in a frame of another origin by coordinates.
        inner.asks_map("""
        map.querySelector('[data-feature="state:KAZ"]').dispatchEvent(
          new MouseEvent("click", { bubbles: true, cancelable: true, composed: true }));
        """)
        inner.sees('[data-card="state:KAZ"]')
        inner.choose("[data-look=as]", "IND")
        inner.sees_on_map(".atlas-caption", "As drawn by India")
        inner.is_at("as=IND&sel=state:KAZ")
        assert reader.window.errors == []


def test_a_view_is_printed_on_one_sheet(reader: Reader, tmp_path: Path) -> None:
    reader.open("/disputes?as=IND&sel=zone:aksai-chin&theme=dark")
    reader.sees("[data-handout]")
    reader.window.paper(tmp_path / "paper.pdf")
    sheets = pypdf.PdfReader(tmp_path / "paper.pdf").pages
    (words,) = [" ".join(sheet.extract_text().split()) for sheet in sheets]
    assert "Aksai Chin" in words
    for pressed in ("Copy link", "Legend", "Search"):
        assert pressed not in words
    reader.sees("html[data-theme=dark]")
    reader.sees_map()
