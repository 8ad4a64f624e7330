"""What is answered over HTTP besides pages."""
