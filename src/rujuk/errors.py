"""Every exception that rujuk raises.

Bad *input text* is no exception: a stage returns its records plus `Loss` records. Exceptions are
for wrong usage, broken lexica and a case file that cannot be used.
"""

from __future__ import annotations


class RujukError(Exception):
    """Base of every error that rujuk raises on purpose."""


class LexiconError(RujukError, ValueError):
    """A lexicon file breaks its rules. Says which file and line, and what to change."""

    def __init__(self, message: str, *, path: str, line: int | None = None) -> None:
        """Keep where the fault stands, apart from the sentence that tells it."""
        self.path = path
        self.line = line
        where = path if line is None else f"{path}:{line}"
        super().__init__(f"{where}: {message}")


class PageError(RujukError, ValueError):
    """A single page cannot be read. `reason` is the reason of the `Loss` a run would report."""

    def __init__(self, path: str, reason: str) -> None:
        """Keep path and reason as fields."""
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class CaseError(RujukError, ValueError):
    """A case file is missing, locked, of another form, or no case at all."""

    def __init__(self, path: str, message: str) -> None:
        """Keep the case file's path as a field."""
        self.path = path
        super().__init__(f"{path}: {message}")


class UnknownRecordError(RujukError, KeyError):
    """No record of this id is in the case."""

    def __init__(self, record_id: str) -> None:
        """Keep the id that was asked for."""
        self.record_id = record_id
        super().__init__(f"no record {record_id} in this case")

    def __str__(self) -> str:
        """The sentence itself, not its quoted form as `KeyError` would give."""
        return str(self.args[0])


class ReviewError(RujukError, ValueError):
    """A review cannot be kept. Says which field is wrong, and what it may be."""

    def __init__(self, field: str, message: str) -> None:
        """Keep the field as it was given; empty where the fault is in none."""
        self.field = field
        super().__init__(f"{field}: {message}" if field else message)


class FactsError(RujukError, ValueError):
    """A file of facts cannot be read. Says which row (the header is 1; 0: the file) and why."""

    def __init__(self, path: str, row: int, message: str) -> None:
        """Keep path and row as fields."""
        self.path = path
        self.row = row
        where = f"{path}, row {row}" if row else path
        super().__init__(f"{where}: {message}")


class ExportError(RujukError, ValueError):
    """An export cannot be written. Says which format and why."""

    def __init__(self, format_name: str, message: str) -> None:
        """Keep the format's name as a field."""
        self.format_name = format_name
        super().__init__(f"{format_name}: {message}")


class FetchError(RujukError, OSError):
    """An address cannot be fetched; who asks for many makes a `Loss` of it.

    `passing`: it may go well later. `held`: nothing was asked, its host wants to be left alone for
    now. `unconnected`: nothing was sent, another address of the host may do.
    """

    def __init__(
        self, reason: str, *, passing: bool = False, held: bool = False, unconnected: bool = False
    ) -> None:
        """Keep the reason, which names no time and no chance, so that it is the same each time."""
        self.reason = reason
        self.unconnected = unconnected
        self.passing = passing or held
        self.held = held
        super().__init__(reason)


class AlertsError(RujukError, ValueError):
    """A file of alerts breaks its rules. Says which file and line, and what to change."""

    def __init__(self, message: str, *, path: str, line: int | None = None) -> None:
        """Keep where the fault stands."""
        self.path = path
        self.line = line
        where = path if line is None else f"{path}:{line}"
        super().__init__(f"{where}: {message}")


class CorpusError(RujukError, ValueError):
    """The folder of a corpus cannot be used, or not coded. Says which and what to do."""

    def __init__(self, path: str, message: str) -> None:
        """Keep the folder's path as a field."""
        self.path = path
        super().__init__(f"{path}: {message}")


class WorkerError(RujukError, RuntimeError):
    """Worker processes cannot do a batch of pages at all, however often they are replaced."""

    def __init__(self, reason: str) -> None:
        """Keep the reason as a field."""
        self.reason = reason
        super().__init__(f"a worker process failed: {reason}")
