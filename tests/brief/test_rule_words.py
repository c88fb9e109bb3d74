"""Every rule that a record names has a meaning in words, in each language of the interface."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rujuk
from rujuk.brief.wording import LANGUAGES, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FOLDERS = ("examples/pages", "tests/eval/reconcile/second/pages", "tests/pages")


def _inferred(part: Any) -> Iterator[str]:
    if dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            value = getattr(part, field.name)
            if field.name == "inferred" and isinstance(value, str):
                yield value
            else:
                yield from _inferred(value)
    elif isinstance(part, tuple):
        for one in part:
            yield from _inferred(one)


def test_every_rule_and_every_reading_of_coded_pages_has_words() -> None:
    rules, readings = set[str](), set[str]()
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.[th][xt][tm]*"))]
    for path in paths:
        coding = rujuk.code_document(rujuk.read_page(path))
        for record in (*coding.claims, *coding.events, *coding.relations):
            rules.update(record.rules)
            readings.update(_inferred(record))
    assert len(rules) > 100
    for language in LANGUAGES:
        say = wording(language)
        assert [rule for rule in sorted(rules) if not say.rule(rule)] == []
        assert [one for one in sorted(readings) if not say.has(f"inferred.{one}")] == []
