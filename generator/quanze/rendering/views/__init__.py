"""Decisions about pages: one frozen view per kind of page. Templates only loop over what stands here."""
