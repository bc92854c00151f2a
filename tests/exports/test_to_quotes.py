"""Quotations as rows, JSON and a table: who says what, by which cue, in which paragraph."""

from __future__ import annotations

import csv
import io
import json
from functools import cache

from aidememoire.exports import to_quotes
from aidememoire.record import MadeBy, Record

TEXT = (
    "Madrid réclame une trêve\n\nMadrid, 12 mars 2017 (AFP) - « Il faut parler », a déclaré lundi Ana Ruiz à la presse.\n\n"
    "Elle a démenti toute rupture.\n"
)


@cache
def record() -> Record:
    def at(words: str, **more: object) -> dict[str, object]:
        start = TEXT.index(words)
        return {"text": words, "start": start, "end": start + len(words), **more}

    name = {"id": "a1", "name": "Ana Ruiz", "kind": "person", "mentions": [at("Ana Ruiz"), at("Elle")]}
    said = at("Il faut parler", id="q1", kind="direct", contents=[at("Il faut parler")], speaker="a1")
    said |= {"cue": at("a déclaré"), "source": at("Ana Ruiz")}
    denied = at("toute rupture", id="q2", kind="indirect", contents=[at("toute rupture")], speaker="a1")
    denied |= {"cue": at("a démenti"), "source": at("Elle"), "polarity": "denies"}
    plain = {
        "id": "d1", "date": "2017-03-12", "text": TEXT, "header": {"headline": "Madrid réclame une trêve"}, "actors": [name],
        "quotations": [said, denied], "made_by": MadeBy(aidememoire="0", model="m", lexicon="l").model_dump(),
    }  # fmt: skip
    return Record.from_json(plain)


def test_a_row_names_speaker_kind_cue_and_paragraph() -> None:
    first, second = to_quotes.quotes_csv(record())
    assert (first["speaker"], first["text"], first["kind"], first["cue"]) == (
        "Ana Ruiz",
        "Il faut parler",
        "direct",
        "a déclaré",
    )
    assert (first["paragraph"], second["paragraph"]) == ("1", "2")
    assert (second["source"], second["polarity"]) == ("Elle", "denies")
    assert TEXT[int(second["start"]) : int(second["end"])] == "toute rupture"


def test_the_header_names_the_cells_of_a_row() -> None:
    lines = to_quotes.quotes_csv_header() + to_quotes.quotes_csv_rows(record())
    rows = list(csv.DictReader(io.StringIO(lines.removeprefix("\ufeff"))))
    assert rows == to_quotes.quotes_csv(record())


def test_json_has_the_actor_in_place_of_its_id() -> None:
    plain = json.loads(to_quotes.quotes_json_text(record(), indent=None))
    assert plain["dispatch"] == "d1"
    assert plain["quotations"][0]["speaker"] == {"id": "a1", "name": "Ana Ruiz", "kind": "person", "country": None}
    assert [q["paragraph"] for q in plain["quotations"]] == [1, 2]


def test_the_table_reads_in_french() -> None:
    table = to_quotes.quotes_table(record(), width=120)
    assert "Ana Ruiz" in table
    assert "propos direct" in table
    assert "dément" in table
    assert "Aucun propos" in to_quotes.quotes_table(record().model_copy(update={"quotations": ()}))
