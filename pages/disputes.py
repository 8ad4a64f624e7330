"""The page of pages.yaml named 'disputes'."""

from geo.web.ui.page import show_page

show_page("disputes")
