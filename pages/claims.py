"""The page of pages.yaml named 'claims'."""

from geo.web.ui.page import show_page

show_page("claims")
