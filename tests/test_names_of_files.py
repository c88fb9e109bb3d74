"""Names of files that are no UTF-8: text everywhere, never two as one, never an error."""

from __future__ import annotations

import json
import os
import re
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given, strategies as st

from made_archives import tarred
from rujuk.cli import rujuk
from rujuk.cli.inputs import opened_corpus
from rujuk.read.inputs.names import as_text
from rujuk.read.page import read_paths
from rujuk.records import Loss
from rujuk.store.case import Case

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names are no bytes there")

SENTENCE = "Sekitar 1.500 tentara Korea Utara tiba di Rusia pada Senin, kata juru bicara {}."
NAMES = (b"caf\xe9.txt", b"caf\xea.txt", b"caf\\xe9.txt", "café.txt".encode(), b"\xff\xfe\\.txt")
TOLD = ["\\xff\\xfe\\.txt", "caf\\x5cxe9.txt", "caf\\xe9.txt", "caf\\xea.txt", "café.txt"]
UNREAD = "not a page\\xe9.html"
_ESCAPE = re.compile(r"\\x([0-9a-f]{2})|\\u(d[89a-f][0-9a-f]{2}|00[89][0-9a-f])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def read_back(text: str) -> str:
    """The name that is written so."""
    return _ESCAPE.sub(
        lambda found: (
            chr(int(found[2], 16))
            if found[2]
            else chr(code if (code := int(found[1], 16)) < 0x80 else code + 0xDC00)
        ),
        text,
    )


@given(
    st.binary().map(os.fsdecode) | st.text(st.sampled_from("\\xu5cd8e90\udce9\ud800é\n\x7f\x85"))
)
def test_every_name_is_text_and_no_two_are_one(name: str) -> None:
    text = as_text(name)
    text.encode()
    assert read_back(text) == name


@given(st.text())
def test_a_name_that_is_text_stays_as_it_is(name: str) -> None:
    if _ESCAPE.search(name) is None and _CONTROL.search(name) is None:
        assert as_text(name) == name


def test_a_name_forges_no_line_and_steers_no_terminal() -> None:
    assert as_text("a\nadded doc-x b\x1b[2J\x9b.txt") == "a\\x0aadded doc-x b\\x1b[2J\\u009b.txt"


@pytest.fixture
def pages(tmp_path: Path) -> str:
    folder = tmp_path / os.fsdecode(b"berita\xe9")
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (folder / os.fsdecode(name)).write_bytes(SENTENCE.format(number).encode())
    (folder / os.fsdecode(b"not a page\xe9.html")).write_bytes(b"%PDF-1.7\n")
    return str(folder)


def run(*arguments: str) -> str:
    """The standard output of a command over inputs of which one cannot be read."""
    result = CliRunner().invoke(rujuk, arguments, catch_exceptions=False)
    assert result.exit_code == 3, result.output
    return result.stdout


def names_in(told: str) -> list[str]:
    """The names of pages in these words."""
    return sorted(set(re.findall(r"[^/ \"\n]+\.txt", told)))


def test_add_keeps_every_page_under_a_name_of_its_own(pages: str, tmp_path: Path) -> None:
    case = str(tmp_path / "case")
    assert names_in(run("add", case, pages)) == TOLD
    assert "5 unchanged, 0 forgotten, 1 unread" in run("add", case, pages, "--jobs", "2")
    with Case(case) as opened:
        paths = [sighting.path for page in opened.pages() for sighting in page.sightings]
        assert sorted(path.rpartition("/")[2] for path in paths) == TOLD
        assert [one.path for one in opened.unread() if (one.path or "").endswith(UNREAD)]
        assert opened.check() == []


def test_the_progress_of_add_is_told_as_json(pages: str, tmp_path: Path) -> None:
    arguments = ("add", str(tmp_path / "case"), pages, "--log-format", "json")
    result = CliRunner().invoke(rujuk, arguments, catch_exceptions=False)
    (lost,) = [one for one in map(json.loads, result.stderr.splitlines()) if "path" in one]
    assert lost["path"].endswith(f"/berita\\xe9/{UNREAD}")


def test_code_names_every_page(pages: str) -> None:
    assert names_in(run("code", pages)) == TOLD
    told = [json.loads(line)["path"] for line in run("code", "--json", pages).splitlines()]
    assert sorted(path.rpartition("/")[2] for path in told) == TOLD


@pytest.mark.parametrize("how", [(), ("--json",), ("--markdown",), ("--html",)])
def test_a_brief_names_every_page(pages: str, how: tuple[str, ...], tmp_path: Path) -> None:
    if how == ("--html",):
        run("brief", pages, *how, str(tmp_path / "brief.html"))
        told = (tmp_path / "brief.html").read_text("utf-8")
    else:
        told = run("brief", pages, *how)
    assert "berita" in told


def test_a_corpus_names_every_page(pages: str, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs rujuk[cluster]")
    corpus = str(tmp_path / "corpus")
    assert "6 pages found, 1 not read" in run("code-corpus", pages, "-o", corpus)
    assert "0 parts coded, 1 there before" in run("code-corpus", pages, "-o", corpus)
    with opened_corpus(corpus) as opened:
        paths = [sighting.path for page in opened.pages() for sighting in page.sightings]
        assert sorted(path.rpartition("/")[2] for path in paths) == TOLD
        assert [(one.path or "").endswith(UNREAD) for one in opened.unread()] == [True]


def test_one_page_is_explained(pages: str) -> None:
    path = f"{pages}/{os.fsdecode(NAMES[0])}"
    result = CliRunner().invoke(rujuk, ("explain", path, "--at", "3"), catch_exceptions=False)
    assert result.exit_code == 0
    assert "caf\\xe9.txt" in result.stdout


def test_a_watched_folder_may_have_any_name(pages: str, tmp_path: Path) -> None:
    arguments = ("watch", str(tmp_path / "case"), pages, "--once")
    assert names_in(run(*arguments)) == TOLD
    result = CliRunner().invoke(rujuk, arguments, catch_exceptions=False)
    assert names_in(result.stdout) == []


def test_members_of_a_tar_file_may_have_any_name(tmp_path: Path) -> None:
    members = {os.fsdecode(name): SENTENCE.format(n).encode() for n, name in enumerate(NAMES)}
    (tmp_path / "a.tar").write_bytes(tarred(members))
    found = [one for one in read_paths([str(tmp_path / "a.tar")]) if not isinstance(one, Loss)]
    assert sorted(sighting.path.rpartition("!")[2] for _, sighting in found) == TOLD
