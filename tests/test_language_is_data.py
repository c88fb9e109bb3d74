"""No word of a page's language stands in code: words are data in lang/<code>/*.yaml.

A heuristic: string constants of the package (docstrings aside) are compared with the words of the
Indonesian lexica, less those that the package's own docstrings use as English words.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[1] / "src" / "rujuk"
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
QUOTED = re.compile(r"`[^`]*`|\"[^\"]*\"|“[^”]*”|\([^)]*\)|\*[^*]*\*")
AFFIXED = re.compile(r"(?:me|di|ber|ter|ke|pe)[a-z]{4,}(?:kan|nya)|meng[a-z]{4,}")
# Words that both languages spell alike and that no docstring happens to use.
ALSO_ENGLISH = frozenset(
    [
        "admin",
        "audio",
        "benefit",
        "dialog",
        "film",
        "intel",
        "link",
        "media",
        "mode",
        "null",
        "partner",
        "plural",
        "post",
        "posting",
        "total",
        "video",
        "virtual",
    ]
)
FILES = sorted(SOURCE.rglob("*.py"))


def docstrings(tree: ast.AST) -> list[ast.Constant]:
    """The constants that are docstrings, those of fields and enum members included."""
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ]


def constants(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each string constant that is no docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped = {id(node) for node in docstrings(tree)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in skipped
        ):
            yield node.lineno, node.value


def values(node: Any) -> Iterator[str]:
    """Every text inside a lexicon, keys of mappings left out."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for item in node:
            yield from values(item)
    elif isinstance(node, dict):
        for key, item in node.items():
            if key not in {"source", "note", "id", "measure", "kind", "rule", "type"}:
                yield from values(item)


@cache
def english() -> frozenset[str]:
    """Words that the docstrings of the package use as English, quotations and examples left out."""
    words: set[str] = set()
    for path in FILES:
        for node in docstrings(ast.parse(path.read_text("utf-8"))):
            words.update(WORD.findall(QUOTED.sub(" ", str(node.value)).lower()))
    # the closed vocabularies are English by definition
    for _, text in constants(SOURCE / "vocabulary.py"):
        words.update(WORD.findall(text.lower()))
    return frozenset(words) | ALSO_ENGLISH


@cache
def vocabulary() -> frozenset[str]:
    """Indonesian words of four letters or more: roots, function words and affixed forms.

    The lexica also hold English names of kinds and rules, so only words that the root table or the
    stop words know, or that carry Indonesian affixes, are taken from them.
    """
    folder = SOURCE / "lang" / "id"
    held: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
        for text in values(data):
            held.update(word for word in WORD.findall(text.lower()) if len(word) > 3)
    known = set(WORD.findall((folder / "roots.txt").read_text("utf-8")))
    known |= set(WORD.findall((folder / "stopwords.yaml").read_text("utf-8")))
    words = {word for word in held if word in known or AFFIXED.fullmatch(word)}
    return frozenset(words) - english()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_indonesian_word_stands_in_code(path: Path) -> None:
    assert len(vocabulary()) > 500
    found = {
        (line, word)
        for line, text in constants(path)
        for word in WORD.findall(text.lower())
        if word in vocabulary()
    }
    assert not found
