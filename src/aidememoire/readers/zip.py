"""Which files does a zip archive hold, read one at a time and written nowhere?"""

from __future__ import annotations

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

from aidememoire.errors import AideMemoireError, BinaryInput, InputError, TooLong
from aidememoire.readers import limits
from aidememoire.readers.limits import Budget
from aidememoire.readers.members import check_name, is_hidden
from aidememoire.readers.source import Source, placed

_END = struct.Struct("<4s4H2LH")
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")


def members_of(source: Source) -> Iterator[Source | AideMemoireError]:
    """The files of an archive, in its order; one that may not be read is an error that names it.

    Raises InputError for what is no whole zip, and BinaryInput for an office document.
    """
    stream = source.seekable("a zip archive inside another")
    _check_directory(stream)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise InputError(f"it is no whole zip archive ({error})", remedy="fetch it again") from error
    with archive:
        entries = archive.infolist()
        if entries and entries[0].filename in _OFFICE:
            raise BinaryInput("this is an office document or a program, not text", remedy="save it as plain text first")
        if not any(not entry.is_dir() for entry in entries):
            raise InputError("there is no file in this archive", remedy="give one with dispatches in it")
        for entry in entries:
            if entry.is_dir() or is_hidden(entry.filename):
                continue
            source.budget.member()
            part = source.part(entry.filename, io.BytesIO())
            try:
                _check(entry)
                with archive.open(entry) as packed:
                    part.stream = io.BufferedReader(_Metered(packed, entry.compress_size, source.budget), 2**16)
                    yield part
            except (zipfile.BadZipFile, OSError, EOFError, RuntimeError) as error:
                yield InputError(
                    f"this member is damaged or of a kind that is not read ({error})",
                    where=part.where,
                    remedy="unpack the archive and look",
                )
            except AideMemoireError as error:
                yield placed(error, part.where)


def _check_directory(stream: IO[bytes]) -> None:
    """Raises TooLong for a list of members that would not fit in memory, before it is read."""
    end = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, end - 2**16 - _END.size))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + _END.size:
        return  # not whole: zipfile says so
    length = _END.unpack_from(tail, at)[5]
    long = tail.rfind(b"PK\x06\x06", 0, at)
    if length == 0xFFFFFFFF and long >= 0 and len(tail) >= long + 56:
        length = struct.unpack_from("<Q", tail, long + 40)[0]
    if length > limits.DIRECTORY:
        raise TooLong("its list of members is too long to be held", remedy="give it in several archives")


def _check(entry: zipfile.ZipInfo) -> None:
    """Raises InputError for a member that may not be read."""
    check_name(entry.filename)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise InputError("it is a link, not a file", remedy="put the file itself in the archive")
    if entry.flag_bits & 1:
        raise InputError("it is locked by a password", remedy="unpack the archive and give its files")


class _Metered(io.RawIOBase):
    """A member's bytes, counted against the limits as they are unpacked."""

    def __init__(self, packed: IO[bytes], size: int, budget: Budget) -> None:
        self._packed, self._size, self._budget, self._out = packed, size, budget, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            part = self._packed.read(len(buffer))
        except (zipfile.BadZipFile, OSError, EOFError, zlib.error, lzma.LZMAError) as error:
            raise InputError(f"it is damaged ({error})", remedy="fetch the archive again") from error
        self._out += len(part)
        self._budget.take(len(part))
        limits.check_ratio(self._size, self._out)
        if self._out > limits.MEMBER:
            raise TooLong(f"it unpacks to more than {limits.size(limits.MEMBER)}", remedy="give it in parts")
        buffer[: len(part)] = part
        return len(part)
