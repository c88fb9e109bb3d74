"""The file of alerts: rules, and the channels that are told. Every fault names file and line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import msgspec

from rujuk.brief.naming import states
from rujuk.errors import AlertsError, FetchError, LexiconError
from rujuk.lexicon import checked
from rujuk.records import EventType, Measure, Modality
from rujuk.watch.addresses import parse_target
from rujuk.watch.named_places import is_known, most_like

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_REPORTS = 3
"""New independent reports of a story from which its rate is looked at, where a rule says none."""
TIMES_USUAL = 3.0
"""How many times its usual rate a story must reach, where a rule says none."""

_NAME = msgspec.Meta(pattern=r"^[^\x00-\x1f\x7f]{1,100}$")
_COUNTRY = msgspec.Meta(pattern="^[A-Z]{3}$")

Name = Annotated[str, _NAME]
Country = Annotated[str, _COUNTRY]


class _Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="when"):
    """What all rules have: a name, and the channels that are told (empty: all)."""

    name: Name
    to: tuple[Name, ...] = ()


class BandRule(_Rule, frozen=True, tag="band"):
    """A quantity's figure or bounds are others now; with `first`, also one that is told first.

    `of_whom` is a country; `place` a name or id of the place, or of one around it, which the tables
    of places have unless it is not `listed`.
    """

    measure: Measure | None = None
    of_whom: Country | None = None
    place: Name | None = None
    listed: bool = True
    first: bool = True


class ContradictionRule(_Rule, frozen=True, tag="contradiction"):
    """A contradiction opened: of figures (`measure`), of deeds (`type`), or of both."""

    measure: Measure | None = None
    type: EventType | None = None
    of_whom: Country | None = None
    place: Name | None = None
    listed: bool = True


class HappeningRule(_Rule, frozen=True, tag="happening"):
    """A happening that no page told before: of a type, between two countries either way round."""

    type: EventType | None = None
    between: tuple[Country, Country] | None = None
    modality: tuple[Modality, ...] = (Modality.HAPPENED, Modality.ONGOING)


class ReportsRule(_Rule, frozen=True, tag="reports"):
    """A story has more new independent reports in a round than it usually has."""

    times: Annotated[float, msgspec.Meta(gt=0)] = TIMES_USUAL
    at_least: Annotated[int, msgspec.Meta(ge=1)] = LEAST_REPORTS


Rule = BandRule | ContradictionRule | HappeningRule | ReportsRule


class _Channel(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", kw_only=True
):
    """Where alerts go."""


class PrintChannel(_Channel, frozen=True, tag="stdout"):
    """The standard output."""


class FileChannel(_Channel, frozen=True, tag="file"):
    """A file of JSON Lines that is appended to."""

    path: Annotated[str, msgspec.Meta(min_length=1)]


class WebhookChannel(_Channel, frozen=True, tag="webhook"):
    """An address that takes JSON by POST."""

    url: str


class MailChannel(_Channel, frozen=True, tag="mail"):
    """A mail server. `tls`: none, starttls, or tls from the first byte.

    `password_file` holds the password of `user` and nothing else.
    """

    server: Name
    sender: Name
    to: Annotated[tuple[Name, ...], msgspec.Meta(min_length=1)]
    port: Annotated[int, msgspec.Meta(ge=1, le=65535)] = 25
    tls: Annotated[str, msgspec.Meta(pattern="^(none|starttls|tls)$")] = "none"
    user: Name | None = None
    password_file: str | None = None


Channel = PrintChannel | FileChannel | WebhookChannel | MailChannel

_VALUES = {
    "when": [str(one.__struct_config__.tag) for one in get_args(Rule)],
    "kind": [str(one.__struct_config__.tag) for one in get_args(Channel)],
    "measure": [*Measure],
    "type": [*EventType],
    "modality": [*Modality],
}
"""What a field may say, where that is a word of a list."""


class Alerts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules by their order, channels by their names."""

    rules: Annotated[tuple[Rule, ...], msgspec.Meta(min_length=1)]
    channels: dict[Name, Channel]

    def channels_of(self, rule: Rule) -> tuple[str, ...]:
        """The names of the channels that a rule tells."""
        return rule.to or tuple(self.channels)


def load_alerts(path: str) -> Alerts:
    """The alerts of a YAML file. AlertsError says which line is wrong, and why."""
    try:
        text = Path(path).read_text("utf-8")
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8"
        raise AlertsError(f"cannot be read: {reason}", path=path) from error
    try:
        found = checked(text, Alerts, path=path)
    except LexiconError as error:
        message = str(error).removeprefix(path).partition(": ")[2]
        raise AlertsError(message + _allowed(message), path=path, line=error.line) from error
    for fault in _faults(found):
        raise AlertsError(fault, path=path)
    return found


def _allowed(message: str) -> str:
    """What the field may say that a message of the checker is about; empty for other fields."""
    fault, _, place = message.rpartition(" - at `$")
    field = place.rpartition(".")[2].rstrip("`").partition("[")[0]
    if field not in _VALUES:  # the field is missing: the place is that of its rule or channel
        field = fault.rpartition(" `")[2].rstrip("`")
    return f"; {field} is one of {', '.join(_VALUES[field])}" if field in _VALUES else ""


def _faults(alerts: Alerts) -> Iterator[str]:
    """What no type can say."""
    if not alerts.channels:
        yield "no channels: give one, of kind stdout, file, webhook or mail"
    names = [rule.name for rule in alerts.rules]
    yield from (f"two rules are named {one}" for one in names if names.count(one) > 1)
    for rule in alerts.rules:
        for one in rule.to:
            if one not in alerts.channels:
                known = ", ".join(alerts.channels)
                yield f"rule {rule.name}: there is no channel {one}; there are {known}"
        for country in _countries(rule):
            if country not in states("en"):
                yield f"rule {rule.name}: {country} is no code of a country (ISO 3166-1 alpha-3)"
        if isinstance(rule, BandRule | ContradictionRule):
            yield from _strange_place(rule)
    for name, channel in alerts.channels.items():
        if isinstance(channel, WebhookChannel):
            try:
                parse_target(channel.url)
            except FetchError as error:
                yield f"channel {name}: {error.reason}"
        elif isinstance(channel, MailChannel):
            if (channel.user is None) != (channel.password_file is None):
                yield f"channel {name}: user and password_file go together"
            if channel.user is not None and channel.tls == "none":
                yield f"channel {name}: a password is sent over tls or starttls only"


def _strange_place(rule: BandRule | ContradictionRule) -> Iterator[str]:
    if rule.place is None or not rule.listed or is_known(rule.place):
        return
    like = ", ".join(most_like(rule.place)) or "none"
    yield (
        f"rule {rule.name}: no place known is called {rule.place} (most like it: {like});"
        " `listed: false` takes it as pages write it"
    )


def _countries(rule: Rule) -> tuple[str, ...]:
    if isinstance(rule, HappeningRule):
        return rule.between or ()
    if isinstance(rule, ReportsRule):
        return ()
    return () if rule.of_whom is None else (rule.of_whom,)
