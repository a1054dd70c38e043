"""Files → models and diagnostics: discover, parse, merge, validate, resolve."""
