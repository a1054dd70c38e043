"""What a spec is: frozen pydantic models, one file per noun, unknown keys refused, no I/O."""
