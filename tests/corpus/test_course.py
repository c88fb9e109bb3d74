"""How far a run has come is told by what is coded; what a stopped one leaves is told, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_sources import made_source
from rujuk.cli import main
from rujuk.corpus import run
from rujuk.corpus.course import Course
from rujuk.corpus.run import code_corpus

if TYPE_CHECKING:
    from pathlib import Path

FOUND = 12  # six pages, two more in their archive, four files


def test_what_is_read_and_not_coded_is_not_done(tmp_path: Path) -> None:
    source, made = made_source(tmp_path, 6), tmp_path / "made"
    course = Course([source])
    shares = []

    def told(_: int) -> None:
        assert course.whole
        shares.append(course.done / course.whole)

    report = code_corpus([str(source)], made, most_pages=2, course=course, progress=told)
    assert len(shares) == report.coded == 6
    assert shares == sorted(shares)
    # All is read when the last but one is written: that is no page more done.
    assert shares[-2:] == pytest.approx([10 / FOUND, 1.0], abs=0.01)
    kept: list[int] = []
    course = Course([source], kept=kept.append)
    code_corpus([str(source)], made, most_pages=2, course=course)
    assert kept == [2] * 6
    assert course.done == course.whole


@pytest.mark.parametrize("parts", [0, 3])
def test_a_stopped_run_tells_what_is_kept(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    parts: int,
) -> None:
    source, folder = made_source(tmp_path, 6), tmp_path / "made"
    done = 0

    def stop(_: int) -> None:
        nonlocal done
        done += 1
        if done == parts:
            raise KeyboardInterrupt

    if parts:
        with pytest.raises(KeyboardInterrupt):
            code_corpus([str(source)], folder, most_pages=2, progress=stop)

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "BatchPool", stopped)
    with pytest.raises(SystemExit) as left:
        main(["code-corpus", str(source), "-o", str(folder)])
    assert left.value.code == 130
    told = capsys.readouterr().err.splitlines()[-1]
    if parts:
        assert told == (
            f"stopped: 3 parts are kept in {folder}; the same command goes on with what is missing"
        )
    else:
        assert told == f"stopped: nothing is written to {folder} yet"
        assert not folder.exists()
