"""A cache of what is made of an atlas: it always answers in the language of that atlas."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from geo.i18n.languages import language, use_language
from geo.layers.atlas import Atlas

_Rest = ParamSpec("_Rest")
_Result = TypeVar("_Result")

_forgetting: list[Callable[[], None]] = []


def cache_by_atlas(
    function: Callable[Concatenate[Atlas, _Rest], _Result],
) -> Callable[Concatenate[Atlas, _Rest], _Result]:
    """Calls `function` once for each atlas and its other arguments, which have to be hashable.

    An atlas has a language, and words come in the language of whoever asks first. So the function
    runs in that of its atlas, whatever is spoken around it: what is kept is right for all.
    """
    return _cache(function, None)


def cache_some_by_atlas(
    most: int,
) -> Callable[
    [Callable[Concatenate[Atlas, _Rest], _Result]], Callable[Concatenate[Atlas, _Rest], _Result]
]:
    """As `cache_by_atlas`, for what readers may ask without end: keeps `most` answers, the last."""

    def keep(
        function: Callable[Concatenate[Atlas, _Rest], _Result],
    ) -> Callable[Concatenate[Atlas, _Rest], _Result]:
        return _cache(function, most)

    return keep


def _cache(
    function: Callable[Concatenate[Atlas, _Rest], _Result], most: int | None
) -> Callable[Concatenate[Atlas, _Rest], _Result]:
    kept = lru_cache(maxsize=most)(function)
    _forgetting.append(kept.cache_clear)

    @wraps(function)
    def answer(atlas: Atlas, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Result:
        if language().code == atlas.language:
            return kept(atlas, *rest, **named)  # type: ignore[arg-type]
        with use_language(atlas.language):
            return kept(atlas, *rest, **named)  # type: ignore[arg-type]

    return answer


def forget_what_was_made() -> None:
    """Empties all these caches, for a process that opens one atlas after another."""
    for forget in _forgetting:
        forget()
