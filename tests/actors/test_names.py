"""Names and acronyms: where they begin and end, and what they name."""

from __future__ import annotations

import pytest
from spacy.language import Language

from aidememoire import characters
from aidememoire.actors.acronyms import find_acronyms, is_acronym
from aidememoire.actors.entities import Entity, name_words, same_person
from aidememoire.actors.names import find_name_runs
from aidememoire.lexicon.given_names import gender_of_given_name

# [person], <body>: every name that must be found, and nothing else that is a person
RUNS = [
    "Selon [John Kerry], la trêve tient.",
    "La chancelière [Angela Merkel] a parlé.",
    "[M. de Villepin] et [Mme von der Leyen] ont parlé.",
    "Le président [Bachar al-Assad] a refusé.",
    "Le dirigeant [Kim Jong-il] est mort.",
    "Le secrétaire général [Ban Ki-moon] a parlé.",
    "Le Président [Pierre Nkurunziza] a parlé.",
    "Le ministre de la Justice [Jean-Jacques Urvoas] a démissionné.",
    "Le patron de la <CGT> [Philippe Martinez] a dit non.",
    "[Manuel Valls] et [Benoît Hamon] débattent.",
    "Le député <LR> [Éric Ciotti] a protesté.",
    "L'ONG <Airwars> a publié un bilan.",
    "[Nicolas] et [Cécilia Sarkozy] sont arrivés.",
    "Le général [de Gaulle] a refusé.",
    "Le juge [James Robart] a tranché lundi.",
    "Le sénateur [John McCain] a voté contre.",
    "[M. Ould Abdel Aziz] a promis un vote.",
    "Le 3 Mars, la trêve a pris fin.",
    "Il a parlé de Dieu et de l'Histoire.",
    "La Constitution a été changée.",
]


@pytest.mark.parametrize("marked", RUNS)
def test_where_names_begin_and_end(french_model: Language, marked: str) -> None:
    text = marked.translate(str.maketrans("", "", "[]<>"))
    found = find_name_runs(french_model(characters.plain(text)), [])
    people = [part.split("]")[0] for part in marked.split("[")[1:]]
    bodies = {part.split(">")[0] for part in marked.split("<")[1:]}
    assert [text[run.start : run.end] for run in found if run.person] == people
    assert bodies <= {run.name for run in found if run.kind == "organisation"}


@pytest.mark.parametrize(
    ("text", "name", "acronym"),
    [
        ("Le Front du Chaco libre (FCL) a signé.", "Front du Chaco libre", "FCL"),
        (
            "L'Organisation pour la sécurité et la coopération en Europe (OSCE) parle.",
            "Organisation pour la sécurité et la coopération en Europe",
            "OSCE",
        ),
        (
            "L'OSCE (Organisation pour la sécurité et la coopération en Europe) parle.",
            "Organisation pour la sécurité et la coopération en Europe",
            "OSCE",
        ),
        ("Le MLC (Mouvement de libération du Chaco) parle.", "Mouvement de libération du Chaco", "MLC"),
        ("L'Union pour le renouveau (UPR) parle.", "Union pour le renouveau", "UPR"),
        ("Le Comité international de la Croix-Rouge (CICR) parle.", "Comité international de la Croix-Rouge", "CICR"),
        ("La Confédération générale du travail (CGT) parle.", "Confédération générale du travail", "CGT"),
        ("Le Parti travailliste (PvdA) parle.", None, None),
        ("Le ministre (PS) parle.", None, None),
        ("Le président (élu en 2012) parle.", None, None),
        ("La Syrie (nord) est en guerre.", None, None),
        ("Paul Roy (CGT) parle.", None, None),
    ],
)
def test_acronyms_in_both_orders(french_model: Language, text: str, name: str | None, acronym: str | None) -> None:
    doc = french_model(text)
    found = [(doc[a.first : a.last + 1].text, a.acronym) for a in find_acronyms(doc)]
    assert found == ([(name, acronym)] if name else [])


@pytest.mark.parametrize(
    ("word", "expected"), [("OSCE", True), ("Insee", True), ("UE", True), ("Le", False), ("osce", False), ("A", False)]
)
def test_what_may_be_an_acronym(word: str, expected: bool) -> None:
    assert is_acronym(word) is expected


@pytest.mark.parametrize(
    ("known", "name", "titled", "same"),
    [
        ("John Kerry", "Kerry", False, True),
        ("John Kerry", "KERRY", False, True),
        ("Adama Barrow", "A. Barrow", False, True),
        ("Bachar al-Assad", "Maher al-Assad", False, False),
        ("Bachar al-Assad", "Bashar al-Assad", False, True),
        ("Ali Bongo Ondimba", "Ali Bongo", False, True),
        ("Xi Jinping", "Xi", True, True),
        ("John Kerry", "John", True, False),
        ("Kim Jong-un", "Kim Jong-il", False, False),
        ("Mohamed Ould Abdel Aziz", "Ould Abdel Aziz", True, True),
        ("Denis Sassou-Nguesso", "Denis Sassou Nguesso", False, True),
        ("Nicolas Sarkozy", "Cécilia Sarkozy", False, False),
        ("Laurent Fabius", "Laurent Gbagbo", False, False),
        ("George W. Bush", "George Bush", False, True),
        ("Jean-Marie Le Pen", "Marine Le Pen", False, False),
        ("François Fillon", "Pénélope Fillon", False, False),
    ],
)
def test_when_two_names_are_one_person(known: str, name: str, titled: bool, same: bool) -> None:
    entity = Entity(kind="person", name=known, named=True, words=name_words(known))
    assert same_person(entity, name, None, titled=titled) is same


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Angela", "f"),
        ("François", "m"),
        ("FRANCOIS", "m"),
        ("Jean-Marie", "m"),
        ("Marie-Claire", "f"),
        ("Claude", None),
        ("Paris", None),
        ("", None),
    ],
)
def test_whose_a_given_name_is(name: str, gender: str | None) -> None:
    assert gender_of_given_name(name) == gender
