"""Alerts at their channels: each once, what fails again in the next round."""

from __future__ import annotations

import base64
import json
import socket
import ssl
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

import made_server
from made_mail_server import mail_server
from made_server import MadeTime, served
from rujuk.watch.alert_rules import FileChannel, MailChannel, PrintChannel, WebhookChannel
from rujuk.watch.alerts import Alert
from rujuk.watch.channels import MOST_AT_ONCE, Delivery, append_lines, send_pending
from rujuk.watch.mail import send_mail
from rujuk.watch.states import Ledger, Pending, WatchState

if TYPE_CHECKING:
    from rujuk.store.case import Case
    from rujuk.watch.alert_rules import Channel

PEM = Path(__file__).parent / "berita.example.pem"


def alert(number: int, rule: str = "flood") -> Alert:
    return Alert(
        id=f"alt-{number}",
        rule=rule,
        when="reports",
        round=number,
        text=f"Banjir \u2013 {number} laporan",
        about="doc-1",
        records=(),
        pages=("http://a.example/1",),
    )


class Post:
    """A case with pending alerts, and its channels."""

    def __init__(self, case: Case, **channels: Channel) -> None:
        """Nothing waits yet."""
        self.ledger = Ledger(case)
        self.channels = channels
        self.lines: list[str] = []
        self.told: list[Delivery] = []
        self.fetcher = made_server.fetcher(case, MadeTime())

    def put(self, channel: str, *numbers: int) -> None:
        """Let an alert wait for each number."""
        for number in numbers:
            one = alert(number)
            said = msgspec.json.encode(one).decode()
            key = Ledger.pending_key(number, one.id, channel)
            self.ledger.keep({key: Pending(channel=channel, alert=said)})

    def send(self) -> list[tuple[str, str]]:
        """Send what waits: the channels that failed, and why."""
        told: list[Delivery] = []
        send_pending(self.ledger, self.channels, self.fetcher, self.lines.append, told.append)
        self.told += told
        return [(one.channel, f"{one.reason}; {one.waiting}") for one in told if one.reason]


def test_the_standard_output(case: Case) -> None:
    post = Post(case, desk=PrintChannel())
    post.put("desk", 1, 2)
    assert post.send() == post.send() == []
    assert post.lines == [
        "alert: flood: Banjir \u2013 1 laporan",
        "alert: flood: Banjir \u2013 2 laporan",
    ]


def test_a_file_of_json_lines(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "folder" / "alerts.jsonl"
    post = Post(case, kept=FileChannel(path=str(path)))
    post.put("kept", 1)
    told = (
        "kept",
        "cannot be written: No such file or directory; 1",
    )
    assert post.send() == [told]
    path.parent.mkdir()
    post.put("kept", 2)
    assert post.send() == post.send() == []
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [one["id"] for one in lines] == ["alt-1", "alt-2"]
    assert lines[0] == {
        "id": "alt-1",
        "rule": "flood",
        "when": "reports",
        "round": 1,
        "text": "Banjir \u2013 1 laporan",
        "about": "doc-1",
        "records": [],
        "pages": ["http://a.example/1"],
    }


def test_a_line_that_was_cut_off_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "log"
    append_lines(str(path), [])
    assert path.read_bytes() == b""
    append_lines(str(path), [b"1", b"2"])
    path.write_bytes(path.read_bytes() + b"cut")
    append_lines(str(path), [b"3"])
    assert path.read_bytes() == b"1\n2\ncut\n3\n"


def test_a_webhook(case: Case) -> None:
    with served() as site:
        post = Post(
            case,
            hook=WebhookChannel(url=site.url("/hook")),
            inner=WebhookChannel(url=site.url("/hook", "127.0.0.1")),
        )
        site.answers["/hook"] = [(500, {}, b""), (200, {}, b"")]
        post.put("hook", 1, 2)
        post.put("inner", 3)
        first, second = post.send()
        assert first == ("hook", "answered with status 500; 2")
        assert second[0] == "inner"
        assert "no public address" in second[1]
        assert [path for path, _ in post.send()] == ["inner"]
        assert [path for path, _ in post.send()] == ["inner"]
        assert site.asked == ["/hook", "/hook"]
        assert site.headers[0]["content-type"] == "application/json"
        sent = [one["id"] for one in json.loads(site.bodies[1])["alerts"]]
        assert sent == ["alt-1", "alt-2"]


def test_what_waited_is_told_when_it_is_taken(case: Case) -> None:
    with served() as site:
        post = Post(case, hook=WebhookChannel(url=site.url("/hook")))
        site.answers["/hook"] = [(500, {}, b""), (200, {}, b"")]
        post.ledger.keep(Ledger.watched(WatchState(rounds=2)))
        post.put("hook", 1, 2)
        post.send()
        post.ledger.keep(Ledger.watched(WatchState(rounds=3)))
        post.put("hook", 3)
        post.send()
        post.send()
    reason = "answered with status 500"
    assert post.told == [
        Delivery(sent_in=2, channel="hook", waiting=2, reason=reason),
        Delivery(sent_in=3, channel="hook", taken=("alt-1", "alt-2", "alt-3"), waited=2),
    ]


def test_what_is_not_noted_is_sent_again(case: Case) -> None:
    post = Post(case, desk=PrintChannel())
    post.put("desk", 1)

    def die(_: Delivery) -> None:
        raise OSError

    for _ in range(2):
        with pytest.raises(OSError):  # noqa: PT011 - it says nothing
            send_pending(post.ledger, post.channels, post.fetcher, post.lines.append, die)
    post.send()
    post.send()
    assert len(post.lines) == 3


def test_a_channel_that_is_gone_is_told(case: Case) -> None:
    post = Post(case)
    post.put("old", 1)
    reason = "the file of alerts has no such channel any more; 1"
    assert post.send() == post.send() == [("old", reason)]


def test_many_alerts_go_in_several_messages(case: Case) -> None:
    with mail_server() as server:
        post = Post(case, mail=mail(server.port))
        post.put("mail", *range(MOST_AT_ONCE + 1))
        assert post.send() == []
        assert [one["subject"] for one in server.messages] == ["rujuk: flood"] * 2


# --- mail ----------------------------------------------------------------------------------------


def mail(port: int, **more: object) -> MailChannel:
    given: dict[str, object] = {
        "server": "127.0.0.1",
        "port": port,
        "sender": "rujuk@mail.example",
        "to": ("desk@mail.example", "chief@mail.example"),
        **more,
    }
    return MailChannel(**given)  # type: ignore[arg-type]


def test_a_mail_holds_every_alert_as_plain_text(case: Case) -> None:
    with mail_server() as server:
        post = Post(case, mail=mail(server.port))
        post.put("mail", 1, 2)
        assert post.send() == post.send() == []
        (message,) = server.messages
    assert server.recipients[0].startswith("<desk@mail.example>")
    assert server.recipients[1].startswith("<chief@mail.example>")
    assert message["subject"] == "rujuk: flood"
    assert message["from"] == "rujuk@mail.example"
    assert message.get_content_type() == "text/plain"
    assert message.get_content().replace("\r\n", "\n") == (
        "flood: Banjir \u2013 1 laporan\n  http://a.example/1\n  alt-1\n"
        "flood: Banjir \u2013 2 laporan\n  http://a.example/1\n  alt-2\n"
    )


def test_alerts_of_several_rules_share_a_mail() -> None:
    with mail_server() as server:
        assert send_mail(mail(server.port), [alert(1), alert(2, "strikes")]) is None
        assert server.messages[0]["subject"] == "rujuk: 2 alerts of 2 rules"


@pytest.mark.parametrize(
    ("refuse", "told"),
    [
        ({"MAIL": "451 later"}, "the mail server answers 451"),
        ({"DATA": "554 no"}, "the mail server answers 554"),
        ({"RCPT": "550 nobody"}, "the mail server refuses every recipient"),
        ({"EHLO": "421 busy", "HELO": "421 busy"}, "the mail server answers 421"),
    ],
)
def test_a_mail_that_is_refused_waits(case: Case, refuse: dict[str, str], told: str) -> None:
    with mail_server() as server:
        post = Post(case, mail=mail(server.port))
        post.put("mail", 1)
        server.refuse = refuse
        assert post.send() == [("mail", f"{told}; 1")]
        assert server.messages == []
        server.refuse = {}
        assert post.send() == []
        assert len(server.messages) == 1


def test_a_mail_server_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    told = "no connection to the mail server can be made"
    assert send_mail(mail(port), [alert(1)]) == told


def certified() -> tuple[ssl.SSLContext, ssl.SSLContext]:
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(PEM)
    trust = ssl.create_default_context(cafile=str(PEM))
    trust.check_hostname = False  # the name is that of loopback here
    return ours, trust


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_a_password_is_sent_over_tls(tmp_path: Path, tls: str) -> None:
    (tmp_path / "secret").write_text("rahasia\n", "utf-8")
    ours, trust = certified()
    with mail_server(ours, at_once=tls == "tls") as server:
        given = {"tls": tls, "user": "rujuk", "password_file": str(tmp_path / "secret")}
        assert send_mail(mail(server.port, **given), [alert(1)], trust) is None
        assert [base64.b64decode(one) for one in server.logged_in] == [b"\0rujuk\0rahasia"]
        assert server.safe == [True]
        assert send_mail(mail(server.port, **given), [alert(1)]) == (
            "no safe connection (TLS) to the mail server can be made"
        )
        (tmp_path / "secret").unlink()
        told = "the file of the password cannot be read"
        assert send_mail(mail(server.port, **given), [alert(1)], trust) == told
        assert len(server.messages) == 1


def test_a_server_without_starttls_gets_nothing() -> None:
    with mail_server() as server:
        told = "the mail server has no such way to log in or no STARTTLS"
        assert send_mail(mail(server.port, tls="starttls"), [alert(1)]) == told
        assert server.messages == []
