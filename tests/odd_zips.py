"""Zip files of kinds that Python's `zipfile` knows and does not read."""

from __future__ import annotations

import struct

LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
DEFLATE64 = 9  # APPNOTE.TXT 4.4.5: known to `zipfile`, which raises NotImplementedError for it


def compressed_unknown(data: bytes, name: str) -> bytes:
    """The zip with its member `name` said to be compressed by a method that is not read (headers of APPNOTE.TXT 4.3)."""
    changed = bytearray(data)
    for mark, method, length, after in ((LOCAL, 8, 26, 30), (CENTRAL, 10, 28, 46)):
        at = changed.find(mark)
        while at >= 0:
            size = struct.unpack_from("<H", changed, at + length)[0]
            if changed[at + after : at + after + size] == name.encode():
                struct.pack_into("<H", changed, at + method, DEFLATE64)
            at = changed.find(mark, at + 4)
    return bytes(changed)


def newer_than_known(data: bytes) -> bytes:
    """The zip with its first member said to need version 25.5 of the format, which nobody has defined."""
    changed = bytearray(data)
    struct.pack_into("<H", changed, changed.index(CENTRAL) + 6, 255)
    return bytes(changed)
