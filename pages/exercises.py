"""The page of pages.yaml named 'exercises'."""

from geo.web.ui.page import show_page

show_page("exercises")
