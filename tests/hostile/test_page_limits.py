"""Pages made to take for ever: a loss within bounds, and the rest of the run is read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from rujuk.jobs.limits import Limits
from rujuk.jobs.pool import Pool
from rujuk.read.inputs.found import Found
from rujuk.records import Loss
from rujuk.store.case import Case

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "Sekitar 1.500 tentara Korea Utara telah tiba di Rusia untuk berlatih bersama. "
MEMORY = 700 << 20
NODES = {
    "elements": b"<b>" * 10_000_000,
    "closings": b"</p>" * 8_000_000,
    "comments": b"<!---->" * 4_500_000,
    "attributes": b"<a " + b"a " * 10_000_000 + b">",
    "characters": b"<p>" + b"&lt;" * 7_500_000,
}


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded by Linux only")
def test_html_of_ten_million_nodes_is_a_loss() -> None:
    pages = [Found(data=b"<html><body>" + NODES[name], path=name) for name in NODES]
    pages.append(Found(data=SENTENCE.encode(), path="last.txt"))
    with Pool(1, Limits(memory=MEMORY)) as workers:
        *lost, last = workers.code(pages)
    assert not isinstance(last, Loss)
    for one in lost:
        assert isinstance(one, Loss)
        assert "more than" in one.reason or "at most" in one.reason
        assert "seconds" not in one.reason, "it is told at once"


def test_a_page_without_end_costs_no_other_page(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "b.txt").write_text(SENTENCE * 20_000, "utf-8")  # some fifteen seconds of work
    for name in ("a.txt", "c.txt"):
        (folder / name).write_text(f"{SENTENCE} Halaman {name}.", "utf-8")
    with Case(tmp_path / "case") as case:
        report = case.add([str(folder)], limits=Limits(seconds=3.0))
        assert [one.path for one in report.losses] == [str(folder / "b.txt")]
        assert report.losses[0].reason == "not done in 3 seconds of the processor: given up"
        assert len(list(case.pages())) == 2
        assert case.check() == []
