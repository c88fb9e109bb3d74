"""Bounded fuzzing of read and code: sample pages, damaged in ways that saved pages are damaged.

Seeded and of a fixed number: the same cases on every machine. Each damaged page gives a document
that keeps the laws, or a loss that says why; never an exception.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rujuk.code.document import code_document
from rujuk.read.page import read_bytes
from rujuk.records import Document

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = [
    (path.name, path.read_bytes())
    for path in sorted((Path(__file__).parents[2] / "examples" / "pages").iterdir())
]
ROUNDS = 5
TAGS = [
    b"<div>",
    b"</div>",
    b"<p",
    b"</table>",
    b"<!--",
    b"-->",
    b"<script>",
    b"</body>",
    b"<td",
    b'="',
    b"&#0;",
    b"&#xD800;",
    b"<![CDATA[",
    b"]]>",
    b"<svg/onload=",
    b"<plaintext>",
]
ODD = ["\x00", "\ufeff", "\u202e", "\u200d", "\U0001f4a5", "\u0301", "\x85", "\r", "\x1a", "\uffff"]


def flip_bytes(page: bytes, dice: random.Random) -> bytes:
    damaged = bytearray(page)
    for _ in range(dice.randint(1, 40)):
        damaged[dice.randrange(len(damaged))] = dice.randrange(256)
    return bytes(damaged)


def sprinkle_tags(page: bytes, dice: random.Random) -> bytes:
    damaged = page
    for _ in range(dice.randint(1, 60)):
        at = dice.randrange(len(damaged))
        damaged = damaged[:at] + dice.choice(TAGS) + damaged[at:]
    return damaged


def drop_closing_tags(page: bytes, dice: random.Random) -> bytes:
    return re.sub(rb"</\w+>", lambda tag: tag.group() if dice.random() < 0.5 else b"", page)


def cut_short(page: bytes, dice: random.Random) -> bytes:
    return page[: dice.randrange(1, len(page))]


def cut_characters(page: bytes, dice: random.Random) -> bytes:
    """Takes single bytes out of characters of several bytes."""
    text = page.decode("utf-8")
    parts = []
    for character in text:
        coded = character.encode("utf-8")
        parts.append(coded[:-1] if len(coded) > 1 and dice.random() < 0.5 else coded)
    return b"".join(parts) + b"\xe2\x80"


def one_long_line(page: bytes, dice: random.Random) -> bytes:
    return page.replace(b"\n", b" ") * dice.randint(5, 20)


def shuffle_lines(page: bytes, dice: random.Random) -> bytes:
    lines = page.split(b"\n")
    dice.shuffle(lines)
    return b"\n".join(lines)


def odd_characters(page: bytes, dice: random.Random) -> bytes:
    text = list(page.decode("utf-8"))
    for _ in range(dice.randint(1, 60)):
        text.insert(dice.randrange(len(text)), dice.choice(ODD))
    return "".join(text).encode("utf-8")


def other_encoding(page: bytes, dice: random.Random) -> bytes:
    encoding = dice.choice(["utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig", "utf-7"])
    return page.decode("utf-8").encode(encoding, "replace")


def no_punctuation(page: bytes, dice: random.Random) -> bytes:
    return re.sub(rb"[.,()]", lambda mark: mark.group() if dice.random() < 0.3 else b"", page)


def many_digits(page: bytes, dice: random.Random) -> bytes:
    def grow(number: re.Match[bytes]) -> bytes:
        return number.group() * dice.randint(1, 30)

    return re.sub(rb"\d+", grow, page)


def splice(page: bytes, dice: random.Random) -> bytes:
    other = dice.choice(PAGES)[1]
    return page[: dice.randrange(len(page))] + other[dice.randrange(len(other)) :]


DAMAGES: list[Callable[[bytes, random.Random], bytes]] = [
    flip_bytes,
    sprinkle_tags,
    drop_closing_tags,
    cut_short,
    cut_characters,
    one_long_line,
    shuffle_lines,
    odd_characters,
    other_encoding,
    no_punctuation,
    many_digits,
    splice,
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_page_is_a_document_or_a_loss(
    damage: Callable[[bytes, random.Random], bytes],
) -> None:
    for round_ in range(ROUNDS):
        for name, page in PAGES:
            dice = random.Random(f"{damage.__name__} {name} {round_}")
            data = damage(page, dice)
            document = read_bytes(data, path=name)
            if not isinstance(document, Document):
                assert document.reason, (name, round_)
                continue
            coding = code_document(document)
            for record in (*coding.claims, *coding.events, *coding.relations):
                assert document.text[record.start : record.end] == record.quote, (name, round_)
            for loss in (*document.losses, *coding.losses):
                if loss.start is not None:
                    assert document.text[loss.start : loss.end] == loss.quote, (name, round_)
