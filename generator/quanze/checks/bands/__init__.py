"""Rules about bands."""
