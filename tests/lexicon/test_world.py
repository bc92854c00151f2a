"""States, seats and organisations by their French names."""

from __future__ import annotations

import re

import pytest
from babel import Locale
from babel.core import get_global

from aidememoire.lexicon import world
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold

# where CLDR's name is not the press's: the folded CLDR name does not name the state here
OTHER_IN_CLDR = {"COD": "Congo-Kinshasa", "MMR": "Myanmar (Birmanie)", "MUS": "Maurice", "MHL": "Îles Marshall"}


def code(state: world.State | None) -> str | None:
    return state.code if state else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Etats-Unis", "USA"),
        ("les États-Unis", "USA"),
        ("aux ETATS-UNIS", "USA"),
        ("USA", "USA"),
        ("l’Egypte", "EGY"),
        ("Côte d’Ivoire", "CIV"),
        ("la Grande-Bretagne", "GBR"),
        ("l'Angleterre", "GBR"),
        ("RDC", "COD"),
        ("Birmanie", "MMR"),
        ("le Myanmar", "MMR"),
        ("l'Etat hébreu", "ISR"),
        ("le royaume chérifien", "MAR"),
        ("l'ex-URSS", "SUN"),
        ("la Palestine", "PSE"),
        ("Kosovo", "XKX"),
        ("le Saint-Siège", "VAT"),
        ("Corée\u00a0du\u00a0Nord", "PRK"),
        ("Pays‑Bas", "NLD"),
        # what only looks like a state
        ("usa", None),
        ("grenade", None),
        ("La grenade", None),
        ("Grenade", None),
        ("la Grenade", "GRD"),
        ("au Salvador", "SLV"),
        ("Salvador", None),
        ("Hollande", None),
        ("la Hollande", "NLD"),
        ("Maurice", None),
        ("l'île Maurice", "MUS"),
        ("Corée", None),
        ("", None),
        ("...", None),
    ],
)
def test_a_state_by_its_name(text: str, expected: str | None) -> None:
    assert code(world.state_named(text)) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("américaines", "USA"),
        ("les Américains", "USA"),
        ("le Brésilien", "BRA"),
        ("l'Egyptienne", "EGY"),
        ("britannique", "GBR"),
        ("anglaises", "GBR"),
        ("grecque", "GRC"),
        ("turque", "TUR"),
        ("sud-africaine", "ZAF"),
        ("sud‑coréens", "KOR"),
        ("nigérien", "NER"),
        ("nigériane", "NGA"),
        ("burkinabè", "BFA"),
        ("Suissesse", "CHE"),
        ("soviétiques", "SUN"),
        ("lettone", "LVA"),
        ("serbe", "SRB"),
        ("géorgien", "GEO"),
        ("équato-guinéen", "GNQ"),
        ("palestiniennes", "PSE"),
        ("congolais", None),
        ("coréenne", None),
        ("franco-russe", None),
        ("européen", None),
        ("catalan", None),
        ("national", None),
    ],
)
def test_a_state_by_its_adjective(word: str, expected: str | None) -> None:
    assert code(world.state_of_demonym(word)) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("israélo-palestiniens", ["ISR", "PSE"]),
        ("brésilo-canadienne", ["BRA", "CAN"]),
        ("russo-américain", ["RUS", "USA"]),
        ("américano-sud-coréen", ["USA", "KOR"]),
        ("nord-coréen", ["PRK"]),
        ("vice-russe", []),
        ("congolaise", []),
    ],
)
def test_the_states_of_a_compound_adjective(word: str, expected: list[str]) -> None:
    assert [state.code for state in world.states_of_demonym(word)] == expected


def test_a_shared_demonym_keeps_its_candidates() -> None:
    assert {state.code for state in world.candidates_of_demonym("les Congolais")} == {"COD", "COG"}


@pytest.mark.parametrize(
    ("word", "name", "country"),
    [
        ("catalane", "Catalogne", "ESP"),
        ("les Kurdes", "Kurdistan", None),
        ("nord-irlandais", "Irlande du Nord", "GBR"),
        ("européennes", "Europe", None),
        ("tchétchènes", "Tchétchénie", "RUS"),
        ("flamand", "Flandre", "BEL"),
        ("arabes", "", None),
    ],
)
def test_a_region_by_its_adjective(word: str, name: str, country: str | None) -> None:
    region = world.region_of_demonym(word)
    assert region is not None
    assert (region.name, region.country) == (name, country)
    assert world.country_of_adjective(word) == country


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscou", "RUS"),
        ("Le Caire", "EGY"),
        ("au Caire", "EGY"),
        ("La Haye", "NLD"),
        ("ADDIS ABEBA", "ETH"),
        ("N’Djamena", "TCD"),
        ("Bruxelles", "BEL"),
        ("Genève", None),
        ("vienne", None),
    ],
)
def test_a_state_by_its_capital(text: str, expected: str | None) -> None:
    assert code(world.state_of_capital(text)) == expected


@pytest.mark.parametrize(
    ("text", "country", "kind", "houses"),
    [
        ("le Kremlin", "RUS", "government", "présidence"),
        ("la Maison-Blanche", "USA", "government", "présidence"),
        ("Maison Blanche", "USA", "government", "présidence"),
        ("l'Elysée", "FRA", "government", "présidence"),
        ("Quai d’Orsay", "FRA", "organisation", "ministère des Affaires étrangères"),
        ("le palais Itamaraty", "BRA", "organisation", "ministère des Affaires étrangères"),
        ("Pentagone", "USA", "organisation", "ministère de la Défense"),
        ("Downing Street", "GBR", "government", "services du Premier ministre"),
    ],
)
def test_a_seat_stands_for_what_it_houses(text: str, country: str, kind: str, houses: str) -> None:
    seat = world.seat(text)
    assert seat is not None
    assert (seat.country, seat.kind, seat.houses) == (country, kind, houses)


def test_brussels_is_a_town_before_it_is_the_union() -> None:
    seat = world.seat("Bruxelles")
    assert seat is not None
    assert (seat.houses, seat.town) == ("Union européenne", True)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("l'ONU", "ONU", "organisation"),
        ("Onu", "ONU", "organisation"),
        ("O.N.U.", "ONU", "organisation"),
        ("les Nations Unies", "ONU", "organisation"),
        ("Comité international de la Croix-Rouge (CICR)", "Comité international de la Croix-Rouge", "organisation"),
        ("le Conseil de sécurité des Nations unies", "Conseil de sécurité de l'ONU", "organisation"),
        ("casques bleus", "Casques bleus", "organisation"),
        ("les FARC", "Farc", "armed_group"),
        ("IRA", "IRA", "armed_group"),
        ("l'organisation Etat islamique", "État islamique", "armed_group"),
        ("l'Autorité palestinienne", "Autorité palestinienne", "government"),
        ("Sinn Fein", "Sinn Féin", "party"),
        ("le département d'Etat", "département d'État", "organisation"),
    ],
)
def test_an_organisation_by_its_name(text: str, name: str, kind: str) -> None:
    found = world.organisation(text)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize("text", ["onu", "ira", "Ira", "Eta", "Sana", "conseil de sécurité", "l'union", "Ap"])
def test_a_word_that_only_sounds_like_an_organisation(text: str) -> None:
    assert world.organisation(text) is None


def test_the_adjective_of_an_organisation() -> None:
    found = world.organisation_of_adjective("onusienne")
    assert found is not None
    assert found.name == "ONU"


@pytest.mark.parametrize(
    ("iso", "genitive"),
    [
        ("PRY", "du Paraguay"),
        ("RUS", "de Russie"),
        ("ZAF", "d'Afrique du Sud"),
        ("IRN", "d'Iran"),
        ("USA", "des États-Unis"),
        ("CUB", "de Cuba"),
        ("ISR", "d'Israël"),
        ("SLV", "du Salvador"),
        ("HND", "du Honduras"),
        ("FRA", "de France"),
    ],
)
def test_what_belongs_to_a_state(iso: str, genitive: str) -> None:
    state = world.state(iso)
    assert state is not None
    assert state.genitive == genitive


@pytest.mark.parametrize(
    "text",
    [
        "[Moscou|capital] et [Washington|capital] ont accusé le [Kremlin|seat] et la [Maison-Blanche|seat].",
        "Le [Conseil de sécurité de l'ONU|organisation] au [Caire|capital], à [Bruxelles|capital], en [Guinée-Bissau|state].",
        "L'axe [Paris|capital]-[Berlin|capital], la Nouvelle-Angleterre et la Haute-Autriche",
        "Le président du [Salvador|state] ira à [Saint-Domingue|capital]. Ira-t-il ? Il usa d'une grenade.",
        "La [République démocratique\r\ndu Congo|state] et la\u00a0[Corée\u202fdu Nord|state]",
        "l'ex-[Yougoslavie|state], le [Kurdistan irakien|region], les [Casques bleus|organisation] 👩‍👩‍👧 de l'[E\u0301gypte|state]",
        "Les [talibans|organisation], [Vienne|capital]",
    ],
)
def test_names_are_found_where_they_stand(text: str) -> None:
    plain, wanted = "", []
    for part in re.split(r"(\[[^\]]*\])", text):
        if part.startswith("["):
            words, kind = part[1:-1].split("|")
            wanted.append((words, kind))
            plain += words
        else:
            plain += part
    assert [(plain[f.start : f.end], f.kind) for f in world.find_names(plain)] == wanted


def test_a_name_beside_a_capital_is_marked() -> None:
    text = "Selon Paris, Sofia Prodanova a quitté Air France pour Rome."
    assert [(text[f.start : f.end], f.flanked) for f in world.find_names(text)] == [
        ("Paris", False),
        ("Sofia", True),
        ("France", True),
        ("Rome", False),
    ]


def test_agreement_of_a_demonym() -> None:
    assert world.agreement("Françaises") == ("f", "p")
    assert world.agreement("français") == ("m", None)
    assert world.agreement("lettone") == ("f", "s")
    assert world.agreement("burkinabè") == (None, None)


# the tables themselves


def test_every_state_has_a_capital_an_article_and_a_demonym() -> None:
    assert len([state for state in world.states() if not state.historical]) == 197
    for state in world.states():
        assert bool(state.capital) is not state.historical, state.name
        assert state.article in ("le", "la", "l'", "les", ""), state.name
        assert state.demonyms, state.name


def test_codes_are_unique_and_iso() -> None:
    codes = [state.code for state in world.states()]
    assert len(codes) == len(set(codes))
    known = {alias for alias in get_global("territory_aliases") if len(alias) == 3 and alias.isalpha()} | {"XKX"}
    assert {state.code for state in world.states() if not state.historical} <= known


def test_state_names_agree_with_cldr() -> None:
    french, aliases = Locale("fr").territories, get_global("territory_aliases")
    for state in world.states():
        if state.historical or state.code in OTHER_IN_CLDR:
            continue
        alpha2 = "XK" if state.code == "XKX" else aliases[state.code][0]
        name = french[alpha2]
        article = f"{state.article} " if state.article in ("la", "le") else ""
        assert code(world.state_named(article + name)) == state.code, (state.name, name)


def test_countries_named_by_other_tables_exist() -> None:
    known = {state.code for state in world.states()} | {"ESH"}
    tables = [*load("states")["region"], *load("states")["seat"], *load("organisations")["organisation"]]
    assert {line.get("country") for line in tables} - {"", None} <= known
    assert set(load("states")["prefix"].values()) <= known
    assert {state.successor for state in world.states()} - {""} <= known


def test_no_demonym_and_no_name_serves_two_states_unless_listed() -> None:
    ambiguous = {fold(word) for word in load("states")["ambiguous_demonyms"]}
    owners: dict[str, set[str]] = {}
    for state in world.states():
        for word in state.demonyms:
            owners.setdefault(fold(word), set()).add(state.code)
    assert {word for word, states in owners.items() if len(states) > 1} == ambiguous
    for word in owners:
        if word not in ambiguous:
            assert world.region_of_demonym(word) is None, word
    names: dict[str, set[str]] = {}
    for state in world.states():
        for name in (state.name, *state.also):
            names.setdefault(fold(name), set()).add(state.code)
    assert [name for name, states in names.items() if len(states) > 1] == []


def test_no_capital_serves_two_states() -> None:
    owners: dict[str, set[str]] = {}
    for state in world.states():
        for town in (state.capital, *state.towns):
            owners.setdefault(fold(town), set()).add(state.code)
    assert [town for town, states in owners.items() if town and len(states) > 1] == []


def test_organisations_are_named_once_and_their_wholes_exist() -> None:
    names: dict[str, set[str]] = {}
    for item in world.organisations():
        for name in (item.name, *item.also):
            names.setdefault(fold(name), set()).add(item.name)
    assert {name: found for name, found in names.items() if len(found) > 1} == {}
    known = {item.name for item in world.organisations()}
    assert {item.part_of for item in world.organisations()} - {None} <= known


def test_every_name_of_the_tables_is_found_by_its_own_words() -> None:
    for state in world.states():
        for name in (state.name, *state.also):
            if not any(guarded.endswith(f" {name}") for guarded in state.guarded):
                assert world.state_named(name) == state, name
    for item in world.organisations():
        for name in (item.name, *item.also):
            assert world.organisation(name) == item, name
