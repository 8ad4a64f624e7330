"""The page of pages.yaml named 'views'."""

from geo.web.ui.page import show_page

show_page("views")
