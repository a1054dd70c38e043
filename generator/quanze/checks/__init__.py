"""Verdicts: one rule per file, grouped by what they judge. Checks only read; facts come from `analysis`."""
