"""The HTML of a page before any script has run, and what search engines read in it."""
