"""A full disk, a file that may not grow, a disk for reading only: told, and nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

import killed_works

if sys.platform == "win32":
    pytest.skip("no such bounds there", allow_module_level=True)
import resource
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "rujuk.cli"]
UNSHARED = ("unshare", "--map-root-user", "--mount")
SMALL, LARGE = "600k", "64m"


def run(
    *arguments: str, prefix: tuple[str, ...] = (), most_bytes: int | None = None
) -> subprocess.CompletedProcess[str]:
    def bound() -> None:
        if most_bytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    return subprocess.run(
        [*prefix, *COMMAND, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        preexec_fn=bound,
    )


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> killed_works.Adding:
    return killed_works.Adding(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def expected(
    work: killed_works.Adding, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """The results of a case that was made without any trouble."""
    case = tmp_path_factory.mktemp("whole") / "case"
    assert run(*work.command(case)).returncode == 3
    return work.final(case)


def told_by(work: killed_works.Adding, out: str) -> set[str]:
    return {told for line in out.splitlines() if (told := work.told(line)) is not None}


@pytest.mark.parametrize("most_bytes", [1 << 10, 40 << 10, 300 << 10])
def test_a_file_that_may_not_grow(
    tmp_path: Path, work: killed_works.Adding, expected: dict[str, bytes], most_bytes: int
) -> None:
    case = tmp_path / "case"
    stopped = run(*work.command(case), most_bytes=most_bytes)
    assert stopped.returncode == 2, stopped.stderr
    assert stopped.stderr.splitlines()[-1].startswith(f"error: {case}: ")
    assert "what was told is kept" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    work.must_hold(case, told_by(work, stopped.stdout))
    assert run(*work.command(case)).returncode == 3
    assert work.final(case) == expected


def may_mount(folder: Path) -> bool:
    """Whether this system lets a user mount a small disk for himself."""
    if shutil.which(UNSHARED[0]) is None:
        return False
    mount = f'mount -t tmpfs -o size={SMALL} tmpfs "$1"'
    tried = subprocess.run(
        [*UNSHARED, "sh", "-c", mount, "sh", str(folder)], capture_output=True, check=False
    )
    return tried.returncode == 0


ON_A_SMALL_DISK = f"""
set -u
disk=$1 saved=$2; shift 2
mount -t tmpfs -o size={SMALL} tmpfs "$disk" || exit 9
"$@" > "$saved/out" 2> "$saved/err"; echo $? > "$saved/status"
mkdir "$saved/full"; cp "$disk"/* "$saved/full"/
mount -o remount,size={LARGE} "$disk" || exit 9
"$@" > /dev/null 2> /dev/null; echo $? > "$saved/status2"
mount -o remount,ro "$disk" || exit 9
"$@" > /dev/null 2> "$saved/err3"; echo $? > "$saved/status3"
cp "$disk"/* "$saved"/
"""


def test_a_disk_that_is_full_and_then_for_reading_only(
    tmp_path: Path, work: killed_works.Adding, expected: dict[str, bytes]
) -> None:
    disk, saved = tmp_path / "disk", tmp_path / "saved"
    for folder in (disk, saved):
        folder.mkdir()
    if not may_mount(disk):
        pytest.skip("no disk may be mounted here")
    adding = [*COMMAND, *work.command(disk / "case")]
    subprocess.run(
        [*UNSHARED, "sh", "-c", ON_A_SMALL_DISK, "sh", str(disk), str(saved), *adding],
        check=True,
        timeout=300,
    )
    said = (saved / "err").read_text()
    assert (saved / "status").read_text().strip() == "2", said
    assert "the disk is full; make room and run it again, what was told is kept" in said
    assert "Traceback" not in said
    told = told_by(work, (saved / "out").read_text())
    assert told, "the disk was full before anything was kept"
    work.must_hold(saved / "full" / "case", told)
    assert (saved / "status2").read_text().strip() == "3"
    assert (saved / "status3").read_text().strip() in {"2", "3"}
    assert "Traceback" not in (saved / "err3").read_text()
    assert work.final(saved / "case") == expected
