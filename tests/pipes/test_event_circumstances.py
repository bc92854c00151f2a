"""What is told around an act: a death, a past campaign, a rally, private people; what no longer is an event there."""

from __future__ import annotations

import pytest
from spacy.language import Language

from aidememoire import layers

# text; the types of its events
TOLD: list[tuple[str, list[str]]] = [
    # a death: what the dead did, without a date, is a life
    ("L'ancien ministre Luis Ferreira est mort lundi. Il a refusé de soutenir le régime.", []),
    ("Mort de Luis Ferreira, ancien ministre. Luis Ferreira a réclamé une enquête sur la guerre.", []),
    ("La députée Ana Duarte est décédée mardi à Lima. Elle a soutenu la réforme agraire.", []),
    ("Pérou : décès de l'ancien président Luis Ferreira. Luis Ferreira a dénoncé la corruption.", []),
    ("L'opposante Ana Duarte s'est éteinte mardi à Lima. Ana Duarte a exigé la démission du président.", []),
    ("L'ancien ministre Luis Ferreira est mort lundi. En 1985, il a quitté le pouvoir.", ["RETREAT"]),
    ("L'ancien ministre Luis Ferreira est mort lundi. Le président a décrété un couvre-feu.", ["COERCE"]),
    ("L'ancien ministre Luis Ferreira est mort lundi. L'opposition a réclamé une enquête.", ["REQUEST"]),
    ("Le ministre Luis Ferreira a refusé de soutenir le régime.", ["REJECT"]),
    ("La mort du dialogue inquiète. Luis Ferreira a réclamé une enquête.", ["REQUEST"]),
    # what was promised in a campaign that is over
    ("Durant sa campagne, le président avait promis de baisser les impôts.", []),
    ("Pendant la campagne, Luis Ferreira avait promis de retirer les troupes.", []),
    ("Lors de sa campagne, la présidente s'était engagée à lever les sanctions.", []),
    ("Au cours de la campagne, le ministre avait accepté de renégocier le traité.", []),
    ("Luis Ferreira avait promis durant sa campagne de fermer la base.", []),
    ("Il s'agissait d'une promesse de campagne : le président avait promis de retirer les troupes.", []),
    ("Le président a promis lundi de retirer les troupes.", ["AGREE"]),
    ("Après une campagne militaire, les rebelles ont accepté de négocier.", ["AGREE"]),
    ("Le gouvernement s'est engagé à lever les sanctions.", ["AGREE"]),
    ("Durant sa visite, le ministre a promis de lever les sanctions.", ["AGREE"]),
    # followers, not parties
    ("La candidate se réunira ce soir avec ses supporters dans un café.", []),
    ("Trois mille de ses partisans se sont réunis lundi à Lima.", []),
    ("Ana Duarte a rencontré ses sympathisants mardi.", []),
    ("Le candidat a retrouvé ses militants dans la soirée.", []),
    ("Les fidèles se sont réunis dans l'église.", []),
    ("Le candidat s'est réuni avec ses électeurs.", []),
    ("Les ministres se sont réunis lundi à Lima.", ["CONSULT"]),
    ("Ana Duarte a rencontré le président chilien mardi.", ["CONSULT"]),
    ("Le Conseil de sécurité s'est réuni mardi.", ["CONSULT"]),
    ("Les deux présidents se sont rencontrés à Lima.", ["CONSULT"]),
    # private people caught, sources that speak
    ("Un élève de seize ans a été arrêté mercredi.", []),
    ("Le conducteur a été arrêté lundi.", []),
    ("Une retraitée a été interpellée à Lima.", []),
    ("Un joueur du club a été arrêté.", []),
    ("Une source proche de l'enquête a rencontré le ministre.", []),
    ("Un opposant a été arrêté mercredi.", ["COERCE"]),
    ("Dix manifestants ont été arrêtés lundi.", ["COERCE"]),
    ("Un député a été arrêté à Lima.", ["COERCE"]),
    ("La police a arrêté vingt militants.", ["COERCE"]),
    ("Trois journalistes ont été arrêtés mardi par la junte.", ["COERCE"]),
    # operations, offensives
    ("Deux opérations de vérification ont été effectuées vendredi.", []),
    ("Les secouristes ont mené une opération de nettoyage.", []),
    ("La banque a lancé une opération de communication.", []),
    ("L'ONU a mené une opération de déminage.", []),
    ("Une opération de contrôle a été menée jeudi.", []),
    ("L'armée a mené une opération contre les rebelles.", ["ASSAULT"]),
    ("L'aviation péruvienne a effectué une opération de bombardement.", ["ASSAULT"]),
    ("La coalition a lancé une opération militaire dans le Nord.", ["ASSAULT"]),
    ("L'armée a lancé l'offensive.", ["ASSAULT"]),
    ("L'armée a mené un raid contre la base.", ["ASSAULT"]),
    # guests, and meetings
    ("Le candidat a reporté sa visite au Salon de l'agriculture.", []),
    ("Le ministre a annulé sa visite au musée.", []),
    ("La ministre a reporté sa visite à l'usine.", []),
    ("Le ministre a annulé sa participation à un concert.", []),
    ("Le président a annulé sa visite à la foire de Lima.", []),
    ("Le président a annulé sa visite à Moscou.", ["REJECT"]),
    ("Le ministre a reporté son entretien avec les rebelles.", ["REJECT"]),
    ("Les deux pays ont annulé le sommet.", ["REJECT"]),
    ("La médiation a suspendu les pourparlers.", ["REJECT"]),
    ("Le gouvernement a interrompu les négociations avec les rebelles.", ["REJECT"]),
    # leaving a pact, and pulling troops back
    ("Le président a annoncé le retrait du pays après des semaines de doute.", ["SANCTION"]),
    ("Le président a annoncé le retrait du Chili de l'accord.", ["SANCTION"]),
    ("Le ministre a annoncé le retrait des troupes.", ["CONCEDE"]),
    ("L'armée a annoncé le retrait de ses chars.", ["CONCEDE"]),
    # advice, and what one does for others, is no demand
    ("Les autorités recommandent aux voyageurs d'éviter la région.", []),
    ("Le ministère recommande aux femmes enceintes de ne pas partir.", []),
    ("Le maire appelle les habitants à faire don de leur sang.", []),
    ("L'archevêque appelle la population à prier.", []),
    ("La police appelle les automobilistes à la prudence.", []),
    ("Le ministre a appelé les habitants à la vigilance.", []),
    ("L'ONU recommande au gouvernement de libérer les prisonniers.", ["REQUEST"]),
    ("Le président a appelé les rebelles à déposer les armes.", ["REQUEST"]),
    ("L'opposition appelle la population à boycotter le scrutin.", ["REQUEST"]),
    ("Le maire a appelé au calme.", ["REQUEST"]),
    # firms and private people
    ("Le patron de la banque a été condamné à un an de prison.", []),
    ("Le directeur du club, Luis Ferreira, a été condamné à deux ans de prison.", []),
    ("La fédération a accusé seize joueurs de tricher.", []),
    ("Le comité a accusé la cycliste de dopage.", []),
    ("Le président a félicité la nageuse.", []),
    ("La patronne de l'usine, Ana Duarte, a rejeté l'accord.", []),
    ("Le patron de la banque centrale, Luis Ferreira, a rejeté le plan.", ["REJECT"]),
    ("L'opposant Luis Ferreira a été condamné à deux ans de prison.", ["COERCE"]),
    ("Trois opposants ont été condamnés à un an de prison.", ["COERCE"]),
    ("Le directeur de la police a accusé l'opposition.", ["ACCUSE"]),
    # hospitals, probes, money, closed streets
    ("Les hôpitaux de la région ont été placés en état d'alerte.", []),
    ("Les pompiers ont été mis en alerte.", []),
    ("La sonde a effectué une manœuvre autour de la comète.", []),
    ("Le pilote a effectué une manœuvre.", []),
    ("Le candidat détient 53.000 euros sur ses comptes.", []),
    ("La société détient un tiers du capital.", []),
    ("Plusieurs rues ont été interdites d'accès dans la matinée.", []),
    ("L'armée a été mise en état d'alerte.", ["MOBILIZE"]),
    ("Moscou a entamé des manœuvres en mer Noire.", ["MOBILIZE"]),
    ("Les rebelles détiennent dix soldats.", ["COERCE"]),
    ("Le gouvernement a interdit une marche.", ["COERCE"]),
    # the senses of « voir », « évacuer », « audience »; contests; a verdict; what has long stood
    ("Dix mille bacheliers se sont vu refuser une place.", []),
    ("Les députés se sont vu reprocher leur absence.", []),
    ("Les deux ministres se sont vus lundi à Lima.", ["CONSULT"]),
    ("L'église a été évacuée ce matin par la police.", []),
    ("La police a évacué la gare.", []),
    ("La Croix-Rouge a évacué vingt blessés.", ["AID"]),
    ("L'audience s'est déroulée à huis clos.", []),
    ("Le pape a reçu en audience le président chilien.", ["CONSULT"]),
    ("Lima retire sa candidature aux Jeux olympiques.", []),
    ("Le ministre a rencontré le président du championnat.", []),
    ("Le gouvernement a retiré son projet de loi.", ["CONCEDE"]),
    ("L'ancien ministre a été condamné par la justice.", []),
    ("Cette pratique est depuis longtemps dénoncée par les associations.", []),
    ("Cette pratique a été dénoncée mardi par les syndicats.", ["ACCUSE"]),
    ("Plusieurs chercheurs ont proposé des projets.", []),
    ("Les manifestants ont rejeté le projet.", ["REJECT"]),
    ("L'article illustre une vague de disparitions de militants qui frappe le pays.", []),
    ("Les rebelles qui ont attaqué une caserne lundi sont en fuite.", ["ASSAULT"]),
    # press conferences, rescues, stuff, one's own offer, firedamp
    ("Ana Duarte a terminé la conférence de presse.", []),
    ("Le président a ouvert un point de presse.", []),
    ("Les opérations de secours ont été interrompues.", []),
    ("La plante rejette une substance.", []),
    ("Le Pérou et le Chili se proposent d'organiser la conférence.", []),
    ("Une explosion de méthane a tué douze mineurs.", []),
    ("Le ministre a ouvert la conférence de paix.", ["CONSULT"]),
    ("Le Pérou a proposé d'organiser la conférence.", ["REQUEST"]),
    ("Le Pérou a rejeté la proposition.", ["REJECT"]),
    ("Une explosion a tué douze soldats.", ["ASSAULT"]),
    # what others say of somebody; those besieged; those confirmed by a court
    ("Le Botswana soutient le terrorisme, selon le ministre.", []),
    ("Dix candidats ont été confirmés par la cour.", []),
    ("La population fuit deux villes qui sont assiégées par les rebelles.", []),
    ("Luis Ferreira a été confirmé par le Sénat.", ["SUPPORT"]),
    ("Deux villes ont été assiégées lundi par les rebelles.", ["ASSAULT"]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_stands_around_decides(french_model: Language, text: str, expected: list[str]) -> None:
    assert [e["type"] for e in layers.get(french_model(text), "events")] == expected


# text; actors and recipients of its one event
WHO: list[tuple[str, list[str], list[str]]] = [
    ("Les députés ont approuvé la destitution d'Ana Duarte.", ["députés"], []),
    ("Le Pérou soutient la fin de la mission de l'ONU.", ["Pérou"], []),
    ("Le Chili a approuvé le retrait de l'Otan.", ["Chili"], []),
    ("Le Sénat a approuvé l'arrestation de Luis Ferreira.", ["Sénat"], []),
    ("Le Pérou a approuvé l'expulsion de Luis Ferreira.", ["Pérou"], []),
    ("Le Pérou soutient la candidature d'Ana Duarte.", ["Pérou"], ["Ana Duarte"]),
    ("Le Pérou a soutenu Ana Duarte.", ["Pérou"], ["Ana Duarte"]),
    ("La société a annoncé l'ouverture d'une enquête par le parquet de Lima.", ["parquet de Lima"], []),
    ("Ana Duarte a été arrêtée mardi après sa destitution par le Parlement.", [], ["Ana Duarte"]),
    ("Ana Duarte a été arrêtée mardi par la police.", ["police"], ["Ana Duarte"]),
    ("Luis Ferreira a été interpellé lundi à la suite de sa destitution par l'armée.", [], ["Luis Ferreira"]),
]


@pytest.mark.parametrize(("text", "actors", "recipients"), WHO)
def test_who_does_it_to_whom(french_model: Language, text: str, actors: list[str], recipients: list[str]) -> None:
    doc = french_model(text)
    names = {a["id"]: a["name"] for a in layers.get(doc, "actors")}
    (event,) = layers.get(doc, "events")
    assert [names[a] for a in event["actors"]] == actors
    assert [names[a] for a in event["recipients"]] == recipients


RESIGNATIONS = [
    ("Le ministre Luis Ferreira devrait annoncer sa démission du gouvernement mardi.", ["scheduled"]),
    ("La démission attendue du ministre Luis Ferreira inquiète le parti.", []),
    ("Le ministre Luis Ferreira annoncera mardi sa démission.", ["scheduled"]),
    ("Le ministre Luis Ferreira a présenté mardi sa démission.", ["happened"]),
]


@pytest.mark.parametrize(("text", "expected"), RESIGNATIONS)
def test_a_resignation_may_be_still_to_come(french_model: Language, text: str, expected: list[str]) -> None:
    doc = french_model.make_doc(text)
    doc._.aidememoire_date = "2018-02-09"
    found = [e["status"] for e in layers.get(french_model(doc), "events") if e["mode"] == "resign"]
    assert found == expected


def test_a_claim_in_the_words_of_who_did_it_is_the_same_attack(french_model: Language) -> None:
    text = "L'attaque a été revendiquée par les rebelles. « Un combattant a visé un hôtel », ont dit les rebelles."
    assert len([e for e in layers.get(french_model(text), "events") if e["type"] == "ASSAULT"]) == 1
