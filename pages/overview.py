"""The page of geo/data/pages.yaml named 'overview'."""

from geo.web.ui.page import show_page

show_page("overview")
