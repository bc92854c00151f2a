"""What several tests stand on: the gold beside the project, and the own dispatches read once."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from spacy.language import Language

from french import french

# the same examples at every run, so that a run that passed passes again; HYPOTHESIS_PROFILE=search looks for new ones;
# no deadline, since the first example of a test may have to load what the others find loaded
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", derandomize=False, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
GOLD = ROOT / "gold"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data beside the project; tests that need it skip where it is absent."""
    if not (SHARED / "score" / "score.py").exists():
        pytest.skip("no folder `shared` beside the project")
    return SHARED


@pytest.fixture(scope="session")
def own_gold() -> dict[str, dict[str, Any]]:
    """The gold of the project's own invented dispatches, by id."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(GOLD.glob("d*.json"))}


@pytest.fixture(scope="session")
def own_texts() -> dict[str, str]:
    """Their texts, by id."""
    return {path.stem: path.read_bytes().decode("utf-8") for path in sorted(GOLD.glob("d*.txt"))}


@pytest.fixture(scope="session")
def own_records(own_gold: dict[str, dict[str, Any]], own_texts: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Their records as the JSON that a user gets, read once a session."""
    from aidememoire import read

    return {
        name: json.loads(read(text, date=own_gold[name]["date"], id=name).to_json()) for name, text in own_texts.items()
    }


@pytest.fixture(scope="session")
def french_model() -> Language:
    """The French model with our sentence starts and nothing else of ours: layers are computed when asked for."""
    return french()
