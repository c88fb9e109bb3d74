"""A page that a browser saved whole in one file (MHTML, RFC 2557)."""

from __future__ import annotations

import email.policy
from email import message_from_bytes
from email.errors import MessageError
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from rujuk.read.decode import FileKind
from rujuk.read.inputs.found import Found
from rujuk.records import Loss

if TYPE_CHECKING:
    from email.message import EmailMessage

_HEAD = 4096
_ADDRESSES = ("snapshot-content-location", "content-location")


def is_mhtml(head: bytes) -> bool:
    """Whether these first bytes are the head of a page saved in one file."""
    start = head[:_HEAD].lower()
    return b"multipart/related" in start and b"mime-version:" in start and start[:1] != b"<"


def page_of_mhtml(data: bytes, path: str) -> Found | Loss:
    """The page itself among its parts: the one the head names, else the first that is HTML."""
    try:
        whole = message_from_bytes(data, policy=email.policy.HTTP)
        part = _root(whole)
        content = part.get_payload(decode=True) if part is not None else None
    except (MessageError, ValueError, LookupError, TypeError, AttributeError) as error:
        return Loss(stage="read", reason=f"a damaged MHTML file: {error}", path=path)
    if part is None or not isinstance(content, bytes) or not content:
        return Loss(stage="read", reason="an MHTML file without a page", path=path)
    return Found(
        data=content,
        path=path,
        url=_address(whole) or _address(part),
        fetched_on=_day(whole),
        charset=part.get_content_charset(),
        kind=FileKind.HTML,
    )


def _root(whole: EmailMessage) -> EmailMessage | None:
    if not whole.is_multipart():
        return whole if whole.get_content_type() == "text/html" else None
    pages = [one for one in whole.walk() if one.get_content_type() == "text/html"]
    named = whole.get_param("start")
    for one in pages:
        if named is not None and str(one.get("content-id", "")).strip() == str(named).strip():
            return one
    return pages[0] if pages else None


def _address(part: EmailMessage) -> str | None:
    for name in _ADDRESSES:
        said = str(part.get(name, "")).strip()
        if said.startswith(("http://", "https://")):
            return said
    return None


def _day(whole: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(whole["date"])).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
