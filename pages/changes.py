"""The page of pages.yaml named 'changes'."""

from geo.web.ui.page import show_page

show_page("changes")
