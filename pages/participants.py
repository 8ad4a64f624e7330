"""The page of geo/data/pages.yaml named 'participants'."""

from geo.web.ui.page import show_page

show_page("participants")
