"""How much may one input ask for? What is beyond is refused with a word, and the rest goes on.

Bytes unless said otherwise. Read as `limits.NAME`, at the moment of use.
"""

from __future__ import annotations

from aidememoire.errors import InputError, TooLong

DOCUMENT = 16 * 2**20  # one page, feed or wire item: it is held whole, and parsed in some ten times its size
HELD = 256 * 2**20  # a member of an archive that cannot be read as a stream (a zip or Parquet file inside it)
MEMBER = 8 * 2**30  # one member of an archive, unpacked
TOTAL = 256 * 2**30  # everything that one archive unpacks, with the archives in it
RATIO = 200  # times its packed size that anything may unpack to; news texts pack by three to thirty
RATIO_FROM = 8 * 2**20  # unpacked bytes below which the ratio is let be
MEMBERS = 1_000_000  # members of one archive
DIRECTORY = 64 * 2**20  # a zip's list of its members, which is held whole: some half a million of them
NESTED = 3  # archives inside each other
LABEL = 2**20  # a tar member's own header (a long name, say), which is held whole
WINDOW = 256 * 2**20  # memory that an xz stream may ask for
ROWS = 2**30  # the wanted columns of one Parquet row group, unpacked


class Budget:
    """What one input may still unpack, shared by all the archives inside it."""

    def __init__(self) -> None:
        self.total = 0
        self.members = 0

    def take(self, count: int) -> None:
        """Counts unpacked bytes. Raises TooLong past the total."""
        self.total += count
        if self.total > TOTAL:
            raise TooLong(f"it unpacks to more than {size(TOTAL)} in all", remedy="unpack it and give its files")

    def member(self) -> None:
        """Counts a member. Raises TooLong past the most there may be."""
        self.members += 1
        if self.members > MEMBERS:
            raise TooLong(f"it holds more than {MEMBERS:,} files", remedy="give it in several archives")


def check_ratio(packed: int, unpacked: int) -> None:
    """Raises InputError when that many bytes came of so few that it can be no text."""
    if unpacked > RATIO_FROM and unpacked > RATIO * max(packed, 1):
        raise InputError(
            f"it unpacks to more than {RATIO} times its size, as no text does", remedy="unpack it and look at it"
        )


def size(count: int) -> str:
    """A number of bytes as a person reads it.

    >>> size(16 * 2**20)
    '16 MiB'
    """
    for unit in ("bytes", "KiB", "MiB"):
        if count < 1024:
            return f"{count} {unit}"
        count //= 1024
    return f"{count} GiB"
