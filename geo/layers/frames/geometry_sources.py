"""Where the geometry comes from: ids of sources, which a record of what is drawn cites."""

COUNTRIES = "naturalearth-countries"
BORDERS = (COUNTRIES, "naturalearth-disputed")
CITIES = "geonames"
RIVERS = "gshhg"
