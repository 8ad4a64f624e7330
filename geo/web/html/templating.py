"""The templates of geo/web/html/templates, filled in; every value in them is escaped."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from geo.dossier.dates import day_title, when
from geo.dossier.served import served_about
from geo.i18n.languages import _, full_stop, language, languages, ngettext, number, spelled
from geo.web.html.phrases import with_links
from geo.web.serving.base_path import base_path
from geo.web.serving.settings import host

STATIC_FOLDER = Path(__file__).parent / "static"
TEMPLATE_FOLDER = Path(__file__).parent / "templates"


def render(template: str, **values: object) -> str:
    """The template of that name filled in. Every value is escaped (Jinja's autoescape)."""
    return _environment().get_template(template).render(spoken=language(), **values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATE_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        # Templates are part of the program, and like it read once.
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["linked"] = with_links
    environment.filters["day_title"] = day_title
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    environment.globals |= {
        "_": _,
        "base_path": base_path,
        "host": host,
        "ngettext": ngettext,
        "number": number,
        "spelled": spelled,
        "languages": languages,
        "when": when,
        "atlas_name": lambda: _(served_about().name),
        "comma": lambda: _(", "),
        "full_stop": full_stop,
        "semicolon": lambda: _("; "),
    }
    return environment
