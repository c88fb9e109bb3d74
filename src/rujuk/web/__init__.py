"""The picture of a case as a local web page, live or as files."""
