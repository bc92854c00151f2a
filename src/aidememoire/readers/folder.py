"""Which files does a folder hold? All that are regular files, its own folders' too, by name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files_in(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those in it, in the order of their names, one folder after its files.

    Hidden files and folders (« .git ») are passed over; links to folders are not followed, so that no
    folder is read twice; what is neither file nor folder (a pipe, a device) is passed over. A folder inside
    that may not be opened comes itself, for who opens it to say why. Raises OSError for the folder given.
    """
    files, waiting = _entries(folder)
    yield from files
    while waiting:
        inner = waiting.pop()
        try:
            files, below = _entries(inner)
        except OSError:
            yield inner
            continue
        yield from files
        waiting += below


def _entries(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files of one folder by name, and its folders, the last name first."""
    files: list[Path] = []
    folders: list[Path] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(Path(entry.path))
            elif entry.is_file():
                files.append(Path(entry.path))
    return files, folders[::-1]
