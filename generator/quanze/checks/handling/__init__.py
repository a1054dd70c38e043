"""Rules about handling."""
