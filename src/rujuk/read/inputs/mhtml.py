"""A page that a browser saved whole in one file (MHTML, RFC 2557)."""

from __future__ import annotations

import email.policy
from email import message_from_bytes
from email.errors import MessageError
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, cast

from rujuk.read.decode import FileKind
from rujuk.read.inputs.found import Found
from rujuk.records import Loss

if TYPE_CHECKING:
    from email.message import EmailMessage

MAX_PARTS = 20_000
"""Most lines of a file that may part it. Pages that were saved have 10 to 500 parts."""
LONGEST_HEADER = 4_096
"""Characters of a header that are read: what takes longer ones apart grows with their square."""

_HEAD = 4096
_PARTING = b"\n--"
_FAULTS = (
    MessageError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
)
_ADDRESSES = ("snapshot-content-location", "content-location")


class _Bounded(email.policy.EmailPolicy):
    """Headers as the web writes them, the first characters of each."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Name and words of a header."""
        name, words = super().header_source_parse(sourcelines)
        return name, words[:LONGEST_HEADER]


_POLICY = _Bounded(linesep="\r\n", max_line_length=None)


def is_mhtml(head: bytes) -> bool:
    """Whether these first bytes are the head of a page saved in one file."""
    start = head[:_HEAD].lower()
    return b"multipart/related" in start and b"mime-version:" in start and start[:1] != b"<"


def page_of_mhtml(data: bytes, path: str) -> Found | Loss:
    """The page itself among its parts: the one the head names, else the first that is HTML."""
    if data.count(_PARTING) > MAX_PARTS:
        return Loss(stage="read", reason=f"an MHTML file of more than {MAX_PARTS} parts", path=path)
    try:
        # A policy of that kind makes messages of this one.
        whole = cast("EmailMessage", message_from_bytes(data, policy=_POLICY))
        part = _root(whole)
        content = part.get_payload(decode=True) if part is not None else None
    except _FAULTS as error:
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
