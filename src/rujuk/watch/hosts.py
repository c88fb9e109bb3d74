"""What is due to each server: time between two questions, its robots.txt, to be left alone.

Nothing here is left to chance: waits are those of the constants, of the server, or doubled.
"""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec
from protego import Protego

from rujuk.errors import FetchError
from rujuk.watch.states import HostState, Ledger, host_key_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from rujuk.watch.addresses import Target
    from rujuk.watch.connections import Answer
    from rujuk.watch.times import Time

    Ask = Callable[[str], Answer]
    """Fetches an address without asking robots.txt."""

DELAY = 2.0
"""Seconds between two questions to one host, unless the user or the host asks for more."""
LONGEST_WAIT = 60.0
"""Seconds that a round waits for a host; one that asks for more is left for a later round."""
FIRST_RETRY = 4.0
"""Seconds before a question is asked again; the next wait is twice as long, and so on."""
LEFT_ALONE = 600.0
"""Seconds for which a host is left alone that failed `PATIENCE` times in a row."""
PATIENCE = 3
"""Pages of one host, asked for in vain with all repeats, until it is left alone."""
ROBOTS_HOURS = 24
"""How long a robots.txt is believed, in hours (RFC 9309, section 2.4)."""
ROBOTS_AGAIN = 300.0
"""Seconds until a robots.txt that could not be had is asked for again."""
MOST_ROBOTS = 512 * 1024
"""Bytes of a robots.txt that are read (RFC 9309, section 2.5, asks for 500 KiB or more)."""

_FAULTS_FROM = 500
_OK_BELOW = 300


class Hosts:
    """All servers that are asked, each as it wants to be."""

    def __init__(self, ledger: Ledger, time: Time, *, agent: str, delay: float = DELAY) -> None:
        """`agent`: the User-Agent; its first word before a slash is the name in robots.txt."""
        self._ledger = ledger
        self._time = time
        self._token = (agent.split() or [""])[0].partition("/")[0]
        self._delay = delay
        self._states: dict[str, HostState] = {}
        self._rules: dict[str, Protego | None] = {}
        self._ready: dict[str, float] = {}
        """When a host may be asked again, at whatever port."""
        self._failures: dict[str, int] = {}

    def ready_in(self, origin: str) -> float:
        """Seconds until this server may be asked, 0 for at once."""
        wait = self._ready.get(_host(origin), 0.0) - self._time.ticks()
        return max(wait, self._state(origin).alone_until - self._time.now(), 0.0)

    def take_turn(self, target: Target, extra: float = 0.0) -> None:
        """Wait until the server may be asked. FetchError where it wants to be left alone longer.

        `extra`: seconds after its turn.
        """
        wait = self.ready_in(target.origin)
        if wait > LONGEST_WAIT:
            raise FetchError("its host asks to wait", held=True)
        if wait + extra > 0:
            self._time.sleep(wait + extra)
        if self._time.stopped():
            raise FetchError("the watch was stopped", held=True)

    def asked(self, target: Target) -> None:
        """Remember that it was asked just now."""
        rules = self._rules.get(target.origin)
        theirs = rules.crawl_delay(self._token) if rules is not None else None
        wait = max(self._delay, float(theirs or 0.0))
        self._ready[target.host] = self._time.ticks() + wait

    def leave_alone(self, target: Target, seconds: float) -> None:
        """Ask it nothing for so long; longer waits outlive the program."""
        until = self._time.now() + seconds
        self._keep(target.origin, alone_until=until)

    def went_well(self, target: Target) -> None:
        """Forget its failures."""
        self._failures.pop(target.origin, None)

    def failed(self, target: Target) -> None:
        """Count a page that was asked for in vain; too many in a row, and it is left alone."""
        count = self._failures.get(target.origin, 0) + 1
        self._failures[target.origin] = count
        if count >= PATIENCE:
            self._failures.pop(target.origin)
            self.leave_alone(target, LEFT_ALONE)

    def wanted_wait(self, answer: Answer) -> float | None:
        """The seconds that an answer asks to wait (Retry-After: seconds or a date)."""
        said = answer.headers.get("retry-after", "").strip()
        if said.isascii() and said.isdigit():
            return float(said[:9])
        try:
            when = parsedate_to_datetime(said)
            return max(when.timestamp() - self._time.now(), 0.0)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None

    def check_robots(self, target: Target, ask: Ask) -> None:
        """FetchError where the server's robots.txt forbids this address, or cannot be had."""
        rules = self._robots(target, ask)
        if rules is not None and not rules.can_fetch(target.url, self._token):
            raise FetchError("its robots.txt forbids it")

    def _robots(self, target: Target, ask: Ask) -> Protego | None:
        """The rules of a server; null: everything is allowed."""
        origin = target.origin
        state = self._state(origin)
        if state.robots_until <= self._time.now():
            text = self._fetched_robots(target, ask)
            until = self._time.now() + ROBOTS_HOURS * 3600
            self._rules.pop(origin, None)
            self._keep(origin, robots=text, robots_until=until)
        if origin not in self._rules:
            said = self._state(origin).robots
            self._rules[origin] = None if said is None else Protego.parse(said)
        return self._rules[origin]

    def _fetched_robots(self, target: Target, ask: Ask) -> str | None:
        """What it says, null where it says nothing. FetchError: it is to be waited for."""
        try:
            answer = ask(f"{target.origin}/robots.txt")
        except FetchError as error:
            if not error.held:
                self.leave_alone(target, ROBOTS_AGAIN)
            raise FetchError(f"its robots.txt: {error.reason}", passing=True, held=True) from error
        if answer.status >= _FAULTS_FROM:
            self.leave_alone(target, ROBOTS_AGAIN)
            raise FetchError(f"its robots.txt is answered with status {answer.status}", held=True)
        if answer.status >= _OK_BELOW:
            return None
        return answer.body[:MOST_ROBOTS].decode("utf-8", "replace").lstrip("\ufeff")

    def _state(self, origin: str) -> HostState:
        if origin not in self._states:
            kept = self._ledger.find(host_key_of(origin), HostState)
            self._states[origin] = kept or HostState()
        return self._states[origin]

    def _keep(self, origin: str, **changed: str | float | None) -> None:
        state = msgspec.structs.replace(self._state(origin), **changed)
        self._states[origin] = state
        self._ledger.keep({host_key_of(origin): state})


def _host(origin: str) -> str:
    return urlsplit(origin).hostname or ""
