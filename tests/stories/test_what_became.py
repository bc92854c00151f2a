"""Disputes open and settled, hearsay confirmed or denied, plans held, called off, moved; and look-alikes."""

from __future__ import annotations

import pytest

from aidememoire.record import Record
from aidememoire.stories.merge import merge
from told_stories import Made

SHOTS = (
    "Le Front du Sud accuse le Pérou d'avoir tiré sur le convoi de blessés. Le Pérou dément avoir tiré sur le convoi."
)


def quarrel(id: str, day: str) -> Record:
    made = Made(id, day, SHOTS)
    made.dispute(
        "les tirs sur le convoi",
        ("front", "avoir tiré sur le convoi de blessés", None), ("perou", "avoir tiré sur le convoi.", "denies"),
    )  # fmt: skip
    return made.made()


def test_a_dispute_told_twice_is_one() -> None:
    (dispute,) = merge([quarrel("d1", "2018-02-05"), quarrel("d2", "2018-02-06")]).disputes
    assert (len(dispute.accounts), dispute.settled) == (2, None)
    assert [proof.dispatch for proof in dispute.accounts[0].proofs] == ["d1", "d2"]


def test_disputes_of_the_same_parties_on_other_matters_are_two() -> None:
    other = Made("d2", "2018-02-06", "Le Front du Sud parle de onze otages du village. Le Pérou dément ce bilan.")
    other.dispute("les otages", ("front", "onze otages du village", None), ("perou", "dément ce bilan", "denies"))
    assert len(merge([quarrel("d1", "2018-02-05"), other.made()]).disputes) == 2


def admits(said: str, cue: str, speaker: str = "perou", **more: object) -> Record:
    made = Made("d2", "2018-02-07", f"Le Pérou et le Chili {cue} {said}.")
    return made.says(speaker, said, cue=cue, **more).made()  # type: ignore[arg-type]


def test_a_later_admission_settles_a_dispute() -> None:
    first = quarrel("d1", "2018-02-05")
    then = admits("que des soldats avaient tiré sur le convoi", "a reconnu")
    (dispute,) = merge([first, then]).disputes
    assert dispute.settled is not None
    assert dispute.settled.dispatch == "d2"
    assert merge([first, then], at="2018-02-06").disputes[0].settled is None


@pytest.mark.parametrize(
    ("said", "cue", "speaker", "more"),
    [
        ("que des soldats avaient tiré sur le convoi", "a affirmé", "perou", {}),  # no admission
        ("que des soldats avaient tiré sur le convoi", "a reconnu", "chili", {}),  # no party to it
        ("que le scrutin était reporté à lundi", "a reconnu", "perou", {}),  # another matter
        ("que des soldats avaient tiré sur le convoi", "a reconnu", "perou", {"polarity": "denies"}),
    ],
)
def test_what_settles_nothing(said: str, cue: str, speaker: str, more: dict[str, str]) -> None:
    (dispute,) = merge([quarrel("d1", "2018-02-05"), admits(said, cue, speaker, **more)]).disputes
    assert dispute.settled is None


def test_an_agreement_of_both_on_the_matter_settles_it() -> None:
    made = Made("d2", "2018-02-09", "Le Front du Sud et le Pérou ont signé un accord sur les tirs contre le convoi.")
    made.event("ont signé un accord sur les tirs contre le convoi", "AGREE", "front", "perou", date="2018-02-09")
    (dispute,) = merge([quarrel("d1", "2018-02-05"), made.made()]).disputes
    assert dispute.settled is not None


RUMOUR = "Le Front du Sud aurait libéré douze soldats, selon l'ONU."


def rumour() -> Record:
    made = Made("d1", "2018-02-05", RUMOUR).hearsay("aurait libéré")
    return made.event(
        "Le Front du Sud aurait libéré douze soldats",
        "RETREAT",
        "front",
        date="2018-02-05",
        assertion="hearsay",
        by="onu",
    ).made()


def report(day: str, assertion: str = "agency", date: str = "2018-02-05", verb: str = "avait libéré") -> Record:
    words = f"Le Front du Sud {verb} douze soldats"
    return Made("d2", day, f"{words}.").event(words, "RETREAT", "front", date=date, assertion=assertion).made()


def test_hearsay_is_open_while_nobody_says_more() -> None:
    (found,) = merge([rumour()]).hearsay
    assert (found.outcome, found.by) == ("open", None)


def test_hearsay_that_the_agency_later_asserts_is_confirmed() -> None:
    (found,) = merge([rumour(), report("2018-02-07")]).hearsay
    assert found.by is not None
    assert (found.outcome, found.by.dispatch) == ("confirmed", "d2")


def test_what_somebody_else_says_confirms_nothing() -> None:
    assert merge([rumour(), report("2018-02-07", assertion="attributed")]).hearsay[0].outcome == "open"


def test_what_happens_only_later_confirms_nothing() -> None:
    later = report("2018-02-12", date="2018-02-12", verb="a libéré")
    assert merge([rumour(), later]).hearsay[0].outcome == "open"


def test_hearsay_that_a_party_denies_is_denied() -> None:
    made = Made("d2", "2018-02-06", "Le Front du Sud dément avoir libéré douze soldats.")
    made.says("front", "avoir libéré douze soldats", cue="dément", polarity="denies")
    (found,) = merge([rumour(), made.made()]).hearsay
    assert found.outcome == "denied"
    other = Made("d2", "2018-02-06", "Le Front du Sud dément avoir tiré sur un convoi.")
    other.says("front", "avoir tiré sur un convoi", cue="dément", polarity="denies")
    assert merge([rumour(), other.made()]).hearsay[0].outcome == "open"


def test_a_denial_in_the_same_dispatch() -> None:
    made = Made("d1", "2018-02-05", "Le Chili aurait voté contre. Le Chili a démenti.").hearsay("aurait voté")
    made.dispute("le vote", (None, "Le Chili aurait voté contre", None), ("chili", "Le Chili a démenti", "denies"))
    assert merge([made.made()]).hearsay[0].outcome == "denied"


PLAN = "Ana Ruiz rencontrera Luis Soto mardi à Lima pour des pourparlers."


def plan(id: str = "d1", day: str = "2018-02-05", text: str = PLAN, date: str = "2018-02-06", **more: str) -> Record:
    made = Made(id, day, text)
    made.cast("ruiz", "soto")
    return made.plan(text.rstrip("."), date, **more).made()


def test_a_plan_nobody_speaks_of_again_is_passed() -> None:
    story = merge([plan(), Made("d2", "2018-02-09", "Rien de neuf.").made()])
    assert [(item.status, item.ended) for item in story.agenda] == [("passed", None)]
    assert merge([plan()]).agenda[0].status == "scheduled"


def test_a_plan_that_was_held() -> None:
    words = "Ana Ruiz a rencontré mardi Luis Soto à Lima pour des pourparlers"
    then = Made("d2", "2018-02-07", f"{words}.").event(
        words, "CONSULT", "ruiz", "soto", date="2018-02-06", place="Lima", meeting=True
    )
    (item,) = merge([plan(), then.made()]).agenda
    assert (item.status, item.ended and item.ended.dispatch) == ("happened", "d2")


def test_another_meeting_that_day_is_not_it() -> None:
    words = "Le Chili a consulté mardi l'ONU sur le budget"
    then = Made("d2", "2018-02-07", f"{words}.").event(
        words, "CONSULT", "chili", "onu", date="2018-02-06", meeting=True
    )
    assert merge([plan(), then.made()]).agenda[0].status == "passed"


def test_a_plan_called_off() -> None:
    then = plan("d2", "2018-02-06", "Les pourparlers d'Ana Ruiz et Luis Soto à Lima sont annulés.", status="cancelled")
    (item,) = merge([plan(), then]).agenda
    assert (item.status, item.date, len(item.proofs)) == ("cancelled", "2018-02-06", 2)


def test_a_plan_moved_to_another_day_keeps_the_old_one() -> None:
    then = plan(
        "d2", "2018-02-06", "Les pourparlers d'Ana Ruiz et Luis Soto à Lima auront lieu vendredi.", "2018-02-09"
    )
    (item,) = merge([plan(), then]).agenda
    assert (item.status, item.date, item.moved_from) == ("postponed", "2018-02-09", ("2018-02-06",))


def test_a_new_plan_after_the_old_day_is_another() -> None:
    then = plan(
        "d2", "2018-02-08", "Des pourparlers d'Ana Ruiz et Luis Soto à Lima auront lieu vendredi.", "2018-02-09"
    )
    assert [item.status for item in merge([plan(), then]).agenda] == ["passed", "scheduled"]


def test_a_plan_of_other_people_is_another() -> None:
    made = Made("d2", "2018-02-05", "Le Chili recevra l'ONU mardi à Genève sur le budget.")
    made.cast("chili", "onu")
    other = made.plan("Le Chili recevra l'ONU mardi à Genève sur le budget", "2018-02-06").made()
    assert len(merge([plan(), other]).agenda) == 2
