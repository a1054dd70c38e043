"""Quanze (权责): official coordination mechanisms as YAML specs, checked and published as a handbook.

The public surface is closed. It consists of

- the command `quanze` and its exit codes,
- the mkdocs plugin `quanze`,
- the JSON that `quanze export` and `quanze check --format json` print, described in `schemas/`,
- `__version__`.

Every module below this package is internal and may change between any two versions.
"""

__all__ = ["__version__"]

__version__ = "0.1.0"
