"""The page of geo/data/pages.yaml named 'timeline'."""

from geo.web.frame import show_page

show_page("timeline")
