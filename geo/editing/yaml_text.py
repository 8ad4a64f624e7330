"""The text of a YAML file with other entries; what nobody changed keeps its words and comments."""

import textwrap
from collections.abc import Mapping, Sequence

import yaml

from geo.dossier.reading.yaml_values import parse_yaml
from geo.editing.workbook_sheet import cell_of

_LINE_WIDTH = 100


Entry = Mapping[str, object]


def entries_in(content: Entry, name: str) -> list[Entry]:
    """The list of that name, of entries with fields; without entries where there is none."""
    listed = content.get(name)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def mapping_in(content: Entry, name: str) -> Mapping[object, object]:
    """The mapping of that name; an empty one where there is none."""
    found = content.get(name)
    return found if isinstance(found, dict) else {}


def entries_by_id(text: str, name: str) -> dict[str, Entry]:
    """The entries of a YAML file's list by id."""
    return {cell_of(entry.get("id")): entry for entry in entries_in(_content_of(text), name)}


def _content_of(text: str) -> Entry:
    content = parse_yaml(text)
    return content if isinstance(content, dict) else {}


def with_list(text: str, name: str, entries: Sequence[Entry]) -> str:
    """The text with other entries in its list; those that stand in it keep their own words."""
    content = _content_of(text)
    old = entries_in(content, name)
    if entries == old:
        return text
    node = _value_node(text, name)
    if node is None or not _is_block(node):
        return _dump({**content, name: list(entries)})
    lines = text.splitlines(keepends=True)
    indent = " " * (node.value[0].start_mark.column - 2)
    starts = [item.start_mark.line for item in node.value]
    end = _end_line(node, lines)
    blocks = [
        "".join(lines[start:stop]) for start, stop in zip(starts, [*starts[1:], end], strict=True)
    ]
    kept = {
        cell_of(entry.get("id")): (entry, block) for entry, block in zip(old, blocks, strict=True)
    }
    written = [
        kept[cell_of(entry["id"])][1]
        if kept.get(cell_of(entry["id"]), ({}, ""))[0] == entry
        else textwrap.indent(_dump([entry]), indent)
        for entry in entries
    ]
    ended = [block if block.endswith("\n") else f"{block}\n" for block in written]
    return "".join((*lines[: starts[0]], *ended, *lines[end:]))


def with_mapping(text: str, name: str, mapping: Mapping[int | float | str, str]) -> str:
    """The text with another mapping under a name."""
    content = _content_of(text)
    node = _value_node(text, name)
    if node is None or node.flow_style:
        return _dump({**content, name: mapping})
    lines = text.splitlines(keepends=True)
    start = node.start_mark.line
    written = textwrap.indent(_dump(mapping), " " * node.start_mark.column)
    return "".join((*lines[:start], written, *lines[_end_line(node, lines) :]))


def _value_node(text: str, name: str) -> yaml.CollectionNode | None:
    """The node of what a YAML file has under a name; None where there is no list or mapping."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    pairs = root.value if root is not None else ()
    found = next((value for key, value in pairs if key.value == name), None)
    return found if isinstance(found, yaml.CollectionNode) else None


def _is_block(node: yaml.CollectionNode) -> bool:
    return bool(node.value) and not node.flow_style


def _end_line(node: yaml.CollectionNode, lines: Sequence[str]) -> int:
    """The number of the line after the last of a node."""
    end: int = node.end_mark.line + (1 if node.end_mark.column else 0)
    return min(end, len(lines))


def _dump(value: object) -> str:
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=_LINE_WIDTH)
    return text
