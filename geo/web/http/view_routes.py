"""Routes of what is made from a view: preview, figure, data, a file without network, a card."""

from collections.abc import Callable, Iterable, Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from geo.i18n.languages import use_language
from geo.layers.atlas import Atlas, in_language
from geo.layers.files.geojson import encode
from geo.maps.drawing.courtesy import giving_way
from geo.maps.print.figure import MEDIA_TYPES
from geo.web.content.figure_spec import PAPERS
from geo.web.content.graphics.marks import marks_html
from geo.web.content.page_view import view_of
from geo.web.content.panels.written import as_told
from geo.web.content.summary import read_frame, summary
from geo.web.http.cards import card_endpoint
from geo.web.http.exports import FORMATS, PARTS, Export, file_name
from geo.web.http.links import link_of
from geo.web.http.oembed import oembed
from geo.web.http.pictures import FIGURE_SIZES, FigureRequest, Pictures
from geo.web.http.render_cache import BusyError, for_client
from geo.web.http.tables import NoTableError, TableRequest
from geo.web.middleware.request_limits import client_of
from geo.web.serving.addresses import ADDRESSES
from geo.web.serving.clicks import CLICKS
from geo.web.serving.resources import REVALIDATE, Resource
from geo.web.serving.settings import read_settings
from geo.web.view.model import View
from geo.web.view.pages import PageText, front_page, home_of, read_pages

# A chat asks for a picture more than once; a dossier that has changed shows soon.
_CACHING = "public, max-age=3600"

Endpoint = Callable[[Request], Response]


def view_endpoints(atlas: Atlas) -> dict[str, Endpoint]:
    """What answers each address by its name; all share one store of what they have made."""
    pictures, settings = Pictures(atlas), read_settings()

    def in_turn(endpoint: Endpoint) -> Endpoint:
        def answer(request: Request) -> Response:
            with for_client(client_of(request.scope, settings)), giving_way(CLICKS.pause()):
                return endpoint(request)

        return answer

    answers = {
        "preview": _preview(atlas, pictures),
        "figure": _figure(atlas, pictures),
        "poster": _poster(atlas, pictures),
        "export": _export(atlas, pictures),
        "table": _table(atlas, pictures),
        "offline": _offline(atlas, pictures),
        "whole": _of_the_atlas(pictures.whole),
        "tables": _of_the_atlas(pictures.tables),
        "summary": _summary(atlas),
        "card": card_endpoint(atlas),
        "marks": _marks(atlas),
        "text": _text(atlas, pictures),
        "oembed": lambda request: oembed(request, atlas),
    }
    return {
        name: in_turn(answer) if ADDRESSES[name].in_turn else answer
        for name, answer in answers.items()
    }


def _preview(atlas: Atlas, pictures: Pictures) -> Endpoint:
    return lambda request: _render(request, atlas, pictures.preview)


def _figure(atlas: Atlas, pictures: Pictures) -> Endpoint:
    def figure(request: Request) -> Response:
        wanted = _figure_request(request, FIGURE_SIZES)
        if wanted is None:
            return _no_figure(FIGURE_SIZES)

        def draw(page: PageText, view: View) -> Resource:
            return pictures.figure(page, view, wanted, link_of(request.scope, page, view))

        return _render(request, atlas, draw, suffix=wanted.form, to_save=False)

    return figure


def _poster(atlas: Atlas, pictures: Pictures) -> Endpoint:
    def poster(request: Request) -> Response:
        wanted = _figure_request(request, tuple(PAPERS))
        if wanted is None:
            return _no_figure(PAPERS)

        def draw(page: PageText, view: View) -> Resource:
            shown = View(theme=view.theme, lang=view.lang)
            return pictures.poster(page, shown, wanted, link_of(request.scope, page, shown))

        name = next((name for name, page in read_pages().items() if page.story), "story")
        return _render(request, atlas, draw, name=name, suffix=wanted.form, to_save=False)

    return poster


def _export(atlas: Atlas, pictures: Pictures) -> Endpoint:
    def export(request: Request) -> Response:
        form, part = request.path_params["format"], request.query_params.get("part", "view")
        if form not in FORMATS or part not in PARTS:
            return _refuse(
                f"The data cannot be exported: expected .{', .'.join(FORMATS)} "
                f"and part {' or '.join(PARTS)}."
            )
        within = read_frame(request.query_params.get("within", ""))

        def make(page: PageText, view: View) -> Resource:
            link = link_of(request.scope, page, view)
            return pictures.export(page, view, Export(form, part, link, within))

        return _render(request, atlas, make, suffix=form, part="" if part == "view" else part)

    return export


def _table(atlas: Atlas, pictures: Pictures) -> Endpoint:
    def table(request: Request) -> Response:
        form, name = request.path_params["format"], request.path_params["table"]
        rows = request.query_params.get("rows", "")

        def make(page: PageText, view: View) -> Resource:
            link = link_of(request.scope, page, view)
            return pictures.table(page, view, TableRequest(form, name, rows, link))

        try:
            return _render(request, atlas, make, suffix=form, part=name, mapped=False)
        except NoTableError as error:
            return _refuse(str(error), error.status)

    return table


def _offline(atlas: Atlas, pictures: Pictures) -> Endpoint:
    def offline(request: Request) -> Response:
        def make(page: PageText, view: View) -> Resource:
            return pictures.offline_copy(page, view, link_of(request.scope, page, view))

        return _render(request, atlas, make, suffix="html")

    return offline


def _summary(atlas: Atlas) -> Endpoint:
    def answer_summary(request: Request) -> Response:
        within = read_frame(request.query_params.get("within", ""))

        def make(page: PageText, view: View) -> Resource:
            words = summary(in_language(atlas, view.lang), page, view, within)
            return Resource(encode({"summary": words}), "application/json")

        return _render(request, atlas, make)

    return answer_summary


def _marks(atlas: Atlas) -> Endpoint:
    def make(_page: PageText, view: View) -> Resource:
        # What is told of marks depends on nothing else of a view.
        shown = View(
            viewer=view.viewer, day=view.day, marks=view.marks, unit=view.unit, lang=view.lang
        )
        return Resource(marks_html(in_language(atlas, view.lang), shown).encode(), "text/html")

    return lambda request: _render(request, atlas, make)


def _text(atlas: Atlas, pictures: Pictures) -> Endpoint:
    def text(request: Request) -> Response:
        name = request.path_params["page"]
        page = read_pages().get(name)
        if page is None or page.worldviews:
            return _refuse(f"There is no page with a text named {name[:80]!r}.", 404)
        asked = view_of(atlas, page, request.query_params)
        view = as_told(asked) if page.layers else View(lang=asked.lang)
        with use_language(view.lang):
            link = link_of(request.scope, page, view)
            try:
                return pictures.text(read_pages()[name], view, link).response(request, _CACHING)
            except BusyError:
                return _busy()

    return text


def _of_the_atlas(make: Callable[[str], Resource]) -> Endpoint:
    """Answers with what `make` gives, with the link to the page of sources, for no view."""

    def answer(request: Request) -> Response:
        refused = refused_look(request)
        if refused is not None:
            return refused
        link = link_of(request.scope, home_of("sources") or front_page(), View())
        try:
            return make(link).response(request, REVALIDATE)
        except BusyError:
            return _busy()

    return answer


def _figure_request(request: Request, sizes: Sequence[str]) -> FigureRequest | None:
    form, size = request.path_params["format"], request.query_params.get("size", sizes[0])
    scale = request.query_params.get("scale", "1")
    if form not in MEDIA_TYPES or size not in sizes or scale not in ("1", "2", "3"):
        return None
    return FigureRequest(form, size, int(scale) if form == "png" else 1)


def _no_figure(sizes: Iterable[str]) -> Response:
    return _refuse(
        "The figure cannot be made: expected .png, .svg or .pdf, "
        f"size {', '.join(sizes)} and scale 1, 2 or 3."
    )


def _render(
    request: Request,
    atlas: Atlas,
    make: Callable[[PageText, View], Resource],
    *,
    name: str = "",
    suffix: str = "",
    part: str = "",
    to_save: bool = True,
    mapped: bool = True,
) -> Response:
    """What `make` gives for the view that the query names, of the page of that name or of the path.

    With a suffix it is a file that has a name, which says the `part` of the view that it holds; to
    be saved or, if not `to_save`, to be looked at. Where `mapped`, only pages with a map have it.
    """
    name = name or request.path_params["page"]
    page = read_pages().get(name)
    if page is None or (mapped and not page.layers):
        return _refuse(f"There is no {'map ' if mapped else ''}page {name[:80]!r}.", 404)
    view = view_of(atlas, page, request.query_params)
    try:
        with use_language(view.lang):
            made = make(read_pages()[name], view)
    except BusyError:
        return _busy()
    answer = made.response(request, _CACHING)
    if suffix:
        kept = "attachment" if to_save else "inline"
        called = file_name(atlas, page, view, suffix, part)
        answer.headers["Content-Disposition"] = f'{kept}; filename="{called}"'
    return answer


def refused_look(request: Request) -> Response | None:
    """The refusal of a look, which what is the same for every viewer and day cannot have."""
    if not {"as", "on"} & set(request.query_params):
        return None
    return _refuse(
        "What is here is the same for every viewer and day, so as= and on= are not answered; "
        "/export/<page>.geojson?as=…&on=… gives the layers of a page as drawn by a viewer on a day."
    )


def _busy() -> Response:
    message = "Too many pictures and files are being made; ask again in a few seconds."
    return JSONResponse({"error": message}, 503, headers={"Retry-After": "5"})


def _refuse(message: str, status: int = 400) -> Response:
    return JSONResponse({"error": message}, status_code=status)
