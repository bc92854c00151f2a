"""Who is who across dispatches: one actor under many names, two people of one surname, and what stays apart."""

from __future__ import annotations

from aidememoire.decisions import Decision
from aidememoire.record import Record
from aidememoire.stories.directory import Directory
from aidememoire.stories.identities import Identities
from told_stories import Made


def named(id: str, date: str, *actors: tuple[str, str, str | None, tuple[str, ...]]) -> Record:
    """A dispatch that only names: (name, kind, country, roles)."""
    made = Made(id, date, "Ont parlé : " + " ; ".join(name for name, *_ in actors) + ".")
    for name, kind, country, roles in actors:
        made.actor(name, kind, country, roles=roles)
    return made.made()


def keys(*records: Record) -> list[list[str | None]]:
    directory = Directory.of(records)
    return [[directory.key(record, actor.id) for actor in record.actors] for record in records]


def test_a_surname_is_the_one_full_name_that_it_fits() -> None:
    first = named("d1", "2018-02-05", ("Ana Ruiz", "person", "CHL", ()))
    then = named("d2", "2018-02-06", ("Mme Ruiz", "person", None, ()))
    assert keys(first, then) == [["person:ana-ruiz"], ["person:ana-ruiz"]]
    # whichever comes first
    assert keys(then, first) == [["person:ana-ruiz"], ["person:ana-ruiz"]]


def test_two_people_of_one_surname_stay_apart() -> None:
    first = named("d1", "2018-02-05", ("Ana Ruiz", "person", "CHL", ()), ("Pedro Ruiz", "person", "PER", ()))
    then = named("d2", "2018-02-06", ("Ruiz", "person", None, ()))
    assert keys(first, then) == [["person:ana-ruiz", "person:pedro-ruiz"], ["person:ruiz"]]


def test_a_civil_title_tells_which_of_two() -> None:
    first = named("d1", "2018-02-05", ("Anne Kirch", "person", "CHL", ()), ("Pierre Kirch", "person", "CHL", ()))
    then = named("d2", "2018-02-06", ("Mme Kirch", "person", None, ()), ("M. Kirch", "person", None, ()))
    assert keys(first, then)[1] == ["person:anne-kirch", "person:pierre-kirch"]


def test_a_surname_of_another_country_is_somebody_else() -> None:
    first = named("d1", "2018-02-05", ("Ana Ruiz", "person", "CHL", ()))
    then = named("d2", "2018-02-06", ("Ruiz", "person", "PER", ()))
    assert keys(first, then)[1] == ["person:ruiz"]


def test_an_office_is_the_one_who_has_it() -> None:
    first = named("d1", "2018-02-05", ("Ana Ruiz", "person", "CHL", ("ministre chilienne des Affaires étrangères",)))
    then = named("d2", "2018-02-06", ("chef de la diplomatie chilienne", "person", "CHL", ()))
    other = named("d3", "2018-02-06", ("chef de la diplomatie péruvienne", "person", "PER", ()))
    assert keys(first, then, other) == [
        ["person:ana-ruiz"], ["person:ana-ruiz"], ["office:ministre-des-affaires-etrangeres-per"],
    ]  # fmt: skip


def test_an_office_that_changed_hands_is_whoever_had_it_then() -> None:
    office = "ministre chilienne des Affaires étrangères"
    records = (
        named("d1", "2018-02-01", ("Ana Ruiz", "person", "CHL", (office,))),
        named("d2", "2018-02-05", ("Ana Ruiz", "person", "CHL", (office,))),
        named("d3", "2018-03-01", ("Eva Soto", "person", "CHL", (office,))),
        named("d4", "2018-03-09", ("Eva Soto", "person", "CHL", (office,))),
        named("d5", "2018-02-03", ("chef de la diplomatie chilienne", "person", "CHL", ())),
        named("d6", "2018-03-05", ("chef de la diplomatie chilienne", "person", "CHL", ())),
        named("d7", "2018-02-20", ("chef de la diplomatie chilienne", "person", "CHL", ())),
    )
    assert [found[0] for found in keys(*records)[4:]] == [
        "person:ana-ruiz", "person:eva-soto", "office:ministre-des-affaires-etrangeres-chl",
    ]  # fmt: skip


def test_a_function_with_whose_it_is() -> None:
    first = named(
        "d1", "2018-02-05", ("Front du Sud (FDS)", "armed_group", None, ()),
        ("Luis Soto", "person", None, ("négociateur du FDS",)), ("Eva Mora", "person", "CHL", ("négociateur de l'ONU",)),
    )  # fmt: skip
    then = named("d2", "2018-02-06", ("négociateur du Front du Sud", "person", None, ()))
    assert keys(first, then)[1] == ["person:luis-soto"]


def test_somebodys_spokesman_is_nobody_elses() -> None:
    first = named("d1", "2018-02-05", ("Luis Soto", "person", None, ("porte-parole de l'armée",)))
    then = named("d2", "2018-02-06", ("porte-parole de la présidence", "person", None, ()))
    assert keys(first, then)[1] == ["office:porte-parole-de-la-presidence"]


def test_an_acronym_is_the_one_body_it_stands_for() -> None:
    first = named("d1", "2018-02-05", ("Front du Lac (FDL)", "armed_group", None, ()))
    then = named("d2", "2018-02-06", ("FDL", "organisation", None, ()))
    other = named("d3", "2018-02-06", ("Forces du Littoral (FDL)", "armed_group", None, ()))
    assert keys(first, then)[1] == ["organisation:front-du-lac"]
    assert keys(first, then, other)[1] == ["organisation:fdl"]


def test_the_rebels_are_the_only_movement_there_is() -> None:
    first = named("d1", "2018-02-05", ("Front du Sud", "armed_group", None, ()))
    then = named("d2", "2018-02-06", ("rebelles", "armed_group", None, ()))
    other = named("d3", "2018-02-06", ("Armée du Nord", "armed_group", None, ()))
    assert keys(first, then)[1] == ["organisation:front-du-sud"]
    assert keys(first, then, other)[1] == ["organisation:rebelles"]


def test_a_body_of_the_security_council_is_not_the_organisation() -> None:
    first = named("d1", "2018-02-05", ("Conseil de sécurité de l'ONU", "organisation", None, ()))
    then = named("d2", "2018-02-06", ("ONU", "organisation", None, ()))
    assert keys(first, then) == [["organisation:conseil-de-securite-de-l-onu"], ["organisation:onu"]]


def test_the_army_of_the_only_country_that_has_one_here() -> None:
    first = named("d1", "2018-02-05", ("armée", "organisation", "PER", ()))
    then = named("d2", "2018-02-06", ("armée", "organisation", None, ()))
    other = named("d3", "2018-02-06", ("armée", "organisation", "CHL", ()))
    assert keys(first, then)[1] == ["organisation:armee-per"]
    assert keys(first, then, other)[1] == ["organisation:armee"]


def test_nameless_sources_are_never_one() -> None:
    first = named("d1", "2018-02-05", ("une source proche", "person", None, ()))
    then = named("d2", "2018-02-06", ("une source proche", "person", None, ()))
    assert keys(first, then) == [["unnamed:une-source-proche@d1"], ["unnamed:une-source-proche@d2"]]


def test_groups_of_the_same_members_are_one() -> None:
    def group(id: str, name: str) -> Record:
        made = Made(id, "2018-02-05", f"{name} : Chili, Pérou.")
        first, second = made.actor("Chili", "state", "CHL"), made.actor("Pérou", "state", "PER")
        made.actor(name, "group")
        record = made.made()
        *states, six = record.actors
        return record.model_copy(update={"actors": (*states, six.model_copy(update={"members": (first, second)}))})

    found = keys(group("d1", "Deux pays"), group("d2", "Les deux pays d'Amérique latine"))
    assert found[0][2] == found[1][2]


def test_what_a_person_decided_holds() -> None:
    first = named("d1", "2018-02-05", ("Ana Ruiz", "person", "CHL", ()))
    then = named("d2", "2018-02-06", ("Ana Rouiz", "person", None, ()))
    one = Decision.made("merge", "person:ana-ruiz", who="Bo", at="2018-02-16", why="-", other="person:ana-rouiz")
    name = Decision.made("amend", "person:ana-ruiz", who="Bo", at="2018-02-17", why="-", after={"name": "Anna Ruiz"})
    (party,) = Directory.of((first, then), who=Identities.of([one, name])).parties()
    assert (party.key, party.name, party.dispatches) == ("person:ana-ruiz", "Anna Ruiz", ("d1", "d2"))


def test_a_party_has_its_names_roles_and_proofs() -> None:
    first = named("d1", "2018-02-05", ("Ana Ruiz", "person", "CHL", ("ministre chilienne des Affaires étrangères",)))
    then = named("d2", "2018-02-09", ("Mme Ruiz", "person", "CHL", ("ministre chilienne des Affaires étrangères",)))
    (party,) = Directory.of((first, then)).parties()
    assert (party.name, party.kind, party.country) == ("Ana Ruiz", "person", "CHL")
    (role,) = party.roles
    assert (role.title, role.first, role.last) == (
        "ministre chilienne des Affaires étrangères",
        "2018-02-05",
        "2018-02-09",
    )
    assert [proof.dispatch for proof in party.proofs] == ["d1", "d2"]
    assert "Mme Ruiz" in party.names
