"""An update of a dispatch takes over what persons decided on the items that it tells in the same words."""

from __future__ import annotations

from aidememoire.record import Event, Header, Record
from aidememoire.store.deciding import corrected_record, decide, decisions, undo
from aidememoire.store.store import Store
from made_records import actor, record, words

BODY = (
    "Les délégués du Chili et du Pérou ont repris mardi à Corvo leurs discussions sur la pêche, après deux mois de "
    "silence et une médiation norvégienne restée sans suite. Le Chili a rejeté mercredi le projet de partage des "
    "quotas présenté par Oslo. Le Pérou a salué un premier pas et demandé une nouvelle réunion avant l'été, à Lima."
)
TOP = "Le médiateur norvégien a quitté Corvo jeudi soir. "


def told(id: str, text: str, refused: str, signal: str | None = None) -> Record:
    """A version with three events: a meeting, a refusal told in those words, a welcome."""
    parts = [
        ("e1", "ont repris mardi à Corvo leurs discussions", "CONSULT"), ("e2", refused, "REJECT"),
        ("e3", "Le Pérou a salué un premier pas", "SUPPORT"),
    ]  # fmt: skip
    events = tuple(
        Event.model_validate({"id": name, "type": kind, "evidence": (words(text, said),), "actors": ("a1",)})
        for name, said, kind in parts
    )
    actors = (actor(text, "a1", "Chili", "state", country="CHL"), actor(text, "a2", "Pérou", "state", country="PER"))
    header = Header(agency="AFP", headline="Pêche: le Chili refuse", signal=signal)
    return record(text, id=id, events=events, actors=actors, header=header)


def first() -> Record:
    return told("d1", BODY, "Le Chili a rejeté mercredi le projet de partage")


def update(id: str = "d2") -> Record:
    said = BODY.replace("a rejeté mercredi le projet", "a fermement rejeté mercredi soir le projet")
    return told(id, TOP + said, "Le Chili a fermement rejeté mercredi soir le projet de partage", "update")


def test_what_is_told_in_the_same_words_keeps_its_decision_and_says_where_from(store: Store) -> None:
    store.add(first())
    rejected = decide(store, "d1#e3", "reject", why="c'est une citation", who="Ana")
    amended = decide(store, "d1#e1", "amend", why="relu", change={"actors": "Pérou", "span": "leurs discussions"})
    decide(store, "d1#e2", "reject", why="non")  # the update words it otherwise
    undo(store, decide(store, "d1#e1", "amend", why="faux", change={"type": "AGREE"}).id, why="juste")
    assert store.add(update()).what == "version"
    found = decisions(store, dispatch="d2")
    assert [(one.item, one.what, one.who, one.at, one.carried_from) for one in found] == [
        ("d2#e3", "reject", "Ana", rejected.at, "d1#e3"),
        ("d2#e1", "amend", amended.who, amended.at, "d1#e1"),
    ]
    assert found[0].why == f"c'est une citation [← d1#e3 {rejected.id}]"
    now = corrected_record(store, "d2")
    assert [(event.id, event.actors, event.evidence[0].text) for event in now.events] == [
        ("e1", ("a2",), "leurs discussions"), ("e2", ("a1",), update().events[1].evidence[0].text),
    ]  # fmt: skip
    with store.reading() as connection:
        kept = connection.exec_driver_sql(
            "SELECT e.item FROM event e JOIN dispatch d ON d.number = e.dispatch WHERE d.id = 'd2' ORDER BY e.item"
        )
        assert list(kept.scalars()) == ["e1", "e2"]


def test_a_carried_decision_is_carried_on_and_can_be_undone_for_one_version(store: Store) -> None:
    store.add(first())
    decide(store, "d1#e3", "reject", why="non")
    store.add(update())
    (one,) = decisions(store, dispatch="d2")
    third = update("d3").model_copy(update={"text": update().text + "\n\nNouvelle réunion lundi."})
    store.add(third)
    (other,) = decisions(store, dispatch="d3")
    assert (other.carried_from, other.why) == ("d2#e3", f"non [← d2#e3 {one.id}]")
    undo(store, one.id, why="si")
    assert [len(corrected_record(store, id).events) for id in ("d1", "d2", "d3")] == [2, 3, 2]


def test_a_new_reading_of_the_update_and_the_same_update_again_carry_nothing_twice(store: Store) -> None:
    store.add(first())
    decide(store, "d1#e3", "reject", why="non")
    store.add(update())
    before = decisions(store)
    assert store.add(update(), again=True).what == "replaced"
    assert store.add(update()).what == "known"
    assert decisions(store) == before
    assert len(corrected_record(store, "d2").events) == 2
