"""One frame a layer: states, zones, places, ties, borders, measures, what helps to read them."""
