"""The rules of judging in a dossier's own words: the numbered list of its `rules.md`."""

import re
from pathlib import Path

from geo.dossier.reading.problems import DossierError, Problem
from geo.dossier.reading.tables import read_text

FILE = "rules.md"
_ITEM = re.compile(r"[0-9]+[.][ \t]+(.+)")


def read_rules(folder: Path) -> tuple[str, ...]:
    """The rules in their order, each as one line; () where the dossier has no such file.

    Raises DossierError where the file cannot be read, or has no numbered list.
    """
    if not (folder / FILE).is_file():
        return ()
    problems: list[Problem] = []
    rules = _items(read_text(folder / FILE, problems) or "")
    if not problems and not rules:
        remedy = "begin each rule with its number and a full stop, such as '1. '"
        problems.append(Problem(FILE, 0, "", "", "", "the file has no numbered list", remedy))
    if problems:
        raise DossierError(problems)
    return tuple(rules)


def _items(text: str) -> list[str]:
    found: list[str] = []
    for line in map(str.strip, text.splitlines()):
        item = _ITEM.fullmatch(line)
        if item:
            found.append(item[1])
        elif line and found:
            found[-1] += f" {line}"
    return found
