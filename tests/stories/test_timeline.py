"""One event told by several dispatches, and look-alikes that are two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aidememoire.record import Record
from aidememoire.stories.merge import merge
from aidememoire.stories.nouns import StoryEvent, VersionGroup
from told_stories import Made, versions


def told(id: str, day: str, words: str, type: str, *actors: str, **more: Any) -> Record:
    """A dispatch that tells one event in one sentence."""
    return Made(id, day, words).event(words.rstrip("."), type, *actors, **more).made()


def events(*records: Record, groups: Sequence[VersionGroup] = ()) -> list[StoryEvent]:
    return list(merge(records, groups).timeline)


MET = "Ana Ruiz et Luis Soto se sont rencontrés mardi à Lima."


def test_a_meeting_told_by_two_dispatches_is_one_with_both_passages() -> None:
    first = told("d1", "2018-02-06", MET, "CONSULT", "ruiz", "soto", date="2018-02-06", place="Lima", meeting=True)
    then = told(
        "d2", "2018-02-07", "Luis Soto avait vu Ana Ruiz la veille dans la capitale.", "CONSULT", "soto", "ruiz",
        date="2018-02-06", meeting=True,
    )  # fmt: skip
    (event,) = events(first, then)
    assert (event.independent, event.meeting, event.place, event.id) == (2, True, "Lima", "d1#e1")
    assert [proof.dispatch for proof in event.proofs] == ["d1", "d2"]
    assert not event.differences


def test_meetings_of_two_days_are_two() -> None:
    first = told("d1", "2018-02-06", MET, "CONSULT", "ruiz", "soto", date="2018-02-06", place="Lima", meeting=True)
    then = told("d2", "2018-02-08", MET, "CONSULT", "ruiz", "soto", date="2018-02-08", place="Lima", meeting=True)
    assert len(events(first, then)) == 2


def test_meetings_of_one_day_with_other_people_are_two() -> None:
    first = told("d1", "2018-02-06", MET, "CONSULT", "ruiz", "soto", date="2018-02-06", meeting=True)
    then = told(
        "d2",
        "2018-02-06",
        "Ana Ruiz a rencontré mardi l'ONU.",
        "CONSULT",
        "ruiz",
        "onu",
        date="2018-02-06",
        meeting=True,
    )
    assert len(events(first, then)) == 2


def test_two_refusals_of_one_day_are_two() -> None:
    first = told("d1", "2018-02-06", "Le Pérou a rejeté la trêve.", "REJECT", "perou", date="2018-02-06")
    then = told("d2", "2018-02-06", "Le Pérou a rejeté le référendum.", "REJECT", "perou", date="2018-02-06")
    again = told("d3", "2018-02-07", "Le Pérou, qui a rejeté mardi la trêve.", "REJECT", "perou", date="2018-02-06")
    assert len(events(first, then)) == 2
    assert len(events(first, again)) == 1


def test_the_same_call_repeated_next_day_is_two() -> None:
    words = "L'ONU a réclamé une trêve immédiate."
    first = told("d1", "2018-02-06", words, "REQUEST", "onu", date="2018-02-06")
    then = told("d2", "2018-02-07", words, "REQUEST", "onu", date="2018-02-07")
    assert len(events(first, then)) == 2


def test_a_vaguer_date_is_no_disagreement() -> None:
    first = told("d1", "2018-02-06", "Le Chili a signé la trêve de Lima.", "AGREE", "chili", date="2018-02-06")
    then = told("d2", "2018-02-20", "Le Chili a signé la trêve de Lima.", "AGREE", "chili", date="2018-02")
    (event,) = events(first, then)
    assert (event.date, event.differences) == ("2018-02-06", ())


def test_a_disagreement_on_the_date_is_shown() -> None:
    first = told("d1", "2018-02-08", "Le Front du Sud a libéré douze soldats.", "RETREAT", "front", date="2018-02-06")
    then = told(
        "d2", "2018-02-09", "Le Front du Sud a libéré les douze soldats.", "RETREAT", "front", date="2018-02-07"
    )
    (event,) = events(first, then)
    assert [(d.field, d.value, d.proof.dispatch) for d in event.differences] == [
        ("date", "2018-02-06", "d1"), ("date", "2018-02-07", "d2"),
    ]  # fmt: skip


def test_a_disagreement_on_a_figure_and_on_the_place_is_shown() -> None:
    first = told(
        "d1",
        "2018-02-06",
        "Le Front du Sud a libéré douze soldats.",
        "RETREAT",
        "front",
        date="2018-02-06",
        place="Lima",
    )
    then = told(
        "d2",
        "2018-02-07",
        "Le Front du Sud a libéré quinze soldats.",
        "RETREAT",
        "front",
        date="2018-02-06",
        place="Lima",
    )
    (event,) = events(first, then)
    assert {(d.field, d.value) for d in event.differences} == {("soldats", "douze"), ("soldats", "quinze")}


def test_equal_figures_in_words_and_digits_agree() -> None:
    first = told("d1", "2018-02-06", "Le Front du Sud a libéré douze soldats.", "RETREAT", "front", date="2018-02-06")
    then = told("d2", "2018-02-07", "Le Front du Sud a libéré 12 soldats.", "RETREAT", "front", date="2018-02-06")
    (event,) = events(first, then)
    assert not event.differences


def test_what_the_agency_asserts_is_firmer_than_what_it_attributes() -> None:
    words = "Le Chili a signé la trêve de Lima."
    first = told("d1", "2018-02-06", words, "AGREE", "chili", date="2018-02-06", assertion="attributed", by="onu")
    then = told("d2", "2018-02-07", words, "AGREE", "chili", date="2018-02-06")
    (event,) = events(first, then)
    assert (event.assertion, event.by) == ("agency", None)


def test_what_was_planned_and_has_come_to_pass_is_one_event() -> None:
    first = told(
        "d1", "2018-02-05", "Ana Ruiz rencontrera mardi Luis Soto à Lima.", "AGREE", "ruiz", "soto", date="2018-02-06",
        place="Lima", status="scheduled", meeting=True,
    )  # fmt: skip
    then = told("d2", "2018-02-06", MET, "CONSULT", "ruiz", "soto", date="2018-02-06", place="Lima", meeting=True)
    (event,) = events(first, then)
    assert (event.status, event.type, event.differences) == ("happened", "CONSULT", ())


def test_an_older_version_proves_and_does_not_count() -> None:
    words = "Le Chili a signé la trêve de Lima."
    first = Made("d1", "2018-02-06", words + " Le Pérou menace.").event(words[:-1], "AGREE", "chili", date="2018-02-06")
    first.event("Le Pérou menace", "THREATEN", "perou", date="2018-02-06")
    newer = told("d2", "2018-02-06", words, "AGREE", "chili", date="2018-02-06")
    one, two = first.made(), newer
    (event,) = events(one, two, groups=[versions((one, "first"), (two, "update"))])
    assert (event.independent, [proof.dispatch for proof in event.proofs]) == (1, ["d1", "d2"])


def test_a_copy_in_another_paper_is_no_confirmation() -> None:
    words = "Le Chili a signé la trêve de Lima."
    one = told("d1", "2018-02-06", words, "AGREE", "chili", date="2018-02-06")
    copy = told("d2", "2018-02-06", words, "AGREE", "chili", date="2018-02-06")
    (event,) = events(one, copy, groups=[versions((one, "first"), (copy, "republished"))])
    assert (event.independent, len(event.proofs)) == (1, 1)
