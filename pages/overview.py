"""The page of pages.yaml named 'overview'."""

from geo.web.ui.page import show_page

show_page("overview")
