"""Whose a document is that the text told of, and who informs « on »: speakers that are no subject of their cue."""

from __future__ import annotations

import pytest
from tests.pipes.test_speakers import said

# a document that is taken up speaks for whoever made it
DOCUMENTS = [
    (
        "La Cour des comptes a publié mardi un rapport sur les hôpitaux. Le document pointe des retards. Il recommande "
        "la fermeture de trois services.",
        ["Cour des comptes"],
    ),
    (
        "Le cabinet Arvel a réalisé un sondage auprès de 1.000 personnes. L'enquête indique que 54 % des Français sont "
        "inquiets. Elle relève aussi que les jeunes le sont moins.",
        ["cabinet Arvel"] * 2,
    ),
    (
        "Dans leur jugement, les magistrats de Rennes estiment que la faute est établie. La décision souligne que la "
        "victime n'a pas été entendue.",
        ["magistrats de Rennes"] * 2,
    ),
    ("Un premier bilan, communiqué lundi soir par la préfecture, faisait état de douze blessés.", ["préfecture"]),
    (
        "Un audit réalisé en mars par l'Inspection du travail avait montré que les issues étaient bloquées. Il "
        "recommandait l'arrêt immédiat de la production.",
        ["Inspection du travail"] * 2,
    ),
    (
        "L'ONG Greenwatch a accusé lundi le groupe Tellus d'avoir menti. Le rapport affirme que le groupe connaissait "
        "les risques depuis 1998.",
        ["Greenwatch"] * 2,
    ),
    (
        "« Nous vivons une crise », écrivent douze élus dans une lettre ouverte à la ministre. Le texte demande que "
        "les fonds soient débloqués.",
        ["douze élus"] * 2,
    ),
    (
        "Le procureur a requis un non-lieu. Dans son réquisitoire, il souligne que les preuves manquent. Le document "
        "ajoute que la victime a menti.",
        ["procureur"] * 2,
    ),
    ("La Banque d'Italie est prudente. Selon sa dernière note, la croissance atteindra 1,2 %.", ["Banque d'Italie"]),
    (
        "Un rapport de l'ONU, que Le Monde a pu consulter, dénonce des viols. Il cite douze villages. Il appelle à une "
        "enquête.",
        ["ONU"],
    ),
    (
        "Le Sénat estime que l'eau est sale. Le Sénat a remis vendredi son rapport. Le document blâme l'État. Il "
        "conclut que les analyses ont été cachées.",
        ["Sénat"] * 2,
    ),
    # and a person who stands between speaks for himself
    ("Le rapport accable le maire, Paul Roy. Il affirme que tout est faux.", ["Paul Roy"]),
    ("Un rapport de la police met en cause la présidente. Elle assure n'avoir rien reçu.", ["présidente"]),
    ("La ministre Ana Ruiz a présenté un plan. Le plan est critiqué. Elle assure que tout ira bien.", ["Ana Ruiz"]),
    ("Le maire Paul Roy a lu l'étude. Il assure que les chiffres sont faux.", ["Paul Roy"]),
    ("Paul Roy a critiqué le plan. Le rapport affirme que tout est faux.", [None]),
]

# who informs « on », before or after it
INFORMANTS = [
    ("Dans l'entourage du chancelier, on assure que les chiffres seront oubliés.", ["entourage du chancelier"]),
    ("Au ministère de l'Intérieur, on indique que douze personnes sont libres.", ["ministère de l'Intérieur"]),
    ("Chez Renault, on reconnaît que les ventes ont reculé.", ["Renault"]),
    ("Du côté de la préfecture, on affirme que le dispositif sera renforcé.", ["préfecture"]),
    ("De source policière, on indique que deux suspects sont libres.", ["source policière"]),
    ("On indique de source diplomatique que la rencontre aura lieu à Genève.", ["source diplomatique"]),
    ("Le texte sera voté jeudi, fait-on savoir au gouvernement.", ["gouvernement"]),
    ("A Bercy, on souligne que la mesure sera compensée.", ["ministère des Finances"]),
    ("En France, on dit que le vin est bon.", []),
    ("Dans la rue, on dit que la guerre approche.", []),
    ("À Paris, on sait que le temps est compté.", []),
    ("Dans le rapport, on apprend que le pont était fissuré.", []),
]

# the subject stands before a relative between commas
PAST_RELATIVES = [
    ("La compagnie Aer Delta, dont la licence a été suspendue, conteste ces conclusions.", ["Aer Delta"]),
    ("La marine publie un texte. Le texte, que Paris a soutenu, exige un cessez-le-feu.", ["marine"]),
    ("Cet homme, dont le fils est mort, accuse la police d'avoir menti.", ["homme"]),
    ("Le maire, que l'opposition soutient, rejette toute faute.", ["maire"]),
    ("Le film, dont la sortie est prévue en mai, raconte la vie de Rimbaud.", []),
    ("Le projet, que la ville a présenté, coûtera cher, estime l'opposition.", ["opposition"]),
]


@pytest.mark.parametrize(("text", "speakers"), DOCUMENTS + INFORMANTS + PAST_RELATIVES)
def test_sources(text: str, speakers: list[str | None]) -> None:
    assert [q["speaker"] for q in said(text)] == speakers


# words of asides, media and views beside a cue
BESIDE = [
    ("L'ONG Transparency International juge que l'État doit agir.", ["Transparency International"]),
    ("Le Toronto Star juge au contraire que « le gouvernement a enfin pris parti ».", ["Toronto Star"]),
    ("Reporters sans frontières, de son côté, espère que l'arrêt sera suivi.", ["Reporters sans frontières"]),
    ("Le quotidien Midi croit savoir mardi que le président se rendra à Rome.", ["Midi"]),
    ("Paul Roy a parlé. À ses yeux, rien ne permet de conclure.", ["Paul Roy"]),
    ("Paul Roy a réclamé pour sa part des élections anticipées.", ["Paul Roy"]),
    ("« Il pleut », a dit à la radio France Bleu Marie Dupont.", ["Marie Dupont"]),
    ("« Il pleut », a confié au quotidien La Dépêche Paul Moreau, le maire.", ["Paul Moreau"]),
    ("« Le pays est debout », peut-on lire dans le communiqué du parti.", ["parti"]),
    ("Les dégâts sont estimés à 4 millions d'euros par la mairie.", ["mairie"]),
    ("L'article du Monde affirme que le ministre savait.", ["Monde"]),
    ("La banque dément fermement.", []),
    ("Dans une lettre au président, le directeur du port, Paul Roy, affirme que la route est fermée.", ["Paul Roy"]),
    (
        "Lors d'une visite à l'usine, le ministre de l'Industrie, Jean Bo, a promis que rien ne fermerait.",
        ["Jean Bo"],
    ),
    (
        "Le Premier ministre est parti. Dans une lettre ouverte au Premier ministre, le maire de l'île, Dimitri Pappas, "
        "rappelle que rien n'est fait. Le Premier ministre a affirmé que tout irait bien.",
        ["Dimitri Pappas", "Premier ministre"],
    ),
    (
        "Les autorités craignent que d'autres corps ne soient découverts dans le village, où dix personnes n'ont pas "
        "donné signe de vie, selon la mairie.",
        ["autorités", "mairie"],
    ),
    ("On estime le prix à deux millions.", []),
]


@pytest.mark.parametrize(("text", "speakers"), BESIDE)
def test_beside(text: str, speakers: list[str | None]) -> None:
    assert [q["speaker"] for q in said(text)] == speakers
