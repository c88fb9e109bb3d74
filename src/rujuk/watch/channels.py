"""Alerts sent to their channels; what a channel does not take waits for the next round."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from rujuk.watch.alert_rules import FileChannel, MailChannel, PrintChannel, WebhookChannel
from rujuk.watch.alerts import Alert
from rujuk.watch.mail import send_mail

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rujuk.form import JsonObject
    from rujuk.watch.alert_rules import Channel
    from rujuk.watch.fetching import Fetcher
    from rujuk.watch.states import Ledger

MOST_AT_ONCE = 1_000
"""Alerts in one message; the others come in the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of alerts for one channel: ids that it took, or how many wait on, and why.

    `sent_in` is the number of the round; `waited` how many of those taken are of rounds before it.
    """

    sent_in: int
    channel: str
    taken: tuple[str, ...] = ()
    waited: int = 0
    waiting: int = 0
    reason: str | None = None

    @property
    def form(self) -> JsonObject:
        """The delivery as JSON."""
        return {
            "sent_in": self.sent_in,
            "channel": self.channel,
            "taken": [*self.taken],
            "waited": self.waited,
            "waiting": self.waiting,
            "reason": self.reason,
        }


def send_pending(
    ledger: Ledger,
    channels: Mapping[str, Channel],
    fetcher: Fetcher,
    write: Callable[[str], None],
    note: Callable[[Delivery], None],
) -> None:
    """Send every alert that waits, channel by channel; `note` is told what became of them.

    An alert is forgotten as soon as its channel has taken it and that is noted. A program killed at
    that very moment sends it again: its id stays the same. `write` prints a line.
    """
    watched = ledger.watch()
    number = watched.rounds if watched is not None else 0
    waiting: dict[str, dict[str, Alert]] = defaultdict(dict)
    for key, one in ledger.pending().items():
        waiting[one.channel][key] = msgspec.json.decode(one.alert, type=Alert)
    for name, alerts in waiting.items():
        keys = list(alerts)
        while keys:
            first = keys[:MOST_AT_ONCE]
            sent = [alerts[key] for key in first]
            if name in channels:
                fault = _send(channels[name], sent, fetcher, write)
            else:
                fault = "the file of alerts has no such channel any more"
            if fault is not None:
                note(Delivery(sent_in=number, channel=name, waiting=len(keys), reason=fault))
                break
            taken = tuple(one.id for one in sent)
            waited = sum(one.round < number for one in sent)
            note(Delivery(sent_in=number, channel=name, taken=taken, waited=waited))
            ledger.keep(dict.fromkeys(first))
            keys = keys[MOST_AT_ONCE:]


def _send(
    channel: Channel, alerts: Sequence[Alert], fetcher: Fetcher, write: Callable[[str], None]
) -> str | None:
    """Null where they were taken, else why not."""
    if isinstance(channel, PrintChannel):
        for one in alerts:
            write(f"alert: {one.rule}: {one.text}")
        return None
    if isinstance(channel, FileChannel):
        return _append(channel, alerts)
    if isinstance(channel, WebhookChannel):
        miss = fetcher.post(channel.url, msgspec.json.encode({"alerts": alerts}))
        return None if miss is None else miss.reason
    assert isinstance(channel, MailChannel)  # noqa: S101 - the last of the kinds
    return send_mail(channel, alerts)


def _append(channel: FileChannel, alerts: Sequence[Alert]) -> str | None:
    try:
        append_lines(channel.path, [msgspec.json.encode(one) for one in alerts])
    except OSError as error:
        return f"cannot be written: {error.strerror or error}"
    return None


def append_lines(path: str, lines: Sequence[bytes]) -> None:
    """Put these lines at the end of a file; they are on the disk when this returns."""
    with open(path, "ab+") as file:  # noqa: PTH123 - paths stay as they were given
        if lines and file.tell():
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":  # a program was ended in the middle of a line
                file.write(b"\n")
        file.write(b"".join(line + b"\n" for line in lines))
        file.flush()
        os.fsync(file.fileno())
