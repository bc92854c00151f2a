"""Speakers that a pronoun names: whom « ils », « celle-ci », « lui-même », « l'une d'elles », « et d'ajouter » go back to."""

from __future__ import annotations

import pytest
from tests.pipes.test_speakers import said

# people, and bodies that the tables do not know, told of in passing before a pronoun speaks
TOLD_OF = [
    (
        "Le groupe Boavista ajoute que l'entreprise a investi. Un argument qui ne convainc pas les défenseurs de la "
        "forêt. Pour eux, « rien n'a changé ».",
        ["Boavista", "défenseurs de la forêt"],
    ),
    (
        "Le site est protégé. La mesure passe mal auprès des pêcheurs de Bol. « Personne ne nous a vus », déplore leur "
        "représentant, Stipe Martinic. Ils assurent que la zone couvre leurs eaux.",
        ["Stipe Martinic", "pêcheurs de Bol"],
    ),
    ("La firme Oldan a indemnisé des riverains. Pour eux, « le compte n'y est pas ».", ["riverains"]),
    ("La préfecture a évacué les campeurs. Ceux-ci ont dit ne pas savoir où aller.", ["campeurs"]),
    ("Les clients accusent la filiale du groupe. Cette dernière assure avoir respecté la loi.", ["filiale du groupe"]),
    (
        "Zuzana Lukac a peur. Le syndicat a appelé à la grève. Son secrétaire, Peter Blaho, affirme que la direction lui avait garanti il y a un mois la pérennité du site. « Elle savait », "
        "assure-t-il. Contactée, cette dernière dément. Elle indique que rien n'est décidé.",
        ["syndicat", "Peter Blaho", "Peter Blaho", "direction"],
    ),
]
# pronouns whose form tells
FORMS = [
    ("Un diplomate s'agace. Lui-même dit s'attendre à un nouvel examen du dossier en juin.", ["Un diplomate"]),
    (
        "Il y a un accord, assure un diplomate français, pour qui la patience de l'Occident « a des limites ».",
        ["un diplomate français"] * 2,
    ),
    (
        "Marko Peric vit avec la Française Anne-Laure Gauthier. Celle-ci précise que tout va bien.",
        ["Anne-Laure Gauthier"],
    ),
    (
        "La ministre Paz Aravena a vu son homologue, Hugo Brizuela. Elle s'est dite « confiante ». Lui a parlé d'un "
        "« pas décisif ».",
        ["Paz Aravena", "Hugo Brizuela"],
    ),
    (
        "L'émissaire de l'ONU, Peter Lang, a vu le président. Il lui a remis une lettre. Celui-ci a promis d'y répondre.",
        ["président"],
    ),
    ("M. Roux a démissionné. Il a remercié ses amis. Celui-ci a ajouté qu'il partait sans regret.", ["Roux"]),
    ("Les associations ont peur. L'une d'elles, Amis du Lac, demande un moratoire.", ["Amis du Lac"]),
    ("Les élus protestent. L'un d'entre eux, le maire de Balti, affirme que la loi est nulle.", ["maire de Balti"]),
    ("Deux blessés sont rentrés. L'un d'eux affirme avoir tout oublié.", ["L'un d'eux"]),
]
FORMS += [
    (
        "L'accord vise les shebab, le groupe islamiste qui multiplie les attaques. Celui-ci a revendiqué la semaine dernière "
        "l'assassinat de quatre policiers à Garissa.",
        ["shebab"],
    ),
    (
        "Gonzalo Terrazas s'est engagé par écrit. Celui qui qualifiait encore les grévistes de « privilégiés » la semaine "
        "dernière a présenté ses excuses.",
        ["Gonzalo Terrazas"],
    ),
    ("« Le mal peut durer », a précisé sa vice-directrice, Corinne Baech.", ["Corinne Baech"]),
    (
        "« Nous avançons », a dit la directrice, Ana Ruiz. La victime, un retraité de 81 ans, vivait à Berne. Son fils a "
        "porté plainte. « Il était seul », a-t-il confié.",
        ["Ana Ruiz", "Son fils"],
    ),
]
# a masculine title of a woman; several told of as one
TITLES = [
    ("Le procureur Nilufar Karimova est arrivé. Elle a promis une enquête.", ["Nilufar Karimova"]),
    (
        "L'inspecteur en chef, Malgorzata Zielinska, est venu. « Le risque est faible », a-t-elle dit.",
        ["Malgorzata Zielinska"],
    ),
    ("Le maire, Oluchi Obi, a reçu la préfète. Elle a dit que l'État aiderait la ville.", ["préfète"]),
    ("Le juge Paul Sow a entendu les témoins. Elle a dit que c'était faux.", [None]),
    (
        "Le président de la région, Luigi Costa, et le maire, Aldo Neri, sont venus. Ils estiment que l'État les oublie.",
        ["Luigi Costa et Aldo Neri"],
    ),
    (
        "La chercheuse Maud Blin et son équipe ont suivi 400 patients. Selon eux, la fièvre baisse.",
        ["Maud Blin et son équipe"],
    ),
]
# documents go on, by themselves or for whoever made them
DOCUMENTS = [
    (
        "M. Roux a été entendu. Un rapport d'expertise conclut qu'il était ivre. Il précise que la voiture roulait vite.",
        [None, None],
    ),
    ("D'après une note de la banque Arkol, la perte est lourde. Elle évoque un trou de 2 milliards.", ["Arkol"] * 2),
    ("Le ministre Paul Roux a présenté le rapport. Il affirme que la situation s'améliore.", ["Paul Roux"]),
    ("Dans un communiqué, le ministère dément toute pénurie. Il assure que les lits suffisent.", ["ministère"]),
    (
        "Ana Ruiz a menti, a dit Paul Roux. Le décompte commencera mercredi, a-t-il détaillé. Il a démenti avoir promis un poste.",
        ["Paul Roux"] * 3,
    ),
    ("Selon un rapport, le maire Paul Roux a menti. Il affirme que c'est faux.", [None, "Paul Roux"]),
]
# an infinitive that goes on with what was said
GOING_ON = [
    (
        "Le maire, Paul Aubin, est là. « Il faut avancer », a-t-il dit. Et d'ajouter : « La ville attend. »",
        ["Paul Aubin"] * 2,
    ),
    ("« Rien n'est joué », estime Sara Lindt. Et de conclure : « Attendons le vote. »", ["Sara Lindt"] * 2),
    ("Selon Mme Roux, l'hôpital est sauvé. Et la ministre de préciser : « Tout rouvrira. »", ["Roux"] * 2),
    (
        "Uwe Kranz est prudent. Pour lui, la vague n'est pas finie. Et de citer l'Italie : « Ils ont rouvert trop tôt. »",
        ["Uwe Kranz"] * 2,
    ),
]


# an opening participle whose clause ends where the main one starts
OPENINGS = [
    ("Affirmant que son parti avait été volé, Ahmed Farouk a salué ses partisans.", ["Ahmed Farouk"]),
    (
        "Ana Ruiz est venue. Estimant que le site devait être protégé, elle a annoncé que la pêche y serait interdite.",
        ["Ana Ruiz"] * 2,
    ),
    ("Expliquant que le vote a été reporté, le président du comité, Paul Roux, est parti.", ["Paul Roux"]),
    ("Après avoir promis que rien ne changerait, Ana Ruiz a fermé l'usine.", ["Ana Ruiz"]),
    ("Sachant que la nuit tombait, Paul Roux est parti.", []),
    ("Pendant que les élus votaient, la foule chantait.", []),
]


@pytest.mark.parametrize(("text", "speakers"), [*TOLD_OF, *FORMS, *TITLES, *DOCUMENTS, *GOING_ON, *OPENINGS])
def test_whom_a_pronoun_goes_back_to(text: str, speakers: list[str | None]) -> None:
    assert [one["speaker"] for one in said(text)] == speakers


def test_nobody_is_no_actor() -> None:
    assert [one["speaker"] for one in said("« Personne ne répond », a dit Ana Ruiz.")] == ["Ana Ruiz"]
