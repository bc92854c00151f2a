"""Positions: who is for or against what. A line is « sentence = party: stance », with [the words] that prove it in marks."""

from __future__ import annotations

import re
from typing import Any

import pytest
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.lexicon.loader import load
from aidememoire.pipes.positions import find_positions
from aidememoire.stances.stances import find_stances
from french import french

PROPOSES = [
    "La Colombie [a proposé mardi un cessez-le-feu de dix jours]. = Colombie: proposes",
    "Le médiateur norvégien [a suggéré la création d'une commission conjointe]. = médiateur norvégien: proposes",
    "[Une feuille de route présentée par le Kenya] a été distribuée aux délégations. = Kenya: proposes",
    "Le Ghana préside le Conseil, mais [le plan ghanéen] ne circule plus. = Ghana: proposes",
    "L'Autriche [a soumis un projet de résolution] au Conseil de sécurité. = Autriche: proposes",
    "Le Portugal [propose d'envoyer des observateurs] dans la région. = Portugal: proposes",
    "Ottawa [a menacé Ankara de sanctions]. = Canada: proposes",
    "Le Pérou [a déposé une motion] contre le blocus. = Pérou: proposes",
    "La Suisse rejette [la proposition qu'a présentée l'Islande]. = Islande: proposes",
    "« Nous [proposons une trêve] », a dit la présidente moldave, Maia Sandu. = Maia Sandu: proposes",
]
DEMANDS = [
    "L'Estonie [exige le retrait des troupes russes]. = Estonie: demands",
    "Les syndicats [réclament que la réforme soit abandonnée]. = syndicats: demands",
    "Ankara [a demandé à l'Otan de prolonger la mission]. = Turquie: demands",
    "Les rebelles tchadiens [ont appelé à la libération de leurs camarades]. = rebelles tchadiens: demands",
    "Le gouvernement grec [a pressé Chypre d'accepter la médiation]. = gouvernement grec: demands",
    "L'Irlande [a plaidé pour une levée de l'embargo]. = Irlande: demands",
    "Le Maroc, [dont le départ était réclamé par l'Algérie], siège au comité. = Algérie: demands",
    "L'Union africaine [a donné à Bamako jusqu'à lundi pour accepter la transition]. = Union africaine: demands",
    "Les étudiants chiliens ont manifesté pour [obtenir l'abrogation de la loi]. = étudiants chiliens: demands",
    "[Cette décision a été prise à la demande de l'Egypte]. = Égypte: demands",
]
SUPPORTS = [
    "Le Premier ministre grec [soutient le plan de paix]. = Premier ministre grec: supports",
    "Les députés lituaniens [ont approuvé l'envoi de soldats] au Mali. = députés lituaniens: supports",
    "Berlin [s'est dit favorable à une levée progressive des sanctions]. = Allemagne: supports",
    "La présidente moldave [s'est félicitée de l'accord]. = présidente moldave: supports",
    "Le Conseil de sécurité [a adopté une résolution] sur le Soudan. = Conseil de sécurité: supports",
    "Le Conseil de sécurité a adopté une résolution [appuyant la médiation] africaine. = Conseil de sécurité: supports",
    "La Norvège [a voté en faveur de la résolution]. = Norvège: supports",
    "Le Danemark [a réaffirmé son soutien au traité]. = Danemark: supports",
    "Le Parlement géorgien [a ratifié hier (mardi), le traité]. = Parlement géorgien: supports",
    "L'Union européenne [a décidé de prolonger les sanctions]. = Union européenne: supports",
]
ACCEPTS = [
    "Le Mali [a accepté la médiation] de l'Algérie. = Mali: accepts",
    "Le parti Ennahdha [a accepté la formation d'un gouvernement d'union]. = parti Ennahdha: accepts",
    "L'Ethiopie et l'Erythrée [se sont mises d'accord sur la tenue d'élections]. = Éthiopie: accepts",
    "L'Ethiopie et l'Erythrée [se sont mises d'accord sur la tenue d'élections]. = Érythrée: accepts",
    "Le gouvernement philippin [s'est engagé à suspendre l'offensive]. = gouvernement philippin: accepts",
    "Kigali [a donné son feu vert au déploiement d'observateurs]. = Rwanda: accepts",
    "« Nous [acceptons le plan] », a déclaré le négociateur des Houthis, Mohammed Salem. = Houthis: accepts",
    "La Serbie [est prête à un compromis]. = Serbie: accepts",
    "Le Qatar [a dit oui à la trêve]. = Qatar: accepts",
    "La junte malienne [a promis de libérer les détenus]. = junte malienne: accepts",
    "Le président chypriote [n'est pas opposé à une reprise des négociations]. = président chypriote: accepts",
]
OPPOSES = [
    "La Serbie [s'oppose à l'indépendance du Kosovo]. = Serbie: opposes",
    "Le Brésil [a voté contre la résolution]. = Brésil: opposes",
    "Oslo [a condamné la décision d'Israël]. = Norvège: opposes",
    "Le ministre turc [a jugé la résolution inacceptable]. = ministre turc: opposes",
    "Pékin [ne soutient pas les sanctions] contre Pyongyang. = Chine: opposes",
    "« [Ce plan est irresponsable] », a dit la ministre suédoise, Ann Linde. = Ann Linde: opposes",
    "Manille [a mis en garde Tokyo contre une intervention]. = Philippines: opposes",
    "La Pologne, [hostile à l'accord], a quitté la salle. = Pologne: opposes",
    "Le Sénat a adopté une loi. Le Mexique [a dénoncé une ingérence]. = Mexique: opposes",
    "Lima a réitéré [son opposition au blocus]. = Pérou: opposes",
]
REJECTS = [
    "L'opposition vénézuélienne [rejette la tenue d'élections anticipées]. = opposition vénézuélienne: rejects",
    "La Hongrie [a refusé de ratifier le traité]. = Hongrie: rejects",
    "« Nous [ne négocierons pas avec les terroristes] », a lancé le président malien, Assimi Diarra. = Assimi Diarra: rejects",
    "Le Soudan [ne participera pas aux pourparlers]. = Soudan: rejects",
    "[Une proposition que Téhéran a déclinée] lundi reste sur la table. = Iran: rejects",
    "La Russie [a mis son veto à la résolution] française. = Russie: rejects",
    "La Suède [n'acceptera pas le projet d'accord]. = Suède: rejects",
    "La Bolivie [ne veut pas entendre parler d'un référendum]. = Bolivie: rejects",
    "Le Premier ministre grec [a dit non au plan]. = Premier ministre grec: rejects",
    "Le Chili a étudié le projet, [rejeté la médiation] et quitté la salle. = Chili: rejects",
]
SUSPENDS = [
    "Paris [a suspendu les négociations] avec Londres. = France: suspends",
    "L'Union africaine [a renoncé à suspendre le Tchad]. = Union africaine: suspends",
    "« Nous [suspendons l'évacuation] », a indiqué la Croix-Rouge. = Croix-Rouge: suspends",
    "L'Egypte [a rompu le dialogue] avec l'Ethiopie. = Égypte: suspends",
    "Le Niger [a interrompu sa coopération] avec la France. = Niger: suspends",
    "Le Tchad [a annulé la rencontre]. = Tchad: suspends",
    "Le Hezbollah [a interrompu les pourparlers]. = Hezbollah: suspends",
    "Les syndicats [ont suspendu leur mot d'ordre de grève]. = syndicats: suspends",
    "Le Bénin [a cessé toute collaboration] avec la mission. = Bénin: suspends",
    "Le Pakistan [a ajourné les discussions]. = Pakistan: suspends",
]
NEGOTIATES = [
    "Le Chili et le Pérou [ont discuté d'une trêve]. = Chili: negotiates",
    "La Suisse [a débattu d'un retrait des troupes] avec la Norvège. = Suisse: negotiates",
    "L'Ethiopie et l'Erythrée [ont discuté d'un accord de paix]. = Éthiopie: negotiates",
    "L'Ethiopie et l'Erythrée [ont discuté d'un accord de paix]. = Érythrée: negotiates",
    "Le Hamas [n'a pas rejeté le projet de trêve] égyptien. = Hamas: negotiates",
    "Le Japon, qui préside le comité, [n'a pas exclu une trêve]. = Japon: negotiates",
    "Le Népal [a examiné la proposition]. = Népal: negotiates",
    "Oman [a débattu d'un cessez-le-feu] avec l'Iran. = Oman: negotiates",
    "Le Conseil de sécurité [a étudié un projet de résolution]. = Conseil de sécurité: negotiates",
    "Le Ghana et le Togo [ont négocié d'un échange de prisonniers]. = Ghana: negotiates",
    "Le Ghana et le Togo [ont négocié d'un échange de prisonniers]. = Togo: negotiates",
    "La Jordanie [ne refuse pas la médiation]. = Jordanie: negotiates",
]
CONDITIONAL = [
    "L'armée birmane [acceptera une trêve] si les rebelles se retirent. = armée birmane: conditional",
    "La Zambie [votera la résolution] à condition que le texte change. = Zambie: conditional",
    "Caracas [accepte, sous réserve d'une levée des sanctions, le retour des observateurs]. = Venezuela: conditional",
    "La Corée du Nord [ne renoncera pas à ses essais] tant que les sanctions resteront en vigueur. = Corée du Nord: conditional",
    "Le gouvernement grec [est prêt à discuter d'un échange de prisonniers], mais pas avant la fin de la grève. = gouvernement grec: conditional",
    "Le Yémen [a accepté, sous conditions, une trêve]. = Yémen: conditional",
    "Le Mali [acceptera la mission] lorsque les soldats auront été relâchés. = Mali: conditional",
    "« Si l'armée recule, nous [libérerons les otages] », a dit le chef rebelle, Joseph Kony. = Joseph Kony: conditional",
    "Cuba [s'est dite prête à un dialogue], à condition que l'embargo soit levé. = Cuba: conditional",
    "L'Iran [est favorable à un accord] en échange d'une levée des sanctions. = Iran: conditional",
]
SETS_CONDITIONS = [
    "L'armée birmane acceptera une trêve si [les rebelles se retirent]. = armée birmane: demands",
    "Cuba s'est dite prête à un dialogue, à condition que [l'embargo soit levé]. = Cuba: demands",
    "Le Mali acceptera la mission lorsque [les soldats auront été relâchés]. = Mali: demands",
    "L'Unicef suspend l'évacuation jusqu'à ce que [les rebelles donnent des garanties]. = Unicef: demands",
]
NONE = [
    "Le Kenya acceptera-t-il la trêve ?",
    "Si Moscou rejette le plan, la guerre reprendra.",
    "La Chine s'est abstenue lors du vote de la résolution.",
    "Le Chili n'a pas encore répondu à la proposition de trêve.",
    "Washington a été invité à signer l'accord.",
    "On a demandé à Rabat de soutenir la résolution.",
    "Le porte-parole a refusé de commenter le plan.",
    "Le Liban soutient son Premier ministre.",
    "La Tunisie a rejeté toute responsabilité dans l'accident.",
    "Interrogé sur le soutien de l'Italie au projet, M. Conte est resté silencieux.",
    "Selon lui, l'Espagne devrait accepter le traité.",
    "La mission a été lancée sans l'accord du Mali.",
    "Il ignore si la Pologne soutiendra la résolution.",
    "L'Union européenne a critiqué le président tunisien.",
    "Le Danemark pourrait soutenir la réforme.",
    "L'ONU a accusé le Rwanda de soutenir la rébellion.",
    "La France n'a pas encore accepté la trêve.",
    "Le Vietnam a salué la foule.",
    "Un voyageur a refusé de présenter son billet.",
    "La Belgique doit ratifier le traité.",
]


def _read(text: str, day: str = "2021-03-10") -> tuple[Doc, list[Any]]:
    doc = french().make_doc(text)
    doc._.aidememoire_date = day
    doc = french()(doc)
    return doc, list(find_positions(doc))


def _named(doc: Doc, item: Any) -> str:
    return str(next(a["name"] for a in layers.get(doc, "actors") if a["id"] == item["party"]))


def _parts(line: str) -> tuple[str, list[str], str, str]:
    marked, _, wanted = line.rpartition(" = ")
    party, _, stance = wanted.partition(": ")
    return re.sub(r"[\[\]]", "", marked), re.findall(r"\[(.*?)\]", marked), party, stance


@pytest.mark.parametrize(
    "line",
    [
        *PROPOSES,
        *DEMANDS,
        *SUPPORTS,
        *ACCEPTS,
        *OPPOSES,
        *REJECTS,
        *SUSPENDS,
        *NEGOTIATES,
        *CONDITIONAL,
        *SETS_CONDITIONS,
    ],
)
def test_a_stance_is_found(line: str) -> None:
    text, marked, party, stance = _parts(line)
    doc, found = _read(text)
    own = [p for p in found if party in _named(doc, p) or _named(doc, p) in party]
    assert stance in [p["stance"] for p in own], [(_named(doc, p), p["stance"], p["evidence"]["text"]) for p in found]
    words = [p["evidence"]["text"] for p in own if p["stance"] == stance]
    assert any(mark in w or w in mark for mark in marked for w in words), words


@pytest.mark.parametrize("text", NONE)
def test_no_stance_is_made_up(text: str) -> None:
    doc, found = _read(text)
    assert not found, [(_named(doc, p), p["stance"], p["evidence"]["text"]) for p in found]


TEXTS = [
    # one position a party: told twice, in the headline and below
    ("L'Estonie exige une trêve\n\nL'Estonie a exigé mardi une trêve.", [("Estonie", "demands")]),
    # the body that a list forms speaks as one; a group whose words name members speaks for each
    (
        "Six pays, dont l'Espagne, l'Italie et le Chili, ont réclamé une trêve.",
        [("Chili", "demands"), ("Espagne", "demands"), ("Italie", "demands")],
    ),
    (
        "L'Espagne, l'Italie et le Chili ont réclamé une trêve.",
        [("Chili", "demands"), ("Espagne", "demands"), ("Italie", "demands")],
    ),
    # a reversal is two positions
    (
        "L'Iran, qui rejetait lundi encore la trêve, a accepté mercredi la trêve.",
        [("Iran", "accepts"), ("Iran", "rejects")],
    ),
    # « nous » of a spokesman is the body's, « je » is the person's
    (
        "« Nous rejetons le plan », a dit le porte-parole du Hamas, Fawzi Barhoum.",
        [("Hamas", "rejects")],
    ),
    ("« Je rejette le plan », a dit le porte-parole du Hamas, Fawzi Barhoum.", [("Fawzi Barhoum", "rejects")]),
    # being asked is not accepting
    ("La France a exhorté le Mali à accepter la trêve.", [("France", "demands")]),
]


@pytest.mark.parametrize(("text", "wanted"), TEXTS)
def test_the_positions_of_a_text(text: str, wanted: list[tuple[str, str]]) -> None:
    doc, found = _read(text)
    assert sorted((_named(doc, p), p["stance"]) for p in found if _named(doc, p) != "Six pays") == wanted


def test_assertion_and_day() -> None:
    _, found = _read("Selon une source diplomatique, la Syrie aurait accepté lundi la trêve. L'Irak a rejeté la trêve.")
    by_stance = {p["stance"]: p for p in found}
    assert (by_stance["accepts"]["assertion"], by_stance["accepts"]["date"]) == ("hearsay", "2021-03-08")
    assert (by_stance["rejects"]["assertion"], by_stance["rejects"]["date"]) == ("agency", "2021-03-10")
    _, found = _read("Le Pérou soutiendra la résolution, a annoncé le ministre chilien, Andrés Allamand.")
    assert found[0]["assertion"] == "attributed"
    assert found[0]["by"] is not None


def test_every_position_points_to_a_proposal_and_an_actor() -> None:
    doc, found = _read(
        "Le Hamas a accepté, sous conditions, la trêve que proposait l'Egypte. Israël a rejeté le plan égyptien."
    )
    proposals = {p["id"] for p in layers.get(doc, "proposals")}
    actors = {a["id"] for a in layers.get(doc, "actors")}
    assert found
    for position in found:
        assert position["proposal"] in proposals
        assert position["party"] in actors
        evidence = position["evidence"]
        assert doc.text[evidence["start"] : evidence["end"]] == evidence["text"]


@pytest.mark.parametrize("rule", load("positions")["rule"], ids=lambda rule: str(rule["id"]))
def test_the_examples_of_the_lexicon(rule: dict[str, str]) -> None:
    for line in (rule["yes"], rule["no"]):
        text, _, stance = line.partition(" = ")
        found = {s.stance for s in find_stances(french()(text))}
        assert stance in found if stance else not found, (text, found)
