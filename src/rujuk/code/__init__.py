"""Document -> claims, events, relations, losses."""
