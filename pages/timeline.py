"""The page of pages.yaml named 'timeline'."""

from geo.web.ui.page import show_page

show_page("timeline")
