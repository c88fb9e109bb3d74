"""The words of the interface: the same keys and parts in both languages, none missing."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from rujuk.brief.wording import LANGUAGES, wording
from rujuk.web.strings import strings_of

SOURCE = Path(__file__).parents[2] / "src" / "rujuk" / "web"
PART = re.compile(r"\{(\w+)\}")
SAID = re.compile(r"""\b(?:say|several)\("([a-z_.A-Z]+)"\s*[,)]""")
FILES = [*sorted(SOURCE.rglob("*.html")), *sorted(SOURCE.rglob("*.py"))]


def test_both_languages_have_the_same_keys_and_parts() -> None:
    parts = {
        language: {key: sorted(PART.findall(text)) for key, text in strings_of(language).items()}
        for language in LANGUAGES
    }
    assert parts["en"] == parts["id"]


def test_no_key_stands_in_two_files() -> None:
    for language in LANGUAGES:
        files = sorted((SOURCE / "strings" / language).glob("*.yaml"))
        keys = [
            line.partition(":")[0]
            for file in files
            for line in file.read_text("utf-8").splitlines()
            if line and not line.startswith("#")
        ]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_whatever_a_page_says_has_words(path: Path) -> None:
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        ast.parse(text)
    known = strings_of("en")
    for key in SAID.findall(text):
        forms = [key, f"{key}.one"]
        assert any(one in known or wording("en").has(one) for one in forms), key
