"""The page of pages.yaml named 'sources'."""

from geo.web.ui.page import show_page

show_page("sources")
