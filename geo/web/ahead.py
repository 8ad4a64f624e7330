"""Compressing, soon after the start, what first visits ask for, so that nobody waits for it."""

import os
import sys
from threading import Thread, get_native_id

from geo.layers.atlas import Atlas
from geo.web.packaged import first_wanted
from geo.web.shelf import open_shelf


def compress_ahead(atlas: Atlas) -> Thread:
    """The started thread that compresses scripts and layers; it ends by itself in some seconds."""
    thread = Thread(target=_compress, args=(atlas,), name="compress-ahead", daemon=True)
    thread.start()
    return thread


def _compress(atlas: Atlas) -> None:
    # Readers who come meanwhile go first. Linux counts each thread as a process here.
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, get_native_id(), 10)
    shelf = open_shelf(atlas)
    ours = (*shelf.assets.values(), *shelf.data.values())
    for resource in (*first_wanted(), *(resource for resource in ours if resource.lasting)):
        # Computed by being read, and kept by the resource.
        _ = resource.brotli
