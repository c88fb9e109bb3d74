"""A copy of a word, phrase or quantity with some of its fields changed."""

from __future__ import annotations

from typing import ClassVar, Protocol, TypeVar


class _HasFields(Protocol):
    __struct_fields__: ClassVar[tuple[str, ...]]


Item = TypeVar("Item", bound=_HasFields)


def changed(item: Item, **fields: object) -> Item:
    """The copy; of a struct, or of the plain class that a compiled build has in its place."""
    values = {name: getattr(item, name) for name in item.__struct_fields__}
    return type(item)(**values | fields)
