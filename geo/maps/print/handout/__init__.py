"""The handout: one page of paper with the map of a view, its key, its numbers and its link."""
