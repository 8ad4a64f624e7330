"""What Streamlit's page says over its socket: messages of its protocol, BackMsg."""

from collections.abc import Iterator

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

# A request to run a page, and its fields that hold names.
_RERUN = "rerun_script"
_NAMES = ("fragment_id", "page_script_hash", "page_name")


def names_in(message: bytes) -> tuple[str, ...]:
    """The names of fragments and pages that a message of Streamlit's page holds.

    Raises ValueError where it is no message of the protocol.
    """
    try:
        rerun = getattr(BackMsg.FromString(message), _RERUN)
    except DecodeError as error:
        raise ValueError("This is no message of Streamlit's page.") from error
    return tuple(getattr(rerun, name) for name in _NAMES)


def missing() -> Iterator[str]:
    """The fields that the protocol lacks of those above."""
    rerun = BackMsg.DESCRIPTOR.fields_by_name.get(_RERUN)
    if rerun is None:
        yield f"field {_RERUN} in its message BackMsg"
        return
    known = rerun.message_type.fields_by_name
    yield from (f"field {name} in its BackMsg.{_RERUN}" for name in _NAMES if name not in known)
