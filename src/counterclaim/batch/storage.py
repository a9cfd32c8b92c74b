"""Where input and output lie: a folder here, in S3, wherever pyarrow or fsspec reach; files put whole or not at all."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from uuid import uuid4

from counterclaim.errors import CounterclaimError, ReportError

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,40}://")
_CHUNK = 1 << 20


class Entry(NamedTuple):
    """One file: path under the folder, bytes, time of change (ISO 8601)."""

    path: str
    size: int
    modified: str


class Folder:
    """A folder or a single file at an address ("data/", "s3://bucket/prefix", "file:///data")."""

    def __init__(self, address: str) -> None:
        from pyarrow import fs

        self.address = address
        try:
            if not _ADDRESS.match(address):
                self.fs, self.path = fs.LocalFileSystem(), os.path.abspath(address)
            elif address.split("://")[0] in ("s3", "gs", "gcs", "hdfs", "viewfs", "file", "abfs", "abfss"):
                self.fs, self.path = fs.FileSystem.from_uri(address)
            else:  # https, sftp, memory and what else fsspec knows
                import fsspec

                found, self.path = fsspec.core.url_to_fs(address)
                self.fs = fs.PyFileSystem(fs.FSSpecHandler(found))
        except (OSError, ValueError, ImportError) as error:
            raise _unreachable(address, error) from None
        self.path = self.path.rstrip("/") or "/"
        self.local = isinstance(self.fs, fs.LocalFileSystem)

    def entries(self) -> list[Entry]:
        """All files, by path; what begins with "_" or "." is left out. A single file is a folder of one.

        Raises ReportError where there is nothing at the address or it can't be reached.
        """
        from pyarrow import fs

        try:
            here = self.fs.get_file_info(self.path)
            if here.type == fs.FileType.File:
                base = self.path.rsplit("/", 1)[-1]
                return [Entry(base, here.size or 0, _time(here))]
            if here.type == fs.FileType.NotFound:
                raise ReportError("no such file or folder.", where=self.address, next_step="Check the address.")
            infos = self.fs.get_file_info(fs.FileSelector(self.path, recursive=True))
        except OSError as error:
            raise _unreachable(self.address, error) from None
        out = []
        for info in infos:
            name = info.path.removeprefix(self.path).lstrip("/") if info.type == fs.FileType.File else ""
            if name and not any(step.startswith(("_", ".")) for step in name.split("/")):
                out.append(Entry(name, info.size or 0, _time(info)))
        return sorted(out)

    def full(self, path: str) -> str:
        """A path under the folder as its file system takes it; for a single file, the file."""
        return self.path if self.path.rsplit("/", 1)[-1] == path and self._is_file() else f"{self.path}/{path}"

    def _is_file(self) -> bool:
        from pyarrow import fs

        return bool(self.fs.get_file_info(self.path).type == fs.FileType.File)

    def open(self, path: str) -> Any:
        """A file for reading anywhere in it (a pyarrow NativeFile)."""
        return self.fs.open_input_file(self.full(path))

    def stream(self, path: str) -> Any:
        """A file for reading from the start, unpacked where its name says that it is packed."""
        return self.fs.open_input_stream(self.full(path), compression="detect", buffer_size=_CHUNK)

    def names(self, path: str) -> list[str]:
        """The file names in a folder under this one, sorted; none where it is not there."""
        from pyarrow import fs

        found = self.fs.get_file_info(fs.FileSelector(f"{self.path}/{path}", allow_not_found=True))
        names = (info.base_name for info in found if info.type == fs.FileType.File)
        return sorted(name for name in names if not name.startswith("."))

    def get(self, path: str) -> bytes | None:
        """A small file's bytes; None where there is none."""
        from pyarrow import fs

        full = f"{self.path}/{path}"
        if self.fs.get_file_info(full).type != fs.FileType.File:
            return None
        with self.fs.open_input_stream(full) as file:
            return bytes(file.read())

    def remove(self, path: str) -> None:
        """Delete a file that may be gone already."""
        with suppress(OSError):
            self.fs.delete_file(f"{self.path}/{path}")

    def put(self, path: str, data: bytes) -> None:
        """Write a small file, whole or not at all."""
        with self.new(path) as temporary:
            temporary.write_bytes(data)

    def new(self, path: str) -> "NewFile":
        """A file to be written: gives a local path, and puts what stands there in place at the end."""
        return NewFile(self, path)


class NewFile:
    """Written under another name and put in place by one step, so that nobody ever meets half a file.

    On this machine the step is a rename; elsewhere it is the end of an upload, which a store such as S3 shows only
    once it is complete.
    """

    def __init__(self, folder: Folder, path: str) -> None:
        self.folder = folder
        self.target = f"{folder.path}/{path}"
        if folder.local:
            target = Path(self.target)
            target.parent.mkdir(parents=True, exist_ok=True)
            self.temporary = target.parent / f".{uuid4().hex}.part"
        else:
            self.temporary = Path(tempfile.gettempdir()) / f"counterclaim-{uuid4().hex}.part"

    def __enter__(self) -> Path:
        return self.temporary

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: object) -> None:
        try:
            if kind is None:
                self._in_place()
        finally:
            with suppress(OSError):
                self.temporary.unlink()

    def _has_folders(self) -> bool:
        """False for stores of objects, in which a folder is but a part of a name (and making one asks for a bucket)."""
        return self.folder.fs.type_name not in ("s3", "gcs", "abfs", "py::fsspec+s3", "py::fsspec+s3a")

    def _in_place(self) -> None:
        if self.folder.local:
            with self.temporary.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(self.temporary, self.target)
            return
        if self._has_folders():
            self.folder.fs.create_dir(self.target.rsplit("/", 1)[0], recursive=True)
        out = self.folder.fs.open_output_stream(self.target)
        with self.temporary.open("rb") as file:
            shutil.copyfileobj(file, out, _CHUNK)
        out.close()  # not reached where copying fails: an upload that is not closed never appears


def left_over(folder: Folder) -> None:
    """Remove what killed workers left of files they had not finished; nothing of it is ever read."""
    if folder.local:
        for path in Path(folder.path).rglob(".*.part"):
            with suppress(OSError):
                path.unlink()


def buffered(file: Any) -> BinaryIO:
    """A pyarrow file with readline."""
    import io

    return io.BufferedReader(file, _CHUNK)


def chunks(file: Any) -> Iterator[bytes]:
    """The rest of a file, piece by piece."""
    while data := file.read(_CHUNK):
        yield data


def _time(info: Any) -> str:
    return info.mtime.isoformat() if info.mtime is not None else ""


def _unreachable(address: str, error: Exception) -> CounterclaimError:
    words = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
    return ReportError(f"can't be reached ({words}).", where=address[:200], next_step="Check address and access.")
