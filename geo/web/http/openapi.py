"""The description of the HTTP interface (OpenAPI 3.1), served at `/openapi.json`."""

from collections.abc import Container, Iterable, Sequence
from typing import NotRequired, TypedDict

from geo.i18n.languages import capital
from geo.layers.arcs import arcs_version
from geo.layers.atlas import Atlas
from geo.layers.catalogue import CATALOGUE, NO_OPINION
from geo.layers.files.formats import MEDIA_TYPES as FILE_TYPES
from geo.layers.files.records import RECORDS
from geo.layers.worldview import DE_FACTO, change_days, viewer_is_state, viewers
from geo.maps.print.figure import MEDIA_TYPES as FIGURE_TYPES
from geo.version import VERSION
from geo.web.content.cards import CARDS
from geo.web.content.figure_spec import PAPERS
from geo.web.content.panels.table_files import TABLE_FORMATS
from geo.web.http.exports import FORMATS, PARTS
from geo.web.http.feed import MEDIA_TYPE as FEED_TYPE
from geo.web.http.lands import BINARY
from geo.web.http.pictures import FIGURE_SIZES
from geo.web.serving.addresses import ADDRESSES
from geo.web.view.keys import KEY, KEYS
from geo.web.view.pages import home_of, name_of, read_pages

_JSON, _GEOJSON = "application/json", "application/geo+json"


class Schema(TypedDict):
    """What values are: text, or an object with fields; of text, which."""

    type: str
    enum: NotRequired[list[str]]
    properties: NotRequired[dict[str, "Schema"]]


# What a request may say; `in` is a word of the language.
Parameter = TypedDict(
    "Parameter",
    {
        "name": str,
        "in": str,
        "required": NotRequired[bool],
        "description": str,
        "schema": Schema,
        "example": NotRequired[str],
    },
)
Parameters = list[Parameter]


class Media(TypedDict, total=False):
    """What an answer has in one of its forms."""

    schema: Schema


class Answer(TypedDict):
    """An answer, in the forms that there are of it by media type."""

    description: str
    content: dict[str, Media]


class Operation(TypedDict):
    """What an address answers, by status."""

    summary: str
    parameters: Parameters
    responses: dict[str, Answer]


class Get(TypedDict):
    """An address that answers GET alone."""

    get: Operation


class About(TypedDict):
    """What is described, and its version."""

    title: str
    version: str
    description: str


class Document(TypedDict):
    """The description of an interface; its addresses by path."""

    openapi: str
    info: About
    paths: dict[str, Get]


def openapi(atlas: Atlas) -> Document:
    """The document: every address that answers GET beside the pages, with an example of each."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": atlas.dossier.about.name,
            "version": VERSION,
            "description": f"Layers, and pictures and files of views. {NO_OPINION} "
            "Addresses may be read from every origin; ETag and If-None-Match save repeats.",
        },
        "paths": {**_data(atlas), **_views(atlas), **_other(atlas)},
    }


def _viewer(atlas: Atlas) -> str:
    """A viewer for examples: a state, where the atlas compares the borders of one."""
    compared = [code for code in atlas.dossier.about.compare_borders if viewer_is_state(code)]
    return next(iter(compared), DE_FACTO)


def _page(names: Sequence[str]) -> str:
    """A map page for examples: that of the disputes, where there is one."""
    home = home_of("disputes")
    return name_of(home) if home else names[0]


def _zone(atlas: Atlas) -> str:
    """A zone for examples: the first that the atlas tells about and the map has."""
    names = (row.id for row in atlas.dossier.covered_zones)
    return next((name for name in names if name in atlas.mapped_zones), "")


def _data(atlas: Atlas) -> dict[str, Get]:
    layers = [layer.name for layer in CATALOGUE]
    day = change_days(atlas)[-1].isoformat()
    scene = [
        _path("viewer", "By whom the land is drawn.", viewers(atlas), _viewer(atlas)),
        _path("day", "A day at which something changes.", example=day),
    ]
    version = _path("version", "The version that maps ask for.", example=arcs_version(atlas))
    layer = [_path("layer", "A layer of the index.", layers, "zones")]
    table = [_path("table", "A table of the index.", RECORDS, "claims")]
    return {
        "/data/index.json": _get(
            "The layers with title, licence, source, size and hash, and the tables.", _JSON
        ),
        "/data/{layer}.geojson": _get("A layer, EPSG:4326.", _GEOJSON, layer),
        "/data/{table}.csv": _get("A table of records.", FILE_TYPES["csv"], table),
        **_entry("whole", FILE_TYPES["gpkg"]),
        **_entry("tables", FILE_TYPES["xlsx"]),
        "/data/scenes/{viewer}/{day}.json": _get(ADDRESSES["scene"].summary, _JSON, scene),
        **_entry("lands", BINARY, [version]),
    }


def _views(atlas: Atlas) -> dict[str, Get]:
    pages = [name for name, page in read_pages().items() if page.layers]
    page = _path("page", "A map page.", pages, _page(pages))
    view = _view(atlas)
    figure = [
        page,
        _path("format", "The format.", FIGURE_TYPES, "png"),
        *view,
        _query("size", "For screens, for paper, or a handout on paper.", list(FIGURE_SIZES)),
        _query("scale", "Pixels of a PNG for each of the page.", ["1", "2", "3"]),
    ]
    poster = [
        _path("format", "The format.", FIGURE_TYPES, "pdf"),
        *_view(atlas, ("theme", "lang")),
        _query("size", "The paper.", list(PAPERS)),
        _query("scale", "Pixels of a PNG for each of the page.", ["1", "2", "3"]),
    ]
    export = [
        page,
        _path("format", "The format.", FORMATS, "geojson"),
        *view,
        _query(
            "part",
            "What lies in the frame; all layers that are on, wherever it lies, and the tables of "
            "records where the format has such; or only what is selected.",
            list(PARTS),
        ),
        _within("exports"),
    ]
    feature = [
        _path("kind", "The kind of the feature, as its id begins.", CARDS, "zone"),
        _path("name", "The rest of its id.", example=_zone(atlas)),
        *_view(atlas, ("as", "on", "step", "unit", "lang")),
    ]
    return {
        **_entry("preview", "image/png", [page, *view]),
        **_entry("figure", list(FIGURE_TYPES.values()), figure),
        **_entry("poster", list(FIGURE_TYPES.values()), poster),
        **_entry("export", list(FILE_TYPES.values()), export),
        **_entry("table", [FILE_TYPES[form] for form in TABLE_FORMATS], _table(view)),
        **_entry("offline", "text/html", [page, *view]),
        **_entry("summary", _JSON, [page, *view, _within("counts")]),
        **_entry("card", "text/html", feature),
        **_entry(
            "marks", "text/html", [page, *_view(atlas, ("as", "on", "marks", "unit", "lang"))]
        ),
    }


def _table(view: Parameters) -> Parameters:
    page = next(page for page in read_pages().values() if page.tables)
    return [
        _path("page", "A page.", read_pages(), name_of(page)),
        _path("table", "A table of the page, by its name there.", example=page.tables[0]),
        _path("format", "The format.", TABLE_FORMATS, TABLE_FORMATS[0]),
        *view,
        _query(
            "rows",
            "Which rows, and in what order: their places on the page from 1, joined by commas; "
            "all, as the page has them, without it.",
        ),
    ]


def _within(does: str) -> Parameter:
    return _query(
        "within",
        "West, south, east, north in degrees, or the corners of a frame, longitude and latitude in "
        f"turn: {does} what lies there.",
    )


def _other(atlas: Atlas) -> dict[str, Get]:
    oembed: Parameters = [
        {**_query("url", "The address of a view of this server."), "required": True},
        _query("maxwidth", "The largest width in pixels."),
        _query("maxheight", "The largest height in pixels."),
        _query("format", "The format of the answer.", ["json"]),
    ]
    names = [name for name, page in read_pages().items() if not page.worldviews]
    page = _path("page", "A page.", names, *names[:1])
    text = [page, *_view(atlas, ("as", "on", "only", "roles", "rings", "unit", "lang"))]
    return {
        **_entry("text", "text/html", text),
        **_entry("oembed", _JSON, oembed),
        **_entry("openapi", _JSON),
        **_entry("feed", FEED_TYPE),
        **_entry("health", _JSON),
    }


def _view(atlas: Atlas, names: Container[str] = KEY) -> Parameters:
    """The keys of an address of these names, as the pages have them."""
    choices = {"as": list(viewers(atlas))}
    return [
        _query(key.name, f"{capital(key.expected)}.", choices.get(key.name))
        for key in KEYS
        if key.name in names
    ]


def _entry(
    name: str, media: str | Iterable[str], parameters: Parameters | None = None
) -> dict[str, Get]:
    """The description of an address; a folder of made things may be busy with others."""
    address = ADDRESSES[name]
    busy = address.cost >= 1
    return {address.path: _get(address.summary, media, parameters, busy)}


def _get(
    summary: str,
    media: str | Iterable[str],
    parameters: Parameters | None = None,
    busy: bool = False,
) -> Get:
    kinds = [media] if isinstance(media, str) else media
    content: dict[str, Media] = {kind: {} for kind in kinds}
    answers: dict[str, Answer] = {"200": {"description": "As asked.", "content": content}}
    if parameters:
        error: Media = {"schema": {"type": "object", "properties": {"error": {"type": "string"}}}}
        answers["404"] = {"description": "Nothing of that name.", "content": {_JSON: error}}
        if busy:
            answers["400"] = {"description": "An unknown format.", "content": {_JSON: error}}
            answers["503"] = {"description": "Ask again in seconds.", "content": {_JSON: error}}
    return {"get": {"summary": summary, "parameters": parameters or [], "responses": answers}}


def _path(name: str, description: str, choices: Iterable[str] = (), example: str = "") -> Parameter:
    schema: Schema = {"type": "string"}
    if choices:
        schema["enum"] = list(choices)
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": description,
        "schema": schema,
        "example": example,
    }


def _query(name: str, description: str, choices: Iterable[str] | None = None) -> Parameter:
    schema: Schema = {"type": "string"}
    if choices:
        schema["enum"] = list(choices)
    return {"name": name, "in": "query", "description": description, "schema": schema}
