"""The form of a backup: a folder, or the same files in one tar.

```
manifest.json             what there is; written last, so a backup without it is not whole
tables/<table>.jsonl      first the kinds of the columns, then a row a line, the same for every kind of database
blobs/aa/bb/<digest>      the files
```

A backup is written under a temporary name beside its own and renamed when it
is on the disk. The files are readable by their owner only: they hold the
accounts' password hashes.
"""

import os
import shutil
import tarfile
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Literal, Protocol

from pydantic import BaseModel, Field, ValidationError

from prompt2mesh.mesh.errors import InputFileError
from prompt2mesh.store.blobs.content import storage_fault, sync_folder

MANIFEST = "manifest.json"


class TableEntry(BaseModel):
    """One table of a backup.

    Attributes:
        rows: How many it has.
        sha256: Of its file.
    """

    rows: int
    sha256: str


class Manifest(BaseModel):
    """What a backup holds.

    Attributes:
        program_version: Of the program that made it.
        schema_revision: Of the tables.
        database: The kind of database that it was made from; it can be restored into either.
        missing: Blobs that something refers to, but that were lost or damaged already.
    """

    format: Literal["prompt2mesh-backup"] = "prompt2mesh-backup"
    format_version: Literal[1] = 1
    program_version: str
    schema_revision: str
    database: str
    made_at: datetime
    tables: dict[str, TableEntry]
    blobs: int
    blob_bytes: int
    missing: list[str] = Field(default_factory=list[str])


class Writer(Protocol):
    """Takes the files of a backup."""

    def add(self, name: str, path: Path) -> None:
        """Moves a file in."""
        ...


class Reader(Protocol):
    """Gives the files of a backup."""

    def open(self, name: str) -> IO[bytes]:
        """A file, to read.

        Raises:
            InputFileError: The backup has no such file.
        """
        ...


@contextmanager
def new_archive(target: Path) -> Generator[tuple[Writer, Path]]:
    """A writer, and a folder for scratch files; the backup appears at `target` when the block ends well.

    Args:
        target: A name ending in `.tar`, or else a folder. It must not exist.

    Raises:
        InputFileError: It exists.
        StorageError: It cannot be written.
    """
    target = target.absolute()
    if target.exists():
        raise InputFileError(f"a new name for the backup was expected; {target} exists", hint="choose another name")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{target.name}.part-", dir=target.parent))
        try:
            scratch = staging / "scratch"
            scratch.mkdir()
            whole = staging / target.name
            if target.suffix == ".tar":
                with _private(whole).open("wb") as file:
                    with tarfile.open(fileobj=file, mode="w") as tar:
                        yield _TarWriter(tar), scratch
                    file.flush()
                    os.fsync(file.fileno())
            else:
                whole.mkdir()
                yield _FolderWriter(whole), scratch
            whole.rename(target)
            sync_folder(target.parent)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as exc:
        raise storage_fault(exc) from exc


@contextmanager
def open_archive(source: Path) -> Generator[tuple[Reader, Manifest]]:
    """A backup to read.

    Raises:
        InputFileError: It is not a whole backup of a form that this program reads.
    """
    if source.is_dir():
        reader = _FolderReader(source)
        yield reader, _manifest(reader, source)
        return
    try:
        tar = tarfile.open(source, "r:")  # noqa: SIM115 - closed below
    except (OSError, tarfile.TarError) as exc:
        raise InputFileError(f"a backup was expected in {source}: {exc}", hint="give the tar or folder") from exc
    with tar:
        reader = _TarReader(tar)
        yield reader, _manifest(reader, source)


def _manifest(reader: Reader, source: Path) -> Manifest:
    try:
        with reader.open(MANIFEST) as file:
            return Manifest.model_validate_json(file.read())
    except InputFileError as exc:
        raise InputFileError(
            f"{source} is not a whole backup: it has no {MANIFEST}", hint="it was cut off, or is something else"
        ) from exc
    except ValidationError as exc:
        raise InputFileError(
            f"the {MANIFEST} of {source} cannot be read", hint="a newer Prompt2Mesh may have written it"
        ) from exc


class _FolderWriter:
    def __init__(self, root: Path) -> None:
        self._root = root

    def add(self, name: str, path: Path) -> None:
        place = self._root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb") as file:
            os.fsync(file.fileno())
        path.chmod(0o600)
        path.rename(place)


class _TarWriter:
    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar

    def add(self, name: str, path: Path) -> None:
        entry = self._tar.gettarinfo(path, name)
        entry.mode, entry.uid, entry.gid, entry.uname, entry.gname = 0o600, 0, 0, "", ""
        with path.open("rb") as file:
            self._tar.addfile(entry, file)
        path.unlink()


class _FolderReader:
    def __init__(self, root: Path) -> None:
        self._root = root

    def open(self, name: str) -> IO[bytes]:
        try:
            return (self._root / name).open("rb")
        except OSError as exc:
            raise _lacks(name) from exc


class _TarReader:
    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar

    def open(self, name: str) -> IO[bytes]:
        try:
            file = self._tar.extractfile(name)
        except (KeyError, OSError, tarfile.TarError) as exc:
            raise _lacks(name) from exc
        if file is None:
            raise _lacks(name)
        return file


def _lacks(name: str) -> InputFileError:
    return InputFileError(f"the backup lacks {name}", hint="it was cut off or changed; use another backup")


def _private(path: Path) -> Path:
    path.touch(mode=0o600)
    return path
