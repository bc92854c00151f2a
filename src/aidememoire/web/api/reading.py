"""Reading a dispatch that a client sends: one at a time, with the model loaded once, when first asked for."""

from __future__ import annotations

from threading import BoundedSemaphore, Lock

from fastapi import HTTPException

from aidememoire.record import Record

LONGEST_TEXT = 100_000  # characters; the command line reads more
WAITING = 8  # readings that may wait for their turn

_one = Lock()
_places = BoundedSemaphore(WAITING)


def read_here(text: str, date: str | None, id: str | None) -> Record:
    """The record of a text. Raises InputError for what cannot be read, 503 when too many wait."""
    from aidememoire.reading import read

    if not _places.acquire(blocking=False):
        raise HTTPException(503, "too many dispatches are being read; try again shortly", headers={"Retry-After": "10"})
    try:
        with _one:
            return read(f"{text}\n", date, id=id)  # with its line end it is no name of a file
    finally:
        _places.release()
