"""Speakers that are hard to see: pronouns for nouns that are no actor yet, subjects that the parse misses."""

from __future__ import annotations

import pytest
from tests.pipes.test_speakers import said

# whom a pronoun that speaks takes up
PRONOUNS = [
    ("« Les gens couraient », a raconté une Canadienne qui attendait son vol.", ["une Canadienne"]),
    (
        "Nicolas Sarmon a publié un livre. Celui qui était président du parti Les Indépendants annonce son départ.",
        ["Nicolas Sarmon"],
    ),
    (
        "Le feu gagne.\n\n« Le préfet se rend sur place »\n\n— Préfecture du Verdon\n\nLa nuit tombe.",
        ["Préfecture du Verdon"],
    ),
    (
        "C'est Joseph Nat, second vice-président du Burundi, qui représente le pays au sommet du Marché du Sud (MS)."
        " Ce dernier indique vouloir rencontrer ses pairs.",
        ["Joseph Nat"],
    ),
    ("Le maire s'oppose au plan du syndicat. Ce dernier a dénoncé « une trahison ».", ["syndicat"]),
    ("C'est Diego Paz qui a fait le premier pas : « Je te promets la paix. »", ["Diego Paz"]),
    (
        "Le ministère a annoncé dans un communiqué la fermeture du port. Le texte précise que les navires attendront.",
        ["ministère", "ministère"],
    ),
    ("Victoria, 12 ans, a disparu. Victoria portait un manteau, a indiqué la police.", ["police"]),
    ("Sa camarade Léa Morin a déclaré que la piste était bonne.", ["Léa Morin"]),
    ("Cette loi inquiète les pacifistes. Pour eux, « la guerre approche ».", ["pacifistes"]),
    ("La loi fâche les agriculteurs. Selon eux, « les champs vont mourir ».", ["agriculteurs"]),
    ("Le volcan dort, à en croire les calculs de géologues. Selon eux, la lave coulera.", ["géologues"] * 2),
    (
        "Une explosion a été provoquée par un homme de 40 ans qui voulait mourir. C'est devant les pompiers que "
        "celui-ci aurait évoqué son geste.",
        ["un homme de 40 ans"],
    ),
    ("Le voleur a été arrêté par un policier. Celui-ci affirme que l'homme était armé.", ["un policier"]),
    ("Le coupable est un homme de 30 ans. Lors de l'attaque, il aurait crié « vengeance ».", ["un homme de 30 ans"]),
    ("Le groupe naval a reçu l'ordre de partir. Il en a profité pour rappeler que rien ne va.", ["Le groupe naval"]),
    ("Anne et Paul Roy ont écrit. « Notre fils est en danger », affirment-ils.", ["Anne Roy et Paul Roy"]),
    (
        "Anne et Paul Roy ont écrit. Les voisins ont fui. Ils affirment que la ville brûle.",
        ["voisins"],
    ),
    ("Le couple déplore un retard. Six jeunes sont déjà partis, indiquent-ils.", ["couple"] * 2),
    (
        "L'attaque a été revendiquée par les rebelles, dans un communiqué : « Un brave a frappé la caserne », ont-ils "
        "écrit, ajoutant que l'assaut avait fait dix morts.",
        ["rebelles", "rebelles"],
    ),
    ("« C'était dur », a expliqué le skieur Paul Roy. Lui qui visait l'or regrette d'avoir chuté.", ["Paul Roy"] * 2),
    ("Alors que le dialogue semble rompu, beaucoup craignent que la guerre ne reprenne.", ["beaucoup"]),
    ("La directrice a reçu une élève. Celle-ci a raconté qu'on l'avait frappée.", ["une élève"]),
    (
        "Le rapport rejette la proposition du gouvernement chilien. Ce dernier avait annoncé un don.",
        ["gouvernement chilien"],
    ),
    (
        "Le Sytrom a confirmé lundi le retard. « La grève continue », a confié, à la radio, le directeur du port, Paul "
        "Roy. « Rien ne va », selon lui.",
        ["Sytrom", "Paul Roy", "Paul Roy"],
    ),
    ("La plupart pensent que le vote a été faussé.", ["La plupart"]),
    ("Un texte a paru lundi. Il affirme que la trêve tient.", [None]),
    ("La revendication est arrivée. Elle prétend que la trêve tient.", [None]),
]

# the subject of a cue, where the parse gives another one
SUBJECTS = [
    (
        "Le ministre Paul Roy a précisé que « la panne est un accident. Elle n'a pas été causée par un sabotage », et "
        "ajouté que « les réparations dureront un mois ». La police est partie.",
        ["Paul Roy", "Paul Roy"],
    ),
    ("Paul Roy a perdu lundi. Ému, il a déclaré : « Jean Bo a gagné nettement. »", ["Paul Roy"]),
    ("« La grève continue », a confié, à la radio, le directeur du port, Paul Roy.", ["Paul Roy"]),
    ("L'avocat Paul de la Rosière est venu. « Elle dort », ajoute encore de la Rosière.", ["Paul de la Rosière"]),
    ("« Nous partons », a assuré, lundi, le chef des pompiers.", ["chef des pompiers"]),
    ("« Nous partons », a lancé, devant la presse, la maire, Ana Ruiz.", ["Ana Ruiz"]),
    ("Paul Roy a dit qu'il viendrait, alors qu'il avait un temps annoncé qu'il partirait.", ["Paul Roy"] * 2),
    ("Un témoin décrit brièvement l'incident : « On a entendu un bruit. »", ["Un témoin"]),
    ("60 % des Français estiment que la loi est injuste.", ["Français"]),
    ("Le Sytrom n'a confirmé que le blocage de l'usine, reconnaissant que le mouvement s'étend.", ["Sytrom"]),
    ("Le CDT mines et énergie avait demandé aux salariés de cesser le travail.", ["CDT"]),
    ("La sécurité civile du département a demandé aux riverains de rester.", ["sécurité civile du département"]),
    ("« Il dort », a indiqué le premier substitut du procureur.", ["premier substitut du procureur"]),
    ("Selon « Courrier », « à plusieurs reprises, le ministre a menti ».", ["Courrier"]),
    ("Selon « Quotidien », « à plusieurs reprises, le ministre a menti ».", ["Quotidien"]),
    ("D'après un communiqué de presse de Valpress, l'homme est mort.", ["Valpress"]),
    ("Deux hommes ont fui. Leur avocat a affirmé qu'ils étaient innocents.", ["Leur avocat"]),
    ("La cour a condamné Paul Roy. Sa mère a déclaré que son fils dormait.", ["mère de Paul Roy"]),
]


@pytest.mark.parametrize(("text", "speakers"), PRONOUNS)
def test_a_pronoun_takes_up_who_speaks(text: str, speakers: list[str | None]) -> None:
    assert [one["speaker"] for one in said(text)] == speakers


@pytest.mark.parametrize(("text", "speakers"), SUBJECTS)
def test_a_subject_that_the_parse_misses(text: str, speakers: list[str | None]) -> None:
    assert [one["speaker"] for one in said(text)] == speakers
