"""No search for reference cycles while a page is coded, or a case weighed and exported.

A page makes some ten thousand short-lived objects that reference counting alone frees. Python's
cyclic collector would go through them again and again, and now and then through all lexica: 4 to 7
percent of the time (measured). What cycles a page leaves are found after it. A case of 2,000 pages
is some millions of objects that live until it is exported: a sixth of the time of weighing it.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pauses the cyclic collector; leaves it as it was, also when paused by the caller."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
