"""Messages too short to be understood by themselves, and what translators are told of each."""

from geo.i18n.languages import language

# Where a message and its context are one text, this stands between them, as in gettext's own
# catalogues; `pgettext` of the map's script looks for it so.
CONTEXT_END = "\x04"


def pgettext(context: str, message: str) -> str:
    """The message in the language that is spoken, by what it says in that context."""
    return language().catalogue.pgettext(context, message)
