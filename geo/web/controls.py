"""The controls of a page, and how they and the address agree.

Streamlit sends back the query string that a script last set, whatever the address has become
since. So scripts never set it: the map writes what a control changed into the address, and the
address wins over a control whenever it has changed, by a link or by Back and Forward.
"""

from dataclasses import replace

import streamlit as st

from geo.dossier.languages import N_, _
from geo.web.filters import KINDS, filters
from geo.web.pages import PageText
from geo.web.start import atlas
from geo.web.view import Roles, View, parse_radii, set_aside

ACCOUNTS = {"sourced": N_("Other sources"), "article": N_("The article")}


def with_controls(page: PageText, view: View) -> tuple[View, tuple[str, ...]]:
    """The view of the address as the reader's controls change it, and a sentence for bad text."""
    if page.roles:
        roles: Roles = "article" if _agreed("roles", view.roles) == "article" else "sourced"
        view = replace(view, roles=roles)
    if page.filters:
        view = replace(view, only=_filters(view))
    if not page.rings_about:
        return view, ()
    text = _agreed("rings", _joined(radii_of(page, view)))
    radii_km = parse_radii(text)
    notices = () if radii_km is not None else (set_aside("rings", text),)
    return replace(view, ring_radii_km=radii_km), notices


def show_controls(page: PageText) -> None:
    """Draws the widgets that the page has; `with_controls` has set them."""
    if page.roles:
        st.segmented_control(
            _("Roles in the exercise, according to"),
            list(ACCOUNTS),
            required=True,
            format_func=lambda account: _(ACCOUNTS[account]),
            key="roles",
        )
    if page.filters:
        _show_filters()
    if page.rings_about:
        st.text_input(
            _("Range rings around the base (km)"),
            key="rings",
            help=_("Up to four whole numbers, such as 50,200. They are true geodesic circles."),
            width=470,
        )


def _filters(view: View) -> tuple[str, ...]:
    wanted = dict(part.split(":") for part in view.only)
    chosen = {kind: _agreed(kind, wanted.get(kind, "")) for kind in KINDS}
    return tuple(sorted(f"{kind}:{value}" for kind, value in chosen.items() if value))


def _show_filters() -> None:
    columns = st.columns(len(KINDS))
    for column, (kind, title) in zip(columns, KINDS.items(), strict=True):
        words = {"": _("All"), **filters(atlas())[kind]}
        column.selectbox(_(title), list(words), format_func=words.__getitem__, key=kind)


def radii_of(page: PageText, view: View) -> tuple[int, ...]:
    """The radii of the rings in kilometres: the view's, or else the page's own."""
    return page.rings_km if view.ring_radii_km is None else view.ring_radii_km


def address_of(page: PageText, view: View) -> dict[str, str | None]:
    """What the controls of the page stand for in the address; None leaves the key out."""
    radii_km = radii_of(page, view)
    return {
        "roles": None if view.roles == "sourced" else view.roles,
        "only": ",".join(view.only) or None,
        "rings": None if radii_km == page.rings_km else _joined(radii_km),
    }


def _joined(radii_km: tuple[int, ...]) -> str:
    return ",".join(str(radius_km) for radius_km in radii_km)


def _agreed(key: str, by_address: str) -> str:
    if st.session_state.get(f"{key} by address") != by_address or key not in st.session_state:
        st.session_state[f"{key} by address"] = by_address
        st.session_state[key] = by_address
    chosen: str = st.session_state[key]
    return chosen
