"""The HTML of a page before Streamlit fills it: title, description, preview, and a first sight.

Streamlit has one HTML file for all pages. Each page of the atlas is that file with the title, the
description and the picture of the view that the address shows, in its language, with the scripts
that name the server's address and style the page before it is painted.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.dossier.dates import today
from geo.dossier.served import served_about
from geo.i18n.languages import ENGLISH, _, language, languages, use_language
from geo.layers.atlas import Atlas, in_language
from geo.layers.cached import cache_some_by_atlas
from geo.layers.gazetteer import title_of
from geo.layers.worldview import last_change
from geo.web.content.figure_spec import with_verdict
from geo.web.content.page_view import choices_of
from geo.web.content.story import apply_step_defaults, tells_story, title_of_step
from geo.web.content.summary import summary
from geo.web.html.templating import render
from geo.web.http.asset_store import AssetStore
from geo.web.http.first_html.first_sight import embedded_sight, first_sight
from geo.web.http.first_html.structured_data import structured_data
from geo.web.http.first_html.unknown_page import language_of_reader, unknown_page
from geo.web.http.links import canonical, link_of, oembed_of, origin_of, page_at, preview_of
from geo.web.http.pictures import HEIGHT_PX, WIDTH_PX
from geo.web.http.render_cache import RenderCache
from geo.web.serving.addresses import kind_of
from geo.web.serving.base_path import at
from geo.web.serving.resources import Resource
from geo.web.streamlit_internals.files import component_script_paths, soon_wanted_scripts
from geo.web.streamlit_internals.index_html import page_parts
from geo.web.view.grammar import parse_view, path_of, read_query
from geo.web.view.model import View
from geo.web.view.pages import PageText, front_page, name_of, read_pages

_MOST_BYTES = 24 * 2**20
# Pages as they open, in all languages, of two dossiers or before and after a day of change.
_MOST_OPENINGS = 96


@dataclass(frozen=True)
class Shown:
    """All that the HTML of a page depends on.

    `asked` is the view as its address asks for it, without what a step of the story stands for,
    and `notices` say what had to be set aside; `day` is the last on which something on the maps
    changed: no page says what day it is today, and none is made anew at midnight.
    """

    page: PageText
    view: View
    asked: View
    notices: tuple[str, ...]
    embedded: bool
    origin: str
    day: date


class Pages:
    """ASGI middleware that answers for the pages.

    Streamlit has an answer for all that is no page: a redirect, a file, or its HTML file, which
    then says in a dialog that there is no such page; instead of that one a page of ours says so.
    """

    def __init__(self, app: ASGIApp, atlas: Atlas, store: AssetStore) -> None:
        """Wraps `app`; pages run the boot script of the store first, and have its style sheet."""
        self.app = app
        self.atlas = atlas
        self.store = store
        self.parts = page_parts()
        self.soon_wanted = tuple(map(at, soon_wanted_scripts()))
        self.frame_scripts = tuple(map(at, component_script_paths()))
        # A page is never refused because others wait for theirs.
        self.pages = RenderCache(_MOST_BYTES, most_waiting=sys.maxsize)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers with a page, or lets the wrapped application answer."""
        if scope["type"] != "http" or not _may_be_page(scope):
            await self.app(scope, receive, send)
        elif _page_named(scope["path"]):
            await self._answer(self._page, scope, receive, send)
        else:
            await self._answer_unless_found(scope, receive, send)

    async def _answer(
        self, make: Callable[[Scope], Resource], scope: Scope, receive: Receive, send: Send
    ) -> None:
        response = await run_in_threadpool(self._response, make, scope)
        await response(scope, receive, send)

    async def _answer_unless_found(self, scope: Scope, receive: Receive, send: Send) -> None:
        instead = False

        async def send_but_html(message: Message) -> None:
            nonlocal instead
            if message["type"] == "http.response.start":
                instead = _is_html(message)
            if not instead:
                await send(message)

        await self.app(scope, receive, send_but_html)
        if instead:
            await self._answer(self._unknown, scope, receive, send)

    def _response(self, make: Callable[[Scope], Resource], scope: Scope) -> Response:
        accepted = Headers(scope=scope).get("accept-encoding", "")
        page = make(scope)
        body, encoding = page.encode_for(accepted)
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        if encoding:
            headers["Content-Encoding"] = encoding
        if make == self._page:
            return Response(body, 200, headers, media_type=page.media_type)
        headers["Vary"] += ", Accept-Language"
        return Response(body, 404, headers, media_type=page.media_type)

    def _unknown(self, scope: Scope) -> Resource:
        query = _query(scope)
        accepted = Headers(scope=scope).get("accept-language", "")
        spoken = language_of_reader(query.get("lang", ""), accepted)
        with use_language(spoken):
            atlas, style = in_language(self.atlas, spoken), self.store.page_stylesheet_url
            markup = unknown_page(atlas, scope["path"], query, spoken, style)
        return Resource(markup.encode(), "text/html")

    def _page(self, scope: Scope) -> Resource:
        query = _query(scope)
        with use_language(query.get("lang", ENGLISH)):
            page = _page_named(scope["path"]) or front_page()
            atlas = in_language(self.atlas, language().code)
            asked, notices = parse_view(query, choices_of(atlas, page))
            shown = Shown(
                page,
                apply_step_defaults(atlas, asked, query),
                asked,
                notices,
                embedded=query.get("embed") == "true",
                origin=origin_of(scope),
                day=last_change(self.atlas, today()),
            )
            return self._keep_page(shown, lambda: self._html(atlas, shown, scope))

    def _keep_page(self, shown: Shown, make: Callable[[], str]) -> Resource:
        return self.pages.get_or_make("page", shown, lambda: Resource(make().encode(), "text/html"))

    def _html(self, atlas: Atlas, shown: Shown, scope: Scope) -> str:
        page, view = shown.page, shown.view
        known = canonical(shown.asked)
        caption, sight = _sight(atlas, shown)
        name, description = _words(atlas, page, view, caption)
        files = self.store.files
        return render(
            "document.html",
            parts=self.parts,
            page=page,
            embedded=shown.embedded,
            has_story=tells_story(atlas, page),
            theme=view.theme,
            name=name,
            properties=_properties(page, view, name, description, scope),
            oembed=oembed_of(scope, page, view) if page.layers else "",
            address=link_of(scope, page, shown.asked),
            canonical=link_of(scope, page, known),
            translations=tuple(_translations(scope, page, known)),
            offers=() if shown.embedded else tuple(_offers(page, shown.asked)),
            structured=tuple(structured_data(atlas, page, known, scope)),
            words_url=self.store.words_urls.get(view.lang, ""),
            boot_url=self.store.boot_url,
            stylesheet_url=self.store.page_stylesheet_url,
            soon_wanted=self.soon_wanted,
            files_of_map=(*self.frame_scripts, files.script_url, files.stylesheet_url),
            first_sight=sight,
        )


@cache_some_by_atlas(_MOST_OPENINGS)
def opening_sight(atlas: Atlas, name: str, day: date) -> tuple[str, str]:
    """Caption and first sight of a page as it opens, which most readers see.

    `day` is the last on which something on the maps changed.
    """
    return _made_sight(atlas, _opening(atlas, read_pages()[name], day))


def _opening(atlas: Atlas, page: PageText, day: date) -> Shown:
    asked = View(lang=atlas.language)
    view = apply_step_defaults(atlas, asked, {})
    return Shown(page, view, asked, notices=(), embedded=False, origin="", day=day)


def _sight(atlas: Atlas, shown: Shown) -> tuple[str, str]:
    """Caption and first sight of what is shown; one that is made ahead is taken."""
    if replace(shown, origin="") == _opening(atlas, shown.page, shown.day):
        return opening_sight(atlas, name_of(shown.page), shown.day)
    return _made_sight(atlas, shown)


def _made_sight(atlas: Atlas, shown: Shown) -> tuple[str, str]:
    caption = _caption(atlas, shown.page, shown.view)
    if shown.embedded:
        return caption, embedded_sight(atlas, shown.page, shown.view, caption)
    sight = first_sight(atlas, shown.page, shown.view, shown.asked, shown.notices, caption)
    return caption, sight


def _may_be_page(scope: Scope) -> bool:
    return scope["method"] in ("GET", "HEAD") and kind_of(scope["path"]) == "page"


def _query(scope: Scope) -> dict[str, str]:
    return read_query(scope["query_string"].decode("latin-1"))


def _page_named(path: str) -> PageText | None:
    """The page at exactly that path; other spellings were led to it before."""
    page = page_at(path)
    return page if page is not None and path == f"/{page.path}" else None


def _is_html(message: Message) -> bool:
    kind = Headers(raw=message["headers"]).get("content-type", "")
    return message["status"] < 300 and kind.startswith("text/html")


def _translations(scope: Scope, page: PageText, view: View) -> Iterator[tuple[str, str]]:
    """The addresses of the same view by language, for search engines."""
    for code in languages():
        yield code, link_of(scope, page, replace(view, lang=code))


def _offers(page: PageText, asked: View) -> Iterator[tuple[str, str, str, str, str]]:
    """The same view in each other language, offered in its own words.

    Code and direction, what the link says, what the button that takes it away says, the address.
    """
    for code, other in languages().items():
        if code != language().code:
            with use_language(code):
                offered, dismissed = _("Read this in English"), _("Close")
            address = path_of(page, replace(asked, lang=code))
            yield code, other.direction, offered, dismissed, address


def words(atlas: Atlas, page: PageText, view: View) -> tuple[str, str]:
    """The name of what is shown, and one or two sentences about it: what is in view comes first."""
    return _words(atlas, page, view, _caption(atlas, page, view))


def _caption(atlas: Atlas, page: PageText, view: View) -> str:
    """The view in a sentence; '' where the page has no map."""
    return with_verdict(atlas, view, summary(atlas, page, view)) if page.layers else ""


def _words(atlas: Atlas, page: PageText, view: View, caption: str) -> tuple[str, str]:
    named = title_of(atlas, view.selection) if view.selection else page.title
    name = title_of_step(atlas, view) or named
    about = page.heading if view.selection else " ".join(page.lede.split())
    return name, f"{caption} {about}".strip()


def _properties(
    page: PageText, view: View, name: str, description: str, scope: Scope
) -> tuple[tuple[str, str, str], ...]:
    """The tags of Open Graph (ogp.me) and of Twitter cards, as attribute, name and content."""
    shared = (
        ("name", "description", description),
        ("property", "og:type", "website"),
        ("property", "og:site_name", _(served_about().name)),
        ("property", "og:locale", language().locale_with_territory),
        ("property", "og:title", name),
        ("property", "og:description", description),
        ("property", "og:url", link_of(scope, page, view)),
    )
    if not page.layers:
        return (*shared, ("name", "twitter:card", "summary"))
    return (
        *shared,
        ("property", "og:image", preview_of(scope, page, view)),
        ("property", "og:image:type", "image/png"),
        ("property", "og:image:width", str(WIDTH_PX)),
        ("property", "og:image:height", str(HEIGHT_PX)),
        (
            "property",
            "og:image:alt",
            _("Map: {name}. {description}", name=name, description=description),
        ),
        ("name", "twitter:card", "summary_large_image"),
    )
