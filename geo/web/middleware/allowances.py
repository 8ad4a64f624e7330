"""How much each client may ask for: token buckets, and what of an answer is paid for already."""

import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.types import Message, Send

MOST_CLIENTS = 10_000
# What was paid for is read on in parts for so long, each for next to nothing: it is kept, and
# what reads a file of the web in place, as GDAL does, asks for hundreds of parts.
PAID_S = 60.0
PART_COST = 0.01
# The statuses of a refusal before anything is made; GDAL asks for a dozen files that may lie
# beside one, such as overview.png.aux.xml.
_REFUSED_AT_ONCE = (400, 404)


class Buckets:
    """Token buckets by client: `most` requests at once, filled again in a minute.

    Those asked for last are kept, at most MOST_CLIENTS; a client that was forgotten starts full.
    """

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Starts with no client; `clock` gives seconds."""
        self.most = most
        self._clock = clock
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str, tokens: float = 1) -> bool:
        """Takes tokens of a client; False, and none are taken, where it has not so many left."""
        now = self._clock()
        level, then = self._levels.pop(client, (float(self.most), now))
        level = min(self.most, level + (now - then) * self.most / 60)
        self._levels[client] = (level - tokens if level >= tokens else level, now)
        if len(self._levels) > MOST_CLIENTS:
            self._levels.popitem(last=False)
        return level >= tokens

    def give_back(self, client: str, tokens: float) -> None:
        """Gives tokens back that a client took for nothing."""
        if client in self._levels:
            level, then = self._levels[client]
            self._levels[client] = (min(self.most, level + tokens), then)


class Allowances:
    """What clients may still have of what takes work to make: whole, or on in parts."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Starts with nobody who has asked; `most` previews a minute are for each client."""
        self._buckets = Buckets(most, clock)
        self._clock = clock
        # By hash, which takes as much room however long an address is.
        self._paid: OrderedDict[int, float] = OrderedDict()

    def take(self, client: str, address: bytes, cost: float, *, in_part: bool) -> float | None:
        """What the answer at an address takes of the client's tokens; None where it has too few.

        A part of what the client paid for in the last minute takes PART_COST at most.
        """
        key, now = hash((client, address)), self._clock()
        paid = now - self._paid.get(key, -PAID_S) < PAID_S
        price = min(cost, PART_COST) if in_part and paid else cost
        if not self._buckets.take(client, price):
            return None
        if not paid:
            self._paid.pop(key, None)
            self._paid[key] = now
            if len(self._paid) > MOST_CLIENTS:
                self._paid.popitem(last=False)
        return price

    def sending(self, send: Send, client: str, price: float) -> Send:
        """Sends as `send` does; what was refused at once takes PART_COST of the `price` only."""

        async def send_and_settle(message: Message) -> None:
            begins = message["type"] == "http.response.start"
            if begins and message["status"] in _REFUSED_AT_ONCE:
                self._buckets.give_back(client, max(price - PART_COST, 0))
            await send(message)

        return send_and_settle
