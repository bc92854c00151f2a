"""Where records are written: whole or not at all, and never over what was read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from aidememoire.runs.local import Outcome, Task


class Folder:
    """A folder that takes one file for each record, `<stem><suffix>`.

    `inputs` are the files being read: none of them is ever overwritten. Raises OSError when the
    folder cannot be made.
    """

    def __init__(self, path: Path, suffix: str, inputs: Iterable[str] = ()) -> None:
        self.path, self.suffix = path, suffix
        self._inputs = {Path(name).resolve() for name in inputs}
        self._taken: set[str] = set()
        path.mkdir(parents=True, exist_ok=True)

    def file(self, stem: str) -> Path:
        """The file of that stem."""
        return self.path / f"{stem}{self.suffix}"

    def admit(self, tasks: Iterable[Task | Outcome], *, resume: bool = False) -> Iterator[Task | Outcome]:
        """The tasks whose file may be written; one that may not is an outcome with the reason.

        With `resume`, a task whose file is there is passed over: a file is only ever there whole.
        """
        for task in tasks:
            if not isinstance(task, Task):
                yield task
                continue
            file = self.file(task.stem)
            if task.stem in self._taken:
                message = f"{task.name}: {file.name} is already the record of another input of this run"
                yield Outcome(task.name, task.stem, error=message)
            elif file.resolve() in self._inputs:
                message = f"{task.name}: {file} is an input and will not be overwritten. Give another folder with -o"
                yield Outcome(task.name, task.stem, error=message)
            elif resume and file.is_file():
                self._taken.add(task.stem)
            else:
                self._taken.add(task.stem)
                yield task

    def write(self, outcome: Outcome) -> Path:
        """Writes what a task gave. Raises OSError when that fails; then nothing half-written stays."""
        file = self.file(outcome.stem)
        part = file.with_name(f".{file.name}.{os.getpid()}.part")
        try:
            part.write_bytes((outcome.output or "").encode("utf-8", "replace"))
            part.replace(file)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise
        return file
