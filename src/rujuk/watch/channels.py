"""Alerts sent to their channels; what a channel does not take waits for the next round."""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec

from rujuk.records import Loss
from rujuk.watch.alert_rules import FileChannel, MailChannel, PrintChannel, WebhookChannel
from rujuk.watch.alerts import Alert
from rujuk.watch.mail import send_mail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from rujuk.watch.alert_rules import Channel
    from rujuk.watch.fetching import Fetcher
    from rujuk.watch.states import Ledger

MOST_AT_ONCE = 1_000
"""Alerts in one message; the others come in the next."""


def send_pending(
    ledger: Ledger,
    channels: Mapping[str, Channel],
    fetcher: Fetcher,
    write: Callable[[str], None],
) -> Iterator[Loss]:
    """Send every alert that waits, channel by channel; a `Loss` for each channel that fails.

    An alert is forgotten as soon as its channel has taken it. A program killed at that very moment
    sends it again: its id stays the same. `write` prints a line.
    """
    waiting: dict[str, dict[str, Alert]] = defaultdict(dict)
    for key, one in ledger.pending().items():
        waiting[one.channel][key] = msgspec.json.decode(one.alert, type=Alert)
    for name, alerts in waiting.items():
        if name not in channels:
            reason = f"{len(alerts)} alerts wait for a channel that the file of alerts has no more"
            yield Loss(stage="alert", reason=reason, path=name)
            continue
        keys = list(alerts)
        while keys:
            first, keys = keys[:MOST_AT_ONCE], keys[MOST_AT_ONCE:]
            fault = _send(channels[name], [alerts[key] for key in first], fetcher, write)
            if fault is not None:
                count = len(first) + len(keys)
                reason = f"{fault}; {count} alerts wait for the next round"
                yield Loss(stage="alert", reason=reason, path=name)
                break
            ledger.keep(dict.fromkeys(first))


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
