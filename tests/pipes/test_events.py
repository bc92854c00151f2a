"""Events: sentences and the PLOVER types they tell, and those that tell none."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from spacy.language import Language

from aidememoire import layers
from aidememoire.record import EventType

TOLD: dict[str, list[str]] = {
    "ACCUSE": [
        "Le gouvernement accuse les rebelles d'avoir violé la trêve.",
        "L'ONU a condamné l'attaque contre ses casques bleus.",
        "Téhéran a convoqué l'ambassadeur de Suisse.",
        "Le procureur de la CPI a ouvert une enquête sur ces exactions.",
        "Human Rights Watch a dénoncé des crimes de guerre.",
        "Kiev impute ces tirs aux séparatistes.",
        "Le général a été inculpé par un tribunal militaire.",
        "La Chine a protesté contre la vente d'armes à Taïwan.",
        "L'opposition a critiqué la décision du président.",
        "Moscou a déploré l'attitude de Washington.",
        "La France a porté plainte contre le dirigeant.",
        "Le chef de l'Etat turc a accusé mardi l'Allemagne de soutenir le terrorisme.",
    ],
    "ACCUSE ACCUSE": [
        "Kiev et Moscou se sont accusés mutuellement d'avoir violé la trêve.",
    ],
    "AGREE": [
        "Le président turc se rendra vendredi à Moscou.",
        "Une nouvelle session de pourparlers aura lieu le 15 janvier à Astana.",
        "Le ministre des Affaires étrangères doit rencontrer jeudi son homologue grec.",
        "Le roi a invité le président sénégalais à se rendre à Rabat.",
        "La Russie s'est engagée à retirer ses troupes.",
        "Pékin s'est dit prêt à reprendre le dialogue.",
        "Les deux pays sont parvenus à un compromis sur les frontières.",
        "L'Union européenne a promis une aide de 200 millions d'euros au Liban.",
        "Le régime a accepté l'ouverture de couloirs humanitaires.",
        "Le Premier ministre japonais est attendu lundi à Pearl Harbor.",
        "Une conférence internationale est prévue en janvier à Paris.",
        "Les Houthis ont donné leur accord à une trêve de 48 heures.",
        "Une rencontre entre les deux présidents pourrait avoir lieu en mai, selon le Kremlin.",
        "Le Conseil de sécurité se réunira lundi à la demande de Tokyo.",
        "Israël et le Hamas ont accepté un cessez-le-feu de 72 heures, a annoncé l'Egypte.",
    ],
    "AID": [
        "La Croix-Rouge a évacué 500 blessés.",
        "Le Japon a accordé une aide d'urgence au Népal.",
        "L'ONU a livré des vivres à Madaya.",
        "Médecins sans frontières a soigné 120 blessés.",
    ],
    "ASSAULT": [
        "L'aviation syrienne a bombardé Alep.",
        "Des hommes armés ont tué cinq policiers dans le Sinaï.",
        "Un attentat suicide a fait douze morts à Bagdad.",
        "Les rebelles ont tiré des obus sur l'ouest de la ville.",
        "Des jihadistes ont enlevé trois travailleurs humanitaires.",
        "L'armée a lancé une offensive contre Boko Haram.",
        "La police a ouvert le feu sur les manifestants.",
        "Israël a mené un raid contre un convoi.",
        "De violents combats ont opposé l'armée aux rebelles.",
        "L'armée a violé le cessez-le-feu.",
        "Au moins 20 civils ont été tués jeudi dans des raids aériens sur Douma, selon l'OSDH.",
        "Un soldat français a été tué par l'explosion d'une mine au Mali.",
    ],
    "COERCE": [
        "La police a arrêté une vingtaine de militants.",
        "Le gouvernement a interdit les rassemblements.",
        "Les autorités ont décrété l'état d'urgence.",
        "L'armée a pris le contrôle de l'aéroport.",
        "Les Taliban se sont emparés de la ville de Kunduz.",
        "Trois opposants ont été condamnés à dix ans de prison par un tribunal de Minsk.",
        "Le couvre-feu a été instauré dans la capitale par les autorités.",
        "Le régime a bloqué un convoi humanitaire.",
        "La junte a dissous le Parlement.",
        "Les forces gouvernementales ont repris la ville de Palmyre.",
        "Les services de sécurité ont interpellé lundi le chef de l'opposition, Alexeï Navalny.",
    ],
    "CONCEDE": [
        "L'armée a décrété un cessez-le-feu unilatéral de 72 heures.",
        "Les FARC ont annoncé un cessez-le-feu bilatéral.",
        "Le ministre a présenté ses excuses aux familles des victimes.",
        "Le président a gracié 300 opposants.",
        "Moscou a annoncé le retrait de ses forces de Syrie.",
        "Le gouvernement a retiré son projet de loi.",
    ],
    "CONSULT": [
        "Le président français a reçu mardi à l'Elysée son homologue égyptien.",
        "Vladimir Poutine et Recep Tayyip Erdogan se sont entretenus par téléphone lundi.",
        "La chancelière allemande s'est rendue mercredi à Ankara.",
        "Le ministre iranien est arrivé mardi à Bagdad pour une visite de deux jours.",
        "Les délégations ont repris leurs pourparlers à Genève sous l'égide de l'ONU.",
        "Le sommet de l'Union africaine s'est ouvert lundi à Addis Abeba.",
        "Le Conseil de sécurité s'est réuni en urgence mardi soir.",
        "Une rencontre entre M. Netanyahu et M. Abbas a eu lieu à Moscou.",
        "Le secrétaire général de l'ONU a rencontré les représentants des rebelles à Sanaa.",
        "Les chefs d'Etat de la région ont participé à un sommet à Dakar.",
        "John Kerry a eu un entretien avec le roi Abdallah.",
        "Les délégations ont achevé jeudi un troisième cycle de négociations.",
        "Le médiateur algérien a eu des consultations avec les groupes armés du nord du Mali.",
        "L'émissaire de l'ONU pour la Libye, Martin Kobler, est en visite à Tripoli.",
        "Au cours d'un entretien téléphonique lundi avec le président Sissi, M. Trump a évoqué la situation en Libye.",
        "Le secrétaire d'Etat américain, Rex Tillerson, s'est entretenu jeudi à Moscou avec son homologue russe, Sergueï Lavrov.",
        "Des représentants du gouvernement et des rebelles houthis se sont retrouvés lundi à Stockholm.",
        "Le président Juan Manuel Santos et le chef des FARC, Timochenko, se sont serré la main mercredi à La Havane.",
        "M. de Mistura a poursuivi mardi ses consultations avec l'opposition syrienne.",
    ],
    "COOPERATE": [
        "La Russie et la Chine ont mené des exercices militaires conjoints.",
        "La Turquie a coopéré avec la Russie.",
        "Le Kenya et l'Ouganda ont entamé des patrouilles communes.",
    ],
    "MOBILIZE": [
        "L'armée a déployé des blindés dans la capitale.",
        "La France a envoyé 500 soldats au Niger.",
        "Les forces de sécurité ont été placées en état d'alerte.",
        "L'Otan a déployé quatre bataillons en Pologne.",
        "Ankara a massé des troupes à la frontière syrienne.",
    ],
    "PROTEST": [
        "Des milliers de personnes ont manifesté dimanche à Caracas.",
        "Les opposants sont descendus dans la rue à Minsk.",
        "Les fonctionnaires ont entamé une grève de trois jours.",
        "Quelque 10.000 personnes ont défilé contre la réforme.",
    ],
    "REJECT": [
        "Damas a rejeté la proposition de l'ONU.",
        "Les rebelles refusent de participer aux négociations.",
        "La Russie a mis son veto à la résolution.",
        "Le gouvernement exclut toute négociation avec les terroristes.",
        "La visite du président à Londres a été annulée.",
        "Israël n'acceptera pas un retour aux frontières de 1967.",
        "L'opposition boycotte le scrutin.",
        "Le Parlement s'est opposé à la réforme.",
        "La réunion prévue lundi a été reportée.",
        "Pyongyang a décliné l'invitation de Séoul.",
        "Le Pérou a dit non à un gouvernement d'union.",
        "La rencontre n'a pas eu lieu.",
        "Le président vénézuélien a rejeté l'ultimatum lancé par les Européens.",
        "Les rebelles ont claqué la porte des négociations.",
        "L'opposition a quitté la table des négociations.",
        "L'armée birmane a refusé l'entrée du pays à une mission de l'ONU.",
        "Les députés ont rejeté mardi le projet d'accord par 432 voix contre 202.",
    ],
    "REQUEST": [
        "L'ONU a appelé à une cessation immédiate des hostilités.",
        "Paris a exhorté Moscou à user de son influence.",
        "La Ligue arabe a demandé l'envoi d'observateurs.",
        "Amnesty International a réclamé la libération de la militante.",
        "Le pape François a lancé un appel à la paix.",
        "La présidente a demandé aux partis de reprendre le dialogue.",
        "Berlin a pressé Ankara de respecter les droits de l'homme.",
        "Le chef de l'opposition exige le départ du président.",
        "Le Haut-Commissaire a plaidé pour une enquête indépendante.",
        "Ottawa a invité les parties à la retenue.",
        "Le gouvernement a ordonné aux manifestants d'évacuer la place.",
        "La Maison Blanche a appelé jeudi les deux parties à faire preuve de retenue.",
        '"Nous demandons à la communauté internationale d\'agir", a déclaré le Premier ministre irakien.',
        "Le secrétaire général de l'ONU, Antonio Guterres, a réclamé mercredi une enquête.",
        "Les chefs de la diplomatie des pays arabes ont demandé à Washington de revenir sur sa décision.",
    ],
    "RETREAT": [
        "Les rebelles ont libéré cinq policiers jeudi.",
        "L'armée israélienne s'est retirée du sud du Liban.",
        "Le Premier ministre libanais a démissionné samedi.",
        "Le cessez-le-feu est entré en vigueur à minuit.",
        "Le régime a autorisé l'entrée d'un convoi humanitaire.",
        "Les miliciens ont déposé les armes.",
        "Washington a levé ses sanctions contre Cuba.",
        "Deux journalistes ont été relâchés mercredi par la junte.",
        "La guérilla a remis en liberté un ancien ministre.",
        "Le Hamas a remis jeudi soir deux otages à la Croix-Rouge.",
        "Une trêve de cinq jours est entrée en vigueur mardi soir au Yémen.",
        "Les deux pays ont échangé 30 prisonniers.",
    ],
    "RETREAT CONCEDE": [
        "Le président gambien a quitté le pouvoir et a reconnu sa défaite.",
    ],
    "SANCTION": [
        "L'Union européenne a adopté des sanctions contre trois responsables.",
        "Londres a expulsé quatre diplomates russes.",
        "Riyad a rompu ses relations diplomatiques avec Téhéran.",
        "L'Union africaine a suspendu le Burundi.",
        "Le tribunal a bloqué les comptes du ministre.",
        "Le Caire a rappelé son ambassadeur à Doha.",
        "Le Canada a suspendu son aide au Yémen.",
        "Bruxelles a prolongé de six mois ses sanctions économiques contre la Russie.",
    ],
    "SUPPORT": [
        "Le Conseil de sécurité a approuvé l'envoi de 4.000 casques bleus.",
        "La France a reconnu l'opposition comme gouvernement légitime.",
        "Londres a salué la décision de La Haye.",
        "Le Parlement européen a ratifié l'accord de Paris.",
        "La Turquie soutient la candidature de l'Ukraine.",
        "Les deux présidents ont signé un traité de paix.",
        "Ban Ki-moon s'est félicité de la libération des otages.",
        "Le Sénat a voté la réforme à une large majorité.",
        "Le président a exprimé son soutien au peuple syrien.",
        "L'Assemblée générale de l'ONU a adopté mardi une résolution condamnant la colonisation.",
        "Les électeurs ont approuvé dimanche la nouvelle Constitution.",
    ],
    "THREATEN": [
        "Ankara a menacé de rompre l'accord sur les migrants.",
        "La Corée du Nord menace Séoul d'une frappe nucléaire.",
        "Washington a mis en garde Téhéran contre toute provocation.",
        "L'UA a lancé un ultimatum à la junte.",
        "Le parti a donné jusqu'à lundi au gouvernement pour démissionner.",
        '"Si les frappes continuent, nous quitterons la table des négociations", a prévenu le chef rebelle.',
        "Pékin a menacé de riposter si Washington imposait de nouvelles taxes.",
        "Le ministre a prévenu que la France sanctionnerait les responsables.",
    ],
}

NOT_TOLD = [
    "Le Pérou agit afin que les rebelles cessent de bombarder la ville.",
    "Ana Duarte plaide pour que le Chili se retire.",
    "Les séismes frappent le Pérou.",
    "Le ministre a-t-il rencontré les rebelles ?",
    "On ignore si le gouvernement a accepté le plan.",
    "Si les rebelles déposent les armes, la paix sera possible.",
    "Le ministre a démenti avoir rencontré les rebelles.",
    "L'armée a nié avoir bombardé l'hôpital.",
    "Le gouvernement n'a pas signé l'accord.",
    "Le président a déclaré que la situation était difficile.",
    "Le ministère de la Défense a publié un communiqué.",
    "Le chef des rebelles, ancien ministre, vit en exil.",
    "Le groupe de contact est basé à Genève.",
    "Le ministre a refusé de commenter ces informations.",
    "Le porte-parole s'est refusé à tout commentaire.",
    "La conférence de Yalta a marqué l'histoire.",
    "Le traité de non-prolifération compte 190 Etats.",
    "Interrogé sur l'accord de la Russie à une trêve, le ministre est resté vague.",
    "La ville abrite le siège de la Cour pénale internationale.",
    "Le président espère un accord rapide.",
    "L'ambassadeur a reçu une lettre.",
    "La proposition reste sur la table.",
    "Le ministre a rencontré des difficultés.",
    "La commission de réconciliation a son siège à Tunis.",
    "Le ministre de la Coopération est malade.",
    "Le président du groupe Attaque a pris la parole.",
    "Aucune rencontre n'est prévue.",
    "La rumeur d'une attaque a couru.",
    "Le ministère du Soutien aux familles a fermé.",
    "Il faut que les deux camps acceptent la trêve.",
    "Les négociations sont difficiles.",
    "Le Front de libération est né en 1954.",
    "Quand le gouvernement aura accepté le plan, le vote pourra avoir lieu.",
    "Le peuple attend que l'armée se retire.",
]

# words -> what must come out of the one event told: type, actors, recipients, date, status, assertion, by
READ: list[tuple[str, dict[str, Any]]] = [
    (
        "Lundi, Ana Duarte a rencontré Luis Ferreira à Lima.",
        {"type": "CONSULT", "actors": ["Ana Duarte", "Luis Ferreira"], "date": "2016-12-05", "place": "Lima"},
    ),
    ("Ana Duarte a été reçue par Luis Ferreira.", {"type": "CONSULT", "actors": ["Ana Duarte", "Luis Ferreira"]}),
    (
        "Le Pérou a appelé lundi le Chili à libérer les otages.",
        {"type": "REQUEST", "mode": "yield", "recipients": ["Chili"]},
    ),
    ("Le Pérou a demandé la reprise des pourparlers.", {"type": "REQUEST", "mode": "meet"}),
    ("Un pont a été bombardé mardi par l'armée.", {"type": "ASSAULT", "mode": "aerial", "date": "2016-12-06"}),
    ("Les pourparlers ont été annulés mardi.", {"type": "REJECT", "mode": "meet", "actors": [], "status": "cancelled"}),
    ("Le Pérou n'acceptera pas cette trêve.", {"type": "REJECT", "actors": ["Pérou"], "status": "happened"}),
    ("Ana Duarte se rendra vendredi à Lima.", {"type": "AGREE", "date": "2016-12-09", "status": "scheduled"}),
    ("La trêve entrerait en vigueur vendredi.", {"type": "RETREAT", "status": "scheduled", "assertion": "hearsay"}),
    (
        "Le Pérou aurait accepté une trêve, selon une source diplomatique.",
        {"type": "AGREE", "actors": ["Pérou"], "assertion": "hearsay"},
    ),
    (
        "Ana Duarte a affirmé que les rebelles avaient tué douze civils.",
        {"type": "ACCUSE", "actors": ["Ana Duarte"]},
    ),
    (
        "« Nous rejetons ce plan », a déclaré Ana Duarte.",
        {"type": "REJECT", "actors": ["Ana Duarte"], "assertion": "attributed", "by": "Ana Duarte"},
    ),
    (
        "« Si l'armée se retire, nous libérerons les soldats », a dit Luis Ferreira.",
        {"type": "AGREE", "actors": ["Luis Ferreira"], "status": "happened", "assertion": "attributed"},
    ),
    ("Le Pérou a décidé de rappeler son ambassadeur.", {"type": "SANCTION", "mode": "withdraw", "actors": ["Pérou"]}),
    (
        "Le Pérou a annoncé cesser toute coopération avec le Chili.",
        {"type": "SANCTION", "assertion": "attributed", "by": "Pérou"},
    ),
    ("Ana Duarte ne veut pas négocier avec les rebelles.", {"type": "REJECT", "actors": ["Ana Duarte"]}),
    ("Ana Duarte a l'intention de rencontrer Luis Ferreira.", {"type": "AGREE", "status": "scheduled"}),
]


def events(nlp: Language, text: str) -> list[dict[str, Any]]:
    """The events of a text read on 7 December 2016, people by name."""
    doc = nlp.make_doc(text)
    doc._.aidememoire_date = "2016-12-07"
    doc = nlp(doc)
    names = {a["id"]: a["name"] for a in layers.get(doc, "actors")}
    found = []
    for item in layers.get(doc, "events"):
        assert item["evidence"]
        for passage in item["evidence"]:
            assert text[passage["start"] : passage["end"]] == passage["text"] != ""
        people = {k: sorted(names[a] for a in item[k]) for k in ("actors", "recipients")}
        found.append({**item, **people, "by": names.get(item["by"])})
    return found


@pytest.mark.parametrize(("types", "text"), [(k, t) for k, v in TOLD.items() for t in v])
def test_a_sentence_tells_its_events(french_model: Language, types: str, text: str) -> None:
    assert Counter(e["type"] for e in events(french_model, text)) == Counter(types.split())


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_not_coded(french_model: Language, text: str) -> None:
    assert [(e["type"], e["why"]) for e in events(french_model, text)] == []


@pytest.mark.parametrize(("text", "expected"), READ, ids=[r[0][:60] for r in READ])
def test_who_when_and_on_whose_word(french_model: Language, text: str, expected: dict[str, Any]) -> None:
    found = events(french_model, text)
    assert len(found) == 1
    assert {k: found[0][k] for k in expected} == expected


def test_every_type_has_three_sentences() -> None:
    told = Counter(one for types, texts in TOLD.items() for _ in texts for one in types.split())
    assert {t for t in EventType.__args__ if told[t] < 3} == {"AID"} - {"AID"}  # type: ignore[attr-defined]


def test_one_event_told_twice_is_one_with_two_passages(french_model: Language) -> None:
    text = "Le Pérou a rejeté la résolution lundi. Le texte est injuste. Le Pérou a rejeté cette résolution sans débat."
    found = events(french_model, text)
    assert [(e["type"], len(e["evidence"])) for e in found] == [("REJECT", 2)]


def test_two_parties_that_blame_each_other_do_so_in_two_acts(french_model: Language) -> None:
    found = events(french_model, "Le Pérou et le Chili se sont accusés mutuellement d'avoir violé la trêve.")
    assert [(e["actors"], e["recipients"]) for e in found] == [(["Pérou"], ["Chili"]), (["Chili"], ["Pérou"])]


def test_a_joint_act_is_one_event_of_all_its_actors(french_model: Language) -> None:
    found = events(french_model, "Le Pérou, le Chili et la Bolivie ont demandé une enquête.")
    assert [e["actors"] for e in found] == [["Bolivie", "Chili", "Pérou"]]


def test_each_of_those_who_vote_in_one_sentence_votes_his_own_way(french_model: Language) -> None:
    found = events(french_model, "Onze pays ont voté pour, la Chine s'est abstenue et la Bolivie a voté contre.")
    assert [(e["type"], e["actors"]) for e in found] == [("SUPPORT", ["Onze pays"]), ("REJECT", ["Bolivie"])]


def test_who_cancelled_stays_unknown(french_model: Language) -> None:
    text = "Des pourparlers devaient se tenir à Lima, mais ils ont été annulés mardi. Ana Duarte en a rejeté la responsabilité sur le Pérou."
    found = events(french_model, text)
    assert [(e["type"], e["actors"]) for e in found] == [("REJECT", []), ("ACCUSE", ["Ana Duarte"])]


def test_an_empty_text_tells_nothing(french_model: Language) -> None:
    assert events(french_model, "") == []
