"""What is at any point: its ids and notations, whose land it is and was, and what is near it."""
