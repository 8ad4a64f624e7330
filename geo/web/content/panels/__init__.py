"""What stands beside and below the map of a page: legend, lists, tables, the time axis."""
