"""What a load is put on: one server, or three replicas behind nginx with the shipped settings."""

import base64
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.deploy.proxy import proxying
from tests.load.readers import ATLAS, FROM_ONE_ADDRESS, Subject
from tests.servers import served, until_compressed

# All readers of a load come from one address.
_CONNECTIONS = 10_000
REPLICAS = 3


@dataclass(frozen=True)
class Target:
    """Where readers ask, and the processes that answer."""

    address: str
    pids: tuple[int, ...]

    def reader(self, seed: int) -> dict[str, str]:
        """The headers of a reader: the cookie by which nginx knows one from another."""
        name = base64.b64encode(seed.to_bytes(16, "big")).decode()
        return {"Cookie": f"kavkaz_replica={name}"}


@contextmanager
def target(subject: Subject, replicas: int = 1) -> Iterator[Target]:
    """A target that has made all that it makes ahead; its processes end with the context."""
    with ExitStack() as stack, ThreadPoolExecutor(replicas) as pool:
        starting = [
            pool.submit(
                stack.enter_context,
                served(subject.script, *subject.options, environment=FROM_ONE_ADDRESS),
            )
            for _ in range(replicas)
        ]
        running = [one.result() for one in starting]
        for one in running if subject is ATLAS else ():
            until_compressed(one.address)
        pids = tuple(one.pid for one in running)
        if replicas == 1:
            yield Target(running[0].address, pids)
            return
        ports = [int(one.address.rpartition(":")[2]) for one in running]
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        address = stack.enter_context(proxying(Path(folder), ports, connections=_CONNECTIONS))
        yield Target(address, pids)
