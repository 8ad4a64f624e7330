"""The controls of a page. The address is their state: they read it and write it, nothing else."""

import streamlit as st

from geo.web.pages import PageText
from geo.web.view import View

ACCOUNTS = {"sourced": "By other sources", "article": "By the article"}


def show_controls(page: PageText, view: View) -> None:
    """Draws the widgets that the page has, set to what the address says."""
    if page.roles:
        _show_roles(view)
    if page.rings_about:
        _show_rings(page, view)


def _show_roles(view: View) -> None:
    st.session_state["roles"] = view.roles
    st.segmented_control(
        "Roles in the exercise, as told",
        list(ACCOUNTS),
        required=True,
        format_func=ACCOUNTS.__getitem__,
        key="roles",
        on_change=_write,
        args=("roles", "sourced"),
    )


def _show_rings(page: PageText, view: View) -> None:
    radii_km = page.rings_km if view.ring_radii_km is None else view.ring_radii_km
    default = ",".join(str(radius_km) for radius_km in page.rings_km)
    st.session_state["rings"] = ",".join(str(radius_km) for radius_km in radii_km)
    st.text_input(
        "Range rings about the base, in kilometres",
        key="rings",
        on_change=_write,
        args=("rings", default),
        help="Up to four whole numbers, such as 50,200. They are true geodesic circles.",
        width=340,
    )


def _write(key: str, default: str) -> None:
    value = st.session_state[key]
    if value == default:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = value
