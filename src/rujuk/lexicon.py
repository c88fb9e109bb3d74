"""Loading of lexica: YAML as data, checked against a type, with file and line in each error."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, ClassVar, TypeVar

import msgspec
import yaml

from rujuk.errors import LexiconError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

T = TypeVar("T")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # C where built
    """YAML 1.2 scalars only: `no` is a word and NO is Norway, dates and sexagesimals are text."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


for _tag, _pattern, _firsts in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", "-0123456789"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_firsts))


def resource(path: str) -> Traversable:
    """The packaged file at this path below `rujuk/`, for example `lang/id/numbers.yaml`."""
    return resources.files("rujuk").joinpath(path)


def load(path: str, form: type[T]) -> T:
    """The lexicon at `path` as `form`; unknown keys, missing keys and wrong types are errors.

    `form` is a type msgspec can check: `list[Entry]` or `dict[str, ...]` of msgspec Structs with
    `forbid_unknown_fields=True`, or dataclasses.
    """
    return checked(resource(path).read_text("utf-8"), form, path=path)


def checked(text: str, form: type[T], *, path: str) -> T:
    """The YAML in `text` as `form`; `path` names it in errors, which are of `LexiconError`."""
    try:
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, chosen for its speed
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise LexiconError(
            f"not YAML: {problem}", path=path, line=mark.line + 1 if mark else None
        ) from error
    try:
        return msgspec.convert(data, form)
    except msgspec.ValidationError as error:
        raise LexiconError(str(error), path=path, line=_line_of(text, str(error))) from error


def line_of(path: str, *keys: int | str) -> int | None:
    """Line (from 1) of the node at these keys of a lexicon, for an error message."""
    return _line_at(resource(path).read_text("utf-8"), keys)


def _line_of(text: str, message: str) -> int | None:
    found = re.search(r"at `\$([^`]*)`", message)
    if not found:
        return None
    keys: list[int | str] = []
    for index, name in re.findall(r"\[(\d+|\.\.\.)\]|\.([^.\[]+)", found.group(1)):
        if index == "...":
            break
        keys.append(int(index) if index else name)
    return _line_at(text, keys)


def _line_at(text: str, keys: list[int | str] | tuple[int | str, ...]) -> int | None:
    node = yaml.compose(text, Loader=_Loader)
    if node is None:
        return None
    for key in keys:
        if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
        elif isinstance(node, yaml.MappingNode):
            value = next((v for k, v in node.value if k.value == str(key)), None)
            if value is None:
                break
            node = value
        else:
            break
    return int(node.start_mark.line) + 1


@cache
def digest() -> str:
    """Short hash over every packaged lexicon and table: part of each record's `coded_by`."""
    whole = hashlib.sha256()
    for folder in ("data", "lang"):
        for path in _files(resource(folder), folder):
            whole.update(path.encode())
            whole.update(resource(path).read_bytes())
    return whole.hexdigest()[:12]


def _files(folder: Traversable, path: str) -> list[str]:
    found: list[str] = []
    for item in folder.iterdir():
        inner = f"{path}/{item.name}"
        if item.is_dir():
            found += _files(item, inner)
        elif not item.name.endswith((".py", ".pyc")):
            found.append(inner)
    return sorted(found)
