"""Feeds, pages and folders watched: fetched politely, added to a case, told when they matter."""
