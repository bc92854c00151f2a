"""Which invented dispatches the demonstration reads; they travel inside the package."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from aidememoire.dispatch import Dispatch


@dataclass(frozen=True, slots=True)
class Story:
    """Dispatches about one negotiation, oldest first; `names` are file stems."""

    title: str
    names: tuple[str, ...]


@cache
def _index() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("index.toml").read_text("utf-8"))


def stories() -> tuple[Story, ...]:
    """The bundled stories."""
    return tuple(Story(story["title"], tuple(story["dispatches"])) for story in _index()["story"])


def shown() -> str:
    """The name of the dispatch whose page is shown whole."""
    return str(_index()["shown"])


def dispatch(name: str) -> Dispatch:
    """A bundled dispatch by its name. Raises KeyError when there is none of that name."""
    from aidememoire.readers.text import read_text

    if not any(name in story.names for story in stories()):
        raise KeyError(name)
    day = _index()["dates"].get(name)
    data = files(__package__).joinpath("dispatches", f"{name}.txt").read_bytes()
    return read_text(data, name=name, date=day.isoformat() if day else None)
