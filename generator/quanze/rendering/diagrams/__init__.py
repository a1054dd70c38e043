"""Diagrams: a neutral model in, one SVG string out; nothing here knows specs, pages or mkdocs."""
