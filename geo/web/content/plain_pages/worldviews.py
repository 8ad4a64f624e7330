"""The maps of all worldviews as HTML: a picture each with its words, and the same as a table.

All of it is links and forms that need no script.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from geo.dossier.dates import day_title, today
from geo.dossier.served import first_day
from geo.i18n.languages import _, capital
from geo.layers.atlas import Atlas
from geo.layers.days import marked_days
from geo.layers.files.versions import data_versions
from geo.layers.worldview import Look, viewers
from geo.maps.print.grid_svg import draw_grid
from geo.maps.web.scene import viewer_title
from geo.web.content.alike import worldviews
from geo.web.content.changes import ChangedLand
from geo.web.content.panels.table_files import table_files
from geo.web.content.worldviews import (
    Alike,
    Worldviews,
    days_at_first,
    days_to_choose,
    viewer_name,
)
from geo.web.html.templating import render
from geo.web.view.grammar import format_view, key_values, path_of
from geo.web.view.model import View
from geo.web.view.pages import PageText, home_of, name_of, read_pages
from geo.web.view.values import MOST_DAYS

# A map has so many pixels where it is as wide as it is drawn.
WIDTH_PX, HEIGHT_PX = 400, 290


@dataclass(frozen=True)
class _Link:
    """A name and where it leads."""

    name: str
    address: str


@dataclass(frozen=True)
class _Map:
    """A map with its words; `links` lead to the map of each look that it stands for.

    It sorts by `day`, the first that it shows, where maps differ in their days.
    """

    address: str
    markup: str
    title: str
    alike: str
    said: str
    links: tuple[_Link, ...]
    day: date | None
    lands: tuple[ChangedLand, ...]
    unfound: tuple[str, ...]


@dataclass(frozen=True)
class _Day:
    """A day to take into the grid, or out of it."""

    day: date
    title: str
    words: str
    address: str


def worldviews_html(
    atlas: Atlas,
    page: PageText,
    view: View,
    *,
    embedded: bool = False,
    saved_from: str | None = None,
) -> str:
    """The maps of a view of a page; embedded they are without anything to choose, and their table.

    In a file that is saved there is nothing to choose either, and links lead to where it is
    `saved_from`.
    """
    shown = worldviews(atlas, page, view, WIDTH_PX, HEIGHT_PX)
    pictures = [replace(picture, theme=None) for picture in shown.pictures]
    drawn = draw_grid(atlas, pictures)
    maps = [
        _map(shown, group, markup, saved_from or "")
        for group, markup in zip(shown.groups, drawn.maps, strict=True)
    ]
    return render(
        "worldviews.html",
        shown=shown,
        definitions=drawn.definitions,
        size=(WIDTH_PX, HEIGHT_PX),
        maps=maps,
        samples=shown.samples,
        outlined=capital(shown.outlined),
        embedded=embedded,
        page=page,
        name=name_of(page),
        query=format_view(view),
        files=table_files(page, view),
        **({"by_viewer": ""} if embedded or saved_from is not None else _choices(page, shown)),
    )


def _citation_values(page: PageText, shown: Worldviews) -> str:
    """What a citation of the maps names but the day, as JSON for the script that writes it."""
    view, about = shown.view, shown.atlas.dossier.about
    same = viewer_title(shown.atlas, view.viewer) if shown.by_day else day_title(view.day)
    cited = {
        "title": f"{page.heading} ({same})",
        "link": path_of(page, view),
        "versions": data_versions(shown.atlas),
        "name": _(about.name),
        "slug": about.slug,
    }
    return json.dumps(cited, ensure_ascii=False)


def address_of_look(view: View, look: Look) -> str:
    """The address of the map of a look, where the grid shows it: on the page of the disputes."""
    page = home_of("disputes") or next(one for one in read_pages().values() if one.has_live_map)
    alone = replace(view, viewer=look.viewer, day=look.day, grid=(), compare=None, layers=None)
    return path_of(page, alone)


def _map(shown: Worldviews, group: Alike, markup: str, origin: str) -> _Map:
    links = tuple(
        _Link(
            day_title(look.day) if shown.by_day else viewer_name(shown.atlas, look.viewer),
            origin + address_of_look(shown.view, look),
        )
        for look in group.looks
    )
    return _Map(
        links[0].address,
        markup,
        shown.title(group),
        shown.alike(group),
        shown.share_words(group),
        links,
        group.looks[0].day if shown.by_day else None,
        group.lands,
        group.unfound,
    )


def _choices(page: PageText, shown: Worldviews) -> dict[str, object]:
    """What the controls need: the other kind of grid, the day or the viewer, the days."""
    view, atlas = shown.view, shown.atlas
    days = days_to_choose(shown)
    own = "as" if shown.by_day else "on"
    said = key_values(view).items()
    return {
        "by_viewer": path_of(page, replace(view, grid=())),
        "by_day": path_of(page, replace(view, grid=view.grid or days_at_first(days, view.day))),
        "others": [(name, value) for name, value in said if name != own and value],
        "kept": [(name, value) for name, value in said if value],
        "first_day": first_day(),
        "last_day": today(),
        "viewers": [(code, viewer_title(atlas, code)) for code in viewers(atlas)],
        "chosen": list(_days(page, shown, view.grid)) if shown.by_day else [],
        "others_to_add": list(_days(page, shown, [one for one in days if one not in view.grid])),
        "is_full": len(view.grid) >= MOST_DAYS,
        "most": MOST_DAYS,
        "cited": _citation_values(page, shown),
        # An embedded grid has no parts to choose from.
        "parts": {},
    }


def _days(page: PageText, shown: Worldviews, days: list[date] | tuple[date, ...]) -> Iterator[_Day]:
    words = dict(marked_days(shown.atlas))
    for day in days:
        grid = tuple(sorted(set(shown.view.grid) ^ {day}))
        address = path_of(page, replace(shown.view, grid=grid))
        yield _Day(day, day_title(day), words.get(day, ""), address)
