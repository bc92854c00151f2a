"""Stances told in many ways, and what only looks like one: who is for or against what."""

from __future__ import annotations

import pytest

from told_positions import positions_of

# text; party, stance, proposal of each position
STANCES: list[tuple[str, list[tuple[str, str, str]]]] = [
    (
        "Le gouvernement a prévenu qu'il n'ouvrirait pas de négociations avant un cessez-le-feu.",
        [("gouvernement", "conditional", "négociations"), ("gouvernement", "demands", "cessez-le-feu")],
    ),
    (
        "Kiev se dit prêt à négocier si Moscou retire ses troupes.",
        [("Ukraine", "conditional", "négocier"), ("Ukraine", "demands", "Moscou retire ses troupes")],
    ),
    (
        "« Nous irons à Genève si le blocus est levé », a déclaré le chef de l'opposition.",
        [("chef de l'opposition", "demands", "le blocus est levé")],
    ),
    (
        "Pour l'opposition, le retrait des troupes est un préalable aux négociations.",
        [("opposition", "demands", "retrait des troupes"), ("opposition", "conditional", "négociations")],
    ),
    (
        "Le départ du président est la condition posée par l'opposition à tout dialogue.",
        [("opposition", "demands", "départ du président"), ("opposition", "conditional", "dialogue")],
    ),
    (
        "L'opposition fait du départ du président une condition préalable à toute négociation.",
        [("opposition", "demands", "départ du président"), ("opposition", "conditional", "négociation")],
    ),
    (
        "Paris soutiendra la résolution à condition que le texte soit amendé.",
        [("France", "conditional", "résolution"), ("France", "demands", "le texte soit amendé")],
    ),
    (
        "Le syndicat acceptera l'accord si la direction retire les licenciements.",
        [("syndicat", "conditional", "accord"), ("syndicat", "demands", "la direction retire les licenciements")],
    ),
    ("Londres conditionne l'aide à un retrait des troupes.", [("Royaume-Uni", "demands", "retrait des troupes")]),
    (
        "L'Iran signera l'accord lorsque les sanctions auront été levées.",
        [("Iran", "conditional", "accord"), ("Iran", "demands", "les sanctions auront été levées")],
    ),
    ("Le parti votera la loi sous réserve d'amendements.", [("parti", "conditional", "loi")]),
    (
        "Les rebelles refusent de déposer les armes tant que l'armée n'aura pas quitté la ville.",
        [("rebelles", "rejects", "déposer les armes")],
    ),
    (
        "Le gouvernement exige le retrait des milices avant tout dialogue.",
        [("gouvernement", "demands", "retrait des milices")],
    ),
    ("La réunion du Conseil s'est tenue à la demande de la France.", [("France", "demands", "réunion du Conseil")]),
    ("Le texte a été retiré à la demande de Pékin.", [("Chine", "rejects", "texte")]),
    (
        "La Russie et la Chine ont voté contre le texte et le Brésil s'est abstenu.",
        [("Russie", "opposes", "texte"), ("Chine", "opposes", "texte")],
    ),
    ("Les députés ont adopté la loi par 300 voix contre 200.", [("députés", "supports", "loi")]),
    ("Les écologistes ont voté contre la loi, les centristes se sont abstenus.", [("écologistes", "opposes", "loi")]),
    ("Le Maroc a proposé une trêve de dix jours.", [("Maroc", "proposes", "trêve de dix jours")]),
    (
        "Paris a présenté un projet de résolution au Conseil de sécurité.",
        [("France", "proposes", "projet de résolution au Conseil de sécurité")],
    ),
    ("La ministre a mis sur la table un plan de paix.", [("ministre", "proposes", "plan de paix")]),
    ("Berlin a offert d'accueillir les pourparlers.", [("Allemagne", "accepts", "pourparlers")]),
    ("L'émissaire a suggéré l'envoi d'observateurs.", [("émissaire", "proposes", "envoi d'observateurs")]),
    (
        "Le président a annoncé son intention de retirer les troupes.",
        [("président", "proposes", "retirer les troupes")],
    ),
    ("Le maire a avancé l'idée d'un référendum.", [("maire", "proposes", "idée d'un référendum")]),
    (
        "Le sénateur a lancé l'idée d'une commission d'enquête.",
        [("sénateur", "proposes", "idée d'une commission d'enquête")],
    ),
    ("Les manifestants réclament le départ du président.", [("manifestants", "demands", "départ du président")]),
    ("L'ONU appelle à un cessez-le-feu immédiat.", [("ONU", "demands", "cessez-le-feu immédiat")]),
    ("Les syndicats exigent le retrait de la réforme.", [("syndicats", "demands", "retrait de la réforme")]),
    (
        "Les autonomistes revendiquent l'indépendance de la région.",
        [("autonomistes", "demands", "indépendance de la région")],
    ),
    ("L'opposition demande que le scrutin soit annulé.", [("opposition", "demands", "le scrutin soit annulé")]),
    ("La France a demandé une réunion d'urgence du Conseil.", [("France", "demands", "réunion d'urgence du Conseil")]),
    (
        "Washington soutient la candidature de Kiev à l'OTAN.",
        [("États-Unis", "supports", "candidature de Kiev à l'OTAN")],
    ),
    ("Le Parlement a approuvé la réforme constitutionnelle.", [("Parlement", "supports", "réforme constitutionnelle")]),
    ("Le parti appuie le projet de loi.", [("parti", "supports", "projet de loi")]),
    ("Le premier ministre a salué l'accord signé à Lima.", [("premier ministre", "supports", "accord")]),
    ("Londres est favorable à l'envoi de casques bleus.", [("Royaume-Uni", "accepts", "envoi de casques bleus")]),
    ("L'Assemblée a ratifié le traité.", [("Assemblée", "supports", "traité")]),
    (
        "Le député défend depuis des années le retour à une monnaie nationale.",
        [("député", "supports", "retour à une monnaie nationale")],
    ),
    ("Le parti s'est prononcé en faveur d'un référendum.", [("parti", "supports", "référendum")]),
    ("Le gouvernement a accepté une trêve de trois jours.", [("gouvernement", "accepts", "trêve de trois jours")]),
    ("Les rebelles ont dit oui au plan de paix.", [("rebelles", "accepts", "plan de paix")]),
    ("Le ministre s'est engagé à publier le rapport.", [("ministre", "accepts", "publier le rapport")]),
    (
        "Les deux parties se sont mises d'accord sur un échange de prisonniers.",
        [("deux parties", "accepts", "échange de prisonniers")],
    ),
    ("Le syndicat a consenti à une réduction des salaires.", [("syndicat", "accepts", "réduction des salaires")]),
    ("Téhéran s'est rallié au compromis.", [("Iran", "accepts", "compromis")]),
    ("Washington a invité Moscou à accepter le texte.", [("États-Unis", "demands", "texte")]),
    ("Le syndicat s'oppose à la réforme.", [("syndicat", "opposes", "réforme")]),
    ("La Russie est hostile à la résolution.", [("Russie", "opposes", "résolution")]),
    ("Pékin a protesté contre les sanctions.", [("Chine", "opposes", "sanctions")]),
    ("Le maire a dénoncé le projet d'autoroute.", [("maire", "opposes", "projet d'autoroute")]),
    ("L'opposition a critiqué l'accord.", [("opposition", "opposes", "accord")]),
    ("L'Allemagne a mis en garde contre un retrait.", [("Allemagne", "opposes", "retrait")]),
    ("Le parti ne soutient pas le référendum.", [("parti", "opposes", "référendum")]),
    (
        "Kiev refuse toute négociation avec les séparatistes.",
        [("Ukraine", "rejects", "négociation avec les séparatistes")],
    ),
    ("Les rebelles ne déposeront pas les armes.", [("rebelles", "rejects", "déposer les armes")]),
    ("Le Sénat a repoussé le texte.", [("Sénat", "rejects", "texte")]),
    ("L'Inde exclut une médiation.", [("Inde", "rejects", "médiation")]),
    ("« Il n'est pas question de négocier », a dit le ministre.", [("ministre", "rejects", "négocier")]),
    ("Le président ne démissionnera pas.", [("président", "rejects", "démissionner")]),
    ("Le ministre a écarté l'idée d'un référendum.", [("ministre", "rejects", "idée d'un référendum")]),
    ("Les députés n'ont pas adopté la loi.", [("députés", "opposes", "loi")]),
    (
        "Washington a suspendu sa participation aux pourparlers.",
        [("États-Unis", "suspends", "participation aux pourparlers")],
    ),
    ("Le syndicat a suspendu la grève.", [("syndicat", "suspends", "grève")]),
    ("Le parti renonce à la motion de censure.", [("parti", "suspends", "motion de censure")]),
    ("Le gouvernement a retiré le projet de loi.", [("gouvernement", "suspends", "projet de loi")]),
    ("Moscou a rompu les négociations.", [("Russie", "suspends", "négociations")]),
    ("L'armée a interrompu ses frappes.", [("armée", "suspends", "frappes")]),
    (
        "Paris et Rome ont discuté d'un plan commun.",
        [("France", "negotiates", "plan commun"), ("Italie", "negotiates", "plan commun")],
    ),
]

NONE = [
    "Le ministre ira à Berlin si le temps le permet.",
    "La réunion a été reportée à la demande du médiateur.",
    "Le vote a été repoussé à la demande de la Russie.",
    "Le Japon s'est abstenu lors du vote de la résolution.",
    "Les talibans ont revendiqué l'attaque de la base.",
    "Le candidat revendique 500 parrainages.",
    "Le pape a salué la foule.",
    "Le ministre a défendu son bilan.",
    "On lui a demandé d'accepter la trêve.",
    "Le général a accepté le prix.",
    "Le ministre a dénoncé une attaque inadmissible.",
    "Le gouvernement a rejeté la demande de rançon.",
    "Le ministre refuse de répondre.",
    "Le mouvement a accepté ou non de libérer les otages, on l'ignore.",
    "Le ministre a dénoncé une attaque inadmissible. Le projet de loi est prêt.",
]


@pytest.mark.parametrize(("text", "positions"), STANCES)
def test_a_stance_has_its_party_and_its_proposal(text: str, positions: list[tuple[str, str, str]]) -> None:
    assert positions_of(text) == positions


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_stance(text: str) -> None:
    assert not positions_of(text)
