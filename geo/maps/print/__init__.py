"""Maps on paper and in pictures."""
