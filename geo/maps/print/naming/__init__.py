"""How names find their spots on a plate, by the rules of the web map."""
