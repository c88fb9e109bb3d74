"""The scorers: how records coded from annotated pages compare with the annotation."""
