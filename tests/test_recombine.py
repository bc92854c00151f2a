"""Records put together of paragraphs are as good as read ones: every passage quotes its text, every reference holds."""

from __future__ import annotations

from aidememoire.items import items_of
from aidememoire.record import Record, passages
from gold_records import gold_record, names
from made_records import TALKS, talks
from recombine import pieces_of, recombined, shifted


def test_a_shifted_noun_has_all_its_passages_moved() -> None:
    moved = shifted(talks(), 7)
    padded = "x" * 7 + TALKS
    for passage in passages(moved.model_copy(update={"text": padded})):
        assert padded[passage.start : passage.end] == passage.text
    assert shifted(moved, -7) == talks()


def test_a_paragraph_takes_along_what_lies_in_it_and_nothing_else() -> None:
    record = gold_record("d02-brasilia-sans-avancee")
    pieces = pieces_of(record)
    kept = sum(len(piece.items["quotations"]) for piece in pieces)
    assert 0 < kept <= len(record.quotations)
    for piece in pieces:
        for nouns in piece.items.values():
            for noun in nouns:
                for passage in passages(noun):
                    assert piece.text[passage.start : passage.end] == passage.text


def test_what_is_put_together_is_a_record() -> None:
    made = list(recombined([gold_record(name) for name in names()], 60))
    assert len({record.text for record in made}) == 60
    for record in made:
        assert Record.from_json(record.to_json()) == record
        items = [item.id for item in items_of(record)]
        assert len(items) == len(set(items))
    assert sum(len(record.positions) for record in made) > 60
    assert len({record.date for record in made}) == 3
