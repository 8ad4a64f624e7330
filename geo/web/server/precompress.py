"""Compressing, after the start, what every first visit asks for, so that it gets the least."""

from threading import Thread

from geo.layers.atlas import Atlas
from geo.web.http.asset_store import open_asset_store
from geo.web.serving.metrics import COMPRESSING
from geo.web.streamlit_internals.files import first_wanted


def start_compressing(atlas: Atlas) -> Thread:
    """The started thread that compresses scripts and layers; it ends by itself in some seconds.

    Readers who come meanwhile get what has been made so far. The thread has the priority of all
    others: it holds the interpreter's lock now and then, and one of a lower priority would be kept
    from going on, lock in hand, wherever other programs want the processor.
    """
    thread = Thread(target=_compress, args=(atlas,), name="compress-ahead", daemon=True)
    thread.start()
    return thread


@COMPRESSING.track_inprogress()
def _compress(atlas: Atlas) -> None:
    store = open_asset_store(atlas)
    for resource in (*store.assets.values(), *store.data.values(), *first_wanted()):
        resource.compress_thoroughly()
