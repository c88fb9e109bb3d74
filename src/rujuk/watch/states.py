"""What a watch keeps in its case, so that it goes on where it was when it was stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from rujuk.read.inputs.names import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rujuk.store.case import Case


class PageState(msgspec.Struct, frozen=True, tag_field="kind", tag="page"):
    """A page, a feed, or an item of a feed, by its address.

    `url` is where redirects led, `etag` and `modified` what that server said of it. `content` is
    the SHA-256 of its bytes, `reads` that of what was read in them, `item` that of the feed's
    words on it. `wanted`: it is to be asked for again, after `failures` that may have passed.
    `is_feed`: it has answered as a feed.
    """

    url: str | None = None
    etag: str | None = None
    modified: str | None = None
    content: str | None = None
    reads: str | None = None
    item: str | None = None
    wanted: bool = False
    failures: int = 0
    is_feed: bool = False


class FileState(msgspec.Struct, frozen=True, tag_field="kind", tag="file"):
    """A file as it was when it was read: bytes, and the time it was changed (nanoseconds)."""

    size: int
    changed: int


class HostState(msgspec.Struct, frozen=True, tag_field="kind", tag="host"):
    """A server: its `robots.txt` (null: it has none), until when that is believed, and until when
    it is left alone (seconds since 1970).
    """  # noqa: D205 - one sentence

    robots: str | None = None
    robots_until: float = 0.0
    alone_until: float = 0.0


class WatchState(msgspec.Struct, frozen=True, tag_field="kind", tag="watch"):
    """Rounds done; the last run of the case that was told of; the last run of each round."""

    rounds: int = 0
    told: int = 0
    runs: tuple[int, ...] = ()


class Pending(msgspec.Struct, frozen=True, tag_field="kind", tag="alert"):
    """An alert that a channel has yet to take: the alert as JSON."""

    channel: str
    alert: str
    waiting: bool = True


State = PageState | FileState | HostState | WatchState | Pending
Kept = TypeVar("Kept", PageState, FileState, HostState, WatchState)

_THE_WATCH = "watch:"
_PENDING = "alert:"


def file_key(path: str) -> str:
    """Under what a file is kept."""
    return f"file:{as_text(path)}"


def host_key_of(origin: str) -> str:
    """Under what a server is kept; an address without a path may be a page as well."""
    return f"host:{origin}"


class Ledger:
    """The states in a case."""

    def __init__(self, case: Case) -> None:
        """They are read from the case each time."""
        self._case = case

    def find(self, address: str, form: type[Kept]) -> Kept | None:
        """The state of an address; null where none of this form is kept."""
        stored = self._case.watched.find(address)
        if stored is None:
            return None
        try:
            return msgspec.json.decode(stored, type=form)
        except msgspec.MsgspecError:  # of another program's version: it is asked for again
            return None

    def keep(self, states: Mapping[str, State | None]) -> None:
        """Keep these states, all or none; null forgets one."""
        if states:
            self._case.watched.keep({key: _encoded(state) for key, state in states.items()})

    def wanted(self) -> dict[str, PageState]:
        """The pages that are to be asked for again, by their addresses."""
        found = self._case.watched.where("page", "wanted")
        return {address: msgspec.json.decode(state, type=PageState) for address, state in found}

    def watch(self) -> WatchState | None:
        """How far the watch has come; null before its first round."""
        return self.find(_THE_WATCH, WatchState)

    def pending(self) -> dict[str, Pending]:
        """The alerts that are still to be sent, by their keys, in order."""
        found = self._case.watched.where("alert", "waiting")
        return {key: msgspec.json.decode(state, type=Pending) for key, state in found}

    @staticmethod
    def watched(state: WatchState) -> dict[str, State | None]:
        """The state of the watch under its key."""
        return {_THE_WATCH: state}

    @staticmethod
    def pending_key(order: int, alert: str, channel: str) -> str:
        """Under what an alert is kept for a channel; `order` is that of its round."""
        return f"{_PENDING}{order:09}:{channel}:{alert}"


def _encoded(state: State | None) -> str | None:
    return None if state is None else msgspec.json.encode(state).decode()
