"""What a reader does with an application: opens a view, clicks, changes viewer and page."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.load.protocol import LoadError, Run, Session
from tests.servers import ROOT

BENCHMARKS = ROOT / "tests" / "benchmarks"

PAGES = ("", "astrakhan", "farkhor", "participants", "disputes", "ties", "timeline")
VIEWERS = ("defacto", "IND", "PAK", "CHN", "UN", "AZE", "ARM", "RUS", "UKR", "GEO")
DAYS = ("1985-01-01", "1994-06-01", "2014-03-18", "2020-09-21", "2023-09-20")
FEATURES = (
    "state:KAZ",
    "state:IND",
    "state:PAK",
    "state:RUS",
    "state:CHN",
    "state:TJK",
    "state:AZE",
    "state:ARM",
    "zone:crimea",
    "place:farkhor",
    "place:astrakhan",
)

# The parts of what readers do after they have opened a view.
ACTIONS = {"click": 0.7, "viewer": 0.15, "page": 0.15}


@dataclass(frozen=True)
class Subject:
    """An application under load, and how its browser part tells the server of a click.

    `options` are those of `streamlit run`; `pages` are the names of its pages in the address.
    """

    name: str
    script: Path
    pages: Sequence[str] = ("",)
    options: Sequence[str] = ()

    async def click(self, session: Session, query: str, feature: str) -> Run:
        """Selects a feature; the run is answered when its card arrives."""
        awaited = f'data-card="{feature}"'
        if self.name == "empty":
            return await session.tell("", {session.button: True}, "Second text")
        if self.name == "atlas":
            return await session.fetch(f"/card/{feature.replace(':', '/')}.html?{query}", awaited)
        told = {"last_active_drawing": {"properties": {"feature": feature}}}
        return await session.tell(query, {session.component.component: json.dumps(told)}, awaited)


ATLAS = Subject("atlas", ROOT / "app.py", PAGES)
# As Streamlit is shipped; the atlas's own settings are found in this folder otherwise.
STOCK_OPTIONS = (
    "--server.enableWebsocketCompression",
    "false",
    "--global.minCachedMessageSize",
    "10000",
)
STOCK = Subject("stock", BENCHMARKS / "stock_app.py", PAGES, STOCK_OPTIONS)
EMPTY = Subject("empty", BENCHMARKS / "empty_app.py", ("",), STOCK_OPTIONS)
SUBJECTS = {subject.name: subject for subject in (ATLAS, STOCK, EMPTY)}


# All readers of a load come from one address, as a school would.
FROM_ONE_ADDRESS = {
    "KAVKAZ_ATLAS_SOCKETS": "100000",
    "KAVKAZ_ATLAS_SOCKETS_PER_READER": "100000",
    "KAVKAZ_ATLAS_MESSAGES_PER_SECOND": "10000",
    "KAVKAZ_ATLAS_REQUESTS_PER_MINUTE": "100000",
}


class Reader:
    """One reader at random: the same seed opens the same views and does the same actions."""

    def __init__(self, subject: Subject, session: Session, seed: int) -> None:
        """Takes a session of `subject` that has asked for nothing yet."""
        self._subject, self._session = subject, session
        self._chance = random.Random(seed)  # noqa: S311
        self._query = ""
        self._selected = ""

    async def open(self) -> Run:
        """Opens a random view by its link. Raises LoadError as `Session` does."""
        self._choose_look()
        run = await self._session.visit(self._chance.choice(self._subject.pages), self._query)
        if not (self._session.component.component or self._session.button):
            raise LoadError("The page has neither a map nor a button.")
        return run

    def next_action(self) -> str:
        """What the reader does next: `click`, `viewer` or `page`."""
        return self._chance.choices(list(ACTIONS), list(ACTIONS.values()))[0]

    async def act(self, action: str) -> Run:
        """Does it. Raises LoadError where the answer is not there or not what was asked for."""
        if action == "click":
            return await self._click()
        if action == "viewer":
            self._choose_look()
            return await self._session.rerun(self._query)
        return await self._session.visit(self._chance.choice(self._subject.pages), self._query)

    async def _click(self) -> Run:
        others = [feature for feature in FEATURES if feature != self._selected]
        self._selected = self._chance.choice(others)
        return await self._subject.click(self._session, self._query, self._selected)

    def _choose_look(self) -> None:
        if self._subject.name != "empty":
            viewer, day = self._chance.choice(VIEWERS), self._chance.choice(DAYS)
            self._query = f"as={viewer}&on={day}"
