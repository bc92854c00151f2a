"""The own invented dispatches, scored against their gold wherever the project is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aidememoire.quality.floors import Floors, all_figures, digest_of
from aidememoire.quality.scoring import forged, invented_authors, passages, score

GOLD = Path(__file__).resolve().parents[1] / "gold"
FLOORS = Floors(GOLD / "floors.json")


@pytest.fixture(scope="session")
def figures(own_gold: dict[str, Any], own_records: dict[str, Any]) -> dict[str, float]:
    return all_figures(score((own_gold[name], own_records[name]) for name in own_gold))


def test_the_gold_quotes_its_texts(own_gold: dict[str, Any], own_texts: dict[str, str]) -> None:
    assert own_gold.keys() == own_texts.keys()
    assert len(own_gold) >= 10
    assert {name: forged(gold, own_texts[name]) for name, gold in own_gold.items()} == {name: [] for name in own_gold}


def test_the_floors_stand_on_this_gold() -> None:
    assert FLOORS.of("own"), "no floors yet: run `make gate RAISE=1`"
    assert FLOORS.is_pinned_to("own", digest_of(GOLD)), "the gold has changed: CONTRIBUTING.md says what to do"


@pytest.mark.parametrize("figure", FLOORS.of("own"))
def test_figure_is_not_under_its_floor(figure: str, figures: dict[str, float]) -> None:
    assert figures[figure] >= FLOORS.of("own")[figure]


def test_every_passage_of_a_record_quotes_its_text(own_records: dict[str, Any], own_texts: dict[str, str]) -> None:
    assert {name: forged(record, own_texts[name]) for name, record in own_records.items()} == {
        name: [] for name in own_texts
    }
    assert sum(1 for record in own_records.values() for _ in passages(record)) > 200


def test_nobody_is_said_to_have_cancelled_what_the_text_leaves_open(
    own_gold: dict[str, Any], own_records: dict[str, Any]
) -> None:
    invented = {name: invented_authors(own_gold[name], own_records[name]) for name in own_gold}
    assert not any(invented.values()), invented


def test_the_record_knows_what_made_it(own_records: dict[str, Any]) -> None:
    versions = {tuple(sorted(record["made_by"].items())) for record in own_records.values()}
    assert len(versions) == 1
    assert all(dict(versions.pop()).values())
