"""The standard input: what came through it before is never removed for what is another source."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from made_sources import PLAIN, parts_of
from rujuk.cli import rujuk
from rujuk.corpus import run
from rujuk.corpus.run import CorpusReport, code_corpus
from rujuk.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Code = Callable[..., CorpusReport]


def lines(*counts: int) -> bytes:
    """A list of pages, one for each count."""
    pages = [
        {"url": f"http://warta.example/{count}", "text": PLAIN.format(count=count)}
        for count in counts
    ]
    return b"".join(json.dumps(one).encode() + b"\n" for one in pages)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "made"


@pytest.fixture
def code(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Code:
    """Codes what comes through the standard input, two pages a part."""

    def code(given: bytes, *sources: str) -> CorpusReport:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        return code_corpus(sources or ["-"], folder, most_pages=2)

    return code


BEFORE = lines(11, 12, 13, 14, 15)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (lines(21, 22, 23, 24, 25), "they differ after page 0"),
        (lines(11, 12, 13, 14, 16), "they differ after page 4"),
        (lines(11, 12, 13, 24, 15, 16, 17), "they differ after page 2"),
        (lines(11, 12, 13, 14), "there are fewer"),
        (b"", "they differ after page 0"),
    ],
)
def test_another_input_is_refused_and_nothing_is_removed(
    code: Code, folder: Path, other: bytes, told: str
) -> None:
    code(BEFORE)
    kept = parts_of(folder)
    with pytest.raises(CorpusError, match=f"{told}.*name another folder"):
        code(other)
    assert parts_of(folder) == kept


def test_an_input_that_goes_on_is_taken(code: Code) -> None:
    assert code(BEFORE).coded == 3
    assert code(BEFORE) == CorpusReport(rows=5, unread=0, coded=0, kept=3, removed=0)
    more = code(BEFORE + lines(16, 17))
    assert more == CorpusReport(rows=7, unread=0, coded=2, kept=2, removed=1)


def test_what_other_lexica_coded_is_known_again(
    code: Code, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code(BEFORE)
    monkeypatch.setattr(run, "coded_by", lambda: "rujuk 9+other")
    kept = parts_of(folder)
    with pytest.raises(CorpusError, match="they differ after page 0"):
        code(lines(12, 11))
    assert parts_of(folder) == kept
    assert code(BEFORE).removed == 3


def test_a_part_that_is_damaged_asks_nothing(code: Code, folder: Path) -> None:
    code(BEFORE)
    whole = parts_of(folder)
    sorted(folder.glob("part-*"))[1].write_bytes(b"PAR1")
    assert code(BEFORE).coded == 1
    assert parts_of(folder) == whole


def test_a_source_with_a_name_may_change(code: Code, tmp_path: Path) -> None:
    source = tmp_path / "pages.jsonl"
    for given in (BEFORE, lines(21)):
        source.write_bytes(given)
        report = code(b"", str(source))
    assert report.removed == 3


def test_the_command_tells_it(folder: Path) -> None:
    words = ["code-corpus", "-", "-o", str(folder)]
    assert CliRunner().invoke(rujuk, words, input=BEFORE).exit_code == 0
    result = CliRunner().invoke(rujuk, words, input=lines(21))
    assert isinstance(result.exception, CorpusError)
    assert "not those of the standard input now" in str(result.exception)
