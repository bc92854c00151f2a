"""Which members of an archive may be read, by their names?"""

from __future__ import annotations

import re

from aidememoire.errors import InputError

_LONGEST = 4096  # code points
_DRIVE = re.compile(r"[A-Za-z]:")


def check_name(name: str) -> None:
    """Raises InputError for a name that leads out of its archive: nothing is written under it, but it bodes ill."""
    parts = re.split(r"[/\\]", name)
    if name.startswith(("/", "\\")) or ".." in parts or _DRIVE.match(name) or "\0" in name or len(name) > _LONGEST:
        raise InputError("its name leads out of the archive", remedy="make the archive again with plain names")


def is_hidden(name: str) -> bool:
    """Whether a member is a system's own and nobody's dispatch: « .DS_Store », « __MACOSX/… »."""
    parts = name.strip("/").split("/")
    return any(part == "__MACOSX" or (part.startswith(".") and part != "." and part[1:2] != ".") for part in parts)
