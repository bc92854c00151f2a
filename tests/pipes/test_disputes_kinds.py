"""The kinds of dispute, told in many ways, with look-alikes: rivals in figures, denials, blame, contradiction."""

from __future__ import annotations

import pytest

from aidememoire import layers
from aidememoire.pipes.disputes import find_disputes
from french import french

# text, the rule that sets its accounts against each other
DISPUTES = [
    (
        "Entre 8 000 personnes, selon la police, et 30 000, selon les organisateurs, ont défilé mercredi à Lyon.",
        "figures apart",
    ),
    ("La marche a réuni 30 000 manifestants selon les syndicats, 8 000 selon la préfecture.", "figures apart"),
    (
        "Les organisateurs estiment la participation à un million de personnes, la police l'évalue à 320 000.",
        "figures apart",
    ),
    ("Les syndicats ont compté 40 000 manifestants. La police en a dénombré 9 500.", "figures apart"),
    ("Le gouvernement parle de douze morts, l'opposition d'une centaine.", "figures apart"),
    (
        "Selon l'armée, trois civils ont été tués dans le raid. Les rebelles font état de quarante morts.",
        "figures apart",
    ),
    (
        "Les manifestations ont réuni 223 000 personnes selon le ministère de l'Intérieur et 400 000 selon la CGT.",
        "figures apart",
    ),
    ("Le bilan est de 15 morts d'après le gouvernement, mais une ONG en recense 62.", "figures apart"),
    (
        "Kiev accuse Moscou d'avoir bombardé le pont. La Russie dément toute implication.",
        "accuser de / rejeter toute responsabilité",
    ),
    ("L'Ukraine a accusé la Russie d'avoir envoyé des soldats. Moscou a démenti.", "accuser de / démentir seul"),
    ("Accusé de corruption par l'opposition, le ministre Paul Durand nie les faits.", "accuser de / démentir"),
    (
        "Le ministre, mis en cause par la presse, dément avoir touché des pots-de-vin.",
        "mettre en cause / démentir avoir",
    ),
    (
        "Le journal Le Matin affirme que le président a rencontré le chef rebelle. La présidence a démenti cette information.",
        "indirect speech / rejeter une accusation",
    ),
    ("Les deux camps s'accusent mutuellement d'avoir rompu la trêve.", "mutual blame"),
    ("Le gouvernement et l'opposition se rejettent la responsabilité des violences.", "mutual blame"),
    ("L'Inde et le Pakistan se sont accusés d'avoir ouvert le feu les premiers.", "mutual blame"),
    ("Le pouvoir impute l'attaque aux rebelles, qui accusent l'armée.", "blamed in return"),
    (
        "La Turquie accuse les forces kurdes d'avoir tiré la première. Ces dernières rejettent ces accusations et mettent en cause Ankara.",
        "accuser de / rejeter une accusation",
    ),
    (
        "« C'est un mensonge », a réagi la ministre après les accusations du syndicat, qui lui reproche d'avoir caché le rapport.",
        "accusations of / flat denial",
    ),
    (
        "L'opposition dénonce des fraudes massives. La commission électorale assure que le scrutin a été régulier.",
        "opposed words",
    ),
    ("Le gouvernement affirme avoir repris la ville. Les rebelles assurent la contrôler toujours.", "rival claims"),
    (
        "Damas affirme que l'hôpital abritait des combattants, ce que dément l'ONG Médecins du monde.",
        "indirect speech / démentir",
    ),
    ("Le Rwanda a nié soutenir les rebelles, comme l'en accuse le Congo.", "as affirmed / démentir avoir"),
    (
        "Contrairement à ce qu'affirme le gouvernement, l'opposition assure n'avoir jamais été consultée.",
        "contrairement à ce que",
    ),
    (
        "Téhéran a rejeté les accusations de Washington selon lesquelles l'Iran livre des armes aux Houthis.",
        "accusations of / rejeter une accusation",
    ),
    (
        "Les Etats-Unis accusent l'Iran de livrer des missiles aux rebelles, ce que Téhéran conteste.",
        "accuser de / démentir",
    ),
    (
        "Le président a qualifié de « mensongères » les accusations de l'ONU sur des massacres de civils.",
        "accusations of / qualifier de (blâme)",
    ),
    (
        "Le procureur soupçonne l'ancien ministre d'avoir détourné des fonds. Son avocat a assuré qu'il était innocent.",
        "accuser de / plea of innocence",
    ),
    ("Le parti au pouvoir revendique la victoire. L'opposition affirme avoir gagné le scrutin.", "rival claims"),
    (
        "Le Soudan du Sud a démenti les accusations de l'ONU, qui lui reproche des viols.",
        "accusations of / rejeter une accusation",
    ),
    (
        "Le Premier ministre avait assuré que l'accord était conclu. Le chef de l'opposition l'a contredit, affirmant que rien n'avait été signé.",
        "indirect speech / contredire",
    ),
    ("Bujumbura accuse Kigali de former des rebelles. Le Rwanda n'a cessé de démentir.", "accuser de / démentir seul"),
    (
        "Souvent accusées par Kiev, les autorités russes ont toujours nié un quelconque soutien aux séparatistes.",
        "accuser / démentir",
    ),
    (
        "Selon la police, 300 personnes ont été arrêtées. Selon l'opposition, 900 manifestants ont été interpellés.",
        "figures apart",
    ),
    (
        "Le candidat sortant s'est proclamé vainqueur du scrutin. Son rival revendique lui aussi la victoire.",
        "rival claims",
    ),
    (
        "Le ministre affirme que les manifestants étaient armés. Les syndicats assurent qu'ils n'étaient pas armés.",
        "one negated",
    ),
    (
        "L'armée affirme que la frappe a visé des combattants. L'ONU assure que la frappe n'a pas visé de combattants.",
        "one negated",
    ),
    ("Le gouvernement parle d'un accident. L'opposition évoque un attentat.", "opposed words"),
    (
        "Washington accuse Téhéran d'avoir attaqué le pétrolier. L'Iran assure ne pas avoir attaqué le navire.",
        "denied in the negative",
    ),
    (
        "Le syndicat accuse la direction d'avoir menti. Le directeur a répondu que la direction n'avait pas menti.",
        "denied in the negative",
    ),
    ("Le maire, accusé de fraude par l'opposition, clame son innocence.", "accuser de / plea of innocence"),
    ("Le général est accusé de torture par une ONG. Il plaide non coupable.", "accuser de / plea of innocence"),
    (
        "« Je suis innocent », a déclaré le général, que l'ONU accuse de crimes de guerre.",
        "accuser de / plea of innocence",
    ),
    (
        "L'opposition affirme que des bulletins ont été détruits. « Absurde », a répliqué la commission électorale.",
        "indirect speech / flat denial",
    ),
    (
        "L'Arabie saoudite accuse le Qatar de soutenir des terroristes, accusations que Doha rejette.",
        "accuser de / rejeter une accusation",
    ),
    ("Le Qatar, accusé par Ryad de financer des groupes armés, dément.", "accuser de / démentir seul"),
    (
        "Selon le journal, le ministre aurait reçu 3 millions de dollars. L'intéressé dément formellement.",
        "hearsay / démentir seul",
    ),
    (
        "Les Etats-Unis ont accusé la Chine d'espionnage, des accusations jugées « sans fondement » par Pékin.",
        "accuser de / démentir par",
    ),
    ("La Russie a qualifié d'« absurdes » les accusations de Londres.", "accusations of / qualifier de (blâme)"),
    (
        "L'ONU a dénoncé des massacres de civils ; le gouvernement a rejeté ces accusations.",
        "dénoncer / rejeter une accusation",
    ),
    ("La police nie avoir tiré sur la foule, comme l'affirment des témoins.", "as affirmed / démentir avoir"),
    ("Des témoins ont accusé la police d'avoir tiré sur la foule, ce que le préfet a nié.", "accuser de / démentir"),
    ("Les autorités imputent l'explosion à une fuite de gaz ; les riverains accusent l'armée.", "blamed in return"),
    ("Le ministre a contredit le président, qui avait annoncé le retrait des troupes.", "indirect speech / contredire"),
    (
        "Le porte-parole de l'armée a démenti les propos du ministre sur un retrait.",
        "accusations of / rejeter une accusation",
    ),
    ("L'opposant affirme avoir été torturé. Le ministère dément.", "indirect speech / démentir seul"),
    (
        "La télévision d'Etat a annoncé la mort du chef rebelle. Ses partisans affirment qu'il est vivant.",
        "opposed words",
    ),
    ("Le Soudan a accusé le Tchad d'ingérence. N'Djamena a aussitôt réfuté.", "accuser de / démentir seul"),
]

NONE = [
    "La ministre dément envisager de démissionner. Le Sénat a accusé la Turquie d'ingérence.",
    "Le président a nié être malade. L'Union européenne accuse la Pologne de violer le droit.",
    "La police a compté 8 000 manifestants à Lyon et 3 000 à Nantes, selon le préfet.",
    "Le raid a fait 12 morts selon l'ONU. La veille, 30 personnes avaient péri selon l'armée.",
    "La marche a réuni 8 000 personnes selon la police et selon les organisateurs.",
    "Selon l'Insee, le pays compte 67 millions d'habitants, dont 8 000 centenaires selon le ministère.",
    "Le ministère a confirmé que l'avion avait été abattu par les rebelles, comme l'affirme l'armée.",
    "Kiev accuse Moscou d'avoir bombardé le pont. Moscou a reconnu une erreur.",
    "Le gouvernement et les rebelles se partagent la responsabilité du camp.",
    "Les deux chefs d'Etat se sont mutuellement félicités de l'accord.",
    "La direction a démenti que le site ferme en 2018.",
    "Le tribunal a rejeté la demande du ministre. L'opposition accuse le gouvernement de corruption.",
    "Le gouvernement rejette la proposition de Paris. L'ONU accuse l'armée de crimes.",
    "Le porte-parole n'a ni confirmé ni démenti l'information du journal.",
    "« C'est faux » est le titre du livre du ministre. La presse accuse le maire de fraude.",
    "Le syndicat a recueilli 54 % des voix, la CGT 32 %.",
    "Le président a-t-il rencontré le chef rebelle ? Ses conseillers refusent de répondre.",
    "Si Moscou niait, Kiev publierait les preuves.",
    "Le parti a obtenu 120 sièges, selon la commission, et l'opposition 80, selon la même source.",
    "Le Canada conteste la taxe américaine devant l'OMC. Washington accuse la Chine de dumping.",
    "L'armée affirme avoir pris la ville. Les rebelles affirment avoir abattu un avion.",
    "Le maire a rejeté la responsabilité de l'accident sur la météo.",
    "Le Parlement a rejeté le texte. Le gouvernement dit que le Parlement a eu tort.",
    "Washington accuse Téhéran d'avoir attaqué le pétrolier. L'Iran assure ne pas vouloir la guerre.",
    "Le ministre affirme que la réforme est juste. Le syndicat affirme que la grève n'est pas finie.",
    "Le gouvernement parle d'un accident. Le procureur évoque une panne.",
    "Le gouvernement parle d'un attentat. Le procureur évoque un attentat.",
    "Le général est accusé de torture. Il a quitté le pays.",
    "Le ministre assure que le texte est légal. Le président affirme que le vote est contraire à la tradition.",
    "Le chef rebelle est innocent aux yeux de ses partisans.",
    "Le ministre affirme avoir gagné du temps. Le syndicat affirme avoir gagné son procès.",
    "L'armée affirme avoir repris la ville. Les rebelles affirment avoir pris le port.",
    "Le maire conteste le projet. L'opposition accuse le préfet.",
    "Le Royaume-Uni conteste la compétence du tribunal. L'Espagne l'a saisi.",
    "Le président reconnaît une erreur. L'opposition dénonce une erreur.",
    "La police parle de 3 000 participants et le préfet de 4 000.",
    "L'ONU parle de 200 morts et l'OMS de 300 blessés.",
    "Selon l'ONU, 300 personnes sont mortes en mars. Selon le HCR, 500 personnes sont mortes en avril.",
    "Le pays compte 3 000 réfugiés selon le HCR, et 40 camps selon l'ONU.",
    "L'opposition demande si le président a menti. Le président n'a pas répondu.",
    "La direction dément un plan social. Les syndicats ont été reçus lundi.",
    "Le ministre a démenti. L'opposition l'accuse d'avoir menti.",
    "Le ministre nie l'évidence, a estimé l'opposition.",
    "Le gouvernement a rejeté l'accusation de trahison hier.",
]


@pytest.mark.parametrize(("text", "why"), DISPUTES)
def test_two_accounts_that_cannot_both_hold(text: str, why: str) -> None:
    doc = french()(text)
    found = find_disputes(doc)
    assert [d["why"] for d in found] == [why]
    assert len(found[0]["accounts"]) >= 2
    for account in found[0]["accounts"]:
        evidence = account["evidence"]
        assert layers.text(doc)[evidence["start"] : evidence["end"]] == evidence["text"]


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_dispute(text: str) -> None:
    assert not find_disputes(french()(text))
