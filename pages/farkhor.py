"""The page of geo/data/pages.yaml named 'farkhor'."""

from geo.web.frame import show_page

show_page("farkhor")
