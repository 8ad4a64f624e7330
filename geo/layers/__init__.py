"""Where it is: GeoDataFrames of states, zones, places and borders, and measuring."""
