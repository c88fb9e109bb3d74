r"""How names of files stand in records: as text, also where their bytes are no UTF-8.

Systems allow any bytes in a name; records, databases and JSON hold text. Such a byte is written
`\\xe9`; so is a line feed or another control character (`\\x0a`), which would forge a line of what
is printed or steer a terminal, and a backslash (`\\x5c`) before what would else read like one: two
names never become one, and all others stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.records import Loss

if TYPE_CHECKING:
    from rujuk.read.inputs.found import Found

_READS_LIKE_ESCAPE = re.compile(r"\\(?=x[0-9a-f]{2}|ud[89a-f][0-9a-f]{2}|u00[89][0-9a-f])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_FIRST, _LAST = 0xDC80, 0xDCFF  # what Python makes of bytes 80 to FF that are no UTF-8 (PEP 383)


def as_text(name: str) -> str:
    r"""The name as text that can be written anywhere.

    >>> print(as_text("berita.html"), as_text("a\udce9.txt"), as_text(r"a\xe9.txt"))
    berita.html a\xe9.txt a\x5cxe9.txt
    """
    if "\\" in name:
        name = _READS_LIKE_ESCAPE.sub(r"\\x5c", name)
    if name.isascii() and name.isprintable():
        return name
    try:
        name.encode()
    except UnicodeEncodeError:
        return "".join(_written(one) for one in name)
    return "".join(_written(one) for one in name) if _CONTROL.search(name) else name


def named_as_text(one: Found | Loss) -> Found | Loss:
    """The same page or loss with names as text."""
    if isinstance(one, Loss):
        path = as_text(one.path) if one.path is not None else None
        return one if path == one.path else replace(one, path=path)
    path = as_text(one.path)
    if path == one.path:  # its archive is part of its path
        return one
    archive = as_text(one.archive) if one.archive is not None else None
    return replace(one, path=path, archive=archive)


def _written(character: str) -> str:
    code = ord(character)
    if _CONTROL.match(character):
        return f"\\x{code:02x}" if character.isascii() else f"\\u{code:04x}"
    if _FIRST <= code <= _LAST:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\u{code:04x}" if 0xD800 <= code <= 0xDFFF else character  # noqa: PLR2004 - Unicode
