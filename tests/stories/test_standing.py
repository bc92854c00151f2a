"""Proposals across dispatches, with their terms; positions over time."""

from __future__ import annotations

import pytest

from aidememoire.record import Record
from aidememoire.stories.merge import merge
from aidememoire.stories.nouns import Story
from told_stories import Made, proposal_called, versions


def truce(id: str, day: str, said: str, *, kind: str = "ceasefire", **terms: str) -> Record:
    """A dispatch on one proposal: somebody accepts it."""
    made = Made(id, day, f"Le Chili a accepté {said}.")
    made.stance("chili", "accepts", made.proposal(said, kind, **terms), f"a accepté {said}")
    return made.made()


def labels(*records: Record) -> list[tuple[str, ...]]:
    return [proposal.labels for proposal in merge(records).proposals]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("une trêve à Lima", "ceasefire"), ("le cessez-le-feu de Lima", "ceasefire")),
        (("l'évacuation des civils", "evacuation"), ("l'évacuation des civils de la ville", "evacuation")),
        (("un projet de référendum", "vote"), ("le référendum", "vote")),
        (("le retrait des troupes", "withdrawal"), ("le plan de retrait des troupes", "other")),
        (("la libération des 17 soldats", "release"), ("la libération des soldats", "release")),
        (("les négociations", "talks"), ("le dialogue", "talks")),
    ],
)
def test_one_proposal_in_two_dispatches(one: tuple[str, str], other: tuple[str, str]) -> None:
    first, then = truce("d1", "2018-02-05", one[0], kind=one[1]), truce("d2", "2018-02-06", other[0], kind=other[1])
    assert len(labels(first, then)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("une trêve de cinq jours", "ceasefire"), ("une trêve illimitée", "ceasefire")),
        (("une trêve au Chili", "ceasefire"), ("une trêve au Pérou", "ceasefire")),
        (("la résolution 2254", "resolution"), ("la résolution 2268", "resolution")),
        (("la libération des 17 soldats", "release"), ("la libération des 143 militants", "release")),
        (
            ("le maintien des combattants dans la ville", "other"),
            ("la sortie des combattants de la ville", "withdrawal"),
        ),
        (("les négociations", "talks"), ("la réunion technique du Conseil de sécurité", "talks")),
        (("un couloir humanitaire", "access"), ("des sanctions ciblées", "sanctions")),
    ],
)
def test_near_ones_stay_apart(one: tuple[str, str], other: tuple[str, str]) -> None:
    given = {"duration": "cinq jours"} if "cinq jours" in one[0] else {}
    first = truce("d1", "2018-02-05", one[0], kind=one[1], **given)
    assert len(labels(first, truce("d2", "2018-02-06", other[0], kind=other[1]))) == 2


def test_what_one_dispatch_tells_apart_stays_apart() -> None:
    made = Made("d1", "2018-02-05", "Le Chili veut une trêve, le Pérou une pause.")
    made.proposal("une trêve", "ceasefire")
    made.proposal("une pause", "ceasefire")
    assert len(merge([made.made()]).proposals) == 2


def test_changing_terms_of_one_proposal() -> None:
    records = [
        truce("d1", "2018-02-05", "une trêve de sept jours", duration="sept jours"),
        truce("d2", "2018-02-07", "une trêve de 72 heures", duration="72 heures"),
        truce("d3", "2018-02-09", "la trêve de 72 heures", duration="72 heures"),
    ]
    (proposal,) = merge(records).proposals
    assert [(term.name, term.value, term.since, term.proof.dispatch) for term in proposal.terms] == [
        ("duration", "sept jours", "2018-02-05", "d1"), ("duration", "72 heures", "2018-02-07", "d2"),
    ]  # fmt: skip


def test_the_plan_is_the_one_plan_of_the_story() -> None:
    first = truce("d1", "2018-02-05", "le plan d'évacuation des civils", kind="evacuation")
    then = truce("d2", "2018-02-06", "le plan", kind="other")
    assert len(labels(first, then)) == 1
    # of two plans told at once it may be either
    second = Made("d1", "2018-02-05", "Le Chili a un plan de paix et un plan d'évacuation.")
    second.proposal("un plan de paix", "agreement")
    second.proposal("un plan d'évacuation", "evacuation")
    assert len(labels(second.made(), then)) == 3


def test_the_proposal_of_somebody_is_theirs() -> None:
    first = Made("d1", "2018-02-05", "L'ONU propose une trêve. Le Pérou propose un référendum.")
    first.stance("onu", "proposes", first.proposal("une trêve", "ceasefire"), "propose une trêve")
    first.stance("perou", "proposes", first.proposal("un référendum", "vote"), "propose un référendum")
    then = Made("d2", "2018-02-06", "Le Chili accepte la proposition de l'ONU.")
    then.cast("onu", "chili")
    said = then.proposal("la proposition de l'ONU", "other")
    then.stance("chili", "accepts", said, "accepte la proposition de l'ONU")
    story = merge([first.made(), then.made()])
    assert len(story.proposals) == 2
    assert "la proposition de l'ONU" in proposal_called(story, "trêve").labels


def held(story: Story, party: str) -> list[tuple[str, str | None]]:
    (position,) = [one for one in story.positions if one.party == party]
    return [(stand.stance, stand.since) for stand in position.history]


def stance(id: str, day: str, verb: str, stance: str, **more: object) -> Record:
    made = Made(id, day, f"Le Chili {verb} la trêve.")
    made.stance("chili", stance, made.proposal("la trêve", "ceasefire"), f"{verb} la trêve", **more)  # type: ignore[arg-type]
    return made.made()


def test_a_position_changes_and_silence_is_no_change() -> None:
    silent = Made("d2", "2018-02-06", "Le Chili salue la trêve du Pérou.")
    silent.cast("chili")
    silent.proposal("la trêve", "ceasefire")
    records = [
        stance("d1", "2018-02-05", "refuse", "rejects"), silent.made(), stance("d3", "2018-02-07", "refuse", "rejects"),
        stance("d4", "2018-02-09", "accepte", "accepts"),
    ]  # fmt: skip
    story = merge(records)
    assert held(story, "state:CHL") == [("rejects", "2018-02-05"), ("accepts", "2018-02-09")]
    (position,) = story.positions
    assert [proof.dispatch for proof in position.history[0].proofs] == ["d1", "d3"]


def test_a_stance_of_the_past_takes_its_place_in_time() -> None:
    later = stance("d2", "2018-02-09", "acceptait vendredi", "accepts", date="2018-02-02")
    story = merge([stance("d1", "2018-02-05", "refuse", "rejects"), later])
    assert held(story, "state:CHL") == [("accepts", "2018-02-02"), ("rejects", "2018-02-05")]


def test_the_firmer_telling_of_one_stance_counts() -> None:
    rumour = stance("d1", "2018-02-05", "accepterait", "accepts", assertion="hearsay", by="onu")
    story = merge([rumour, stance("d2", "2018-02-07", "accepte", "accepts")])
    (position,) = story.positions
    (stand,) = position.history
    assert (stand.assertion, stand.by, stand.since) == ("agency", None, "2018-02-05")


def test_on_what_a_conditional_stance_hangs() -> None:
    made = Made("d1", "2018-02-05", "Le Chili accepte la trêve si le Front du Sud libère les soldats. Rien d'autre.")
    trêve, release = made.proposal("la trêve", "ceasefire"), made.proposal("libère les soldats", "release")
    made.stance("chili", "conditional", trêve, "accepte la trêve")
    made.stance("chili", "demands", release, "le Front du Sud libère les soldats")
    (first, _) = merge([made.made()]).positions
    assert first.history[0].condition == "le Front du Sud libère les soldats"


def test_as_known_on_a_day() -> None:
    records = [
        stance("d1", "2018-02-05", "refuse", "rejects"), stance("d2", "2018-02-09", "accepte", "accepts"),
        stance("d3", None, "accepte", "accepts"),
    ]  # fmt: skip
    assert held(merge(records, at="2018-02-08"), "state:CHL") == [("rejects", "2018-02-05")]
    assert merge(records, at="2018-02-01").positions == ()
    assert len(merge(records).groups) == 3
    assert [group.id for group in merge(records, at="2018-02-09").groups] == ["d1", "d2"]


def test_a_newer_version_counts_and_the_older_is_history() -> None:
    old, new = stance("d1", "2018-02-05", "refuse", "rejects"), stance("d2", "2018-02-05", "accepte", "accepts")
    story = merge([old, new], [versions((old, "first"), (new, "update"))])
    assert held(story, "state:CHL") == [("rejects", "2018-02-05"), ("accepts", "2018-02-05")]


def test_what_was_corrected_never_stood() -> None:
    old, new = stance("d1", "2018-02-05", "refuse", "rejects"), stance("d2", "2018-02-05", "accepte", "accepts")
    story = merge([old, new], [versions((old, "first"), (new, "correction"))])
    assert held(story, "state:CHL") == [("accepts", "2018-02-05")]


def test_a_cancelled_dispatch_counts_for_nothing() -> None:
    old, new = stance("d1", "2018-02-05", "refuse", "rejects"), Made("d2", "2018-02-06", "Annulation.").made()
    groups = [versions((old, "first"), (new, "cancelled"))]
    story = merge([old, new], groups)
    assert (story.positions, story.parties, len(story.groups)) == ((), (), 1)
    # before it was cancelled it stood
    assert held(merge([old, new], groups, at="2018-02-05"), "state:CHL") == [("rejects", "2018-02-05")]


def test_what_the_newest_dispatch_changed() -> None:
    records = [stance("d1", "2018-02-05", "refuse", "rejects"), stance("d2", "2018-02-09", "accepte", "accepts")]
    change = merge(records).changes[0]
    assert (change.kind, change.party, change.before, change.after, change.proof.dispatch) == (
        "stance", "state:CHL", "rejects", "accepts", "d2",
    )  # fmt: skip
    assert not merge([*records, Made("d3", "2018-02-10", "Rien.").made()]).changes
