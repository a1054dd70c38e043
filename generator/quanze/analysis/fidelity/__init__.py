"""How faithful a spec is to its documents: clauses covered, outline against text, wording against elements."""
