"""What a run of a page knows of itself."""

from collections.abc import Iterator
from dataclasses import fields

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

_FRAGMENTS = "fragment_ids_this_run"


def is_fragment_run() -> bool:
    """Whether this run is of fragments alone, and not of the whole page."""
    return bool(getattr(get_script_run_ctx(), _FRAGMENTS, None))


def missing() -> Iterator[str]:
    """What a run's context lacks of that which is read above."""
    if _FRAGMENTS not in {field.name for field in fields(ScriptRunContext)}:
        yield f"field {_FRAGMENTS} in its ScriptRunContext"
