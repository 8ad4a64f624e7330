"""The controls of a page, and how they and the address agree.

Streamlit sends back the query string that a script last set, whatever the address has become
since. So scripts never set it: the map writes what a control changed into the address, and the
address wins over a control whenever it has changed, by a link or by Back and Forward.
"""

from dataclasses import replace

import streamlit as st

from geo.web.pages import PageText
from geo.web.view import MAX_RADIUS_KM, MAX_RINGS, Roles, View, parse_radii

WANTED = f"expected up to {MAX_RINGS} whole kilometres from 1 to {MAX_RADIUS_KM}, such as 50,100"
ACCOUNTS = {"sourced": "By other sources", "article": "By the article"}


def with_controls(page: PageText, view: View) -> tuple[View, tuple[str, ...]]:
    """The view of the address as the reader's controls change it, and a sentence for bad text."""
    if page.roles:
        roles: Roles = "article" if _agreed("roles", view.roles) == "article" else "sourced"
        view = replace(view, roles=roles)
    if not page.rings_about:
        return view, ()
    text = _agreed("rings", _joined(page, view))
    radii_km = parse_radii(text)
    notices = () if radii_km is not None else (f"Rings “{text[:40]}” were set aside: {WANTED}.",)
    return replace(view, ring_radii_km=radii_km), notices


def show_controls(page: PageText) -> None:
    """Draws the widgets that the page has; `with_controls` has set them."""
    if page.roles:
        st.segmented_control(
            "Roles in the exercise, as told",
            list(ACCOUNTS),
            required=True,
            format_func=ACCOUNTS.__getitem__,
            key="roles",
        )
    if page.rings_about:
        st.text_input(
            "Range rings about the base, in kilometres",
            key="rings",
            help="Up to four whole numbers, such as 50,200. They are true geodesic circles.",
            width=340,
        )


def _joined(page: PageText, view: View) -> str:
    radii_km = page.rings_km if view.ring_radii_km is None else view.ring_radii_km
    return ",".join(str(radius_km) for radius_km in radii_km)


def _agreed(key: str, by_address: str) -> str:
    if st.session_state.get(f"{key} by address") != by_address or key not in st.session_state:
        st.session_state[f"{key} by address"] = by_address
        st.session_state[key] = by_address
    chosen: str = st.session_state[key]
    return chosen
