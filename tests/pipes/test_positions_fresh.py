"""Stances told beside a name, of every text at once, in a past campaign, by private people: who is for what, and who not."""

from __future__ import annotations

import pytest

from aidememoire import layers
from aidememoire.pipes.positions import find_positions
from french import french

Position = tuple[str, str, str]

# text; party, stance, proposal of each position
CASES: list[tuple[str, list[Position]]] = [
    # beside a name
    (
        "Ana Duarte, candidate favorable à l'indépendance de l'île, a remporté l'élection.",
        [("Ana Duarte", "supports", "indépendance de l'île")],
    ),
    ("Luis Ferreira, ministre opposé à la réforme, a démissionné.", [("Luis Ferreira", "opposes", "réforme")]),
    ("Ana Duarte, députée hostile au référendum, a voté.", [("Ana Duarte", "opposes", "référendum")]),
    ("Luis Ferreira, sénateur favorable à la loi, est arrivé à Lima.", [("Luis Ferreira", "supports", "loi")]),
    ("Ana Duarte, candidate partisane d'un report, a voté.", [("Ana Duarte", "supports", "report")]),
    ("Luis Ferreira, favorable à la réforme, a voté.", [("Luis Ferreira", "supports", "réforme")]),
    # what there will not be
    (
        "« Il n'y aura pas de négociation tant que le siège durera », a averti le chef rebelle Paul Moran.",
        [("Paul Moran", "conditional", "négociation")],
    ),
    (
        "« Pas de trêve sans libération des otages », a répété le ministre Luis Ferreira.",
        [("Luis Ferreira", "conditional", "trêve"), ("Luis Ferreira", "demands", "libération des otages")],
    ),
    (
        "« Pas de trêve avant le retrait de l'armée », a prévenu la députée Ana Duarte.",
        [("Ana Duarte", "conditional", "trêve"), ("Ana Duarte", "demands", "retrait de l'armée")],
    ),
    (
        "Il n'y aura aucune négociation avec les rebelles, a déclaré le président Luis Ferreira.",
        [("Luis Ferreira", "rejects", "négociation avec les rebelles")],
    ),
    (
        "Le président Luis Ferreira a assuré qu'il n'y aurait pas de retrait avant la fin de l'année.",
        [("Luis Ferreira", "rejects", "retrait")],
    ),
    ("Il n'y aura pas de miracle, a dit le président Luis Ferreira.", []),
    ("Il n'y a pas de négociation en cours, a dit le président Luis Ferreira.", []),
    ("« Pas de panique », a dit le président Luis Ferreira.", []),
    ("Il n'y aura pas de négociation demain.", []),
    (
        "Les rebelles ont posé comme condition le départ des troupes étrangères.",
        [("rebelles", "demands", "départ des troupes étrangères")],
    ),
    # what an announcement or a resumption is of
    ("La France a salué l'annonce d'une trêve.", [("France", "supports", "annonce d'une trêve")]),
    ("Le Chili a approuvé la reprise des pourparlers.", [("Chili", "supports", "reprise des pourparlers")]),
    ("La reprise de l'économie se confirme.", []),
    # every text at once is no one text
    ("Luis Ferreira a voté contre tous les textes.", []),
    ("Le parti a soutenu toutes les mesures.", []),
    ("Le député a rejeté toutes les propositions.", []),
    ("Le député a rejeté la proposition.", [("député", "rejects", "proposition")]),
    # another text than the one known
    (
        "La Chambre a adopté une loi. Une première version avait été retirée en mars.",
        [("Chambre", "supports", "loi")],
    ),
    (
        "Le Sénat a approuvé la résolution. Le texte rappelle que toutes les mesures contraires sont nulles.",
        [("Sénat", "supports", "résolution")],
    ),
    ("Le Sénat a approuvé la loi. L'ancien texte datait de 1950.", [("Sénat", "supports", "loi")]),
    (
        "Le Pérou soutient la fin de la mission. L'ONU prévoit la fin d'autres missions de paix.",
        [("Pérou", "supports", "fin de la mission")],
    ),
    (
        "Le gouvernement a approuvé la loi. Le syndicat a rejeté l'idée d'envoyer une délégation rencontrer le président.",
        [("gouvernement", "supports", "loi"), ("syndicat", "rejects", "idée d'envoyer une délégation")],
    ),
    ("Les députés jugent le texte inacceptable en l'état.", [("députés", "opposes", "texte")]),
    # a judgement is no part of the label
    ("Le ministre a qualifié cette décision d'« absurde ».", [("ministre", "opposes", "décision")]),
    ("Le président a qualifié le plan de « dangereux ».", [("président", "opposes", "plan")]),
    # a past campaign, how things stand, resolve
    ("Durant sa campagne, le président avait promis de lever les sanctions.", []),
    ("Lors de la campagne, Luis Ferreira avait proposé un référendum.", []),
    ("Les deux partis se sont toujours entendus sur le partage du pouvoir.", []),
    ("Les deux pays se sont entendus sur une trêve.", [("deux pays", "accepts", "trêve")]),
    ("« Je suis prêt à verser mon sang », a déclaré Luis Ferreira.", []),
    ("« Nous sommes prêts à mourir », ont dit les rebelles.", []),
    ("Les rebelles sont prêts à négocier une trêve.", [("rebelles", "accepts", "négocier une trêve")]),
    # private people
    ("Le couple a signé une déclaration.", []),
    ("La retraitée a accepté le compromis.", []),
    ("Le club a rejeté l'accord.", []),
    ("La veuve du général demande une enquête.", [("veuve du général", "demands", "enquête")]),
    ("Le syndicat a rejeté l'accord.", [("syndicat", "rejects", "accord")]),
    ("L'office météorologique appelle à la prudence.", []),
    ("La compagnie recommande aux voyageurs de décaler leurs déplacements.", []),
    ("L'archevêque appelle à prier.", []),
    (
        "Le ministre recommande au gouvernement de lever les sanctions.",
        [("ministre", "proposes", "lever les sanctions")],
    ),
    ("Le syndicat appelle à une grève.", [("syndicat", "demands", "grève")]),
    # one person in several words
    (
        "L'ancien patron du syndicat, actuel ministre, Luis Ferreira, a demandé de l'aide pour favoriser le retour des réfugiés.",
        [("Luis Ferreira", "demands", "aide"), ("Luis Ferreira", "supports", "retour des réfugiés")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_is_for_what(text: str, expected: list[Position]) -> None:
    doc = french()(text)
    names = {actor["id"]: actor["name"] for actor in layers.get(doc, "actors")}
    labels = {p["id"]: p["label"] for p in layers.get(doc, "proposals")}
    found = [(names[p["party"]], p["stance"], labels[p["proposal"]]) for p in find_positions(doc)]
    assert found == expected
