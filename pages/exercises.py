"""The page of geo/data/pages.yaml named 'exercises'."""

from geo.web.frame import show_page

show_page("exercises")
