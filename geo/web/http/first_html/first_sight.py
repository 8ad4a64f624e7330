"""What a page says before any script has run: its words, its card and its list, as HTML.

Nobody writes the view into a link that is followed without scripts, so each link carries it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from html import escape, unescape
from urllib.parse import parse_qsl, urlsplit

from geo.i18n.languages import languages
from geo.layers.atlas import Atlas
from geo.layers.worldview import viewers
from geo.maps.web.scene import viewer_title
from geo.web.content.cards import card_html
from geo.web.content.changes import changes
from geo.web.content.graphics.contradictions import contradictions_html
from geo.web.content.graphics.marks import marks_html
from geo.web.content.graphics.named import numbers_html
from geo.web.content.panels import tables
from geo.web.content.panels.matrix import matrix_html
from geo.web.content.panels.rows import MOST_ROWS
from geo.web.content.panels.table_files import table_files
from geo.web.content.panels.written import list_html, table_html
from geo.web.content.pictures.first_plate import first_plate
from geo.web.content.plain_pages.corrections import changes_html
from geo.web.content.plain_pages.sources import sources_list, sources_parts
from geo.web.content.plain_pages.worldviews import worldviews_html
from geo.web.content.story import steps_html, story_here_html, tells_story
from geo.web.content.visibility import unseen
from geo.web.html.templating import render
from geo.web.http.asset_store import open_asset_store
from geo.web.http.downloads import download_index
from geo.web.http.links import page_at
from geo.web.serving.base_path import at, below_base
from geo.web.view.grammar import key_values, path_of, write_pairs
from geo.web.view.model import View
from geo.web.view.pages import (
    PageText,
    name_of,
    page_of_worldviews,
    path_of_home,
    path_to_worldviews,
    read_pages,
)

# What goes along to another page, or to another step of the story.
_ALONG = ("unit", "theme", "lang")
# What is said anew where the view becomes that of another feature, or of another look.
_ANEW = ("at",)
_MOST_SOURCES_OF_A_KIND = 6
_MOST_CHANGES = 25

_LINK = re.compile(r'href="([?/][^"]*)"')


def first_sight(
    atlas: Atlas, page: PageText, view: View, asked: View, notices: tuple[str, ...], caption: str
) -> str:
    """The first sight of a page; `asked` is the view as its address asks for it.

    `notices` say what of the address was set aside, and `caption` is the view in a sentence.
    """
    parts = (
        _map_parts(atlas, page, view, caption)
        if page.has_live_map
        else {"story": "", "below": tables_html(atlas, page, view)}
    )
    sources = atlas.dossier.sources
    markup = render(
        "early.html",
        page=page,
        cited=[sources[source] for source in page.sources],
        notices=notices,
        unseen=unseen(atlas, page, view),
        caption=caption,
        pages=[(one, path_of(one, _elsewhere(asked))) for one in read_pages().values()],
        translations=_translations(page, asked),
        look=_look(atlas, page, view, asked) if page.has_live_map else {},
        **parts,
    )
    return with_view(markup, page, asked)


def embedded_sight(atlas: Atlas, page: PageText, view: View, caption: str) -> str:
    """As `first_sight`, of a view inside another site's page: its map alone, or its maps."""
    if page.worldviews:
        maps = worldviews_html(atlas, page, view, embedded=True)
        return render(
            "early_embedded.html", page=page, plate="", story="", maps=with_view(maps, page, view)
        )
    plate = first_plate(atlas, page, view, caption)
    here = story_here_html(atlas, view.step, view.unit, embedded=True) if view.step else ""
    story = with_view(here, page, replace(view, step=None))
    return render("early_embedded.html", page=page, plate=plate, story=story, maps="")


def whole_text(atlas: Atlas, page: PageText, view: View, link: str) -> str:
    """All that a page says but its map, as a document; `link` is the address of the page."""
    if page.has_live_map:
        text = list_html(atlas, page, view, most=None) + tables_html(atlas, page, view)
    elif "changes" in page.home_of:
        text = changes_html(atlas)
    else:
        text = "\n".join((*_data_parts(atlas, page, view), sources_list(atlas)))
    stylesheet = open_asset_store(atlas).page_stylesheet_url
    markup = render("text.html", page=page, text=text, canonical=link, stylesheet_url=stylesheet)
    return with_view(markup, page, view)


def with_view(markup: str, page: PageText, asked: View) -> str:
    """The markup, its links to views leading to their canonical addresses.

    A link that names only a feature, such as `?sel=…`, leads to the same view of it; one to another
    page, or to a step of the story, keeps unit, theme and language.
    """
    said = {name: value for name, value in key_values(asked).items() if value is not None}

    @cache
    def link_to(address: str) -> str:
        return escape(_lead_to(unescape(address), page, said))

    def lead(match: re.Match[str]) -> str:
        return f'href="{link_to(match[1])}"'

    return _LINK.sub(lead, markup)


def _lead_to(address: str, page: PageText, said: Mapping[str, str]) -> str:
    path, query, fragment = urlsplit(address)[2:]
    if path and page_at(below_base(path)) is None:
        return address
    # What the atlas writes is canonical: nothing of it has to be read leniently.
    own = dict(parse_qsl(query, keep_blank_values=True))
    left_out = {name for name in said if name not in _ALONG} if path or "step" in own else _ANEW
    kept = {name: value for name, value in said.items() if name not in left_out}
    # A step of no name is the introduction.
    led = write_pairs({**kept, **own, "step": own.get("step") or kept.get("step")})
    return "".join((path or at(f"/{page.path}"), led and f"?{led}", fragment and f"#{fragment}"))


def tables_html(atlas: Atlas, page: PageText, view: View, most: int | None = None) -> str:
    """The part of a page that holds its tables, as HTML; with `most`, so many rows of each."""
    if page.has_live_map:
        beside = matrix_html(atlas, page, view, table_files(page, view))
        return "\n".join((beside, *_below_the_map(atlas, page, view, most)))
    return _without_live_map(atlas, page, view)


def _map_parts(atlas: Atlas, page: PageText, view: View, caption: str) -> dict[str, object]:
    """What stands on, beside and below the map of a page."""
    has_story = tells_story(atlas, page)
    return {
        "plate": first_plate(atlas, page, view, caption),
        "story": story_here_html(atlas, view.step, view.unit) if has_story else "",
        "steps": steps_html(atlas) if has_story else "",
        "compared": view.compare is not None,
        "measured": numbers_html(atlas, page, view),
        "marks": marks_html(atlas, view),
        "details": _details(atlas, page, view),
        "features": list_html(atlas, page, view, titled=has_story),
        "matrix": matrix_html(atlas, page, view, table_files(page, view)),
        "below": "\n".join(_below_the_map(atlas, page, view, MOST_ROWS)),
    }


def _details(atlas: Atlas, page: PageText, view: View) -> str:
    """The card of what is selected, or else the words that stand in its place."""
    if view.selection:
        return card_html(atlas, view.selection, view)
    return render("details.html", name=name_of(page))


def _below_the_map(atlas: Atlas, page: PageText, view: View, most: int | None) -> Iterator[str]:
    files, path = table_files(page, view), path_of_home("sources")
    for change in changes(atlas, view):
        yield render("changes.html", change=change, sources_path=path, files=files)
    if page.contradictions:
        yield contradictions_html(atlas)
    for table in tables.tables(atlas, page, view):
        yield table_html(page, view, table, most)


def _without_live_map(atlas: Atlas, page: PageText, view: View) -> str:
    return worldviews_html(atlas, page, view) if page.worldviews else _plain(atlas, page, view)


def _plain(atlas: Atlas, page: PageText, view: View) -> str:
    """What a page without a map says, its list cut short."""
    whole = render("whole_list.html", address=at(f"/text/{name_of(page)}.html"))
    if "changes" in page.home_of:
        return whole + changes_html(atlas, _MOST_CHANGES)
    cut_short = sources_list(atlas, _MOST_SOURCES_OF_A_KIND)
    return "\n".join((*_data_parts(atlas, page, view), whole, cut_short))


def _data_parts(atlas: Atlas, page: PageText, view: View) -> Iterable[str]:
    layers = download_index(atlas)["layers"]
    return sources_parts(atlas, layers, table_files(page, view)).values()


def _elsewhere(asked: View) -> View:
    return View(unit=asked.unit, theme=asked.theme, lang=asked.lang)


def _translations(page: PageText, asked: View) -> list[tuple[str, str, str]]:
    """The languages by code and name, with the address of the same view in each."""
    return [
        (code, language.name, path_of(page, replace(asked, lang=code)))
        for code, language in languages().items()
    ]


def _look(atlas: Atlas, page: PageText, view: View, asked: View) -> dict[str, object]:
    """What the form needs that asks for another viewer or day."""
    said = key_values(replace(asked, position=None))
    others = [(name, value) for name, value in said.items() if name not in ("as", "on") and value]
    return {
        "path": at(f"/{page.path}"),
        "others": others,
        "viewers": [(code, viewer_title(atlas, code)) for code in viewers(atlas)],
        "viewer": view.viewer,
        "day": view.day,
        "all_views": _all_views(page, asked),
    }


def _all_views(page: PageText, asked: View) -> str:
    """The address of the maps of all viewers in the same view; '' where the page names none."""
    other = page_of_worldviews()
    alone = replace(asked, compare=None, layers=None)
    return path_of(other, alone) if other and path_to_worldviews(page) else ""
