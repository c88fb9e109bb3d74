"""Names of records for formats that want an address: `urn:rujuk:` and the id."""

from __future__ import annotations

from urllib.parse import quote

PREFIX = "urn:rujuk:"


def urn(name: str) -> str:
    """The URN of a record or of a thing of a case.

    >>> urn("clm-abc"), urn("software:rujuk 0.1.0+a")
    ('urn:rujuk:clm-abc', 'urn:rujuk:software:rujuk%200.1.0%2Ba')
    """
    return PREFIX + quote(name, safe=":-._~")
