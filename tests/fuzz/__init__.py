"""Cases at random, some of them hostile, for all that reads what strangers write."""
