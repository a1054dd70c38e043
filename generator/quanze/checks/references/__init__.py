"""Rules about references."""
