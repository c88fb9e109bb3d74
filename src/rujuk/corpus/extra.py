"""The libraries that only corpora need: Arrow, DuckDB, Dask; an extra of the installation."""

from __future__ import annotations

from importlib.util import find_spec

from rujuk.errors import CorpusError

NEEDED = ("pyarrow", "duckdb", "distributed")
INSTALL = "pip install rujuk[cluster]"


def require_extra(path: str) -> None:
    """Raise CorpusError that says what to install, where one of the libraries is missing."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        are = "is" if len(missing) == 1 else "are"
        message = f"a corpus needs {', '.join(missing)}, which {are} not installed: {INSTALL}"
        raise CorpusError(path, message)
