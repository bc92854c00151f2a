"""Where do bytes come from: a file, standard input, a member of an archive? One shape for all, read as a stream."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from aidememoire.errors import AideMemoireError, TooLong
from aidememoire.readers import limits
from aidememoire.readers.limits import Budget
from aidememoire.readers.text import id_of_file

HEAD = 64 * 2**10  # bytes by which the format is told


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller knows: the day of the dispatches (ISO), their language, their format."""

    date: str | None = None
    language: str | None = None
    format: str | None = None


@dataclass(slots=True)
class Source:
    """Bytes to read, once, from the start.

    `where` is what messages call it; `name` its file name with the folders inside its archive or folder,
    "" for standard input; `path` the file it is, None when it is inside another; `nested` how many
    archives it is in; `unwrapped` that its own compression is already taken off.
    """

    where: str
    stream: IO[bytes]
    name: str = ""
    path: Path | None = None
    nested: int = 0
    unwrapped: bool = False
    budget: Budget = field(default_factory=Budget)
    _head: bytes | None = None

    def head(self) -> bytes:
        """The first bytes, which stay to be read."""
        if self._head is None:
            if self.path is not None:
                self._head = self.stream.read(HEAD)
                self.stream.seek(0)
            else:
                self._head = _exactly(self.stream, HEAD)
                self.stream = io.BufferedReader(_Joined(self._head, self.stream), HEAD)
        return self._head

    def whole(self, what: str, most: int | None = None) -> bytes:
        """All its bytes. Raises TooLong, naming `what` they should be, past `most` (a document's limit)."""
        most = limits.DOCUMENT if most is None else most
        data = _exactly(self.stream, most + 1)
        if len(data) > most:
            raise TooLong(f"{what} of more than {limits.size(most)}", remedy="give it in parts")
        return data

    def at_most(self, count: int) -> bytes:
        """The first bytes, or all where there are fewer."""
        self.head()
        return _exactly(self.stream, count)

    def seekable(self, what: str) -> IO[bytes]:
        """The bytes as a file that can be read from anywhere: itself, or held in memory up to a limit."""
        return self.stream if self.path is not None else io.BytesIO(self.whole(what, limits.HELD))

    def part(self, name: str, stream: IO[bytes]) -> Source:
        """A file inside this archive."""
        return Source(
            f"{self.where}, {_shown(name)}", stream, name, nested=self.nested + 1, budget=self.budget
        )  # fmt: skip

    def unpacked(self, name: str, stream: IO[bytes]) -> Source:
        """The same without its compression."""
        return replace(self, stream=stream, name=name, path=None, unwrapped=True, _head=None)

    @property
    def id(self) -> str | None:
        """An id from its name, folders included; None when nothing of the name is left."""
        name = self.name.rpartition(".")[0] if "." in self.name.rpartition("/")[2] else self.name
        return id_of_file(name)


def placed(error: AideMemoireError, where: str) -> AideMemoireError:
    """The error with its place in full: `where`, then what place it already names."""
    if not error.where or error.where.startswith(where):
        return error.at(error.where or where)
    return error.at(f"{where} ({error.where})")


def _shown(name: str) -> str:
    """A member's name as a message can print it."""
    return "".join(char if char.isprintable() else "\ufffd" for char in name[:200])


def _exactly(stream: IO[bytes], count: int) -> bytes:
    """That many bytes, fewer at the end only."""
    parts: list[bytes] = []
    while count > 0 and (part := stream.read(min(count, 2**20))):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


class _Joined(io.RawIOBase):
    """Bytes that were already taken from a stream, then the stream."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._left, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._left:
            part: bytes | memoryview = self._left[: len(buffer)]
            self._left = self._left[len(part) :]
        else:
            part = self._rest.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)
