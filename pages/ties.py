"""The page of pages.yaml named 'ties'."""

from geo.web.ui.page import show_page

show_page("ties")
