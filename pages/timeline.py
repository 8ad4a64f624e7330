"""The page of geo/data/pages.yaml named 'timeline'."""

from geo.web.ui.page import show_page

show_page("timeline")
