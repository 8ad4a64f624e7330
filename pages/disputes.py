"""The page of geo/data/pages.yaml named 'disputes'."""

from geo.web.ui.page import show_page

show_page("disputes")
