"""Which texts does a bench read? Articles of the shared folder, or the invented dispatches, and mixtures of them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT.parent / "shared" / "data" / "wikinews"
INVENTED = ROOT / "gold"

_SYLLABLES = ("ba", "ker", "lo", "mi", "na", "sou", "ta", "ver", "zan", "du", "ri", "chen", "pol", "ga", "fé", "lin")


class Text(NamedTuple):
    """A dispatch to read, with the day it was sent."""

    id: str
    text: str
    date: str


def real_texts(limit: int, *, seed: int = 0) -> tuple[str, list[Text]]:
    """Where the texts are from, in words, and `limit` of them at most, drawn evenly by `seed`."""
    files = sorted(ARTICLES.glob("*.jsonl")) if ARTICLES.is_dir() else []
    if files:
        found = [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines() if line.strip()]
        texts, origin = [Text(each["id"], each["text"], each["date"]) for each in found], "Wikinews articles"
    else:
        texts, origin = invented_texts(), "invented dispatches (no shared articles beside the project)"
    random.Random(seed).shuffle(texts)
    return origin, texts[:limit]


def invented_texts() -> list[Text]:
    """The project's own dispatches."""
    return [
        Text(
            path.stem,
            path.with_suffix(".txt").read_bytes().decode("utf-8"),
            json.loads(path.read_text("utf-8"))["date"],
        )
        for path in sorted(INVENTED.glob("d*.json"))
    ]


def mixed_texts(count: int, *, paragraphs: int = 3, seed: int = 0) -> Iterator[Text]:
    """`count` new dispatches, each of some paragraphs of the real texts with a name and a figure never seen before.

    The new words matter: a stream in which every word has been seen would not show memory that grows
    with the vocabulary.
    """
    chance = random.Random(seed)
    stock = [
        paragraph.strip()
        for text in real_texts(10_000)[1]
        for paragraph in text.text.split("\n")
        if 80 < len(paragraph) < 1200
    ]
    for number in range(count):
        name = "".join(chance.choices(_SYLLABLES, k=4)).capitalize()
        new = f"{name}, {chance.randrange(10**6)} habitants, est sous le contrôle du général {name[::-1].capitalize()}."
        day = f"2017-{1 + number % 12:02}-{1 + number % 28:02}"
        yield Text(f"mix-{number}", "\n\n".join([*chance.sample(stock, paragraphs), new]), day)


def count_words(texts: list[Text]) -> int:
    """Words by blanks."""
    return sum(len(text.text.split()) for text in texts)
