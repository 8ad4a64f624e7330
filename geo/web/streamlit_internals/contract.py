"""All that the atlas needs of Streamlit and streamlit-folium beyond what they promise, checked.

An upgrade that moves one of these things would else show itself only in a browser, and some of
them not even there: a page without a title, a map that never starts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version

from geo.dossier import DataError
from geo.web.streamlit_internals import (
    back_message,
    endpoints,
    files,
    index_html,
    map_component,
    options,
    page_elements,
)

# The versions that pyproject.toml asks for, by the name of the package.
VERSIONS = {"Streamlit": "1.67", "streamlit-folium": "0.27"}


@dataclass(frozen=True)
class _Broken:
    """What a package lacks, and the module of this room that leans on it."""

    package: str
    module: str
    missing: tuple[str, ...]

    def __str__(self) -> str:
        installed, wanted = version(self.package.lower()), VERSIONS[self.package]
        return (
            f"{self.package} {installed} has no {'; no '.join(self.missing)}. Install {wanted} "
            f"(pyproject.toml) or adapt geo/web/streamlit_internals/{self.module}.py."
        )


def check_contract(sheets: Iterable[str]) -> None:
    """Checks every such thing; `sheets` are our style sheets and scripts of Streamlit's page.

    Raises DataError with a sentence for each module of this room that would not work.
    """
    broken = [str(one) for one in _broken_anchors(sheets) if one.missing]
    if broken:
        raise DataError("\n".join(broken))


def _broken_anchors(sheets: Iterable[str]) -> Iterator[_Broken]:
    parts = {
        "index_html": index_html.missing(),
        "files": files.missing(),
        "page_elements": page_elements.missing(sheets),
        "back_message": back_message.missing(),
        "endpoints": endpoints.missing(),
        "options": options.missing(),
    }
    for module, missing in parts.items():
        yield _Broken("Streamlit", module, tuple(missing))
    yield _Broken("streamlit-folium", "map_component", tuple(map_component.missing()))
