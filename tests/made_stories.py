"""A story written by hand for tests: two dispatches about talks in an invented town."""

from __future__ import annotations

from typing import Any

import made_records
from aidememoire.passage import Passage
from aidememoire.record import Record
from aidememoire.stories.nouns import (
    Change,
    DatedRole,
    Difference,
    Party,
    Proof,
    Stand,
    Story,
    StoryAccount,
    StoryAgendaItem,
    StoryDispute,
    StoryEvent,
    StoryHearsay,
    StoryPosition,
    StoryProposal,
    Term,
    Version,
    VersionGroup,
)

ANA, PABLO, CHILE, FRONT = "person:ana-ruiz", "person:pablo-sosa", "state:CHL", "organisation:front-du-sud"
LATER = (
    "Le Front du Sud accepte la trêve\n\nCOTABAMBA, 18 fév 2018 (AFP) - Le Front du Sud a accepté dimanche une trêve de "
    "quinze jours, deux jours après la rencontre de Mme Ruiz et de M. Sosa à Cotabamba. La rencontre du 20 février est "
    "reportée au 22."
)


def later() -> Record:
    """The follow-up: the truce is accepted, the meeting is put off."""
    return made_records.record(LATER, id="d2", date="2018-02-18")


def proof(record: Record, item: str, said: str) -> Proof:
    start = record.text.index(said)
    return Proof.of(record, item, Passage.cut(record.text, start, start + len(said)))


def story(**more: Any) -> Story:
    """All that a story can hold, each once."""
    one, two = made_records.whole(), later()
    met = proof(one, "e1", "Ana Ruiz a rencontré vendredi à Cotabamba le chef du Front du Sud, Pablo Sosa")
    met_again = proof(two, "e1", "la rencontre de Mme Ruiz et de M. Sosa à Cotabamba")
    refused = proof(one, "s2", "Le Front du Sud a rejeté la trêve")
    accepted = proof(two, "s1", "Le Front du Sud a accepté dimanche une trêve de quinze jours")
    offered = proof(one, "s1", "Le Chili a proposé une trêve de dix jours")
    bombed = proof(one, "x1", "l'armée a bombardé le village jeudi")
    denied = proof(one, "x1", "Mme Ruiz a démenti tout bombardement")
    parties = (
        Party(
            key=ANA, name="Ana Ruiz", kind="person", country="CHL", names=("Ana Ruiz", "Mme Ruiz"), dispatches=("d1", "d2"),
            roles=(DatedRole(title="ministre chilienne", first="2018-02-16", last="2018-02-16", proofs=(met,)),), proofs=(met,),
        ),
        Party(key=PABLO, name="Pablo Sosa", kind="person", proofs=(met,)),
        Party(key=CHILE, name="Chili", kind="state", country="CHL", proofs=(offered,)),
        Party(key=FRONT, name="Front du Sud", kind="armed_group", proofs=(refused,)),
    )  # fmt: skip
    timeline = (
        StoryEvent(
            id="ev1", type="CONSULT", actors=(ANA, PABLO), date="2018-02-16", place="Cotabamba", meeting=True, independent=2,
            differences=(Difference(field="place", value="Cotabamba", proof=met_again),), proofs=(met, met_again),
        ),
        StoryEvent(id="ev2", type="REJECT", actors=(FRONT,), recipients=(CHILE,), date="2018-02-16", proofs=(refused,)),
        StoryEvent(
            id="ev3", type="ASSAULT", actors=(CHILE,), date="2018-02-15", assertion="attributed", by=PABLO, proofs=(bombed,)
        ),
    )  # fmt: skip
    return Story(
        **{
            "id": "s-cotabamba", "title": "Pourparlers de Cotabamba", "first": "2018-02-16", "last": "2018-02-18",
            "groups": (
                VersionGroup(id="d1", newest="d1", versions=(Version(dispatch="d1", published="2018-02-16T18:20+01:00", headline="Pourparlers", agency="AFP"),)),
                VersionGroup(id="d2", newest="d2", versions=(Version(dispatch="d2"),)),
            ),
            "parties": parties, "timeline": timeline,
            "proposals": (
                StoryProposal(
                    id="pr1", label="trêve", kind="ceasefire", proofs=(offered,),
                    terms=(Term(name="duration", value="P10D", since="2018-02-16", proof=offered), Term(name="duration", value="P15D", since="2018-02-18", proof=accepted)),
                ),
            ),
            "positions": (
                StoryPosition(party=CHILE, proposal="pr1", history=(Stand(stance="proposes", since="2018-02-16", proofs=(offered,)),)),
                StoryPosition(
                    party=FRONT, proposal="pr1",
                    history=(Stand(stance="rejects", since="2018-02-16", proofs=(refused,)), Stand(stance="accepts", since="2018-02-18", proofs=(accepted,))),
                ),
            ),
            "disputes": (
                StoryDispute(
                    id="di1", about="bombardement du village",
                    accounts=(StoryAccount(party=PABLO, claim="l'armée a bombardé", proofs=(bombed,)), StoryAccount(party=ANA, claim="rien", relation="denies", proofs=(denied,))),
                ),
            ),
            "hearsay": (StoryHearsay(id="he1", proof=proof(one, "h1", "Un accord serait proche"), outcome="confirmed", by=accepted),),
            "agenda": (
                StoryAgendaItem(
                    id="ag1", what="nouvelle rencontre", date="2018-02-22", moved_from=("2018-02-20",),
                    proofs=(proof(one, "g1", "Une nouvelle rencontre est prévue le 20 février"), proof(two, "g1", "La rencontre du 20 février est reportée au 22")),
                ),
            ),
            "changes": (Change(kind="stance", day="2018-02-18", party=FRONT, proposal="pr1", before="rejects", after="accepts", proof=accepted),),
            **more,
        },
    )  # fmt: skip
