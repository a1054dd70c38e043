"""Pages of what reading and resolving report: these rules judge nothing themselves, loading raises their codes."""
