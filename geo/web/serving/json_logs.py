"""Lines for the host on standard error: JSON, one line each, of bounded length and number.

They are records of the logger `kavkaz_atlas`, to which a host may add handlers.
"""

import json
import logging
import sys
import time
import traceback
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

MOST_CHARACTERS = 300
# So many lines of one kind in a minute tell a host what happens; the rest is counted.
MOST_A_MINUTE = 60

# The packages whose lines a reader can cause.
_TALKATIVE = ("streamlit", "uvicorn", "websockets")


class LogThrottle:
    """Lets so many of a kind pass in a minute, and says how many it did not let pass before."""

    def __init__(self, most: int = MOST_A_MINUTE) -> None:
        """Starts with none passed."""
        self.most = most
        self._minute = 0
        self._passed: Counter[str] = Counter()
        self._held: Counter[str] = Counter()

    def passes(self, kind: str) -> bool:
        """Whether one more of the kind may pass now."""
        minute = int(time.monotonic() // 60)
        if minute != self._minute:
            self._minute = minute
            self._passed.clear()
        self._passed[kind] += 1
        if self._passed[kind] > self.most:
            self._held[kind] += 1
            return False
        return True

    def count_held(self, kind: str) -> int:
        """How many of the kind did not pass since this was asked last."""
        return self._held.pop(kind, 0)


_throttle = LogThrottle()


class _JsonLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        time_utc = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        return json.dumps({"time": time_utc, "event": record.msg, **getattr(record, "facts", {})})


class _StandardError(logging.Handler):
    """Writes to standard error as it is at that time."""

    def emit(self, record: logging.LogRecord) -> None:
        """Writes a line at once."""
        print(self.format(record), file=sys.stderr, flush=True)


def _own_logger() -> logging.Logger:
    handler = _StandardError()
    handler.setFormatter(_JsonLine())
    logger = logging.getLogger("kavkaz_atlas")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    # Handlers of the root would write each line once more, in their own words.
    logger.propagate = False
    return logger


_logger = _own_logger()


def log(event: str, **facts: str | float) -> None:
    """Logs an event with its facts; callers give nothing about the reader."""
    kind = " ".join(map(str, (event, facts.get("kind", ""), facts.get("status", ""))))
    if not _throttle.passes(kind):
        return
    left_out = _throttle.count_held(kind)
    more = {"left_out": left_out} if left_out else {}
    _logger.info(event, extra={"facts": {**facts, **more}})


def place_of(error: BaseException) -> str:
    """Where an error was raised: file and line, without folders."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""


class _Plain(logging.Filter):
    """Makes one line of what other packages log, as part of a string of JSON; no traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is written; it is changed in place."""
        if not _throttle.passes(record.name):
            return False
        text = record.getMessage()
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            text += f" ({type(error).__name__} at {place_of(error)})"
        record.msg, record.args = json.dumps(text[:MOST_CHARACTERS])[1:-1], ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def install_json_filter() -> None:
    """From now on the loggers of the packages below write plain lines.

    The setting `logger.messageFormat` puts JSON around them.
    """
    for name in (*_TALKATIVE, *logging.root.manager.loggerDict):
        logger = logging.getLogger(name)
        known = any(isinstance(one, _Plain) for one in logger.filters)
        if name.split(".")[0] in _TALKATIVE and not known:
            logger.addFilter(_Plain())
