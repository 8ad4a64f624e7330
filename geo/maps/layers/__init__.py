"""The layers of the map, one a module, and the registry that every renderer walks."""
