"""A copy of the atlas in which every free text is an attack on whoever shows it."""

import re
from pathlib import Path
from typing import Any

import yaml

from tests.dossier.content import DOSSIER, Row, change_rows, change_yaml
from tests.servers import copy_of_the_atlas

# Out of text, out of an attribute, out of a script, out of templates, of cells, of a line's order.
ATTACK = (
    "=cmd</script></style><script>window.attacked=1</script><img src=x onerror='window.attacked=2'>"
    "\"' onload=\"window.attacked=3\" `${window.attacked=4}` {{ 7*7 }} {% include 'x' %} "
    "]]><!-- &lt;b&gt; \u202e\u2066 $\\frac{ 1$ $ javascript:window.attacked=5"
)
MARK = "window.attacked"
_UNBRACKETED = ATTACK.replace("]", "")
# As long as what is said on a map may be.
_BRIEFLY = "<img src=x onerror='window.attacked=6'>"

# The columns of the tables that hold free text; all else is an id, a number, a date or a choice.
_TEXTS = {
    "organisations": ("name", "full_name"),
    "states": ("name",),
    "roles": ("says", "detail", "contingent", "later"),
    "memberships": ("note",),
    "places": ("name", "alt_names", "status", "summary"),
    "exercises": ("name", "personnel_official", "personnel_other", "ranges_count", "summary"),
    "relations": ("article_says", "summary"),
    "disputes": ("name", "area_other", "party_names", "summary"),
    "control": ("note",),
    "positions": ("words",),
    "names": ("name",),
    "timeline": ("title", "summary"),
}
_TABLES = {"seas": "name", "measures": "name", "zone_notes": "note", "zones_missing": "note"}


def hostile_atlas(folder: Path) -> Path:
    """The script of an atlas below `folder` whose dossier and page texts attack their readers."""
    script = copy_of_the_atlas(folder)
    data = folder / "geo" / "data"
    for table, columns in _TEXTS.items():
        change_rows(data, table, lambda rows, at=columns: _attacking(rows, at))
    for table, column in _TABLES.items():
        change_rows(data, table, lambda rows, at=(column,): _attacking(rows, at))
    change_yaml(data, "sources", _attack_sources)
    change_yaml(data / "world", "sources", _attack_sources)
    change_yaml(data, "claims", _attack_claims)
    _attack_texts(data / DOSSIER / "pages.yaml", ("title", "heading", "lede"))
    change_yaml(data, "story", _attack_story)
    return script


def _attacking(rows: list[Row], columns: tuple[str, ...]) -> list[Row]:
    return [row | {column: ATTACK for column in columns if row[column]} for row in rows]


def _attack_sources(content: dict[str, Any]) -> None:
    for source in content["sources"]:
        source |= dict.fromkeys(("title", "publisher", "author", "note"), ATTACK)
        if source["url"]:
            source["url"] = f"https://source.invalid/{ATTACK}"


def _attack_claims(content: dict[str, Any]) -> None:
    for claim in content["claims"]:
        claim |= {"article_says": ATTACK, "explanation": ATTACK}
        for said in claim["others_say"]:
            said["text"] = ATTACK
        for figure in claim.get("values", ()):
            figure["what"] = ATTACK


def _attack_story(content: dict[str, Any]) -> None:
    """Brackets mark linked phrases in the texts of steps, and stay where they do."""
    content["intro"] = ATTACK
    for step in content["steps"]:
        step["title"] = ATTACK
        step["text"] = re.sub(r"\[[^\]]+\]", f"[{_UNBRACKETED}]", step["text"]) + _UNBRACKETED
        for callout in step.get("callouts", ()):
            callout["text"] = _BRIEFLY


def _attack_texts(file: Path, fields: tuple[str, ...]) -> None:
    content = yaml.safe_load(file.read_text("utf-8"))
    for texts in content.values():
        texts |= dict.fromkeys(fields, ATTACK)
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
