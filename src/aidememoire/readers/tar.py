"""Which files does a tar archive hold, read as it streams and written nowhere?"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from typing import IO, Any

from aidememoire.errors import AideMemoireError, InputError, TooLong
from aidememoire.readers import limits
from aidememoire.readers.limits import Budget
from aidememoire.readers.members import check_name, is_hidden
from aidememoire.readers.source import Source, placed

_LABELS = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)


class _Member(tarfile.TarInfo):
    """A member whose own header may not be longer than one is."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _LABELS and self.size > limits.LABEL:
            raise TooLong("the header of one of its members is too long", remedy="make the archive again")
        found: tarfile.TarInfo = super()._proc_member(archive)  # type: ignore[misc]
        return found


def members_of(source: Source) -> Iterator[Source | AideMemoireError]:
    """The files of an archive, in its order; one that may not be read is an error that names it.

    Raises InputError where the archive is damaged; what came before was given.
    """
    source.head()
    try:
        files = 0
        with tarfile.open(fileobj=source.stream, mode="r|", tarinfo=_Member, errorlevel=1) as archive:
            while (entry := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined]  # else its memory grows with the archive
                if entry.isdir() or is_hidden(entry.name):
                    continue
                files += 1
                source.budget.member()
                part = source.part(entry.name, io.BytesIO())
                try:
                    yield _opened(archive, entry, part, source.budget)
                except AideMemoireError as error:
                    yield placed(error, part.where)
    except (tarfile.TarError, EOFError) as error:
        raise InputError(f"the archive is damaged or ends too early ({error})", remedy="fetch it again") from error
    if not files:
        raise InputError("there is no file in this archive", remedy="give one with dispatches in it")


def _opened(archive: tarfile.TarFile, entry: tarfile.TarInfo, part: Source, budget: Budget) -> Source:
    check_name(entry.name)
    if entry.issym() or entry.islnk():
        raise InputError("it is a link, not a file", remedy="put the file itself in the archive")
    if not entry.isreg():
        raise InputError("it is a device or a pipe, not a file", remedy="leave it out of the archive")
    if entry.size > limits.MEMBER:
        raise TooLong(f"it is of more than {limits.size(limits.MEMBER)}", remedy="give it in parts")
    packed = archive.extractfile(entry)
    if packed is None:
        raise InputError("it cannot be read", remedy="unpack the archive and look")
    part.stream = io.BufferedReader(_Counted(packed, budget), 2**16)
    return part


class _Counted(io.RawIOBase):
    """A member's bytes, counted; a hole in a sparse file counts, too."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            part = self._stream.read(len(buffer))
        except tarfile.TarError as error:
            raise InputError(f"it ends too early, or is damaged ({error})", remedy="fetch the archive again") from error
        self._budget.take(len(part))
        buffer[: len(part)] = part
        return len(part)
