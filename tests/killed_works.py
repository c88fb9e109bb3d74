"""The commands that are killed on purpose, each with a small input of made-up pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

import made_archives
from rujuk.cli import rujuk
from rujuk.store.case import Case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = 110
EXPORTS = ("ftm", "polecat")


def make_archive(path: Path) -> None:
    """A web archive of short pages, with one twice, one that is no page and a damaged record."""
    body = "Sekitar {} tentara tiba di pelabuhan itu pada Senin, kata juru bicara militer."
    records = [
        made_archives.record(
            body.format(1000 + number).encode(),
            kind="conversion",
            media="text/plain",
            url=f"http://warta.example/{number}",
        )
        for number in range(PAGES)
    ]
    records[20:20] = [made_archives.record(made_archives.page(n)) for n in range(3)]
    twice = made_archives.record(
        body.format(1003).encode(),
        kind="conversion",
        media="text/plain",
        url="http://kabar.example/3",
    )
    records.insert(40, twice)
    records.insert(60, made_archives.record(b"%PDF-1.7\n", media="text/html"))
    path.write_bytes(made_archives.warc(*records))


def results_of(case: Path) -> dict[str, bytes]:
    """What the brief and two exports of a case come to, by name.

    How often a case was changed is its history, and a killed one has more of it: that number (`run`
    of the brief) is left out, and nothing else.
    """
    brief = json.loads(done("brief", "--json", str(case)))
    assert brief.pop("run") >= 1
    results = {"brief": json.dumps(brief, indent=1).encode()}
    folder = case.parent / "exported"
    done("export", str(case), *EXPORTS, "-o", str(folder))
    for path in sorted(folder.iterdir()):
        results[path.name] = path.read_bytes()
    assert len(results) > len(EXPORTS)
    return results


def done(*arguments: str) -> str:
    """The standard output of a command that comes to its end."""
    result = CliRunner().invoke(rujuk, arguments, catch_exceptions=False)
    assert result.exit_code in {0, 3}, result.output
    return result.stdout


def documents_of(case: Path) -> Iterator[str]:
    """The pages of a case that is whole."""
    with Case(case, must_exist=True) as opened:
        yield from [page.document.id for page in opened.pages()]


class _OfCase:
    """A command that writes a case and tells each page that it has added."""

    def growing(self, target: Path) -> Path:
        """The journal of the case."""
        return target.with_name(f"{target.name}-wal")

    def told(self, line: str) -> str | None:
        """The page that this line tells to be added."""
        return line.split()[1] if line.startswith("added doc-") else None

    def must_hold(self, target: Path, told: set[str]) -> None:
        """The case opens, `rujuk check` proves it, every page told is in it."""
        if not target.exists() or not target.stat().st_size:
            assert not told
            return
        checked = done("check", str(target))
        assert "0 broken laws" in checked
        assert told <= set(documents_of(target))

    def final(self, target: Path) -> dict[str, bytes]:
        """What its brief and exports come to."""
        return results_of(target)


class Adding(_OfCase):
    """`rujuk add` of a web archive, with two workers."""

    name = "add"

    def __init__(self, folder: Path) -> None:
        """The archive is made in this folder."""
        self._archive = folder / "pages.warc.gz"
        make_archive(self._archive)

    def command(self, target: Path) -> list[str]:
        """Add it to the case."""
        return ["add", str(target), str(self._archive), "--jobs", "2"]
