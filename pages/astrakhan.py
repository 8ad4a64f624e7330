"""The page of geo/data/pages.yaml named 'astrakhan'."""

from geo.web.frame import show_page

show_page("astrakhan")
