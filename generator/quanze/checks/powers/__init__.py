"""Rules about powers."""
