"""The page of geo/data/pages.yaml named 'disputes'."""

from geo.web.frame import show_page

show_page("disputes")
