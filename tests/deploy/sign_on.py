"""A provider of sign-on for nginx's `auth_request`, as small as one can be."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, urlsplit

_SIGNED_ON = "signed_on=yes"


class _Provider(BaseHTTPRequestHandler):
    """Asks nothing: who starts to sign on is signed on, and is led back."""

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if asked.path == "/oauth2/auth":
            self._answer(202 if _SIGNED_ON in self.headers.get("Cookie", "") else 401)
        elif asked.path == "/oauth2/start":
            (back,) = parse_qs(asked.query)["rd"]
            self._answer(302, ("Location", back), ("Set-Cookie", f"{_SIGNED_ON}; Path=/"))
        else:
            back = quote(self.headers["X-Auth-Request-Redirect"], safe="")
            self._answer(302, ("Location", f"/oauth2/start?rd={back}"))

    def _answer(self, status: int, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (*headers, ("Content-Length", "0")):
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""


@contextmanager
def provider() -> Iterator[int]:
    """The port of a provider, which ends with the context."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Provider) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()
