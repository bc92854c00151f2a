"""What the tests of readers share: the dispatches and the errors of an input, and the invented samples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aidememoire.dispatch import Dispatch
from aidememoire.errors import AideMemoireError
from aidememoire.readers import read_path

SAMPLES = Path(__file__).parent / "samples"
TEXT = "Le ministre uruguayen a rejeté mardi à Salto la trêve que réclamaient les médiateurs."


def read_all(path: Path | str, **options: Any) -> tuple[list[Dispatch], list[AideMemoireError]]:
    """The dispatches and the errors of an input."""
    found = list(read_path(path, **options))
    return (
        [item for item in found if isinstance(item, Dispatch)],
        [item for item in found if isinstance(item, AideMemoireError)],
    )


def only(path: Path | str, **options: Any) -> Dispatch:
    """The one dispatch of an input that holds nothing else."""
    dispatches, errors = read_all(path, **options)
    assert not errors, errors
    (dispatch,) = dispatches
    return dispatch


def refused(path: Path | str, **options: Any) -> str:
    """The one error of an input that holds no dispatch, as a person reads it."""
    dispatches, errors = read_all(path, **options)
    assert not dispatches, dispatches
    (error,) = errors
    return str(error)
