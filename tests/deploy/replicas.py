"""Replicas that only say who they are and what they were asked."""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# The one replica of a new version, which alone has what is named by its hash.
NEW = 2


class Replica(ThreadingHTTPServer):
    """A replica that tells its number and what it was asked; it can be made to refuse.

    It says of its answer what a request tells it to say of caching.
    """

    daemon_threads = True

    def __init__(self, number: int) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.number = number


class _Answer(BaseHTTPRequestHandler):
    server: Replica

    def do_GET(self) -> None:
        known = "hash" not in self.path or ("new-hash" in self.path and self.server.number == NEW)
        told = {"replica": self.server.number, "headers": dict(self.headers)}
        body = json.dumps(told).encode()
        self.send_response(200 if known else 404)
        if "Say-Caching" in self.headers:
            self.send_header("Cache-Control", self.headers["Say-Caching"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""


@contextmanager
def running(replica: Replica) -> Iterator[Replica]:
    """The replica, answering until the context ends."""
    thread = threading.Thread(target=replica.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield replica
    finally:
        end(replica)
        thread.join()


@contextmanager
def three_running() -> Iterator[list[Replica]]:
    """As many replicas as the shipped configuration has, by their numbers."""
    with ExitStack() as stack:
        yield [stack.enter_context(running(Replica(number))) for number in range(3)]


def ports_of(replicas: Sequence[Replica]) -> list[int]:
    """Where they answer."""
    return [replica.server_port for replica in replicas]


def end(replica: Replica) -> None:
    """Answers nobody from now on."""
    replica.shutdown()
    replica.server_close()
