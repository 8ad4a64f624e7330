"""The page of pages.yaml named 'farkhor'."""

from geo.web.ui.page import show_page

show_page("farkhor")
