"""Sources of corpora made for tests, and what makes of them what."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from made_archives import page, record, warc

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PLAIN = "Sekitar {count} tentara Korea Utara tiba di Rusia pada Senin, kata juru bicara militer.\n"


def made_source(folder: Path, pages: int, *, extra: bytes = b"") -> Path:
    """A folder with a web archive of so many pages and four files beside it.

    In the archive one page stands twice at two addresses, and one record is no page; of the files
    two have the same bytes and one is no text.
    """
    source = folder / "source"
    source.mkdir(parents=True)
    records = [
        record(page(number), url=f"http://warta.example/{number}") for number in range(pages)
    ]
    records.insert(2, record(page(0), url="http://salinan.example/0", date="2024-05-20T00:00:00Z"))
    records.insert(3, record(bytes(range(256)) * 9, url="http://warta.example/x"))
    (source / "crawl.warc.gz").write_bytes(warc(*records) + extra)
    for name in ("a.txt", "b.txt"):
        (source / name).write_text(PLAIN.format(count=11_000), "utf-8")
    (source / "c.txt").write_text(PLAIN.format(count=12_000), "utf-8")
    (source / "d.bin").write_bytes(bytes(range(256)) * 40)
    return source


def parts_of(folder: Path) -> dict[str, str]:
    """Name and hash of every part of a corpus, and of what says which they are."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.name[0] != "."
    }


SMALL_BATCHES = """
import signal, sys
from rujuk.corpus.run import code_corpus
signal.signal(signal.SIGINT, signal.default_int_handler)  # a suite in the background ignores it
if __name__ == "__main__":
    source, folder, scheduler, most = sys.argv[1:]
    done = 0
    def told(pages):
        global done
        done += pages
        print(done, flush=True)
    code_corpus(
        [source], folder, scheduler=scheduler or None, most_pages=int(most), progress=told
    )
"""
"""Codes a source in batches of so many pages; prints how many pages are done."""


def coding(
    source: Path, folder: Path, *, most: int, scheduler: str = "", before: Sequence[str] = ()
) -> subprocess.Popen[str]:
    """A process that codes a source in small batches."""
    script = folder.parent / "code.py"
    script.write_text(SMALL_BATCHES, "utf-8")
    command = [*before, sys.executable, str(script), str(source), str(folder), scheduler, str(most)]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def code_whole(source: Path, folder: Path, *, most: int, scheduler: str = "") -> None:
    """Code a source in small batches, to its end."""
    with coding(source, folder, most=most, scheduler=scheduler) as run:
        _, told = run.communicate(timeout=120)
    assert run.returncode == 0, told
