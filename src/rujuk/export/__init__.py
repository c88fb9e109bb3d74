"""Cases as files that other programs read."""
