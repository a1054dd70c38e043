"""Place against place: what is the same, what differs and how, what only one of them has."""
