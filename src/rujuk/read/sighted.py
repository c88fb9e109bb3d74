"""What the places where a page was seen prove of it, beside the page itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rujuk.read.outlets import outlet_of_url
from rujuk.records import Document, Sighting, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

ADDRESS = "address"
"""Source of a publisher that only the address of the page names."""


def as_sighted(document: Document, sightings: Iterable[Sighting]) -> Document:
    """The page, no later than the first day it was archived; of the outlet at its address.

    Neither changes what the page says of itself: the day bounds a page that tells no day of
    publication, the outlet is that of a page that names none. The order of sightings is nothing.
    """
    seen = list(sightings)
    days = [one.fetched_on for one in seen if one.fetched_on is not None]
    bounded = document
    if days and document.published_on is None:
        first = min(days)
        if document.not_after is None or first < document.not_after:
            bounded = replace(bounded, not_after=first)
    if document.publisher is None:
        names = {outlet_of_url(one.url) for one in seen if one.url is not None} - {None}
        if len(names) == 1:
            (name,) = names
            publisher = Statement(text=name or "", start=None, end=None, source=ADDRESS)
            bounded = replace(bounded, publisher=publisher)
    return bounded
