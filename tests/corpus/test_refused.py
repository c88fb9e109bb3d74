"""A corpus or a case where a command takes neither: told in its own words, never read as pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from made_sources import PLAIN
from rujuk.cli import rujuk
from rujuk.corpus.folder import is_made_corpus
from rujuk.corpus.run import code_corpus
from rujuk.errors import CaseError, CorpusError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A page, a case and a corpus of it."""
    folder = tmp_path_factory.mktemp("made")
    page, case, corpus = folder / "a.txt", folder / "e.rujuk", folder / "k1"
    page.write_text(PLAIN.format(count=11_000), "utf-8")
    code_corpus([str(page)], corpus)
    assert CliRunner().invoke(rujuk, ["add", str(case), str(page)]).exit_code == 0
    return {"PAGE": str(page), "CASE": str(case), "CORPUS": str(corpus), "OUT": str(folder / "o")}


TAKES_NO_CORPUS = [
    "check CORPUS", "runs CORPUS", "forget CORPUS doc-1", "review CORPUS", "explain CORPUS doc-1",
    "explain CORPUS --at 3", "serve CORPUS", "serve PAGE CORPUS", "code CORPUS", "add CORPUS PAGE",
    "add CASE CORPUS", "add OUT PAGE CORPUS", "watch CORPUS PAGE --once",
    "watch CASE CORPUS --once", "code-corpus CORPUS -o OUT", "sensitivity CORPUS",
]  # fmt: skip
TAKES_NO_CASE_AS_A_PAGE = [
    "add CASE CASE", "add OUT PAGE CASE", "code CASE", "code-corpus CASE -o OUT",
    "watch OUT CASE --once",
]  # fmt: skip


def refused(made: dict[str, str], words: str) -> BaseException | None:
    given = [made.get(word, word) for word in words.split()]
    return CliRunner().invoke(rujuk, given).exception


@pytest.mark.parametrize("words", TAKES_NO_CORPUS)
def test_a_corpus_is_refused(made: dict[str, str], tmp_path: Path, words: str) -> None:
    error = refused(made | {"OUT": str(tmp_path / "out")}, words)
    assert isinstance(error, CorpusError)
    assert "is a corpus (made by code-corpus); `rujuk brief`" in str(error)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("words", TAKES_NO_CASE_AS_A_PAGE)
def test_a_case_is_no_page(made: dict[str, str], tmp_path: Path, words: str) -> None:
    error = refused(made | {"OUT": str(tmp_path / "out")}, words)
    assert isinstance(error, CaseError)
    assert "is a case, not a page" in str(error)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("words", ["brief CORPUS", "losses CORPUS", "export CORPUS csv -o OUT"])
def test_who_reads_a_corpus_reads_it(made: dict[str, str], words: str) -> None:
    assert refused(made, words) is None


def test_a_list_of_pages_of_that_name_is_no_corpus(made: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    page = {"url": "http://warta.example/1", "text": PLAIN.format(count=12_000)}
    (tmp_path / "pages" / "corpus.json").write_text(json.dumps(page) + "\n", "utf-8")
    words = ["add", str(tmp_path / "case"), str(tmp_path / "pages")]
    assert "1 added" in CliRunner().invoke(rujuk, words).output
    assert is_made_corpus(made["CORPUS"])
