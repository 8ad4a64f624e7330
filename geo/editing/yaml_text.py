"""The text of a YAML file with other entries; what nobody changed keeps its words and comments."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from geo.dossier.reading.yaml_values import parse_yaml
from geo.editing.workbook_sheet import cell_of

_LINE_WIDTH = 100


def entries_by_id(text: str, name: str) -> dict[str, Mapping[str, Any]]:
    """The entries of a YAML file's list by id."""
    content = parse_yaml(text) or {}
    return {cell_of(entry.get("id")): entry for entry in content.get(name) or ()}


def with_list(text: str, name: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """The text with other entries in its list; those that stand in it keep their own words."""
    content = parse_yaml(text) or {}
    old = content.get(name) or []
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
        kept[entry["id"]][1]
        if kept.get(entry["id"], ({}, ""))[0] == entry
        else textwrap.indent(_dump([entry]), indent)
        for entry in entries
    ]
    ended = [block if block.endswith("\n") else f"{block}\n" for block in written]
    return "".join((*lines[: starts[0]], *ended, *lines[end:]))


def with_mapping(text: str, name: str, mapping: Mapping[Any, Any]) -> str:
    """The text with another mapping under a name."""
    content = parse_yaml(text) or {}
    node = _value_node(text, name)
    if node is None or node.flow_style:
        return _dump({**content, name: mapping})
    lines = text.splitlines(keepends=True)
    start = node.start_mark.line
    written = textwrap.indent(_dump(mapping), " " * node.start_mark.column)
    return "".join((*lines[:start], written, *lines[_end_line(node, lines) :]))


def _value_node(text: str, name: str) -> Any:
    """The node of what a YAML file says under a name; None where it says nothing there."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    pairs = root.value if root is not None else ()
    found: Any = next((value for key, value in pairs if key.value == name), None)
    return found


def _is_block(node: Any) -> bool:
    return bool(node.value) and not node.flow_style


def _end_line(node: Any, lines: Sequence[str]) -> int:
    """The number of the line after the last of a node."""
    end: int = node.end_mark.line + (1 if node.end_mark.column else 0)
    return min(end, len(lines))


def _dump(value: Any) -> str:
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=_LINE_WIDTH)
    return text
