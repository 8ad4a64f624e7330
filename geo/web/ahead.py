"""Compressing, soon after the start, what first visits ask for, so that nobody waits for it."""

from threading import Thread

from geo.layers.atlas import Atlas
from geo.web.packaged import first_wanted
from geo.web.shelf import open_shelf


def compress_ahead(atlas: Atlas) -> Thread:
    """The started thread that compresses scripts and layers; it ends by itself in some seconds."""
    thread = Thread(target=_compress, args=(atlas,), name="compress-ahead", daemon=True)
    thread.start()
    return thread


def _compress(atlas: Atlas) -> None:
    shelf = open_shelf(atlas)
    ours = (*shelf.assets.values(), *shelf.data.values())
    for resource in (*first_wanted(), *(resource for resource in ours if resource.lasting)):
        # Computed by being read, and kept by the resource.
        _ = resource.brotli
