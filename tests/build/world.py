"""The toy world of the tests: its theatres, zones and shapes."""

import shapely

from geo.build.theatres import Theatre

EVERYWHERE = Theatre(extent=(-180, -90, 180, 90), shapes="world", lakes_km2=5000)
NEAR = Theatre(extent=(39, 39, 43, 42), shapes="full", lakes_km2=250)

RECIPES = {
    "region": {"north": {"cell": {"country": "AAA", "lines": ["claim"], "seed": [40.5, 40.9]}}},
    "zone": {
        "strip": {"owner": "AAA", "inside": ["north"]},
        "isle": {"owner": "BBB", "parts": [[44.5, 40.5]], "state": ""},
    },
    "line": {"the-line": {"left": ["strip"], "right": ["BBB"]}},
}


def wavy(west: float, south: float, east: float, north: float):
    return shapely.segmentize(shapely.box(west, south, east, north), 0.1)
