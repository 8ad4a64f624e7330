"""The page of geo/data/pages.yaml named 'claims'."""

from geo.web.frame import show_page

show_page("claims")
