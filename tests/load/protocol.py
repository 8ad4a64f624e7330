"""One reader's socket: what a browser sends to Streamlit and what it gets back.

A browser sends a BackMsg that asks for a run of the script, or of one fragment of it, and gets
ForwardMsgs up to `script_finished`. A message that it got before may come as its hash only.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Self

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

# How long a browser keeps a message for the server to name by its hash, in runs of the script.
_HELD_RUNS = 2
PATIENCE_S = 60.0


class LoadError(Exception):
    """What went wrong in a run, in one sentence."""


class ClosedError(LoadError):
    """The server, or a proxy before it, closed the socket."""


@dataclass(frozen=True)
class Element:
    """What the generator keeps of an element: its words, or the id and fragment of a widget."""

    text: str = ""
    component: str = ""
    button: str = ""
    fragment: str = ""
    trouble: str = ""


@dataclass
class Run:
    """The answer to one BackMsg. `answered_s` is when the awaited words came, else the end."""

    awaited: str
    elements: list[Element] = field(default_factory=list)
    received_bytes: int = 0
    finished: bool = False
    answered_s: float = 0.0
    seconds: float = 0.0

    @property
    def text(self) -> str:
        """The words of all elements that have some."""
        return "\n".join(element.text for element in self.elements if element.text)


class Session:
    """A visit by one reader: the socket, the page it is on and the messages that it holds."""

    def __init__(self, socket: ClientConnection, http: httpx.AsyncClient, address: str) -> None:
        """Takes an open socket and a client; nothing is asked for before the first `run`."""
        self._socket = socket
        self._http = http
        self._address = address
        self._held: dict[str, tuple[int, Element]] = {}
        self._runs = 0
        self._page_hash = ""
        self.pages: dict[str, str] = {}
        self.component = Element()
        self.button = ""

    @classmethod
    @asynccontextmanager
    async def opened(
        cls, address: str, headers: Mapping[str, str] | None = None
    ) -> AsyncIterator[Self]:
        """A session with the application at `address`. Raises LoadError where it refuses."""
        stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
        try:
            socket = await connect(
                stream, subprotocols=["streamlit"], max_size=None, additional_headers=headers
            )
        except (OSError, WebSocketException, TimeoutError) as error:
            raise LoadError(f"{address} refuses a socket: {error!r}.") from error
        try:
            client = httpx.AsyncClient(base_url=address, headers=headers, timeout=PATIENCE_S)
            async with client as http:
                yield cls(socket, http, address)
        finally:
            await socket.close()

    async def visit(self, page: str, query: str = "", awaited: str = "") -> Run:
        """Opens a page by its name in the address, as a first visit or by the menu."""
        if page not in self.pages:
            return await self._run(ClientState(page_name=page, query_string=query), awaited)
        self._page_hash = self.pages[page]
        return await self.rerun(query, awaited)

    async def rerun(self, query: str, awaited: str = "") -> Run:
        """Runs the whole script for another query, as Back, Forward and a changed view do."""
        state = ClientState(query_string=query, page_script_hash=self._page_hash)
        return await self._run(state, awaited)

    async def tell(self, query: str, widgets: Mapping[str, object], awaited: str = "") -> Run:
        """Tells a widget's value; what is in a fragment runs that fragment only."""
        state = ClientState(
            query_string=query,
            page_script_hash=self._page_hash,
            fragment_id=self.component.fragment,
        )
        for name, value in widgets.items():
            state.widget_states.widgets.append(WidgetState(id=name, **{_kind(value): value}))
        return await self._run(state, awaited)

    async def fetch(self, path: str, awaited: str) -> Run:
        """Asks for what has an address of its own, on a connection that is kept as browsers do."""
        start = time.perf_counter()
        try:
            answer = await self._http.get(path)
        except httpx.HTTPError as error:
            raise ClosedError(f"{path} does not answer: {error!r}.") from error
        seconds = time.perf_counter() - start
        if awaited not in answer.text:
            raise LoadError(f"{path} ({answer.status_code}) does not hold {awaited!r}.")
        return Run(
            awaited, [Element(answer.text)], answer.num_bytes_downloaded, True, seconds, seconds
        )

    async def _run(self, state: ClientState, awaited: str) -> Run:
        state.cached_message_hashes.extend(self._held)
        context = ContextInfo(
            timezone="UTC", locale="en-US", url=self._address, color_scheme="light"
        )
        state.context_info.CopyFrom(context)
        run, start = Run(awaited), time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self._socket.send(BackMsg(rerun_script=state).SerializeToString())
                while not run.finished:
                    data = await self._socket.recv(decode=False)
                    self._take(data, run, start)
        except TimeoutError as error:
            raise LoadError(f"No answer within {PATIENCE_S:g} s.") from error
        except WebSocketException as error:
            raise ClosedError(f"The socket was closed: {error!r}.") from error
        run.seconds = time.perf_counter() - start
        if awaited and not run.answered_s:
            raise LoadError(f"The answer does not hold {awaited!r}.")
        run.answered_s = run.answered_s or run.seconds
        self._forget(full=not state.fragment_id)
        return run

    def _take(self, data: bytes, run: Run, start: float) -> None:
        run.received_bytes += len(data)
        message = ForwardMsg.FromString(data)
        match message.WhichOneof("type"):
            case "delta" | "ref_hash":
                self._show(self._element(message), run, start)
            case "navigation":
                self._page_hash = message.navigation.page_script_hash
                self.pages = {
                    page.url_pathname: page.page_script_hash
                    for page in message.navigation.app_pages
                }
            case "page_not_found":
                raise LoadError("There is no such page.")
            case "script_finished":
                run.finished = message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise LoadError("The script does not compile.")

    def _show(self, element: Element, run: Run, start: float) -> None:
        if element.trouble:
            raise LoadError(f"The page shows an exception: {element.trouble}")
        if element.component:
            self.component = element
        self.button = element.button or self.button
        run.elements.append(element)
        if run.awaited and not run.answered_s and run.awaited in element.text:
            run.answered_s = time.perf_counter() - start

    def _element(self, message: ForwardMsg) -> Element:
        name = message.ref_hash or message.hash
        if message.ref_hash and name not in self._held:
            raise LoadError(f"The server names a message that was never sent: {name}.")
        element = self._held[name][1] if message.ref_hash else _kept(message)
        if message.ref_hash or message.metadata.cacheable:
            self._held[name] = (self._runs, element)
        return element

    def _forget(self, full: bool) -> None:
        self._runs += full
        oldest = self._runs - _HELD_RUNS
        self._held = {name: held for name, held in self._held.items() if held[0] >= oldest}


def _kept(message: ForwardMsg) -> Element:
    element = message.delta.new_element
    fragment = message.delta.fragment_id
    match element.WhichOneof("type"):
        case "html":
            return Element(text=element.html.body)
        case "markdown":
            return Element(text=element.markdown.body)
        case "component_instance":
            return Element(component=element.component_instance.id, fragment=fragment)
        case "button":
            return Element(button=element.button.id, fragment=fragment)
        case "exception":
            return Element(trouble=element.exception.message)
    return Element()


def _kind(value: object) -> str:
    return "trigger_value" if isinstance(value, bool) else "json_value"
