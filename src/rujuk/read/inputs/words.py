"""The names by which inputs are told and taken apart (`data/page_inputs.yaml`)."""

from __future__ import annotations

from functools import cache

import msgspec

from rujuk.lexicon import load

LEXICON = "data/page_inputs.yaml"


class InputWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings of folders, media types, names of fields."""

    source: str
    parts_folders: tuple[str, ...]
    passed_over: frozenset[str]
    page_types: frozenset[str]
    feed_types: frozenset[str]
    fields: dict[str, tuple[str, ...]]


@cache
def input_words() -> InputWords:
    """The packaged names."""
    return load(LEXICON, InputWords)
