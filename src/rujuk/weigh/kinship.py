"""When texts are one: from the rows that their sketches share.

Two texts are kin if their sketches share some rows that are no boilerplate, and enough of the
shorter stands in the other. What is kin of kin is one text. A text is known by the digest of its
words: pages with the same words are one text, so that a text published often crowds no row.
"""

from __future__ import annotations

COPY_FROM = 0.4
"""Share of the shorter text in the other from which they are one text."""
SHARED_ROWS = 3
"""Rows of the sketches that two texts must share to be compared."""
CROWDED = 200
"""A row that stands in more texts than this is boilerplate and finds none; at most 254."""
