"""Everyday senses of the verbs of politics: what must give no event, beside what must give one."""

from __future__ import annotations

import pytest
from spacy.language import Language

from aidememoire import layers

EVERYDAY = [
    "La liste vise douze personnalités soupçonnées de corruption.",
    "La loi vise les entreprises étrangères.",
    "Le décret vise à réduire la dette du pays.",
    "La crise frappe durement le Pérou.",
    "Une crue soudaine a frappé la ville de Lima.",
    "Le ministre a attaqué la décision devant le tribunal.",
    "L'opposition a attaqué le projet de loi.",
    "La hausse des prix a frappé les esprits.",
    "Le film a frappé le public.",
    "Le président soutient un club de football depuis son enfance.",
    "Depuis des années, le ministre défend l'agriculture du pays.",
    "Le parti a toujours soutenu la monarchie.",
    "La mairie a libéré un terrain pour le parc.",
    "Le ministre a cédé sa place à son adjoint.",
    "La veuve a cédé une partie de ses terres à la commune.",
    "La coureuse cède du terrain à sa rivale.",
    "Le corps du ministre a été retrouvé dans la forêt.",
    "La commune accueille trente réfugiés.",
    "Le stade accueille la finale du championnat.",
    "La circulation des camions a été interdite dans le centre.",
    "Le gouvernement a interdit la vente d'alcool.",
    "Le maire a décrété l'état d'urgence après les inondations.",
    "Le nouveau président prend le pouvoir en janvier.",
    "Les députés voteront pour le président du Parlement.",
    "Les électeurs voteront contre la réforme.",
    "Plusieurs personnalités ont assisté à la cérémonie.",
    "Le ministre a accordé un entretien à un journaliste du quotidien.",
    "Je suis prêt à mourir pour mon pays, a dit le soldat.",
    "Le président a été réélu.",
    "Le scrutin s'est déroulé dans le calme.",
    "Tous les Etats doivent ratifier le traité avant la fin de l'année.",
    "Les deux partis se sont toujours entendus sur le partage des postes.",
    "Le couple a signé une fausse déclaration.",
    "Le coureur a accepté une offre du club.",
    "L'actrice a rejeté cette proposition.",
    "La société a accepté les conditions de la banque.",
    "Le chanteur a signé un accord avec une entreprise.",
    "Le boxeur a battu son rival en finale.",
    "La police a relevé une hausse des vols.",
    "L'équipe a rencontré un adversaire plus fort.",
    "Le pays a levé un emprunt.",
    "Le ministre a levé son verre à la paix.",
    "Le ministre a levé la séance.",
    "Le général a quitté la salle à midi.",
    "Le diplomate a quitté ses amis.",
    "Le ministre a quitté la ville.",
    "L'actrice prête son image à une marque.",
    "Les pompiers ont secouru un blessé.",
    "La bataille pour la libération de la ville a commencé.",
    "La maire se bat pour sa commune.",
    "Ana Duarte a accordé un entretien au quotidien local.",
    "La brigade a été exclue de l'opération.",
    "Plusieurs coureurs se sont rendus à Lima.",
    "Le ministre aurait dû signer l'accord mardi.",
    "L'armée et les rebelles qu'elle soutient tentent d'avancer.",
    "Le candidat se retrouve à nouveau dans la tourmente.",
    "Les policiers ont retrouvé le suspect endormi dans sa voiture.",
    "Le camion s'est engagé à vive allure dans une rue.",
    "La cour d'appel doit se prononcer jeudi sur la reprise des soins.",
    "L'avocate a défendu son client lors du procès.",
    "Les deux pays se sont opposés sur la marche à suivre.",
    "Une loi interdisant les négociations date de 1799.",
    "Le traité interdit le déploiement de missiles.",
    "La vice-présidente a été condamnée pour abus de confiance.",
    "Le ministre a été condamné par la cour d'appel.",
    "Le programme est jugé trop coûteux par les députés.",
    "Le communiqué met en cause le principe de la présomption d'innocence.",
    "De nombreux députés prennent position sur les réseaux sociaux.",
    "Le candidat s'est fait offrir une montre.",
    "A cause des inondations, trente routes ont été fermées.",
    "L'instruction interdit la dispersion des cendres.",
    "La greffe a été rejetée par le patient.",
    "Le concert a débuté à vingt heures.",
    "Le festival a repris lundi.",
    "Le coureur a franchi la ligne.",
    "Le convoi humanitaire est entré dans la ville.",
    "Le film a touché le public.",
    "La mesure touche les fonctionnaires.",
    "Un conflit a éclaté entre deux voisins.",
    "Le ministre a vaincu sa timidité.",
    "Trois soldats ont été tués dans un accident d'hélicoptère.",
    "Le livre a été rejeté.",
    "La proposition a été rejetée par l'éditeur.",
    "Aucun accord n'a été trouvé entre les deux pays.",
    "Le pont détruit la veille a été réparé.",
    "L'usine a rejeté des produits dans la rivière.",
    "La mer a rejeté un navire.",
    "Le toit soutient une cheminée.",
    "Le mur soutient la maison du président.",
    "L'étudiante a soutenu sa thèse.",
    "Le ministre a soutenu que la croissance reprendrait.",
    "Le médecin a condamné la porte de la cave.",
    "Le joueur a été condamné à une amende par la ligue.",
    "Cette erreur condamne le projet.",
    "Il a tiré les leçons de l'échec.",
    "Le tribunal a tiré au sort les jurés.",
    "Les candidats tirent profit de la crise.",
    "Le ministre a reçu un prix.",
    "Le président a reçu une lettre de menaces.",
]

POLITICAL: list[tuple[str, str]] = [
    ("ASSAULT", "L'armée a frappé une base des rebelles."),
    ("ASSAULT", "Un attentat a visé le convoi du ministre."),
    ("ASSAULT", "L'armée a visé un dépôt d'armes."),
    ("ACCUSE", "Le ministre a vivement attaqué Luis Ferreira."),
    ("COERCE", "L'armée a libéré la ville de Palmyre."),
    ("RETREAT", "Les rebelles ont libéré dix otages."),
    ("COERCE", "La junte a pris le pouvoir."),
    ("COERCE", "Le général a pris le pouvoir par un coup d'Etat."),
    ("CONCEDE", "Le gouvernement a cédé à la pression de la rue."),
    ("COERCE", "Le gouvernement a interdit la manifestation des opposants."),
    ("CONSULT", "Ana Duarte a accueilli Luis Ferreira à Lima."),
    ("SUPPORT", "Le président a été élu par les députés."),
    ("AGREE", "Les rebelles sont prêts à libérer les soldats."),
    ("SUPPORT", "Le parti soutient désormais le plan de paix."),
    ("REJECT", "L'accord de paix a été rejeté par référendum."),
    ("SUPPORT", "Une résolution a été adoptée mardi par douze voix contre deux."),
    ("AGREE", "Un accord a été conclu dimanche à Doha."),
    ("REJECT", "Les pourparlers entre le gouvernement et les rebelles ont échoué."),
    ("CONSULT", "Le sommet de l'Union africaine se déroule cette semaine à Lima."),
    ("MOBILIZE", "Une dizaine de chars sont entrés sur le territoire voisin."),
    ("MOBILIZE", "Des militaires ont franchi la frontière."),
    ("ASSAULT", "L'hôpital a été touché par quatre roquettes."),
    ("ASSAULT", "Cinq soldats ont été tués, selon un bilan provisoire."),
    ("ASSAULT", "L'armée vient de briser le siège de la ville."),
    ("ASSAULT", "Les rebelles ont été défaits par l'armée."),
    ("ASSAULT", "La police a tiré des gaz lacrymogènes sur les manifestants."),
    ("COERCE", "La police a procédé à plus de cent arrestations."),
    ("COERCE", "Le gouvernement interdit la manifestation de l'opposition."),
    ("PROTEST", "Des émeutes ont éclaté dans la capitale."),
    ("SANCTION", "Les rebelles ont annoncé la rupture de leurs relations avec l'ONU."),
    ("ACCUSE", "L'ONU a annoncé l'ouverture d'une enquête."),
    ("SANCTION", "Le président a annoncé le retrait du pays de l'accord de Paris."),
    ("CONCEDE", "Le président a annoncé le retrait de ses troupes."),
    ("ACCUSE", "La frappe a été condamnée par l'ONU."),
    ("REQUEST", "La veuve du général a demandé au gouvernement d'ouvrir une enquête."),
]


def types(nlp: Language, text: str) -> list[str]:
    return [e["type"] for e in layers.get(nlp(text), "events")]


@pytest.mark.parametrize("text", EVERYDAY)
def test_an_everyday_sense_is_no_event(french_model: Language, text: str) -> None:
    assert types(french_model, text) == []


@pytest.mark.parametrize(("type_", "text"), POLITICAL)
def test_the_political_sense_is(french_model: Language, type_: str, text: str) -> None:
    assert types(french_model, text) == [type_]


def people(nlp: Language, text: str) -> list[list[str]]:
    doc = nlp(text)
    names = {a["id"]: a["name"] for a in layers.get(doc, "actors")}
    return [[names[a] for a in e["actors"]] for e in layers.get(doc, "events")]


LISTS = [
    (
        "Ana Duarte a reçu lundi soir le ministre de l'Intérieur Luis Ferreira, le général Pedro Ruiz et l'ambassadeur Juan Lopez.",
        ["Ana Duarte", "Luis Ferreira", "Pedro Ruiz", "Juan Lopez"],
    ),
    (
        "La maire de Lima Ana Duarte et l'Union européenne ont condamné cet attentat.",
        ["Ana Duarte", "Union européenne"],
    ),
    (
        "Ana Duarte a rencontré mardi le président Luis Ferreira et Pedro Ruiz a protesté.",
        ["Ana Duarte", "Luis Ferreira"],
    ),
    ("Les négociations ont repris en présence des représentants du Pérou et du Chili.", ["Pérou", "Chili"]),
    ("Le 17 février, Ana Duarte est entrée en contact avec Luis Ferreira.", ["Ana Duarte", "Luis Ferreira"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_who_is_in_a_list_takes_part(french_model: Language, text: str, expected: list[str]) -> None:
    assert people(french_model, text)[0] == expected


def test_a_blame_in_two_words_is_one_event(french_model: Language) -> None:
    text = "L'Union européenne a condamné l'attentat et dénoncé une attaque inadmissible."
    assert types(french_model, text) == ["ACCUSE"]


def test_an_attack_told_again_by_its_dead_is_one_event(french_model: Language) -> None:
    text = "Un groupe armé a attaqué le ministre. Un de ses gardes a été tué dans l'attaque."
    assert types(french_model, text) == ["ASSAULT"]


def test_what_a_candidate_proposes_is_a_platform(french_model: Language) -> None:
    text = "La campagne de la primaire se poursuit. La candidate Ana Duarte propose d'abolir la taxe."
    assert types(french_model, text) == []
    assert types(french_model, "L'émissaire Ana Duarte propose d'abolir la taxe.") == ["REQUEST"]


def test_who_committed_the_attack_told_of_is_its_agent(french_model: Language) -> None:
    assert people(french_model, "Quatre civils ont été tués dans une attaque, menée par les rebelles.") == [
        ["rebelles"]
    ]


def test_those_just_hit_are_not_who_strikes(french_model: Language) -> None:
    text = "Six policiers ont été tués par des tirs. « Ils ont bombardé la ville », a dit Ana Duarte."
    assert people(french_model, text)[-1] == []


def test_what_somebody_says_he_is_ready_for_is_among_the_words(french_model: Language) -> None:
    doc = french_model("Ana Duarte s'est dite prête à coopérer avec Luis Ferreira.")
    assert layers.get(doc, "events")[0]["evidence"][0]["text"] == doc.text.rstrip(".")


def test_a_vote_told_again_without_its_voters_is_one_event(french_model: Language) -> None:
    text = "Les députés ont approuvé mercredi le projet de loi. Le texte a été approuvé par 385 voix contre 2."
    assert types(french_model, text) == ["SUPPORT"]


def test_one_taken_is_told_once(french_model: Language) -> None:
    text = "Un pilote a été enlevé jeudi au Tchad. Une source précise que le pilote a été enlevé près de la frontière."
    assert types(french_model, text) == ["ASSAULT"]


def test_an_attack_is_not_that_of_the_place_it_hit(french_model: Language) -> None:
    assert people(french_model, "Au lendemain de l'attentat du Parlement, la ville est calme.") == []
    assert people(french_model, "Les frappes de la coalition ont fait dix morts.")[0] != ["ville"]


def test_who_has_to_send_troops_sends_them(french_model: Language) -> None:
    assert people(french_model, "La Turquie a dû se résoudre à envoyer des renforts.") == [["Turquie"]]


def test_nobody_drives_himself_out(french_model: Language) -> None:
    assert people(french_model, "Les rebelles ont attaqué les rebelles.") == [[]]


def test_sport_is_no_politics(french_model: Language) -> None:
    text = "Le match de la finale du championnat a commencé. Le Pérou rencontrera le Chili en demi-finale du tournoi."
    assert types(french_model, text) == []
