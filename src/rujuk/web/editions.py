"""The editions of a case, each made once: for a state of the case, a day, a day to compare with.

They lie in a temporary folder that ends with the server. Weighing a large case takes minutes, so
that it is done beside the requests, and for more than a few pages in a process of its own: its
memory goes back when it is done.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor, TimeoutError as NotYetError
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rujuk.errors import CaseError
from rujuk.store.case import Case
from rujuk.store.state import state_of_case
from rujuk.web.edition import Edition

if TYPE_CHECKING:
    from typing import Self

WAIT_SECONDS = 3.0
"""How long a request waits for an edition in the making before it says so."""
PAGES_IN_PROCESS = 60
"""Pages of a case that the server weighs itself: some seconds, some megabytes."""
KEPT = 8
"""Editions that are kept; the one not asked for longest is let go, and its file with it."""

Days = tuple[str | None, str | None]
"""known_at and since: ISO days or null."""
Key = tuple[tuple[int, ...], Days]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The newest edition there is. `behind`: the case has changed and is being weighed anew."""

    edition: Edition
    behind: bool


class Editions:
    """Gives the edition that is asked for, and makes those that are not there."""

    def __init__(self, case_path: str, folder: str | Path) -> None:
        """`folder` takes the files of editions; the caller removes it."""
        self.case_path = case_path
        self._folder = Path(folder)
        self._made: dict[Key, Future[Edition]] = {}
        self._gone: list[Edition] = []  # a request may still be reading them
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="press")
        self._number = 0

    def __enter__(self) -> Self:
        """The editions themselves."""
        return self

    def __exit__(self, *exception: object) -> None:
        """Stop making editions and close their files."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        for future in self._made.values():
            if future.done() and not future.cancelled() and future.exception() is None:
                future.result().close()
        for edition in self._gone:
            edition.close()
        self._made.clear()

    def find(
        self,
        known_at: str | None = None,
        since: str | None = None,
        *,
        wait_seconds: float | None = WAIT_SECONDS,
    ) -> Found | None:
        """The edition of the case as it is now; an older one while that is made; null for neither.

        `wait_seconds` null waits until it is made. Raises what making it raised.
        """
        state = state_of_case(self.case_path)
        days = (known_at, since)
        with self._lock:
            self._forget(state[0])
            future = self._asked((state, days))
            older = self._older(days)
        try:
            return Found(edition=future.result(wait_seconds), behind=False)
        except NotYetError:
            return None if older is None else Found(edition=older, behind=True)

    def _asked(self, key: Key) -> Future[Edition]:
        """The edition of a key, made or in the making; it becomes the last asked for."""
        future = self._made.pop(key, None)
        if future is None or (future.done() and future.exception() is not None):
            self._number += 1
            path = str(self._folder / f"edition-{self._number}.sqlite")
            future = self._pool.submit(self._make, path, *key[1])
        self._made[key] = future
        for old in [*self._made][:-KEPT]:
            if self._made[old].done():
                self._let_go(old)
        return future

    def _forget(self, run: int) -> None:
        """Lets go of all that was made before the case last let a page go in this run."""
        for key in [*self._made]:
            if key[0][0] != run and self._made[key].done():
                self._let_go(key)

    def _let_go(self, key: Key) -> None:
        """Takes an edition out of reach; its words leave the disk at once."""
        future = self._made.pop(key)
        if not future.cancelled() and future.exception() is None:
            edition = future.result()
            Path(edition.path).unlink(missing_ok=True)
            self._gone.append(edition)

    def _older(self, days: Days) -> Edition | None:
        """The newest edition of these days that is there."""
        for (_, other), future in reversed(self._made.items()):
            if other == days and future.done() and future.exception() is None:
                return future.result()
        return None

    def _make(self, path: str, known_at: str | None, since: str | None) -> Edition:
        with Case(self.case_path, must_exist=True) as case:
            pages = sum(one.documents - one.forgotten for one in case.runs())
        if pages <= PAGES_IN_PROCESS:
            from rujuk.web.press import make_edition  # noqa: PLC0415 - weighing stays out of memory

            make_edition(self.case_path, path, known_at=known_at, since=since)
        else:
            self._make_elsewhere(path, known_at, since)
        return Edition(path)

    def _make_elsewhere(self, path: str, known_at: str | None, since: str | None) -> None:
        command = [sys.executable, "-m", "rujuk.web.press", self.case_path, path]
        command += ["--known-at", known_at] if known_at else []
        command += ["--since", since] if since else []
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own module
        if done.returncode:
            last = done.stderr.strip().rpartition("\n")[2]
            raise CaseError(self.case_path, f"cannot be weighed: {last}")
