"""A corpus weighed: the same bytes as a case of the same pages, in whatever order its parts lie."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from made_archives import record, warc
from made_sources import made_source
from rujuk.cli import rujuk
from rujuk.corpus import extra
from rujuk.corpus.corpus import Corpus
from rujuk.corpus.run import code_corpus
from rujuk.corpus.shelf import Shelf, shelved
from rujuk.errors import CorpusError
from rujuk.records import Document

SEED = 11


def affairs() -> Any:
    """The made-up pages of the benchmarks."""
    path = Path(__file__).parents[2] / "benchmarks" / "made_affairs.py"
    spec = importlib.util.spec_from_file_location("benchmarks_made_affairs", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look there
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of affairs that are told again and again, in two archives and as files."""
    folder = made_source(tmp_path_factory.mktemp("made"), 6)
    pages = [one.text.encode() for one in affairs().made_pages(60, SEED)]
    for name, told in (("x.warc.gz", pages[:45]), ("y.warc.gz", pages[40:])):
        records = [
            record(text, url=f"http://kabar{number % 7}.example/{number}", media="text/plain")
            for number, text in enumerate(told)
        ]
        (folder / name).write_bytes(warc(*records))
    return folder


@pytest.fixture(scope="module")
def corpus(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "made"
    code_corpus([str(source)], folder, most_pages=13, jobs=2)
    return folder


@pytest.fixture(scope="module")
def case(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "case.rujuk"
    told = CliRunner().invoke(rujuk, ["add", str(path), str(source)])
    assert told.exit_code == 3, told.output
    return path


def printed(*words: str) -> bytes:
    told = CliRunner().invoke(rujuk, [*words], catch_exceptions=False)
    assert told.exit_code == 0, told.output
    return told.stdout_bytes


def exported(of: Path, folder: Path, *formats: str) -> dict[str, bytes]:
    printed("export", str(of), *formats, "-o", str(folder))
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("options", [[], ["--known-at", "2020-01-01"]])
def test_the_brief_is_that_of_a_case(corpus: Path, case: Path, options: list[str]) -> None:
    of_case = printed("brief", str(case), "--json", *options)
    assert printed("brief", str(corpus), "--json", *options) == of_case
    told = json.loads(of_case)
    assert told["run"] == 1
    assert told["documents"] > 20
    assert told["sightings"] > told["documents"]
    assert options or told["copies"]
    assert printed("brief", str(corpus), *options) == printed("brief", str(case), *options)


def test_the_exports_are_those_of_a_case(corpus: Path, case: Path, tmp_path: Path) -> None:
    formats = ("jsonl", "csv", "ged", "prov", "webanno", "ftm")
    of_case = exported(case, tmp_path / "case", *formats)
    assert exported(corpus, tmp_path / "corpus", *formats) == of_case
    assert len(of_case["documents.jsonl"]) > 10_000


def test_losses_are_those_of_a_case(corpus: Path, case: Path) -> None:
    words = "losses", "--json"
    assert printed(words[0], str(corpus), words[1]) == printed(words[0], str(case), words[1])


def test_the_order_and_number_of_parts_do_not_matter(
    source: Path, corpus: Path, tmp_path: Path
) -> None:
    code_corpus([str(source)], tmp_path / "otherwise", most_pages=4)
    expected = printed("brief", str(corpus), "--json")
    assert printed("brief", str(tmp_path / "otherwise"), "--json") == expected
    manifest = tmp_path / "otherwise" / "corpus.json"
    told = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps(told | {"parts": told["parts"][::-1]}), "utf-8")
    assert printed("brief", str(tmp_path / "otherwise"), "--json") == expected


def test_a_reading_by_other_lexica_does_not_count_beside_the_newer(
    source: Path, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While lexica are changed, the parts of both lie in the folder."""
    folder = shutil.copytree(corpus, tmp_path / "both")
    manifest = folder / "corpus.json"
    told = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps(told | {"complete": False, "parts": []}), "utf-8")
    # The same parts once more, as an earlier program would have named and filled them.
    with monkeypatch.context() as patched:
        patched.setattr("rujuk.corpus.run.coded_by", lambda: "rujuk 0.0.1+older")
        code_corpus([str(source)], tmp_path / "older", most_pages=13)
    for part in (tmp_path / "older").glob("part-*"):
        shutil.copy(part, folder / part.name)
    with Corpus(folder) as both, Corpus(corpus) as own:
        assert [page.document.id for page in both.pages()] == [
            page.document.id for page in own.pages()
        ]
        assert [len(page.sightings) for page in both.pages()] == [
            len(page.sightings) for page in own.pages()
        ]
        assert [run.finished for run in both.runs()] == [False]


def test_texts_are_fetched_when_they_are_asked_for(corpus: Path) -> None:
    with Corpus(corpus) as opened:
        pages = list(opened.pages())
    assert all(type(page.document) is not Document for page in pages)
    for page in pages:
        for claim in page.coding.claims:
            assert page.document.text[claim.start : claim.end] == claim.quote


def test_a_shelved_document_is_like_any_other() -> None:
    from dataclasses import replace  # noqa: PLC0415

    document = Document(
        id="doc-a", sha256="", media_type="text/plain", language="id", text="", blocks=()
    )
    shelf = Shelf()
    places = [shelf.put(text) for text in ("tiba", "", "\ud800 é")]
    held = [shelved(document, shelf, place) for place in places]
    assert [one.text for one in held] == ["tiba", "", "\ud800 é"]
    assert [one.text for one in held[::-1]] == ["\ud800 é", "", "tiba"]
    assert replace(held[0], language="en") == replace(document, text="tiba", language="en")
    assert held[0].body_spans == ()


def test_little_memory_is_enough(corpus: Path) -> None:
    with Corpus(corpus, memory="64MB") as opened:
        assert len(list(opened.pages())) > 20


def test_what_is_no_corpus_or_damaged_is_told(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="is no corpus"):
        Corpus(tmp_path)
    folder = shutil.copytree(corpus, tmp_path / "damaged")
    part = min(folder.glob("part-*"))
    whole = part.read_bytes()
    for damaged in (whole[:200], b"PAR1" + bytes(100) + b"PAR1"):
        part.write_bytes(damaged)
        with pytest.raises(CorpusError, match=r"a part cannot be read .* run code-corpus again"):
            list(Corpus(folder).pages())
    part.unlink()
    with pytest.raises(CorpusError, match="a part cannot be read"):
        list(Corpus(folder).pages())


def test_a_corpus_of_nothing_is_empty(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    code_corpus([str(tmp_path / "source")], tmp_path / "made")
    with Corpus(tmp_path / "made") as opened:
        assert list(opened.pages()) == []
        assert list(opened.unread()) == []
        assert opened.runs() == []
        assert opened.last_run() is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["brief", "CORPUS", "other"], "give one corpus, or pages; not both"),
        (["brief", "CORPUS", "--as-of-run", "2"], "the last run of the case is 1"),
        (["export", "CORPUS", "html", "-o", "x"], "html shows a case, not a corpus"),
    ],
)
def test_what_a_corpus_has_not_is_told(corpus: Path, words: list[str], told: str) -> None:
    result = CliRunner().invoke(rujuk, [str(corpus) if w == "CORPUS" else w for w in words])
    assert result.exit_code == 2
    assert told in result.output


def test_the_command_codes_and_tells_what_was_not_read(source: Path, tmp_path: Path) -> None:
    folder = str(tmp_path / "made")
    result = CliRunner().invoke(rujuk, ["code-corpus", str(source), "-o", folder])
    assert result.exit_code == 3
    assert "77 pages found, 2 not read; 1 parts coded, 0 there before" in result.output
    assert f"rujuk losses {folder}" in result.output
    result = CliRunner().invoke(rujuk, ["code-corpus", str(source), "-o", folder])
    assert "0 parts coded, 1 there before" in result.output


@pytest.mark.parametrize(
    ("there", "said"),
    [("duckdb", "pyarrow, distributed, which are"), ("pyarrow duckdb", "distributed, which is")],
)
def test_without_the_extra_it_is_told_what_to_install(
    source: Path,
    corpus: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    there: str,
    said: str,
) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda name: name if name in there else None)
    for words in (["code-corpus", str(source), "-o", str(tmp_path / "x")], ["brief", str(corpus)]):
        result = CliRunner().invoke(rujuk, words)
        assert isinstance(result.exception, CorpusError)
        assert f"needs {said} not installed: " in str(result.exception)
        assert "pip install rujuk[cluster]" in str(result.exception)
    assert not (tmp_path / "x").exists()


def test_the_command_line_starts_without_the_extra() -> None:
    """Whoever has it not can use all other commands."""
    script = (
        "import sys\n"
        "for name in ('pyarrow', 'duckdb', 'distributed', 'dask'):\n"
        "    sys.modules[name] = None\n"
        "from rujuk.cli import main\n"
        "main(['brief', sys.argv[1]])\n"
    )
    page = Path(__file__).parents[2] / "examples" / "pages"
    done = subprocess.run(
        [sys.executable, "-c", script, str(page)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
