"""Which figures may not fall? Floors pinned in a file with a digest of the gold they were measured on.

The file holds, for each set of gold, `{"quotes.f1": 0.71, …}`; under `targets` what is aimed at; and
under `digests` what the gold was. Floors only rise here: lowering one is an edit by hand, which a
commit has to explain.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aidememoire.quality.scoring import Scores

# What is held: figures whose denominator is the gold, so that finding more never looks like a fall.
HELD = (
    "times.strict", "times.value", "quotes", "quotes.speaker", "quotes.polarity", "events",
    "positions", "positions.stance", "disputes", "hearsay", "agenda",
)  # fmt: skip


class Floors:
    """The floors, targets and digests of a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._data: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8")) if path.exists() else {}

    def of(self, name: str) -> dict[str, float]:
        """The floors of a set of gold."""
        return dict(self._data.get(name, {}))

    def targets(self, name: str) -> dict[str, float]:
        """What is aimed at on a set of gold."""
        return dict(self._data.get("targets", {}).get(name, {}))

    def shortfalls(self, name: str, figures: Mapping[str, float]) -> list[str]:
        """One sentence for each figure under its floor; a figure that is not there counts as 0."""
        return [
            f"{name}: {key} is {figures.get(key, 0.0):.3f}, under its floor of {floor:.3f}"
            for key, floor in self.of(name).items()
            if figures.get(key, 0.0) < floor
        ]

    def is_pinned_to(self, name: str, digest: str) -> bool:
        """Whether the floors of a set were measured on this very gold (or on none yet)."""
        return bool(self._data.get("digests", {}).get(name, digest) == digest)

    def pin(self, name: str, digest: str) -> None:
        """Takes this gold as the one that the floors stand on."""
        self._data.setdefault("digests", {})[name] = digest

    def lift(self, name: str, figures: Mapping[str, float]) -> list[str]:
        """Raises floors to the figures, rounded down to three decimals; says which. None ever falls."""
        floors = self._data.setdefault(name, {})
        lifted = []
        for key, value in figures.items():
            new = math.floor(value * 1000 + 1e-9) / 1000
            if new > floors.get(key, 0.0) or key not in floors:
                lifted.append(f"{name}: {key} {floors.get(key, 0.0):.3f} → {new:.3f}")
                floors[key] = new
        return lifted

    def save(self) -> None:
        """Writes the file."""
        self.path.write_text(json.dumps(self._data, indent=1, ensure_ascii=False) + "\n", "utf-8")


def held_figures(scores: Scores) -> dict[str, float]:
    """The F1 of the held layers for which the gold has something, as `"quotes.f1"`."""
    return {f"{layer}.f1": scores[layer].f1 for layer in HELD if layer in scores and scores[layer].due}


def all_figures(scores: Scores) -> dict[str, float]:
    """Precision, recall and F1 of every layer, as `"quotes.p"`, `"quotes.r"`, `"quotes.f1"`."""
    return {f"{layer}.{kind}": getattr(tally, kind) for layer, tally in scores.items() for kind in ("p", "r", "f1")}


def digest_of(folder: Path) -> str:
    """A digest of the gold in a folder: the names and bytes of each `<id>.json` and its `<id>.txt`."""
    digest = hashlib.sha256()
    for gold in sorted(folder.glob("*.json")):
        text = gold.with_suffix(".txt")
        if text.exists():
            for path in (gold, text):
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
