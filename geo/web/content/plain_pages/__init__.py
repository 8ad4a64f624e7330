"""What pages without a map say: the sources, and the corrections."""
