"""The page of pages.yaml named 'participants'."""

from geo.web.ui.page import show_page

show_page("participants")
