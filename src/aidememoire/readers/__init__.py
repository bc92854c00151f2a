"""What dispatches does a file hold? Formats are known here, and nothing else of the project is."""

from __future__ import annotations

from aidememoire.readers.jsonl import read_jsonl
from aidememoire.readers.kinds import InputFormat
from aidememoire.readers.opening import count_of, holds_several, read_dispatches, read_one, read_path
from aidememoire.readers.text import read_text

__all__ = [
    "InputFormat",
    "count_of",
    "holds_several",
    "read_dispatches",
    "read_jsonl",
    "read_one",
    "read_path",
    "read_text",
]
