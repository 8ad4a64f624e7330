"""The page of pages.yaml named 'astrakhan'."""

from geo.web.ui.page import show_page

show_page("astrakhan")
