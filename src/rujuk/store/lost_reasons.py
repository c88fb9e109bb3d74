"""Reasons of losses as they are counted: those that differ only by what one page measures are one.

Whoever counts losses names them by this, so that two counts of the same pages say the same.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?<![\w.-])\d{1,20}(?:\.\d{1,20})?(?![\w-])")
_MEASURED = "…"


def counted_reason(reason: str) -> str:
    """The reason without the numbers that are those of a page.

    Of several numbers the last is the bound that was broken, and the same for all; a single one is
    a page's where it begins the reason. Numbers in names (UTF-8, gb18030) are none.

    >>> counted_reason("file of 9100000 bytes; the longest text file read has 8000000 bytes")
    'file of … bytes; the longest text file read has 8000000 bytes'
    >>> counted_reason("the process that read it ended with status 3")
    'the process that read it ended with status 3'
    """
    found = list(_NUMBER.finditer(reason))
    begins = len(found) == 1 and found[0].start() == 0
    for one in reversed(found if begins else found[:-1]):
        reason = f"{reason[: one.start()]}{_MEASURED}{reason[one.end() :]}"
    return reason
