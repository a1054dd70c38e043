"""Rules about escalation."""
