"""What stands in a compressed file (.gz, .bz2, .xz)? One stream, unpacked as it is read, never all at once."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import IO, Any

from aidememoire.errors import InputError
from aidememoire.readers import limits
from aidememoire.readers.limits import Budget
from aidememoire.readers.source import Source

_CHUNK = 64 * 2**10
_SUFFIXES = {".tgz": ".tar", ".tbz2": ".tar", ".tbz": ".tar", ".txz": ".tar", ".gz": "", ".bz2": "", ".xz": ""}


def unpack(source: Source) -> Source:
    """The file inside, as a stream. Raises InputError for a file that is compressed twice."""
    if source.unwrapped:
        raise InputError("it is compressed twice", remedy="unpack it first")
    head = source.head()
    make: Callable[[], Any]
    if head.startswith(b"\x1f\x8b"):
        make = _Gzip
    elif head.startswith(b"BZh"):
        make = bz2.BZ2Decompressor
    elif head.startswith(b"\xfd7zXZ\x00"):
        make = _xz
    else:
        raise InputError("it is not compressed (.gz, .bz2, .xz)", remedy="leave out --input-format")
    stream: Any = io.BufferedReader(_Unpacking(source.stream, make, source.budget), _CHUNK)
    return source.unpacked(_inner_name(source.name), stream)


def _inner_name(name: str) -> str:
    for suffix, inner in _SUFFIXES.items():
        if name.lower().endswith(suffix):
            return name[: -len(suffix)] + inner
    return name


def _xz() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=limits.WINDOW)


class _Gzip:
    """zlib's decompressor with the manners of those of bz2 and lzma."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(31)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data


class _Unpacking(io.RawIOBase):
    """The unpacked bytes of a stream, one piece at a time, counted against the limits."""

    def __init__(self, packed: IO[bytes], make: Callable[[], Any], budget: Budget) -> None:
        self._packed, self._make, self._budget = packed, make, budget
        self._inner = make()
        self._in = self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        part = self._next(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def _next(self, most: int) -> bytes:
        """The next bytes, at most so many; b"" at the end. Raises InputError for what is damaged or a bomb."""
        while True:
            data = b""
            if self._inner.eof:  # another stream may follow, as `cat a.gz b.gz` makes
                data = self._inner.unused_data.lstrip(b"\0") or self._take().lstrip(b"\0")
                if not data:
                    return b""
                self._inner = self._make()
            elif self._inner.needs_input:
                data = self._take()
                if not data:
                    raise InputError("it ends too early, or is damaged", remedy="fetch it again")
            try:
                part: bytes = self._inner.decompress(data, max_length=most)
            except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
                raise InputError(f"it is damaged ({error})", remedy="fetch it again") from error
            if part:
                self._out += len(part)
                self._budget.take(len(part))
                limits.check_ratio(self._in, self._out)
                return part

    def _take(self) -> bytes:
        data = self._packed.read(_CHUNK)
        self._in += len(data)
        return data
