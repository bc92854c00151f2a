"""Items are numbered once, the same for everyone, and none is without its words."""

from __future__ import annotations

import pytest

from aidememoire.errors import InputError
from aidememoire.items import LETTERS, item_name, item_of, items_of, parse_item
from aidememoire.record import Meeting, Position, Proposal
from gold_records import gold_record
from made_records import ASKED, TALKS, talks, words


def test_items_with_ids_keep_them_and_the_others_are_numbered() -> None:
    asked = words(TALKS, "une\ttrêve\r\nimmédiate")
    record = talks().model_copy(
        update={
            "meetings": (Meeting(event="e1", outcome=asked),),
            "proposals": (Proposal(id="p1", label="trêve", kind="ceasefire", mentions=(asked,)),),
            "positions": (
                Position(proposal="p1", party="a1", stance="demands", evidence=asked),
                Position(proposal="p1", party="a2", stance="demands", evidence=asked),
            ),
            "hearsay": (words(TALKS, "mardi"),),
        }
    )
    assert [item.id for item in items_of(record)] == ["a1", "a2", "a3", "a4", "e1", "m1", "p1", "s1", "s2", "h1"]
    met = item_of(record, "m1")
    assert met is not None
    assert [passage.text for passage in met.passages] == [ASKED, asked.text]
    assert item_of(record, "s3") is None


@pytest.mark.parametrize("name", ["d02-brasilia-sans-avancee", "d04-madrid-communique-six-pays"])
def test_every_item_of_a_record_has_a_name_of_its_own_and_a_proof(name: str) -> None:
    record = gold_record(name)
    items = list(items_of(record))
    assert len({item.id for item in items}) == len(items)
    assert all(item.passages for item in items)
    assert all(item.id[0] == LETTERS[item.layer] for item in items if not hasattr(item.noun, "id"))
    assert {item.layer for item in items} == {layer for layer in LETTERS if getattr(record, layer)}


def test_a_name_across_dispatches_is_read_back() -> None:
    assert parse_item(item_name("urn:a#b", "s12")) == ("urn:a#b", "s12")


@pytest.mark.parametrize("name", ["e3", "d1#", "#e3", "d1#e 3", ""])
def test_what_names_no_item_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="DISPATCH#e3"):
        parse_item(name)


def test_an_actor_is_shown_by_its_name_and_not_by_its_function() -> None:
    minister = item_of(talks(), "a4")
    assert minister is not None
    assert minister.passages[0].text == "Ana Ruiz"
