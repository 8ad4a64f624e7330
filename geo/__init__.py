"""Kavkaz Atlas: facts, geometry, maps and the pages that show them."""
