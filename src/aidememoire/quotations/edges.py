"""Edges that only tense, number or the kind of phrase decide: where what is said ends, or goes on after a comma.

All positions are tokens.
"""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.clauses import phrases
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.joined import SAYINGS
from aidememoire.quotations.reporting import Reporting
from aidememoire.quotations.word_lists import listed

HOPING = {"espérer", "craindre", "redouter", "souhaiter"}
ANSWERS = SAYINGS | {"explication", "argument", "réponse", "excuse", "justification", "défense"}
DAYS = {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"}
TAKEN_UP = {"rumeur", "départ", "chiffre", "propos", "allégation", "reproche", "décision", "bilan", "montant"}
OPENING = {"même", "si", "alors", "bien", "quand", "lorsque", "puisque", "comme", "tandis"}
OF = ("de", "d'", "du", "des")
OUTSIDE = ("relcl", "acl", "ccomp")
TO_COME = (("d'ici",), ("d'", "ici"), ("au", "mois", "de"), ("au", "mois", "d'"), ("à", "partir"), ("à", "compter"),
           ("dès",), ("à", "la", "fin"), ("avant", "la", "fin"))  # fmt: skip


def ends_sentence(r: Reporting, i: int, sent_end: int) -> bool:
    """« dix vols par jour|. le maire| dit »: a full stop before a sentence that opens with a small letter."""
    doc = r.doc
    if doc[i].text != "." or i + 2 >= sent_end or not doc[i].whitespace_ or not doc[i + 1].is_alpha:
        return False
    return doc[i - 1].is_alpha and len(doc[i - 1]) > 2 and any(c.kind == "finite" for c in r.clauses_in(i, sent_end))


def is_plural(verb: Token) -> bool | None:
    """Whether a finite form is plural; None where the form does not tell."""
    number = verb.morph.get("Number", [])
    return number == ["Plur"] if number and "Fin" in verb.morph.get("VerbForm", []) else None


def agrees_with_cue(r: Reporting, cue: Clause, start: int, at: int, segment: list[Clause]) -> bool:
    """« Paris estime que les rebelles |ont| des bases et |annonce| un plan »: the number of the cue, not theirs."""
    second = next((c for c in segment if c.kind == "finite" and c.group[0] <= at + 3), None)
    if second is None or second.subject_own or second.relation in OUTSIDE or cue.kind != "finite":
        return False
    number = is_plural(r.doc[second.group[0]])
    if number is None or number != is_plural(r.doc[cue.group[0]]):
        return False
    inside = [c for c in r.clauses_in(start, at) if c.kind == "finite"]
    numbers = [is_plural(r.doc[c.group[0]]) for c in inside]
    return bool(inside) and all(n is not None and n != number for n in numbers)


def leaves_infinitive(r: Reporting, cue: Clause, at: int, following: int, segment: list[Clause]) -> bool:
    """« dit avoir visé un camp|, mais l'explication| ne convainc personne »: a new subject with its own verb."""
    if cue.intro not in ("inf", "de", "à"):
        return False
    doc = r.doc
    joined = "mais" in (doc[at].lower_, doc[following - 1].lower_)
    if joined and doc[following].pos_ == "DET" and doc[following + 1].lemma_.lower() in ANSWERS:
        return True
    return joined and any(
        c.kind == "finite" and c.subject_own and c.subject is not None and c.subject[0] == following
        for c in segment
        if c.relation not in OUTSIDE
    )


def opens_with_setting(r: Reporting, start: int, at: int, sent_end: int) -> bool:
    """« qu'en ne faisant rien|, cela| coûterait plus », « que, bloqué par la neige|, le convoi| attendra »."""
    if any(c.kind == "finite" for c in r.clauses_in(start, at)):
        return False
    first = r.doc[start]
    gerund = first.lower_ == "en" and any(t.lower_.endswith("ant") for t in r.doc[start + 1 : start + 4])
    if not gerund and first.morph.get("VerbForm", []) != ["Part"]:
        return False
    after = next((c for c in r.clauses_in(at, sent_end) if c.kind == "finite"), None)
    return after is not None and after.subject is not None and after.subject[0] == at + 1


def holds_together(r: Reporting, cue: Clause, start: int, i: int, sent_end: int) -> bool:
    """« révèle qu'elle aurait travaillé dès 1990, |alors qu'elle n'était pas élue| »: past beside past, told today.

    « dit que la bombe a explosé |alors que la foule sortait| »: no comma parts the moment from what is said.
    """
    if r.doc[i].lower_ == "alors" and cue.intro == "que" and r.doc[i - 1].text != ",":
        held = next((c for c in reversed(r.clauses_in(start, i)) if c.kind == "finite"), None)
        then = next((c for c in r.clauses_in(i, sent_end) if c.kind == "finite"), None)
        if held is not None and then is not None:
            return (held.perfect or held.tense == "past") and then.tense == "imperfect"
    if cue.tense != "present" or cue.perfect or cue.kind != "finite" or r.doc[i].lower_ != "alors":
        return False
    doc = r.doc
    if i + 2 >= sent_end or doc[i + 2].lower_ not in ("il", "elle", "ils", "elles"):
        return False
    inside = [c for c in r.clauses_in(start, i) if c.kind == "finite"]
    after = next((c for c in r.clauses_in(i, sent_end) if c.kind == "finite"), None)
    return bool(inside) and inside[-1].perfect and after is not None and after.tense in ("imperfect", "pluperfect")


def main_follows(r: Reporting, cue: Clause, at: int) -> bool:
    """« Même si P, |X ayant déclaré| Q, |cette affaire| devrait … »: the main clause after an absolute participle."""
    doc = r.doc
    first, sent_end = r.sentence_of(cue.head)
    if doc[cue.group[0]].lower_ != "ayant" or doc[first].lower_ not in OPENING:
        return False
    if any(c.kind == "finite" and c.relation == "root" for c in r.clauses_in(first, cue.group[0])):
        return False
    after = next((c for c in r.clauses_in(at, sent_end) if c.kind == "finite"), None)
    return after is not None and after.subject is not None and after.subject[0] == at + 1


def without_gloss(r: Reporting, start: int, end: int) -> int:
    """« … au groupe Valor |(un des plus grands du pays)| »: the end of a clause without the bracket that explains."""
    doc = r.doc
    last = end
    while last > start + 1 and (doc[last - 1].is_space or doc[last - 1].text in (".", ",")):
        last -= 1
    if doc[last - 1].text != ")":
        return end
    opening = next((k for k in range(last - 2, max(start, last - 40), -1) if doc[k].text in ("(", ")")), None)
    if opening is None or doc[opening].text != "(" or last - opening < 6:
        return end
    near = [t.lower_ for t in doc[opening + 1 : opening + 3]]
    explains = near[0] in ("un", "une", "soit", "alias", "ancien", "ancienne") or near in (["l'", "un"], ["l'", "une"])
    return opening if explains and not any(c.kind == "finite" for c in r.clauses_in(opening, last)) else end


def is_set_in(r: Reporting, start: int, at: int, stop: int, sent_end: int) -> bool:
    """« la détection|, par la sonde, |de panaches », « le dépôt|, au bord du fleuve, |de gravats »: at either comma."""
    doc = r.doc
    if doc[at + 1].lower_ in OF:
        opening = next((k for k in range(at - 1, start, -1) if doc[k].text == ","), None)
        return opening is not None and is_set_in(r, start, opening, at, sent_end)
    if stop + 2 >= sent_end or doc[stop].text != "," or doc[stop + 1].lower_ not in OF:
        return False
    dated = doc[at + 1].pos_ == "DET" and any(phrases.is_temporal(t) for t in doc[at + 2 : min(stop, at + 5)])
    if doc[at + 1].lower_ != "par" and not ((doc[at + 1].pos_ == "ADP" or dated) and at - start <= 3):
        return False
    if doc[at + 1].lower_ != "par" and any(t.pos_ == "ADP" for t in doc[start:at]):
        return False
    return not any(t.pos_ in ("VERB", "AUX", "SCONJ") for t in doc[at + 1 : stop])


def is_due(r: Reporting, following: int, stop: int, sent_end: int) -> bool:
    """« sa démission, |au mois d'octobre|. », « la suppression de 600 postes, |dans douze pays|. »: when or where."""
    doc = r.doc
    if any(c.kind == "finite" for c in r.clauses_in(following, stop)):
        return False
    if _lies_in(r, following, stop):
        return True
    if stop < sent_end and doc[stop].text == ",":
        return False
    words = [t.lower_ for t in doc[following : following + 3]]
    if any(tuple(words[: len(one)]) == one for one in TO_COME):
        return True
    if words[0] != "dans" or not (doc[following + 1].pos_ == "NUM" or doc[following + 1].like_num):
        return False
    return doc[following + 2].pos_ in ("NOUN", "ADJ") and not doc[following + 2].is_punct


def _lies_in(r: Reporting, following: int, stop: int) -> bool:
    """« une usine à Dorville|, dans le nord du pays| », « …|, en Bretagne|, »: where the place before it lies."""
    doc = r.doc
    if doc[following].lower_ not in ("dans", "en", "à", "au", "près") or doc[following - 1].text != ",":
        return False
    named = doc[following - 2]
    if named.pos_ != "PROPN" or stop - following > 8:
        return False
    placed = any(t.lower_ in ("à", "en", "près") for t in doc[max(0, following - 5) : following - 2])
    if named.ent_type_ != "LOC" and not placed:
        return False
    words = [t for t in doc[following + 1 : stop] if t.pos_ not in ("DET", "ADP", "ADJ")]
    return bool(words) and all(t.pos_ == "PROPN" or t.lemma_.lower() in listed("sides") for t in words)


def adds_noun(r: Reporting, following: int, sent_end: int) -> bool:
    """« regrette les retards, |ainsi que la hausse des coûts| », and not « …, ainsi que l'a dit X »."""
    doc = r.doc
    words = [t.lower_ for t in doc[following : following + 3]]
    if words[:2] not in (["ainsi", "que"], ["ainsi", "qu'"]) or following + 3 >= sent_end:
        return False
    end = next((k for k in range(following + 2, sent_end) if doc[k].text in (",", ";", "(", ".")), sent_end)
    named = doc[following + 2].pos_ in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "ADP")
    return named and not any(c.kind == "finite" and c.relation != "relcl" for c in r.clauses_in(following, end))


def gives_reason(r: Reporting, cue: Clause, following: int) -> bool:
    """« espère que P, |car elle dépasse le seuil| »: the writer's reason for a hope."""
    return cue.lemma in HOPING and "car" in (r.doc[following].lower_, r.doc[following - 1].lower_)


def by_means(r: Reporting, cue: Clause, start: int, i: int) -> bool:
    """« d'avoir menti |en cachant les chiffres| », « de réduire X, notamment |en utilisant| Y »: of the infinitive."""
    found = r.by_head.get(i + 1)
    if found is None or "Inf" not in r.doc[_first_word(r, start)].morph.get("VerbForm", []):
        return False
    governor = r.clauses[found].governor
    return governor is not None and start <= r.clauses[governor].head < i


def _first_word(r: Reporting, start: int) -> int:
    i = start
    while i + 1 < len(r.doc) and (r.doc[i].is_punct or r.doc[i].lower_ in ("ne", "n'", "pas", "se", "s'")):
        i += 1
    return i


def agreeing_subject(r: Reporting, clause: Clause) -> int | None:
    """« Paris dit que les rebelles ont des bases, et |annonce| un plan »: the subject whose number the verb has."""
    if clause.kind != "finite" or clause.relation != "conj" or clause.subject_own or clause.subject_head is None:
        return None
    number = is_plural(r.doc[clause.group[0]])
    governor = r.clauses[clause.governor] if clause.governor is not None else None
    if governor is None or number is None or is_plural(r.doc[governor.group[0]]) in (None, number):
        return None
    start, _ = r.sentence_of(clause.head)
    for cue in r.clauses_in(start, governor.head):
        held = cue.content is not None and cue.intro == "que" and cue.content[0] <= governor.head
        if held and cue.kind == "finite" and is_plural(r.doc[cue.group[0]]) == number:
            return cue.subject_head
    return None


def leaves_anaphor(r: Reporting, start: int, i: int, sent_end: int) -> bool:
    """« cette rumeur |auprès du Soir| », « ces accusations |dans la soirée| »: where and when it was answered."""
    doc, word = r.doc, r.doc[i].lower_
    if word in DAYS:
        return _takes_up(r, start)  # « ces chiffres |lundi matin| »
    if word not in ("auprès", "dans", "devant", "lors", "au", "à", "en"):
        return False
    if word == "auprès":
        near = doc[i + 1 : min(i + 5, sent_end)]
        medium = any(t.lemma_.lower() in listed("ways", "auprès") for t in near)
        return medium or _takes_up(r, start) and any(t.text[:1].isupper() for t in near)
    if word in ("dans", "devant"):
        return _takes_up(r, start)
    if i + 3 >= sent_end or doc[i + 1].lower_ not in ("cours", "l'", "marge") or doc[i - 1].pos_ == "VERB":
        return False
    if doc[i + 1].lower_ == "l'" and doc[i + 2].lower_ not in ("occasion", "issue"):
        return False
    return any(t.lemma_.lower() in listed("ways", "au cours") for t in doc[i + 2 : min(i + 7, sent_end)])


def _takes_up(r: Reporting, start: int) -> bool:
    """Whether a noun phrase takes up words told before: « |cette information| », « |ces accusations| »."""
    if r.doc[start].lower_ not in ("ce", "cet", "cette", "ces"):
        return False
    noun = next((t for t in r.doc[start + 1 : start + 4] if t.pos_ == "NOUN"), None)
    return noun is not None and (noun.lemma_.lower() in ANSWERS or noun.lemma_.lower() in TAKEN_UP)


def before_main_verb(r: Reporting, noun: Clause, start: int, end: int) -> int:
    """Where the content of a noun of speech ends that is itself a subject: before the main verb.

    « L'annonce par Londres du gel des avoirs |intervient| lundi ».
    """
    for clause in r.clauses_in(start, end):
        if clause.kind != "finite" or clause.relation in ("relcl", "acl"):
            continue
        if clause.subject_head is not None and clause.subject_head <= noun.head:
            first = clause.group[0]
            while first > start and r.doc[first - 1].lower_ in ("ne", "n'", "se", "s'", "en", "y", "lui", "leur"):
                first -= 1
            return first
    return end


def without_lead_date(r: Reporting, start: int, head: int) -> int:
    """The start of an object without the date before it: « a proposé |le 15 décembre| la suppression »."""
    for i in range(start, min(max(head, start + 4), len(r.doc) - 1)):
        year = r.doc[i].like_num and i > start and phrases.is_temporal(r.doc[i - 1])
        year = year or r.doc[i].lower_ == "end" and r.doc[i - 1].text == "-"  # « ce week-|end| »
        if (phrases.is_temporal(r.doc[i]) or year) and r.doc[i + 1].pos_ == "DET" and i != head:
            return i + 1
    return start
