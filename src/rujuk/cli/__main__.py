"""`python -m rujuk.cli` is `rujuk`."""

from rujuk.cli import main

main()
