"""Whom a name in a question means."""

from __future__ import annotations

import pytest

from aidememoire.store.queries import UnclearName, find_actor
from aidememoire.store.store import Store
from told_stories import Made


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("Thornbury", "person:claire-thornbury"),
        ("thornbury claire", "person:claire-thornbury"),
        ("CORVALAN", "person:delfina-corvalan"),
        ("Néstor Pucheta", "person:nestor-pucheta"),
        ("front du chaco", "organisation:front-du-chaco-libre"),
        ("Paraguay", "state:PRY"),
        ("Asuncion", "state:PRY"),
        ("le gouvernement paraguayen", "state:PRY"),
        ("UA", "organisation:union-africaine"),
        ("fcl", "organisation:front-du-chaco-libre"),
        ("penhallow", "person:harriet-penhallow-greave"),
        ("person:anselmo-quirantes", "person:anselmo-quirantes"),
    ],
)
def test_a_name_by_part_and_without_accents(told: Store, said: str, key: str) -> None:
    assert find_actor(told, said)[0] == key


def test_a_name_that_fits_several_says_which(told: Store) -> None:
    with pytest.raises(UnclearName, match="may be several") as error:
        find_actor(told, "union")
    assert {"Union africaine", "Union pour le renouveau"} <= {one.name for one in error.value.fitting}


def test_a_name_that_nobody_has_suggests_one(told: Store) -> None:
    with pytest.raises(UnclearName, match=r"is it Claire Thornbury \(person:claire-thornbury\)\?"):
        find_actor(told, "Thornburry")
    with pytest.raises(UnclearName, match="names nobody"):
        find_actor(told, "Zzyzx")
    with pytest.raises(UnclearName):
        find_actor(told, "  ")


def test_a_surname_and_a_full_name_are_one_person_and_two_full_names_are_not(tmp_path: object) -> None:
    def named(id: str, name: str) -> None:
        made = Made(id, "2018-02-05", f"{name} a parlé.")
        made.actor(name, "person")
        store.add(made.made())

    with Store.open("sqlite://") as store:
        named("d1", "Ana Ruiz")
        named("d2", "Ruiz")
        assert find_actor(store, "ruiz") == ("person:ana-ruiz", "person:ruiz")
        named("d3", "Pedro Ruiz")
        with pytest.raises(UnclearName):
            find_actor(store, "ruiz")
        assert find_actor(store, "Ana Ruiz") == ("person:ana-ruiz",)
