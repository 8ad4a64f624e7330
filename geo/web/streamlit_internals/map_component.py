"""What the map's elements and script lean on in streamlit-folium, which shows them in a frame."""

import inspect
from collections.abc import Iterator

import streamlit_folium
from streamlit_folium import st_folium

from geo.web.streamlit_internals.files import component_scripts

# How geo/web/ui/map_panel.py calls it.
_ARGUMENTS = (
    "key",
    "height",
    "use_container_width",
    "returned_objects",
    "feature_group_to_add",
    "render",
    "on_change",
)
# What geo/maps/web/folium_map.py counts on: it takes a map's own scripts and style sheets from
# these, and names its place so.
_IN_PYTHON = ("default_js", "default_css", "map_div")
# What the map's script finds in its frame: its place, and what it loads there.
_IN_THE_FRAME = ("map_div", "js_links", "css_links", "feature_group")


def missing() -> Iterator[str]:
    """What streamlit-folium lacks of that."""
    arguments = inspect.signature(st_folium).parameters
    source = inspect.getsource(streamlit_folium)
    script = "".join(file.read_text("utf-8") for file in component_scripts())
    yield from (f"argument {name} of st_folium" for name in _ARGUMENTS if name not in arguments)
    yield from (f"{name} in its Python source" for name in _IN_PYTHON if name not in source)
    yield from (f"{name} in its frame's script" for name in _IN_THE_FRAME if name not in script)
