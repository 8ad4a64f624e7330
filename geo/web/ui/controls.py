"""The controls of a page, and how they and the address agree.

Streamlit sends back the query string that a script last set, whatever the address has become
since. So scripts never set it: the map writes what a control changed into the address, and the
address wins over a control whenever it has changed, by a link or by Back and Forward.
"""

from dataclasses import replace

import streamlit as st

from geo.dossier.work import work_words
from geo.i18n.languages import _
from geo.maps.style.tokens import symbol_of
from geo.web.content.page_view import radii_of
from geo.web.content.panels.filters import KINDS, filters
from geo.web.content.shared_atlas import atlas
from geo.web.view.grammar import parse_radii, rejection_notice
from geo.web.view.keys import KEY
from geo.web.view.model import Roles, View
from geo.web.view.pages import PageText


def apply_controls(page: PageText, view: View) -> tuple[View, tuple[str, ...]]:
    """The view of the address as the reader's controls change it, and a sentence for bad text."""
    if page.roles:
        roles: Roles = (
            "article" if _synced_widget_value("roles", view.roles) == "article" else "sourced"
        )
        view = replace(view, roles=roles)
    if page.filters:
        view = replace(view, only=_filters(view))
    if not page.rings_about:
        return view, ()
    text = _synced_widget_value("rings", KEY["rings"].write(radii_of(page, view)))
    radii_km = parse_radii(text)
    notices = () if radii_km is not None else (rejection_notice(KEY["rings"], text),)
    return replace(view, ring_radii_km=radii_km), notices


def show_controls(page: PageText) -> None:
    """Draws the widgets that the page has; `apply_controls` has set them."""
    if page.roles:
        accounts = {
            "sourced": _("Other sources"),
            "article": _(work_words(atlas().dossier.about).title),
        }
        st.segmented_control(
            _("Roles in the exercise, according to"),
            list(accounts),
            required=True,
            format_func=accounts.__getitem__,
            key="roles",
        )
    if page.filters:
        _show_filters()
    if page.rings_about:
        st.text_input(
            _rings_title(page),
            key="rings",
            help=_("Up to four whole numbers, such as 50,200. They are true geodesic circles."),
            width=470,
        )


def _rings_title(page: PageText) -> str:
    kind = atlas().dossier.places[page.rings_about].kind
    if symbol_of(kind) in ("base", "air-base"):
        return _("Range rings around the base (km)")
    return _("Range rings around {place} (km)", place=atlas().dossier.places[page.rings_about].name)


def _filters(view: View) -> tuple[str, ...]:
    wanted = dict(part.split(":") for part in view.only)
    chosen = {kind: _synced_widget_value(kind, wanted.get(kind, "")) for kind in KINDS}
    return tuple(sorted(f"{kind}:{value}" for kind, value in chosen.items() if value))


def _show_filters() -> None:
    columns = st.columns(len(KINDS))
    for column, (kind, title) in zip(columns, KINDS.items(), strict=True):
        words = {"": _("All"), **filters(atlas())[kind]}
        column.selectbox(_(title), list(words), format_func=words.__getitem__, key=kind)


def _synced_widget_value(key: str, by_address: str) -> str:
    if st.session_state.get(f"{key} by address") != by_address or key not in st.session_state:
        st.session_state[f"{key} by address"] = by_address
        st.session_state[key] = by_address
    chosen: str = st.session_state[key]
    return chosen
