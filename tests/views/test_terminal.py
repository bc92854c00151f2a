"""The terminal page: every section, every line with its paragraph and its words."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from aidememoire.passage import Passage
from aidememoire.record import Header, HeaderWarning, MadeBy, Position, Quotation, Record
from aidememoire.views.terminal import text_page
from gold_records import gold_record, names

STORY = names()
pytestmark = pytest.mark.skipif(not STORY, reason="the invented dispatches are not in gold/")


@pytest.mark.parametrize("name", STORY)
@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_asked_and_no_colour_is_sent(name: str, width: int) -> None:
    page = text_page(gold_record(name), width=width)
    assert max(cell_len(line) for line in page.splitlines()) <= width
    assert "\x1b" not in page


@pytest.mark.parametrize("name", STORY)
def test_the_words_of_every_line_are_there(name: str) -> None:
    record = gold_record(name)
    page = " ".join(text_page(record, width=110).split())
    for quotation in record.quotations:
        if quotation.kind != "partial":
            assert all(" ".join(part.text.split()) in page for part in quotation.contents)
    for event in record.events:
        assert " ".join(event.evidence[0].text.split()) in page
    for item in record.agenda:
        assert f"« {' '.join(item.evidence.text.split())} »" in page


def test_parties_that_stand_alike_share_a_line() -> None:
    record = gold_record("d04-madrid-communique-six-pays")
    shared: dict[tuple[str, str, int], list[Position]] = {}
    for position in record.positions:
        shared.setdefault((position.proposal, position.stance, position.evidence.start), []).append(position)
    page = text_page(record, width=110)
    together = [group for group in shared.values() if len(group) > 1]
    for group in together:
        people = ", ".join(str(a.name) for p in group if (a := record.actor(p.party)))
        assert people in " ".join(page.split())


def test_a_stance_shows_its_side_by_a_sign() -> None:
    page = text_page(gold_record("d01-paraguay-treve-proche"))
    assert re.search(r"¶5 +− Front du Chaco libre — rejet · 26 janv\. 2018\n +« le mouvement rejetait encore", page)
    assert re.search(r"¶5 +\+ Front du Chaco libre — demande", page)


def test_two_accounts_stand_side_by_side_where_there_is_room() -> None:
    record = gold_record("d01-paraguay-treve-proche")
    wide = text_page(record, width=120).partition("CE QUI EST CONTESTÉ")[2].splitlines()[2]
    narrow = text_page(record, width=80).partition("CE QUI EST CONTESTÉ")[2].splitlines()[2]
    assert "une source diplomatique" in wide
    assert "Ministère paraguayen de la Défense dément" in wide
    assert "Ministère" not in narrow


@pytest.mark.parametrize(
    ("text", "source", "cue", "said"),
    [
        ("Rien, explique-t-il.", "il", "explique-t-", "explique-t-il"),
        ("Rien, a-t-il ajouté.", "il", "a-t-il ajouté", "a-t-il ajouté"),
        ("M. Durand a dit: rien.", "M. Durand", "a dit", "M. Durand a dit"),
        ("M. Durand, lassé, a dit: rien.", "M. Durand", "a dit", "M. Durand … a dit"),
    ],
)
def test_who_says_it_is_told_in_the_words_of_the_text(text: str, source: str, cue: str, said: str) -> None:
    def cut(words: str) -> Passage:
        return Passage.cut(text, text.index(words), text.index(words) + len(words))

    rien = Passage.cut(text, text.lower().index("rien"), text.lower().index("rien") + 4)
    quotation = Quotation.cut(
        text, rien.start, rien.end, id="q1", contents=(rien,), kind="direct", source=cut(source), cue=cut(cue)
    )
    page = text_page(empty(text).model_copy(update={"quotations": (quotation,)}))
    assert f"source non identifiée — {said}\n" in page


def test_in_colour_a_name_stands_out_from_what_is_said_of_it() -> None:
    page = text_page(gold_record("d01-paraguay-treve-proche"), colour=True)
    assert re.search(r"\x1b\[1mLucio Brandauro\x1b\[0m — personne, BRA", page)
    assert re.search(r"\x1b\[1;33m\[seraient", page)


def test_hearsay_stands_amid_its_sentence() -> None:
    page = text_page(gold_record("d01-paraguay-treve-proche"))
    assert "[seraient" in page
    assert "tombés d'accord] sur une trêve de sept jours" in page


def empty(text: str = "Rien ne va plus.", **header: object) -> Record:
    made_by = MadeBy(aidememoire="0", model="", lexicon="")
    return Record(id="vide", text=text, header=Header.model_validate(header), made_by=made_by)


def test_what_is_empty_says_so_and_warnings_come_first() -> None:
    page = text_page(empty(warnings=[HeaderWarning(code="late", message="Actualisé un an après.")]))
    assert page.splitlines()[3] == "! Actualisé un an après."
    assert page.splitlines()[4].startswith("! Sans date")
    assert "CE QUI EST CONTESTÉ  Rien de contesté." in page


def test_a_dispatch_cannot_write_on_the_screen() -> None:
    page = text_page(empty(headline="Rien \x1b[2J[bold]ne va[/bold] plus"))
    assert "\x1b" not in page
    assert "Rien ␛[2J[bold]ne va[/bold] plus" in page


def test_the_rule_of_a_line_is_shown_on_request() -> None:
    plain = gold_record("d01-paraguay-treve-proche")
    record = plain.model_copy(
        update={"events": (plain.events[0].model_copy(update={"why": "tomber d'accord: AGREE"}), *plain.events[1:])}
    )
    assert "[règle : tomber d'accord: AGREE]" in text_page(record, why=True)
    assert "règle" not in text_page(record)
