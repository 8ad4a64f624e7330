"""Debian's Firefox as Playwright's channel "moz-firefox" wants it.

Playwright sends a command that Firefox 153 does not know yet, and opens no page where that is
refused. This stands between the sockets of both and answers that command itself. Playwright has no
finger for it either: where POINTER says "touch" in the environment, the mouse becomes one.
"""

import asyncio
import json
import os
import re
import sys
from typing import Any

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

FIREFOX = "firefox-esr"
_UNKNOWN = {"emulation.setMediaFeaturesOverride"}
_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


async def main() -> int:
    """Starts Firefox with the arguments of this process, and ends with it."""
    firefox = await asyncio.create_subprocess_exec(
        FIREFOX, *sys.argv[1:], stderr=asyncio.subprocess.PIPE
    )
    assert firefox.stderr is not None
    address = await _address(firefox.stderr)

    async def between(playwright: ServerConnection) -> None:
        await _relay(playwright, f"{address}/session")

    # A pipe that nobody reads stops the process that prints.
    emptied = asyncio.create_task(_emptied(firefox.stderr))
    async with serve(between, "127.0.0.1", 0, max_size=None, ping_interval=None) as server:
        port = server.sockets[0].getsockname()[1]
        print(f"WebDriver BiDi listening on ws://127.0.0.1:{port}", file=sys.stderr, flush=True)
        status = await firefox.wait()
    await emptied
    return status


async def _address(printed: asyncio.StreamReader) -> str:
    """Where Firefox listens. Raises RuntimeError with what it printed where it never does."""
    lines = []
    while line := (await printed.readline()).decode(errors="replace"):
        if found := _LISTENING.search(line):
            return found[1]
        lines.append(line)
    raise RuntimeError(f"{FIREFOX} ended before it listened:\n{''.join(lines)}")


async def _relay(playwright: ServerConnection, address: str) -> None:
    async with connect(address, max_size=None, ping_interval=None) as firefox:

        async def answers() -> None:
            async for text in firefox:
                await playwright.send(text)

        answering = asyncio.create_task(answers())
        async for text in playwright:
            message = json.loads(text)
            if message["method"] in _UNKNOWN:
                answer = {"type": "success", "id": message["id"], "result": {}}
                await playwright.send(json.dumps(answer))
            elif message["method"] == "input.performActions":
                await firefox.send(json.dumps(_by_the_pointer(message)))
            else:
                await firefox.send(text)
        answering.cancel()


def _by_the_pointer(message: dict[str, Any]) -> dict[str, Any]:
    """The actions of a reader with the pointer that the environment names."""
    for source in message["params"]["actions"]:
        if source["type"] == "pointer":
            source["parameters"] = {"pointerType": os.environ.get("POINTER", "mouse")}
    return message


async def _emptied(printed: asyncio.StreamReader) -> None:
    while await printed.readline():
        pass


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
