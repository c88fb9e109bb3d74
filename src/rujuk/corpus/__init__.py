"""Corpora: pages coded in batches by many processes or machines, kept as Parquet, and weighed."""
