"""The partition of all land: cut, simplified, with its borders, areas and labels."""
