"""What users hold pages in: folders, archives, feeds, lists; each page with its place."""
