"""What is made after the start, before anybody asks for it, so that the first readers wait less."""

from threading import Thread

from geo.dossier.dates import today
from geo.i18n.languages import languages
from geo.layers.atlas import Atlas, in_language
from geo.layers.worldview import last_change
from geo.web.http.asset_store import open_asset_store
from geo.web.http.cards import make_first_cards
from geo.web.http.first_html.page_html import opening_sight
from geo.web.serving.metrics import WARMING_UP
from geo.web.streamlit_internals.files import first_wanted
from geo.web.view.pages import read_pages


def start_warming_up(atlas: Atlas) -> Thread:
    """The started thread that makes the first cards, and then compresses scripts and layers.

    It ends by itself in some seconds. Readers who come meanwhile get what has been made so far.
    The thread has the priority of all others: it holds the interpreter's lock now and then, and
    one of a lower priority would be kept from going on, lock in hand, wherever other programs want
    the processor.
    """
    thread = Thread(target=warm_up, args=(atlas,), name="warm-up", daemon=True)
    thread.start()
    return thread


@WARMING_UP.track_inprogress()
def warm_up(atlas: Atlas) -> None:
    """Makes a card of each kind and each page as it opens, and compresses what first visits need.

    What pictures of all views share is kept from then on, in each language.
    """
    for language in languages():
        make_first_cards(atlas, language)
        make_openings(atlas, language)
    store = open_asset_store(atlas)
    for resource in (*store.assets.values(), *store.data.values(), *first_wanted()):
        resource.compress_thoroughly()


def make_openings(atlas: Atlas, code: str) -> None:
    """Makes each page as it opens, in a language."""
    day = last_change(atlas, today())
    for name in read_pages():
        opening_sight(in_language(atlas, code), name, day)
