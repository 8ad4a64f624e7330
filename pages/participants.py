"""The page of geo/data/pages.yaml named 'participants'."""

from geo.web.frame import show_page

show_page("participants")
