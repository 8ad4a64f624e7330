"""What is said: typed facts with their sources, read and checked once."""
