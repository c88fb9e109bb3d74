"""The clock that a watch goes by, given to it: no other part of it asks what time it is."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """`now`: seconds since 1970. `ticks`: seconds that only ever grow. `sleep` waits seconds.

    `stopped`: the user wants the watch to end; `sleep` then returns at once.
    """

    now: Callable[[], float] = time.time
    ticks: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    stopped: Callable[[], bool] = lambda: False

    def day(self) -> str:
        """Today in UTC, as ISO: the day on which a page is fetched, as web archives date it."""
        return self._moment().date().isoformat()

    def stamp(self) -> str:
        """The second that it is in UTC, as ISO."""
        return self._moment().strftime("%Y-%m-%dT%H:%M:%SZ")

    def _moment(self) -> datetime:
        return datetime.fromtimestamp(self.now(), tz=UTC)
