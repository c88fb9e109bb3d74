"""The file of alerts: what it may say, and what is told of one that says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from rujuk.errors import AlertsError
from rujuk.records import EventType, Measure, Modality
from rujuk.watch.alert_rules import (
    Alerts,
    BandRule,
    ContradictionRule,
    FileChannel,
    HappeningRule,
    MailChannel,
    PrintChannel,
    ReportsRule,
    WebhookChannel,
    load_alerts,
)

GOOD = """
rules:
  - {name: killed in Gaza, when: band, measure: killed, of_whom: PSE, place: Gaza, to: [desk]}
  - {name: disputes, when: contradiction, type: ASSAULT}
  - {name: strikes, when: happening, type: ASSAULT, between: [ISR, IRN], modality: [happened]}
  - {name: flood, when: reports, times: 4, at_least: 5}
channels:
  desk: {kind: stdout}
  kept: {kind: file, path: alerts.jsonl}
  hook: {kind: webhook, url: "https://hook.example/x"}
  post:
    kind: mail
    server: mail.example
    port: 587
    tls: starttls
    sender: rujuk@mail.example
    to: [desk@mail.example]
    user: rujuk
    password_file: secret
"""


def loaded(tmp_path: Path, text: str) -> Alerts:
    path = tmp_path / "alerts.yaml"
    path.write_text(text, "utf-8")
    return load_alerts(str(path))


def test_every_rule_and_channel_is_read(tmp_path: Path) -> None:
    path = tmp_path / "alerts.yaml"
    path.write_text(GOOD, "utf-8")
    found = load_alerts(str(path))
    assert found.rules == (
        BandRule("killed in Gaza", ("desk",), measure=Measure.KILLED, of_whom="PSE", place="Gaza"),
        ContradictionRule("disputes", type=EventType.ASSAULT),
        HappeningRule(
            "strikes",
            type=EventType.ASSAULT,
            between=("ISR", "IRN"),
            modality=(Modality.HAPPENED,),
        ),
        ReportsRule("flood", times=4, at_least=5),
    )
    assert found.channels == {
        "desk": PrintChannel(),
        "kept": FileChannel(path="alerts.jsonl"),
        "hook": WebhookChannel(url="https://hook.example/x"),
        "post": MailChannel(
            server="mail.example",
            port=587,
            tls="starttls",
            sender="rujuk@mail.example",
            to=("desk@mail.example",),
            user="rujuk",
            password_file="secret",  # noqa: S106 - the name of a file
        ),
    }
    assert found.channels_of(found.rules[0]) == ("desk",)
    assert found.channels_of(found.rules[1]) == ("desk", "kept", "hook", "post")


@pytest.mark.parametrize(
    ("changed", "into", "told"),
    [
        ("when: band,", "when: bend,", "3: Invalid value 'bend' - at `$.rules[0].when`"),
        ("measure: killed,", "measure: slain,", "3: Invalid enum value 'slain'"),
        ("type: ASSAULT}", "type: HIT}", "4: Invalid enum value 'HIT'"),
        ("between: [ISR, IRN]", "between: [ISR]", "5: Expected `array` of length 2"),
        ("between: [ISR, IRN]", "between: [ISR, Iran]", "5: Expected `str` matching regex"),
        ("between: [ISR, IRN]", "between: [ISR, XXX]", "rule strikes: XXX is no code of a country"),
        ("when: band,", "when: bend,", "; when is one of band, contradiction, happening, reports"),
        ("when: band, ", "", "; when is one of band, contradiction, happening, reports"),
        ("measure: killed,", "measure: slain,", "; measure is one of troops, killed, wounded, "),
        ("measure: killed,", "measure: 12,", "; measure is one of troops, killed, wounded, "),
        ("type: ASSAULT}", "type: HIT}", "; type is one of AGREE, "),
        ("modality: [happened]", "modality: [done]", "; modality is one of "),
        ("kind: stdout", "kind: pigeon", "; kind is one of stdout, file, webhook, mail"),
        (
            "place: Gaza",
            "place: Nairobbi",
            "no place known is called Nairobbi (most like it: nairobi",
        ),
        ("place: Gaza", "place: ZZZ", "no place known is called ZZZ"),
        ("place: Gaza", "place: geonames.1", "no place known is called geonames.1"),
        ("place: Gaza", "place: region.x", "no place known is called region.x"),
        ("place: Gaza", "place: Qqqqxzzzw", "(most like it: none); `listed: false` takes it"),
        ("times: 4", "times: 0", "6: Expected `float` > 0.0"),
        ("times: 4", "often: 4", "6: Object contains unknown field `often`"),
        ("at_least: 5", "at_least: many", "6: Expected `int`, got `str`"),
        ("to: [desk]}", "to: [disk]}", "there is no channel disk; there are desk, kept"),
        ("name: flood", "name: strikes", "two rules are named strikes"),
        ("kind: stdout", "kind: pigeon", "8: Invalid value 'pigeon'"),
        ("https://hook.example/x", "ftp://hook.example", "channel hook: only http and https"),
        ("tls: starttls", "tls: none", "a password is sent over tls or starttls only"),
        ("    user: rujuk\n", "", "user and password_file go together"),
        ("to: [desk@mail.example]", "to: []", "Expected `array` of length >= 1"),
        ("server: mail.example", 'server: "mail.example\\r\\nX: y"', "matching regex"),
        ("rules:", "rules: [", "not YAML"),
        ("desk:", "\x07desk:", "not YAML"),
        (GOOD, "rules: []\nchannels: {}", "Expected `array` of length >= 1"),
        (GOOD, "rules: [{name: a, when: band}]\nchannels: {}", "no channels: give one"),
        (GOOD, "", "Expected `object`"),
    ],
)
def test_faults_are_told_with_their_place(
    tmp_path: Path, changed: str, into: str, told: str
) -> None:
    assert changed in GOOD
    with pytest.raises(AlertsError) as found:
        loaded(tmp_path, GOOD.replace(changed, into, 1))
    message = str(found.value)
    assert message.startswith(str(tmp_path / "alerts.yaml"))
    assert told in message


@pytest.mark.parametrize(
    "place",
    [
        "jalur gaza",
        "Kyiv",
        "Palestinian Territories",
        "PSE",
        "region.gaza",
        "PS-GZA",
        "geonames.281133",
        "Desa Xqzw, listed: false",
    ],
)
def test_places_that_are_known_or_need_not_be(tmp_path: Path, place: str) -> None:
    found = loaded(tmp_path, GOOD.replace("place: Gaza", f"place: {place}", 1))
    (rule,) = found.rules[:1]
    assert isinstance(rule, BandRule)
    assert rule.place == place.partition(",")[0]
    assert rule.listed is ("listed" not in place)


def test_what_a_rule_may_say_is_documented() -> None:
    text = (Path(__file__).parents[2] / "docs" / "watching.md").read_text("utf-8")
    assert [one for one in (*Measure, *EventType, *Modality) if f"`{one}`" not in text] == []


def test_the_file_in_the_documentation_is_one(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "watching.md").read_text("utf-8")
    found = loaded(tmp_path, text.split("```yaml\n")[1].split("```")[0])
    assert len(found.rules) == len(found.channels) == 4


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(AlertsError, match="cannot be read: No such file"):
        load_alerts(str(tmp_path / "none"))
    (tmp_path / "latin").write_bytes(b"rules: \xff")
    with pytest.raises(AlertsError, match="is not UTF-8"):
        load_alerts(str(tmp_path / "latin"))
