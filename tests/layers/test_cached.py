"""What is kept of an atlas is in its language, whoever asked first."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.i18n.languages import ENGLISH, _, use_language
from geo.layers.atlas import Atlas, in_language
from geo.layers.cached import cache_by_atlas, cache_some_by_atlas
from geo.layers.gazetteer import gazetteer

GEO = Path(__file__).parents[2] / "geo"
# Where an atlas in a language, and the cache itself, are made.
MAKERS = {"geo/layers/atlas.py", "geo/layers/cached.py"}


def cached_by_hand(file: Path) -> Iterator[str]:
    """The functions of a file that take an atlas and keep their answer by functools alone."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.args.args[:1]:
            decorators = {ast.unparse(one).partition("(")[0] for one in node.decorator_list}
            if node.args.args[0].arg == "atlas" and decorators & {"cache", "lru_cache"}:
                yield node.name


def test_no_function_of_an_atlas_is_cached_without_its_language() -> None:
    found = {
        name: list(cached_by_hand(file))
        for file in sorted(GEO.rglob("*.py"))
        if (name := file.relative_to(GEO.parent).as_posix()) not in MAKERS
    }
    assert {name: functions for name, functions in found.items() if functions} == {}


@pytest.mark.parametrize("first", [ENGLISH, "ru", "ur"])
def test_a_cache_answers_in_the_language_of_the_atlas(atlas: Atlas, first: str) -> None:
    @cache_by_atlas
    def said(atlas: Atlas) -> tuple[str, str]:
        return atlas.language, _("state")

    russian = in_language(atlas, "ru")
    with use_language(first):
        before = said(russian), said(atlas)
    assert before == (("ru", "государство"), (ENGLISH, "state"))
    with use_language("ru"):
        assert (said(russian), said(atlas)) == before


def test_of_what_readers_ask_without_end_only_the_last_answers_are_kept(atlas: Atlas) -> None:
    made: list[int] = []

    @cache_some_by_atlas(2)
    def doubled(_atlas: Atlas, number: int) -> int:
        made.append(number)
        return 2 * number

    assert [doubled(atlas, number) for number in (1, 2, 2, 1, 3, 1, 2)] == [2, 4, 4, 2, 6, 2, 4]
    assert made == [1, 2, 3, 2]


def test_the_gazetteer_of_an_atlas_speaks_its_language(atlas: Atlas) -> None:
    kinds = {code: gazetteer(in_language(atlas, code))["state:RUS"].kind for code in ("ru", "ur")}
    assert len({*kinds.values(), gazetteer(atlas)["state:RUS"].kind}) == 3
