"""What a YAML text holds, read as an editor writes it: a key that stands twice is an error."""

from functools import lru_cache
from typing import Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

# Any, for the stubs of PyYAML say little of what libyaml tells it.
_Event: TypeAlias = Any

_TEXT = "tag:yaml.org,2002:str"
_HOLDS_ITSELF = "an entry holds itself"


def parse_yaml(text: str) -> object:
    """What a YAML text holds. Raises yaml.YAMLError where it is none.

    libyaml reads it, which comes in PyYAML's wheels. What it says of the text is taken as it comes,
    without the tree that PyYAML makes of it first, which would cost two thirds of the time.
    """
    reader = _Reader(text)
    try:
        return reader.document()
    except RecursionError as error:
        raise yaml.YAMLError(_HOLDS_ITSELF) from error
    finally:
        reader.dispose()


@lru_cache(maxsize=1024)
def _tag(value: str) -> str:
    """The tag of a text without quotes; most of those that come again are keys."""
    for tag, pattern in yaml.CSafeLoader.yaml_implicit_resolvers.get(value[:1], ()):
        if pattern.match(value):
            return str(tag)
    return _TEXT


class _Reader(yaml.CSafeLoader):
    """Makes values of the events of one text. Lists and mappings are that, whatever their tag."""

    def __init__(self, text: str) -> None:
        """Begins before the first event."""
        super().__init__(text)
        self.anchored: dict[str, object] = {}
        self.unfinished: set[str] = set()

    def document(self) -> object:
        """What the only document holds; None where there is none."""
        self.get_event()
        event: _Event = self.get_event()
        if not isinstance(event, DocumentStartEvent):
            return None
        found = self.value(self.get_event())
        self.get_event()
        event = self.get_event()
        if not isinstance(event, StreamEndEvent):
            problem = "but found another document"
            raise yaml.composer.ComposerError(None, None, problem, event.start_mark)
        return found

    def value(self, event: _Event) -> object:
        """What begins with that event; all its further events are taken."""
        # Nearly all of them, and asked for tens of thousands of times.
        if type(event) is ScalarEvent and event.anchor is None:
            return self._scalar(event)
        if event.anchor is None:
            return self._make_value(event)
        if isinstance(event, AliasEvent):
            return self._keep_anchor(event)
        self.unfinished.add(event.anchor)
        found = self.anchored[event.anchor] = self._make_value(event)
        self.unfinished.discard(event.anchor)
        return found

    def _make_value(self, event: _Event) -> object:
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, MappingStartEvent):
            return self._mapping()
        found = []
        while not isinstance(entry := self.get_event(), SequenceEndEvent):
            found.append(self.value(entry))
        return found

    def _keep_anchor(self, event: _Event) -> object:
        if event.anchor in self.unfinished:
            raise yaml.YAMLError(_HOLDS_ITSELF)
        if event.anchor not in self.anchored:
            problem = f"found undefined alias '{event.anchor}'"
            raise yaml.composer.ComposerError(None, None, problem, event.start_mark)
        return self.anchored[event.anchor]

    def _scalar(self, event: _Event) -> object:
        tag = event.tag
        if tag is None or tag == "!":
            tag = _tag(event.value) if event.implicit[0] else _TEXT
        if tag == _TEXT:
            return event.value
        node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark)
        return self.construct_object(node, deep=True)

    def _mapping(self) -> dict[object, object]:
        found: dict[object, object] = {}
        while not isinstance(begun := self.get_event(), MappingEndEvent):
            key: _Event = begun
            name = self.value(key) if isinstance(key, ScalarEvent | AliasEvent) else None
            is_word = name is not None and not isinstance(name, list | dict)
            if not is_word or name in found:
                problem = f"the key '{name}' stands twice" if is_word else "a key is no word"
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            found[name] = self.value(self.get_event())
        return found
