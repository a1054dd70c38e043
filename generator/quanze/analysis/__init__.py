"""Facts about a jurisdiction, without verdicts."""
