"""The legend: the switches of the map's layers, each with the samples that explain it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.i18n.languages import _
from geo.layers.atlas import Atlas
from geo.maps.drawing.samples import Explained, Sample
from geo.maps.layers.marks import MARKS
from geo.maps.layers.registry import SWITCHED
from geo.maps.layers.ties import bundle_samples, strength_samples
from geo.web.content.story import story
from geo.web.view.model import View
from geo.web.view.pages import PageText


@dataclass(frozen=True)
class Switch:
    """A layer's switch and its samples; without a name, samples only."""

    name: str
    title: str
    visible: bool
    marks: tuple[Sample, ...]


def switches(atlas: Atlas, page: PageText, view: View) -> tuple[Switch, ...]:
    """The switches of a page, in its order, with exactly the samples its map can show."""
    shown = view.visible(page.shown)
    explained = _what_is_shown(atlas, page, view)
    every = tuple(
        Switch(
            name, _(SWITCHED[name].title), name in shown, SWITCHED[name].samples(atlas, explained)
        )
        for name in page.layers
    )
    if page.all_ties:
        every = tuple(_with_ties_explained(every))
    if not view.marks:
        return every
    return (*every, Switch("", _("Marks"), True, MARKS.samples(atlas, explained)))


def _with_ties_explained(switches: Iterable[Switch]) -> Iterator[Switch]:
    """The switches, and behind those of ties what number and width of their lines say."""
    every = list(switches)
    last = max(at for at, switch in enumerate(every) if switch.name.startswith("ties"))
    yield from every[: last + 1]
    yield Switch("", _("Several relations"), True, tuple(bundle_samples()))
    yield Switch("", _("Line width"), True, tuple(strength_samples()))
    yield from every[last + 1 :]


def _what_is_shown(atlas: Atlas, page: PageText, view: View) -> Explained:
    looks = (view.look,) if view.other_look is None else (view.look, view.other_look)
    steps = story(atlas) if page.story else ()
    told = (place for step in steps for place in step.named_of("place"))
    places = tuple(dict.fromkeys((*page.places, *told)))
    return Explained(looks, places, view.roles if page.roles else "", view.marks)
