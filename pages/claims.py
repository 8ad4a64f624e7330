"""The page of geo/data/pages.yaml named 'claims'."""

from geo.web.ui.page import show_page

show_page("claims")
