"""The commands that are killed on purpose, each with a small input of made-up pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

import made_archives
from killed_runs import MOMENTS, Moment
from made_watch import feed, story
from rujuk.cli import rujuk
from rujuk.store.case import Case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from made_server import Site

PAGES = 110
EXPORTS = ("ftm", "polecat")


def make_archive(path: Path, first: int = 0) -> None:
    """A web archive of short pages from this number on, one of them twice, one that is no page."""
    body = "Sekitar {} tentara tiba di pelabuhan itu pada Senin, kata juru bicara militer."
    records = [
        made_archives.record(
            body.format(1000 + number).encode(),
            kind="conversion",
            media="text/plain",
            url=f"http://warta.example/{number}",
        )
        for number in range(first, first + PAGES)
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

    moments = MOMENTS

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


class Watching(_OfCase):
    """A round of `rujuk watch` of a feed with its pages, on a server of this machine."""

    name = "watch"
    _HOST = "127.0.0.1"
    _ITEMS = 40

    def __init__(self, site: Site) -> None:
        """The site is given a feed and pages."""
        items = []
        for number in range(self._ITEMS):
            count, title = 1000 + number, f"Laporan {number} dari pelabuhan"
            told = f"Sekitar {count} tentara tiba di pelabuhan itu, kata juru bicara militer."
            site.answers[f"/{number}"] = story(told, title=title)
            items.append((f"/{number}", title))
        site.answers["/feed"] = feed(*items)
        self._source = site.url("/feed", self._HOST)

    def command(self, target: Path) -> list[str]:
        """One round."""
        options = ["--once", "--delay", "0", "--allow", self._HOST, "--jobs", "2"]
        return ["watch", str(target), self._source, *options]


class Coding:
    """`rujuk code-corpus` of small web archives, with two workers; a part once written stays."""

    name = "code-corpus"
    moments = tuple(one for one in MOMENTS if one is not Moment.TOLD)  # it tells at its end only
    _ARCHIVES = 3

    def __init__(self, folder: Path) -> None:
        """The archives are made in this folder."""
        self._sources = folder / "archives"
        self._sources.mkdir()
        for number in range(self._ARCHIVES):
            make_archive(self._sources / f"{number}.warc.gz", first=number * PAGES)
        self._parts: dict[Path, dict[str, bytes]] = {}

    def command(self, target: Path) -> list[str]:
        """Code them into the folder."""
        return ["code-corpus", str(self._sources), "-o", str(target), "--jobs", "2"]

    def growing(self, target: Path) -> Path:
        """The folder, which a new part changes."""
        return target

    def told(self, line: str) -> str | None:
        """Nothing: what is kept is told by the parts that are there."""
        del line

    def must_hold(self, target: Path, told: set[str]) -> None:
        """Parts that were there stay as they were, and the corpus is read, finished or not."""
        del told
        parts = {path.name: path.read_bytes() for path in target.glob("part-*.parquet")}
        before = self._parts.setdefault(target, {})
        assert {name: parts.get(name) for name in before} == before
        before.update(parts)
        if (target / "corpus.json").exists():
            done("brief", "--json", str(target))
        else:
            assert not parts

    def final(self, target: Path) -> dict[str, bytes]:
        """What its brief and exports come to, and its parts."""
        parts = {path.name: path.read_bytes() for path in sorted(target.glob("part-*.parquet"))}
        assert len(parts) > 1
        assert not [path for path in target.iterdir() if path.name.endswith("unfinished")]
        return {**results_of(target), **parts}
