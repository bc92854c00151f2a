"""Clauses: predicate, voice, tense, negation and arguments of French sentences of the wire."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from aidememoire.clauses import mend
from aidememoire.clauses.parse import Parse
from aidememoire.clauses.tree import tree_of
from aidememoire.pipes.clauses import Clause, governing, read_clauses

# sentence, lemma of the predicate looked at, what must hold of its clause
FORMS: list[tuple[str, str, dict[str, Any]]] = [
    ("Le ministre a rejeté le plan.", "rejeter", {"tense": "past", "mood": "indicative", "perfect": True}),
    ("Son rival a de son côté espéré que la trêve tiendrait.", "espérer", {"tense": "past", "perfect": True}),
    ("Le ministre rejette le plan.", "rejeter", {"tense": "present", "mood": "indicative"}),
    ("Le ministre rejetait le plan.", "rejeter", {"tense": "imperfect"}),
    ("Le ministre avait rejeté le plan.", "rejeter", {"tense": "pluperfect"}),
    ("Le ministre rejettera le plan.", "rejeter", {"tense": "future"}),
    ("Le ministre rejeta le plan.", "rejeter", {"tense": "past", "perfect": False}),
    ("Le ministre aurait rejeté le plan.", "rejeter", {"tense": "past", "mood": "conditional"}),
    ("Le ministre rejetterait le plan.", "rejeter", {"tense": "present", "mood": "conditional"}),
    ("La Russie opposerait son veto.", "opposer", {"mood": "conditional"}),
    ("Le ministre montrait un plan.", "montrer", {"tense": "imperfect", "mood": "indicative"}),
    ("Le président retirait ses troupes.", "retirer", {"tense": "imperfect", "mood": "indicative"}),
    ("Le plan a été rejeté par Moscou.", "rejeter", {"passive": True, "tense": "past"}),
    ("Le plan est rejeté par Moscou.", "rejeter", {"passive": True, "tense": "present"}),
    ("Les soldats sont arrivés.", "arriver", {"passive": False, "tense": "past"}),
    ("Les deux chefs se sont rencontrés.", "rencontrer", {"reflexive": True, "passive": False, "tense": "past"}),
    ("Le ministre n'a pas rejeté le plan.", "rejeter", {"negated": True}),
    ("Le ministre n'a jamais rejeté le plan.", "rejeter", {"negated": True}),
    ("Le ministre ne rejette que ce plan.", "rejeter", {"negated": False}),
    ("Le ministre doit rencontrer les rebelles.", "rencontrer", {"modal": "devoir", "tense": "present"}),
    ("Le ministre devait rencontrer les rebelles.", "rencontrer", {"modal": "devoir", "tense": "imperfect"}),
    ("Le ministre a dû rencontrer les rebelles.", "rencontrer", {"modal": "devoir", "tense": "past"}),
    ("Le ministre va rencontrer les rebelles.", "rencontrer", {"modal": "aller"}),
    ("Le ministre pourrait rencontrer les rebelles.", "rencontrer", {"modal": "pouvoir", "mood": "conditional"}),
    ("Si Moscou accepte le plan, la guerre finira.", "accepter", {"conditional_if": True}),
    ("Moscou accepte-t-il le plan ?", "accepter", {"interrogative": True}),
    ("Interrogé à Genève, le ministre a répondu.", "interroger", {"kind": "participle"}),
    ("Il part en refusant le plan.", "refuser", {"kind": "gerund"}),
]
# sentence with the predicate's subject between |bars| and its object between ^carets^
ARGUMENTS: list[tuple[str, str]] = [
    ("rejeter", "|Le ministre russe| a rejeté ^le plan^."),
    ("repousser", "C'est une idée qu'|Asuncion| avait repoussée mercredi."),
    ("appeler", "La réunion a eu lieu alors que |six pays occidentaux|, dont la France, ont appelé à une trêve."),
    ("assurer", "|Le président Anselmo Roy|, arrivé au pouvoir il y a deux ans, avait assuré qu'il partirait."),
    ("négocier", "Le ministre a écouté et |il| a négocié avec Moscou."),
    ("saluer", "|Ottawa| a au contraire salué ^un texte utile^."),
    ("demander", "|La formation| qui demande ^des négociations^ a perdu."),
    ("réclamer", "|Six pays| ont réclamé lundi, dans un communiqué commun, ^une trêve immédiate^."),
    ("quitter", "|Le ministre|, qui quittera ^ses fonctions^ demain, a parlé."),
    ("rejeter", "Le ministre a écouté et |le président| a rejeté ^le plan^."),
    ("rejeter", "Le Pérou a accepté le texte et |le Chili| a rejeté ^la trêve^."),
    ("refuser", "Le ministre a salué la trêve mais |l'armée| refuse ^le plan^."),
    ("rejeter", "|Le ministre| a écouté le Chili et le Pérou, puis a rejeté ^le plan^."),
    ("rejeter", "|Le Pérou| et le Chili ont rejeté ^le plan^."),
    ("refuser", "|Le ministre| a refusé mercredi soir ^toute trêve^."),
    ("signer", "|Un accord entre le Pérou et le Chili| a été signé."),
    ("exclure", "Le parti réclame la démission du ministre, que |le président| a exclue."),
    ("arrêter", "D'après des médias locaux, |un des chefs de la rébellion|, Jean Dupont, a été arrêté lundi."),
    ("signer", "|Le Pérou| et le Chili ont signé à Oslo, sous l'égide de Madrid, ^un accord^, a annoncé la ministre."),
    (
        "accuser",
        "QUITO, 3 mars 2021 (AFP) - |Ryad|, qui soutient le gouvernement, accuse ^Téhéran^ de livrer des armes.",
    ),
    ("saluer", "|Oslo|, dans un bref communiqué, a salué ^la volonté des parties^ d'avancer."),
    ("soutenir", "|Londres| et Paris l'ont également soutenue."),
    ("démentir", "|Le Rwanda|, que Kinshasa accuse de soutenir les rebelles, dément ^toute implication^."),
    ("démentir", "Ryad accuse Téhéran de leur fournir des armes, ce que |l'Iran| dément."),
    ("contester", "Ryad accuse Téhéran d'ingérence, ce que |le gouvernement iranien| conteste."),
    ("couler", "|Un cargo|, parti lundi du port, a coulé."),
    ("négocier", "|Le chef de l'opposition| avait exclu fin juin de négocier."),
    ("demander", "|Le ministère norvégien| leur demande d'observer la plus grande retenue."),
    ("débuter", "|Le désarmement des rebelles|, qui devait débuter mardi, a été reporté."),
    ("regagner", "Pretoria a annoncé que |son ambassadeur|, rappelé hier, regagnerait ^son poste^."),
]
INVERTED = [
    ("ajouter", "« Les positions se sont rapprochées », a-t-|il| ajouté."),
    ("annoncer", "La réunion est annulée, a annoncé |la médiation|."),
    ("indiquer", "Le texte est prêt, ont indiqué lundi |deux sources diplomatiques|."),
    ("déclarer", "« Non », a déclaré |le ministre des Affaires étrangères|."),
    ("annoncer", "Le Pérou et le Chili ont signé à Oslo, sous l'égide de Madrid, un accord, a annoncé |la ministre|."),
    (
        "indiquer",
        "Le régime syrien et l'opposition sont convenus de se revoir, a indiqué mardi |l'émissaire de l'ONU|.",
    ),
    ("tweeter", "L'initiative n'est « pas morte », a-t-|elle| tweeté."),
    ("prévenir", "Si rien ne change, a prévenu |un diplomate|, la guerre reprendra."),
    ("expliquer", "« C'est fini », explique-t-|elle|."),
]
CONTENTS = [
    ("déclarer", "Le ministre a déclaré que ^la trêve tenait^.", "que"),
    ("démentir", "L'armée a démenti ^bloquer leur sortie^.", "inf"),
    ("annoncer", "Le Chili a annoncé mardi, par une note, que ^la trêve tenait^.", "que"),
    ("exhorter", "Paris exhorte les rebelles et le gouvernement à ^reprendre les discussions^.", "à"),
    ("demander", "Madrid demande aux autorités de ^préciser leur position^.", "de"),
    ("faire", "La ministre a fait savoir qu'^elle se rendrait à Lima^.", "que"),
    ("assurer", "Il a démenti avoir fui et assuré que ^sa délégation était bloquée^.", "que"),
]


def _clause(doc: Doc, lemma: str) -> Clause:
    found = [c for c in read_clauses(doc) if c.lemma == lemma]
    assert found, f"no clause of {lemma} in {[c.lemma for c in read_clauses(doc)]}"
    return found[0]


def _marked(text: str, mark: str) -> tuple[str, str | None]:
    """The text without marks, and the words between a pair of them."""
    parts = text.split(mark)
    return "".join(parts), parts[1] if len(parts) == 3 else None


def _words(doc: Doc, span: tuple[int, int] | None) -> str | None:
    return doc[span[0] : span[1]].text if span else None


@pytest.mark.parametrize(("sentence", "lemma", "expected"), FORMS, ids=[s for s, _, _ in FORMS])
def test_form(french_model: Language, sentence: str, lemma: str, expected: dict[str, Any]) -> None:
    clause = _clause(french_model(sentence), lemma)
    assert {name: getattr(clause, name) for name in expected} == expected


@pytest.mark.parametrize(("lemma", "marked"), ARGUMENTS, ids=[m for _, m in ARGUMENTS])
def test_arguments(french_model: Language, lemma: str, marked: str) -> None:
    half, subject = _marked(marked, "|")
    plain, _ = _marked(half, "^")
    _, thing = _marked(marked.replace("|", ""), "^")
    doc = french_model(plain)
    clause = _clause(doc, lemma)
    assert _words(doc, clause.subject) == (subject or "").replace("^", "")
    if thing is not None:
        assert _words(doc, clause.object) == thing


@pytest.mark.parametrize(("lemma", "marked"), INVERTED, ids=[m for _, m in INVERTED])
def test_inverted_subject(french_model: Language, lemma: str, marked: str) -> None:
    plain, subject = _marked(marked, "|")
    doc = french_model(plain)
    clause = _clause(doc, lemma)
    assert clause.inverted
    assert (_words(doc, clause.subject) or "").lstrip("-t") == (subject or "").lstrip("-t")


@pytest.mark.parametrize(("lemma", "marked", "intro"), CONTENTS, ids=[m for _, m, _ in CONTENTS])
def test_reported_content(french_model: Language, lemma: str, marked: str, intro: str) -> None:
    plain, content = _marked(marked, "^")
    doc = french_model(plain)
    clause = _clause(doc, lemma)
    assert (clause.intro, (_words(doc, clause.content) or "").rstrip(".")) == (intro, content)


def test_que_that_reports_nothing(french_model: Language) -> None:
    for sentence in (
        "Le ministre a parlé plus que prévu.",
        "La réunion a eu lieu alors que la ville brûlait.",
        "L'armée ne partira pas avant que les rebelles aient rendu leurs armes.",
    ):
        assert all(c.intro != "que" for c in read_clauses(french_model(sentence)) if c.kind != "nominal"), sentence


def test_an_infinitive_has_the_subject_its_governor_gives(french_model: Language) -> None:
    doc = french_model("Paris exhorte les rebelles à déposer les armes.")
    assert _words(doc, _clause(doc, "déposer").subject) == "les rebelles"
    doc = french_model("Paris promet de déposer les armes.")
    assert _words(doc, _clause(doc, "déposer").subject) == "Paris"


def test_nominal_clause_has_its_complements(french_model: Language) -> None:
    doc = french_model("L'entrevue entre le ministre et le chef rebelle a duré une heure.")
    clause = _clause(doc, "entrevue")
    assert clause.kind == "nominal"
    assert [_words(doc, s) for s in clause.complements["entre"]] == ["le ministre", "le chef rebelle"]


def test_the_clause_that_governs_a_word(french_model: Language) -> None:
    doc = french_model("Le ministre, qui a quitté Paris lundi, rencontrera mardi les rebelles.")
    clauses = read_clauses(doc)
    days = {t.text: governing(doc, clauses, t.i) for t in doc if t.text in ("lundi", "mardi")}
    assert {day: clause and clause.lemma for day, clause in days.items()} == {"lundi": "quitter", "mardi": "rencontrer"}


@pytest.mark.parametrize(
    ("text", "lemma", "subject"),
    [
        ("La Russie dément toute implication.", "démentir", "Russie"),
        ("Le maire, mis en cause par la presse, dément avoir menti.", "démentir", "maire"),
        ("Paris dément catégoriquement avoir versé une rançon.", "démentir", "Paris"),
        ("Damas affirme que la ville est prise, ce que dément l'opposition.", "démentir", "opposition"),
        ("L'information est fausse, dément le ministère.", "démentir", "ministère"),
        ("Washington accuse l'Iran, ce que Téhéran conteste.", "contester", "Téhéran"),
    ],
)
def test_a_denying_verb_in_the_present_is_a_predicate(
    french_model: Language, text: str, lemma: str, subject: str
) -> None:
    doc = french_model(text)
    clause = next(c for c in read_clauses(doc) if c.lemma == lemma)
    assert clause.kind == "finite"
    assert clause.subject_head is not None
    assert doc[clause.subject_head].text == subject


def test_an_adjective_that_looks_like_a_denial_is_none(french_model: Language) -> None:
    doc = french_model("Un homme dément a attaqué la foule.")
    assert [c.lemma for c in read_clauses(doc)] == ["attaquer"]


def test_a_parse_being_mended_and_its_tokens_agree(french_model: Language) -> None:
    doc = french_model("La commission conteste le plan.")
    parse = Parse(doc)
    parse.tag(2, "VERB", "contester", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
    parse.tag(4, "PROPN")
    assert parse.pos == [token.pos_ for token in doc]
    assert parse.forms == ["".join(token.morph.get("VerbForm", [])) for token in doc]
    assert (doc[2].lemma_, parse.forms[2], doc[4].pos_) == ("contester", "Fin", "PROPN")


def test_the_tree_says_what_the_tokens_say(french_model: Language) -> None:
    doc = french_model(
        "Le ministre, arrivé hier, dément avoir signé. « Rien », ont répondu Lima et Quito à l'état-major."
    )
    before = tree_of(doc)
    read_clauses(doc)  # mends the parse
    tree = tree_of(doc)
    assert tree is not before
    assert tree is tree_of(doc)
    assert tree.deps == [t.dep_ for t in doc]
    assert tree.heads == [t.head.i for t in doc]
    assert [tree.lefts.get(t.i, []) for t in doc] == [[c.i for c in t.lefts] for t in doc]
    assert [tree.rights.get(t.i, []) for t in doc] == [[c.i for c in t.rights] for t in doc]
    assert [tree.children(t.i) for t in doc] == [[c.i for c in t.children] for t in doc]
    assert [tree.sentence(t.i) for t in doc] == [(t.sent.start, t.sent.end) for t in doc]


@pytest.mark.parametrize("path", sorted(Path(mend.__file__).parent.glob("mend*.py")), ids=lambda path: path.stem)
def test_rules_retag_through_the_parse_alone(path: Path) -> None:
    """A tag set on a token alone would leave `Parse.pos` and `Parse.forms` behind."""
    assert not re.findall(r"\.pos_(?:, [^=\n]+)? = |set_morph", path.read_text("utf-8"))
