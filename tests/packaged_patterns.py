"""Every regular expression of the package: those written in its code, those built from its lexica.

Written ones are read from the source. Built ones are caught while pages are read and a brief is
made in a process of their own, where `re` tells who asked for which pattern. Those of the lexica
are read from the YAML.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

import rujuk

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(rujuk.__file__).parent
_CALLS = {"compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
_ANCHORED = {"match", "fullmatch"}
_KEYS = {"patterns", "searches"}  # of the lexica: lists of regular expressions

_CATCH = """
import json, re, sys
caught = {}
inner = re._compile
def told(pattern, flags):
    frame = sys._getframe(1)
    while frame.f_code.co_filename == re.__file__:
        frame = frame.f_back
    if isinstance(pattern, str):
        place = (frame.f_code.co_filename, frame.f_lineno)
        caught[(*place, pattern)] = int(flags)
    return inner(pattern, flags)
re._compile = told
from rujuk.cli import main
for arguments in json.loads(sys.argv[1]):
    try:
        main(arguments)
    except SystemExit:
        pass
re._compile = inner
print("\\x00" + json.dumps([[*key, flags] for key, flags in caught.items()]))
"""


class Found(NamedTuple):
    """One pattern: where it is asked for or kept, its name there, its text, and its flags.

    `anchored`: it is only ever tried at one place of a text, by `match` or `fullmatch`.
    """

    place: str
    name: str
    pattern: str | bytes
    flags: int
    anchored: bool = False


@cache
def calls() -> dict[str, ast.Call]:
    """Every call of `re` in the package that takes a pattern, by "file:line"."""
    found: dict[str, ast.Call] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _asks_re(node):
                found[f"{path.relative_to(PACKAGE)}:{node.lineno}"] = node
    return found


def _asks_re(node: ast.Call) -> bool:
    function = node.func
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "re"
        and function.attr in _CALLS
    )


def written() -> list[Found]:
    """The patterns that stand in the code as they are."""
    found = []
    for place, node in calls().items():
        try:
            pattern = ast.literal_eval(node.args[0])
        except ValueError:
            continue
        name = _names().get(place, "")
        found.append(Found(place, name, pattern, _flags(node), _is_anchored(place, name, node)))
    return found


@cache
def _names() -> dict[str, str]:
    """The name that the pattern compiled at "file:line" is kept under, in its module or class."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            told = None
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                told = (node.targets[0].id, node.value)
            elif isinstance(node, ast.keyword) and node.arg:
                told = (node.arg, node.value)
            if told is not None and isinstance(told[1], ast.Call) and _asks_re(told[1]):
                found[f"{path.relative_to(PACKAGE)}:{told[1].lineno}"] = told[0]
    return found


def _is_anchored(place: str, name: str, node: ast.Call | None) -> bool:
    """Whether the pattern is used by `match` and `fullmatch` alone."""
    if node is not None and isinstance(node.func, ast.Attribute) and node.func.attr in _ANCHORED:
        return True
    source = (PACKAGE / place.rpartition(":")[0]).read_text("utf-8")
    uses = set(re.findall(rf"\b{re.escape(name)}\.(\w+)\(", source)) if name else set()
    return bool(uses) and uses <= _ANCHORED


def _flags(node: ast.Call) -> int:
    words = [*node.args[1:], *(k.value for k in node.keywords if k.arg == "flags")]
    named = [
        one.attr
        for word in words
        for one in ast.walk(word)
        if isinstance(one, ast.Attribute) and isinstance(getattr(re, one.attr, None), re.RegexFlag)
    ]
    return sum({int(getattr(re, name)) for name in named})


def built(pages: Path) -> list[Found]:
    """The patterns asked for while the pages of this folder are read, coded and briefed."""
    arguments = [["brief", str(pages)], ["brief", str(pages), "--lang", "id"]]
    told = subprocess.run(
        [sys.executable, "-c", _CATCH, json.dumps(arguments)],
        capture_output=True, check=True, text=True,
    ).stdout.rpartition("\0")[2]  # fmt: skip
    found = []
    for file, line, pattern, flags in json.loads(told):
        path = Path(file)
        if path.is_relative_to(PACKAGE):
            place = f"{path.relative_to(PACKAGE)}:{line}"
            name = _names().get(place, "")
            found.append(Found(place, name, pattern, flags, _is_anchored(place, name, None)))
    return found


def kept() -> list[Found]:
    """The patterns of the lexica, each by itself, named by the key that it stands under."""
    found: list[Found] = []
    for path in sorted(PACKAGE.rglob("*.yaml")):
        text = path.read_text("utf-8")
        if any(f"{key}:" in text for key in _KEYS):
            place = str(path.relative_to(PACKAGE))
            for key, pattern in _under_keys(yaml.load(text, yaml.BaseLoader)):  # noqa: S506 - text only
                found.append(Found(place, key, pattern, re.IGNORECASE, key == "patterns"))
    return found


def _under_keys(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in _KEYS and isinstance(value, list):
                yield from ((key, pattern) for pattern in value)
            else:
                yield from _under_keys(value)
    elif isinstance(node, list):
        for item in node:
            yield from _under_keys(item)
