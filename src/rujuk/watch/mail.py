"""Alerts by mail: plain text, over the server that the file of alerts names."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rujuk.watch.alert_rules import MailChannel
    from rujuk.watch.alerts import Alert

SECONDS = 30.0
"""How long a mail server may take over one answer."""


def send_mail(
    channel: MailChannel, alerts: Sequence[Alert], trust: ssl.SSLContext | None = None
) -> str | None:
    """Send these alerts as one message; null: it was taken, else why not."""
    try:
        password = _password(channel)
    except (OSError, UnicodeError):
        return "the file of the password cannot be read"
    try:
        _send(channel, message_of(channel, alerts), password, trust)
    except smtplib.SMTPResponseException as error:
        return f"the mail server answers {error.smtp_code}"
    except smtplib.SMTPRecipientsRefused:
        return "the mail server refuses every recipient"
    except smtplib.SMTPNotSupportedError:
        return "the mail server has no such way to log in or no STARTTLS"
    except smtplib.SMTPException:
        return "the mail server broke off"
    except ssl.SSLError:
        return "no safe connection (TLS) to the mail server can be made"
    except TimeoutError:
        return "the mail server does not answer in time"
    except OSError:
        return "no connection to the mail server can be made"
    return None


def message_of(channel: MailChannel, alerts: Sequence[Alert]) -> EmailMessage:
    """The message: a line for each alert, under it the pages that it stands on."""
    message = EmailMessage()
    rules = list(dict.fromkeys(one.rule for one in alerts))
    message["Subject"] = (
        f"rujuk: {', '.join(rules)}"
        if len(rules) <= 1
        else (f"rujuk: {len(alerts)} alerts of {len(rules)} rules")
    )
    message["From"] = channel.sender
    message["To"] = ", ".join(channel.to)
    lines = []
    for one in alerts:
        lines += [f"{one.rule}: {one.text}", *(f"  {page}" for page in one.pages), f"  {one.id}"]
    message.set_content("\n".join(lines) + "\n")
    return message


def _send(
    channel: MailChannel, message: EmailMessage, password: str | None, trust: ssl.SSLContext | None
) -> None:
    context = trust or ssl.create_default_context()
    if channel.tls == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            channel.server, channel.port, timeout=SECONDS, context=context
        )
    else:
        server = smtplib.SMTP(channel.server, channel.port, timeout=SECONDS)
    with server:
        if channel.tls == "starttls":
            server.starttls(context=context)
        if channel.user is not None and password is not None:
            server.login(channel.user, password)
        server.send_message(message)


def _password(channel: MailChannel) -> str | None:
    if channel.password_file is None:
        return None
    return Path(channel.password_file).read_text("utf-8").strip()
