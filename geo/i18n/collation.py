"""The order of names in a list: by the letters of their alphabet, not by the numbers of the signs.

Signs are numbered as they came into Unicode, so that Ukrainian's І stands before А, and Urdu's پ
after ی. Their order here is the Default Unicode Collation Element Table (UTS #10), which fits all
languages of the atlas. pyuca holds it in plain Python; it has not changed since the table of
Unicode 10, and neither have these scripts. PyICU would have to be compiled.
"""

from functools import lru_cache

from pyuca import Collator


@lru_cache(maxsize=4096)
def alphabetical(name: str) -> tuple[int, ...]:
    """The key by which a name is sorted among others."""
    key: tuple[int, ...] = _collator().sort_key(name)
    return key


@lru_cache(maxsize=1)
def _collator() -> Collator:
    # Reading the table takes a third of a second.
    return Collator()
