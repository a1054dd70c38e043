"""One file per format, `export(jurisdiction) → text`."""
