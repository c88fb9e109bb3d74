"""The case file: SQLite and nothing else."""
