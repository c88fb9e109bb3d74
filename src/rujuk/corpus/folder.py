"""The folder of a corpus: its parts, each written whole or not at all, and what it is of.

`corpus.json` says which program coded which sources. While it says that the corpus is not
complete, a run goes on or was cut short; every part that is there is whole all the same.
"""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from rujuk.errors import CorpusError
from rujuk.store.file_lock import FileLock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

FORM = 1
MANIFEST = "corpus.json"
_PART = re.compile(r"part-(\d{6,12})-([0-9a-f]{16})\.parquet")
_UNFINISHED = re.compile(r"\..{1,80}\.unfinished")
_LOCK = ".lock"
_HEAD = 64


class Part(msgspec.Struct, frozen=True):
    """A part by the name of its file; `rows` pages were found, `unread` of them have no record."""

    name: str
    rows: int
    unread: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a corpus is of. `coded_by` names the program and its lexica, `parts` are in order."""

    corpus: int
    coded_by: str
    sources: tuple[str, ...]
    fields: dict[str, str]
    complete: bool
    rows: int = 0
    unread: int = 0
    parts: tuple[Part, ...] = ()


def is_corpus(path: str | os.PathLike[str]) -> bool:
    """Whether this is the folder of a corpus, by the file that says what it is of."""
    return Path(path, MANIFEST).is_file()


def is_made_corpus(path: str | os.PathLike[str]) -> bool:
    """Whether a run made this folder, and not somebody who calls a list of pages `corpus.json`."""
    if not is_corpus(path):
        return False
    try:
        with Path(path, MANIFEST).open("rb") as file:
            begun = b"".join(file.read(_HEAD).split())
            return begun.startswith(b'{"corpus":') or bool(parts_in(path))
    except OSError:
        return False


def read_manifest(path: str | os.PathLike[str]) -> Manifest:
    """What a corpus is of. Raises CorpusError where the folder is none of ours."""
    try:
        stored = Path(path, MANIFEST).read_bytes()
    except OSError as error:
        raise CorpusError(str(path), f"is no corpus: {error.strerror or error}") from error
    try:
        form = msgspec.json.decode(stored, type=dict[str, object]).get("corpus")
        if form == FORM:
            return msgspec.json.decode(stored, type=Manifest)
    except msgspec.DecodeError as error:
        message = f"{MANIFEST} is damaged ({error}); remove it with the folder, or restore it"
        raise CorpusError(str(path), message) from error
    message = f"{MANIFEST} has form {form}; this program knows form {FORM}"
    raise CorpusError(str(path), message)


def part_name(number: int, name: str) -> str:
    """The file of a batch, by its number and its name."""
    return f"part-{number:06}-{name}.parquet"


def number_and_name(part: str) -> tuple[int, str]:
    """Number and name of the batch that a file is of."""
    found = _PART.fullmatch(part)
    if found is None:
        message = f"{part} is no part of a corpus"
        raise ValueError(message)
    return int(found[1]), found[2]


def parts_in(path: str | os.PathLike[str]) -> list[str]:
    """The names of all parts that lie in a folder, in order."""
    return sorted(one.name for one in Path(path).iterdir() if _PART.fullmatch(one.name))


class Folder:
    """The folder of a corpus that is being written. Use it as a context manager.

    One program writes at a time. What a killed one left unfinished is removed. A run that writes
    nothing leaves everything as it was.
    """

    def __init__(self, path: str | os.PathLike[str], manifest: Manifest) -> None:
        """`manifest` says what the corpus will be of. Raises CorpusError for another one's folder.

        The folder is made where there is none.
        """
        self.path = Path(path)
        self._manifest = manifest
        self._lock = FileLock(self.path / _LOCK)
        self._is_new = not self.path.exists()
        self._is_begun = False

    def __enter__(self) -> Self:
        """Take the folder, and clean it."""
        self._refuse_others()
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            is_ours = self._lock.take()
        except OSError as error:
            raise self._unusable(error) from error
        if not is_ours:
            message = "another program is writing this corpus; try again when it is done"
            raise CorpusError(str(self.path), message)
        try:
            self._clean()
        except BaseException:
            self._lock.leave()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        """Leave the folder to others; a new one that became no corpus is gone."""
        self._lock.leave()
        if self._is_new and not is_corpus(self.path):
            with contextlib.suppress(OSError):
                self.path.rmdir()

    def _clean(self) -> None:
        """Remove what a killed program left unfinished."""
        for one in self.path.iterdir():
            if _UNFINISHED.fullmatch(one.name):
                one.unlink(missing_ok=True)

    def holds(self, name: str) -> bool:
        """Whether this part is there."""
        return (self.path / name).is_file()

    def write(self, name: str, content: bytes) -> None:
        """Write a part, whole or not at all; it is on the disk when this returns.

        Before the first one it is said what the corpus will be of, and that it is not complete.
        """
        if not self._is_begun:
            self._write_manifest(self._manifest)
            self._is_begun = True
        self._write(name, content)

    def finish(self, parts: Sequence[Part]) -> list[str]:
        """Say that the corpus is complete and is made of these parts; the names of those removed.

        What is removed are parts of earlier runs: of other lexica, or of a source that has changed.
        """
        kept = {one.name for one in parts}
        self._write_manifest(
            msgspec.structs.replace(
                self._manifest,
                complete=True,
                rows=sum(one.rows for one in parts),
                unread=sum(one.unread for one in parts),
                parts=tuple(parts),
            )
        )
        gone = [name for name in parts_in(self.path) if name not in kept]
        for name in gone:
            (self.path / name).unlink(missing_ok=True)
        self._sync()
        return gone

    def _write(self, name: str, content: bytes) -> None:
        unfinished = self.path / f".{name}.unfinished"
        try:
            with unfinished.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self.path / name)
            self._sync()
        except OSError as error:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise self._unusable(error) from error

    def _write_manifest(self, manifest: Manifest) -> None:
        self._write(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")

    def _refuse_others(self) -> None:
        if not self.path.exists():
            return
        if not self.path.is_dir():
            raise CorpusError(str(self.path), "is no folder")
        if is_corpus(self.path):
            held = read_manifest(self.path)
            are_others = _sources(held) != _sources(self._manifest)
            told = "sources" if are_others else "fields"
            if are_others or held.fields != self._manifest.fields:
                message = (
                    f"is the corpus of other {told} ({_named(getattr(held, told))});"
                    " name another folder, or remove this one"
                )
                raise CorpusError(str(self.path), message)
            return
        others = [
            one.name
            for one in sorted(self.path.iterdir())
            if one.name != _LOCK and not _UNFINISHED.fullmatch(one.name)
        ]
        if others:
            message = f"holds something else ({others[0]}); name an empty or a new folder"
            raise CorpusError(str(self.path), message)

    def _sync(self) -> None:
        """Bring the names in the folder to the disk."""
        folder = os.open(self.path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _unusable(self, error: OSError) -> CorpusError:
        reason = error.strerror or str(error)
        return CorpusError(str(self.path), f"cannot be written: {reason}; nothing written is lost")


def own_files(folder: str | os.PathLike[str], sources: Iterable[str]) -> Callable[[str], bool]:
    """Tells of a path whether it lies in the corpus that is being written."""
    own = Path(folder).resolve()
    if not any(own.is_relative_to(Path(one).resolve()) for one in sources):
        return lambda _: False
    return lambda path: Path(path).resolve().is_relative_to(own)


def without_slash(source: str) -> str:
    """The path of a source without slashes at its end, which name the same folder."""
    return source.rstrip("/") or source[:1]


def _sources(manifest: Manifest) -> list[str]:
    return [without_slash(one) for one in manifest.sources]


def _named(told: Sequence[str] | Mapping[str, str]) -> str:
    if not isinstance(told, dict):
        return ", ".join(told)
    return ", ".join(f"{part}={name}" for part, name in told.items()) or "none"
