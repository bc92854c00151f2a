"""Where reported words end: at the sentence's end, or where words start that tell of the speech itself."""

from __future__ import annotations

import re

from spacy.tokens import Token

from aidememoire.lexicon import frames
from aidememoire.lexicon.conjugation import verb_of_participle
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.asides import (
    goes_on_after,
    lacks_verb,
    leaves_marks,
    lists_infinitives,
    opens_clause,
    turns_aside,
    without_time_told,
)
from aidememoire.quotations.edges import (
    adds_noun,
    agrees_with_cue,
    by_means,
    ends_sentence,
    gives_reason,
    holds_together,
    is_due,
    is_set_in,
    leaves_anaphor,
    leaves_infinitive,
    main_follows,
    opens_with_setting,
    without_gloss,
)
from aidememoire.quotations.joined import goes_on, lists_more, remarks, shares_noun
from aidememoire.quotations.leaving import attends, goes_past, leaves_content
from aidememoire.quotations.main_clause import closes_remark, main_clause_after, resumes_main, waits_for_verb
from aidememoire.quotations.reporting import RELATIVES, Reporting
from aidememoire.quotations.resumed import past_quotation
from aidememoire.quotations.telling import closes_telling, leaves_noun
from aidememoire.quotations.word_lists import listed

# when something was told, after a noun phrase that cannot hold it
MOMENT = re.compile(
    r"hier(?: matin| soir| après-midi)?|avant-hier|aujourd'hui|"
    r"(?:(?:quelques|plusieurs|deux|trois|quatre|cinq|dix|quinze|vingt|un|une|\d+) )?"
    r"(?:minutes?|heures?|jours?|semaines?|mois|ans?|années?|peu) (?:plus tard|plus tôt|après|auparavant|avant)|"
    r"(?:le jour|la semaine) (?:même|suivante?|d'après|d'avant)|(?:la veille|le lendemain)(?: matin| soir)?|"
    r"dans la foulée|peu (?:après|avant)|"
    r"ce (?:jour|matin|soir|midi|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|cette nuit|cet après-midi"
)
ASKED = {"cité", "citée", "cités", "citées", "interrogé", "interrogée", "interrogés", "joint", "jointe"}
# where and on what occasion something was said: not part of it
SITUATIONS = {
    "communiqué", "conférence", "interview", "entretien", "discours", "presse", "twitter", "facebook", "radio",
    "chaîne",
    "journal", "allocution", "déclaration", "tweet", "message", "lettre", "télévision", "point", "afp", "reuters",
    "micro",
    "antenne", "tribune", "marge", "issue", "sortie", "occasion", "visite", "déplacement", "réunion", "rencontre",
    "site",
    "compte", "réseau", "quotidien", "lendemain", "veille", "blog", "vidéo", "rapport", "note", "ouverture", "clôture",
}  # fmt: skip
# what somebody does with what another says: « …, ce que Paris |refuse| »
REFUSING = {"refuser", "exclure", "rejeter", "démentir", "nier", "contester", "récuser", "réfuter", "repousser"}
WRITTEN = {"communiqué", "discours", "entretien", "interview", "tweet", "lettre", "allocution", "tribune", "message"}
# conjunctions of clauses that belong to what is said: « …, |si| elle renonce à la rue », « … et |que| … »
SUBORDINATORS = {
    "si",
    "s'",
    "que",
    "qu'",
    "parce",
    "puisque",
    "afin",
    "quand",
    "lorsque",
    "lorsqu'",
    "sauf",
    "tant",
    "dès",
}
COUNTS = {
    "un", "une", "plusieurs", "certains", "certaines", "beaucoup", "plupart", "moitié", "tiers", "nombreux",
    "nombreuses", "majorité", "dizaines", "centaines", "quelques",
}  # fmt: skip
# prepositions after a comma that go on with a noun phrase: « une relance des pourparlers, |avec l'aide de la Russie| »
GOES_ON = {"avec", "sans", "contre", "moyennant"}


def content_end(r: Reporting, cue: Clause, start: int, *, nominal: bool) -> int:
    """Where what is said ends (a token): at the sentence's end, or where words start that do not depend on it.

    `nominal` contents (« un cessez-le-feu à Alep ») also stop before a relative clause set off by a comma.
    """
    end = _content_end(r, cue, start, nominal=nominal)
    return without_time_told(r.doc, cue, start, end) if nominal else end


def _content_end(r: Reporting, cue: Clause, start: int, *, nominal: bool) -> int:
    doc = r.doc
    _, sent_end = r.sentence_of(start)
    if doc[start].lower_ == "ce" and start + 1 < sent_end and doc[start + 1].lower_ in ("que", "qu'"):
        return start + 2
    depth = 0
    for i in range(start + 1, sent_end):
        token = doc[i]
        if i > start + 1 and _turns_away(r, cue, start, i, sent_end, nominal=nominal):
            return i
        if nominal and i > start + 1 and (leaves_noun(r, start, i, sent_end) or leaves_anaphor(r, start, i, sent_end)):
            return _before_moment(r, start, i)
        if token.text in ("(", "«", "["):
            depth += 1
        elif token.text in (")", "»", "]"):
            depth -= 1
        if depth > 0:
            continue
        if token.text == "." and ends_sentence(r, i, sent_end):
            return i
        if token.text == ":" and any(q.outer_start - token.idx in range(1, 4) for q in r.quoted):
            return i
        inside_word = token.text == "-" and not (token.whitespace_ and doc[i - 1].whitespace_)
        if not inside_word and (token.text in (",", ";", ":", "–", "—", "-") or token.pos_ == "CCONJ"):
            if _stops(r, cue, start, i, sent_end, nominal=nominal):
                return _before_moment(r, start, i) if nominal else i
    end = past_quotation(r, start, sent_end)
    return _before_moment(r, start, end) if nominal else without_gloss(r, start, end)


def _before_moment(r: Reporting, start: int, end: int) -> int:
    """The end of a noun phrase without the moment of its telling: « a annoncé l'accident |hier| », « … (lire ici) »."""
    doc = r.doc
    last = end
    if "Inf" in doc[start].morph.get("VerbForm", []):
        return end  # « promet de |partir ce soir| »
    while last > start + 1 and (doc[last - 1].is_space or doc[last - 1].text in (".", ",")):
        last -= 1
    if doc[last - 1].text == ")":
        opening = next((k for k in range(last - 2, max(start, last - 40), -1) if doc[k].text == "("), None)
        if opening is not None and opening > start + 1:
            return _before_moment(r, start, opening)
    for size in range(min(6, last - start - 1), 0, -1):
        if MOMENT.fullmatch(doc[last - size : last].text.lower()) and doc[last - size - 1].pos_ not in ("ADP", "DET"):
            return last - size
    return end


def _turns_away(r: Reporting, cue: Clause, start: int, i: int, sent_end: int, *, nominal: bool) -> bool:
    """Whether a word here opens something else than what is said: « alors que », « en rappelant », « après avoir »."""
    token = r.doc[i]
    if token.lower_ in ("alors", "tandis") and any(t.lower_ in ("que", "qu'") for t in r.doc[i + 1 : i + 3]):
        return not holds_together(r, cue, start, i, sent_end)
    if i + 1 >= sent_end or token.lower_ == "contrairement":
        return i + 1 < sent_end
    following = r.doc[i + 1]
    if token.text == "," and i + 3 < sent_end and _sets_aside(r, i + 1, sent_end):
        return True
    if nominal and turns_aside(r, cue, start, i) or leaves_marks(r, cue, start, i):
        return True
    if token.lower_ == "tout" and following.lower_ == "en":
        token, following = following, r.doc[min(i + 2, sent_end - 1)]
    if token.pos_ == "VERB" and r.doc[i - 1].text == "»" and token.lower_.endswith("ant"):
        return frames.is_cue(token.lemma_.lower())  # « de « ne pas venir » |estimant que| … »
    if token.lower_ == "en" and following.lower_ in ("se", "s'") and i + 2 < sent_end:
        following = r.doc[i + 2]  # « de travailler ensemble |en se félicitant| de … »
    gerund = token.lower_ == "en" and following.lower_.endswith("ant")
    if gerund and (following.pos_ == "VERB" or frames.is_cue(f"{following.lower_[:-3]}er")):
        return attends(r, start, i) or nominal and not by_means(r, cue, start, i)
    if (
        nominal
        and token.lower_ in ("qui", "que", "qu'", "dont")
        and token.pos_ == "PRON"
        and r.doc[i - 1].pos_ != "PRON"
        and not _counts_part(r, i, sent_end)
    ):
        return True  # « l'idée d'un gouvernement d'union |qu'aurait suggérée| l'envoyé »
    if nominal and token.lower_ == "dans" and any(t.lemma_.lower() in WRITTEN for t in r.doc[i + 1 : i + 3]):
        return True  # « ont annoncé leur ratification |dans un communiqué| »
    if nominal and token.lower_ == "lors" and following.lower_ in ("de", "d'", "du", "des"):
        return True  # « a annoncé son choix |lors d'|une conférence »
    return nominal and token.lower_ == "après" and following.lower_ in ("avoir", "être", "s'")


def _sets_aside(r: Reporting, at: int, sent_end: int) -> bool:
    """« P, |au lendemain d'|une grève », « P, |ce que X refuse| », « P, |ainsi que l'|affirme Y »: not what is said."""
    doc = r.doc
    first, second, third = doc[at].lower_, doc[at + 1].lower_, doc[at + 2].lower_
    if (first, second) == ("au", "lendemain") or (first, second, third) == ("à", "la", "veille"):
        return not any(c.kind == "finite" and c.relation != "relcl" for c in r.clauses_in(at, sent_end))
    if first == "ainsi" and second in ("que", "qu'") and third in ("l'", "le"):
        return True
    if first != "ce" or second not in ("que", "qu'"):
        return False
    return any(c.lemma in REFUSING and not c.negated for c in r.clauses_in(at + 2, min(sent_end, at + 22)))


def _stops(r: Reporting, cue: Clause, start: int, at: int, sent_end: int, *, nominal: bool) -> bool:
    """Whether the words after a comma or conjunction no longer belong to what is said."""
    doc = r.doc
    following = at + 1
    while following < sent_end and (
        doc[following].is_space or doc[following].text in (",", '"', "«") or doc[following].pos_ == "CCONJ"
    ):
        following += 1
    if following >= sent_end or doc[at].text == ";":
        return True
    stop = next(
        (k for k in range(following + 1, sent_end) if doc[k].text in (",", ";", "»") or doc[k].pos_ == "CCONJ"),
        sent_end,
    )
    word, comma = doc[following], doc[at].text == ","
    if comma and (remarks(r, following, sent_end, nominal=nominal) or closes_telling(r, following, stop)):
        return True
    if comma and gives_reason(r, cue, following):
        return True
    if comma and (goes_on_after(r, start, at, following, stop, nominal=nominal) or lacks_verb(r, cue, start, at)):
        return False
    if comma and lists_infinitives(r, cue, at, following, sent_end):
        return False
    if not nominal and leaves_content(r, cue, start, at, following, sent_end):
        return True
    if comma and word.lower_ in ("notamment", "surtout") and by_means(r, cue, start, following + 1):
        return False
    if nominal and (goes_on(r, start, at, following, stop) or lists_more(r, start, at, following, sent_end)):
        return False
    if nominal and doc[at].pos_ == "CCONJ" and shares_noun(r, cue, following):
        return False
    if nominal and doc[at].lower_ == "et" and opens_clause(doc, following, sent_end):
        return True
    if comma and _is_result(r, cue, following, nominal=nominal):
        return False
    if comma and cue.intro == "que" and not nominal and waits_for_verb(r, start, at, sent_end):
        return False
    if comma and cue.intro == "que" and not nominal and opens_with_setting(r, start, at, sent_end):
        return False
    if comma and cue.kind in ("participle", "gerund") and (resumes_main(r, cue, at, stop) or main_follows(r, cue, at)):
        return True
    if comma and not nominal and closes_remark(r, cue, start, at):
        return True
    if nominal and comma and (is_set_in(r, start, at, stop, sent_end) or _counts_part(r, following, sent_end)):
        return False
    if nominal and comma and (is_due(r, following, stop, sent_end) or adds_noun(r, following, sent_end)):
        return False
    if nominal and comma and _is_one_of(r, following, stop):
        return False
    if opens_incise(r, following) or (comma and word.lower_ == "comme"):
        return not goes_past(r, following, sent_end)
    if comma and word.lower_ == "ce" and following + 1 < sent_end and doc[following + 1].lower_ == "qui":
        return nominal or cue.tense in ("past", "pluperfect")  # « …, ce qui a été critiqué »
    if word.lower_ in ("selon", "d'après") or (
        word.lower_ == "d'" and doc[following + 1 : following + 2].text == "après"
    ):
        return not any(c.kind == "finite" and c.relation not in ("relcl",) for c in r.clauses_in(stop, sent_end))
    if comma and word.lower_ in ASKED:
        return True
    if (
        nominal
        and comma
        and (word.lower_ in RELATIVES or (word.pos_ == "ADP" and doc[following + 1 : following + 2].text in RELATIVES))
    ):
        return True
    if not nominal and comma and main_clause_after(r, cue, start, at):
        return True
    if not nominal and word.lower_ in SUBORDINATORS and word.pos_ != "PRON":
        return False
    if nominal and doc[at].pos_ == "CCONJ" and word.pos_ == "NUM" and doc[start].pos_ == "NUM":
        return False  # « fait état de |20 morts et 42 blessés| »
    if doc[at].pos_ == "CCONJ" and _same_construction(r, cue, at, sent_end, nominal=nominal):
        return False
    segment = r.clauses_in(following, stop)
    if leaves_infinitive(r, cue, at, following, segment):
        return True
    if any(c.relation == "conj" and c.governor is not None and r.clauses[c.governor] is cue for c in segment):
        return True
    if doc[at].pos_ == "CCONJ" and cue.intro in ("inf", "de", "à") and _finite_again(r, cue, at, segment):
        return True
    if comma and _detached_participle(r, cue, following, stop):
        return True
    if nominal and any(c.kind == "finite" and c.subject_own and c.relation != "relcl" for c in segment):
        return True
    if not nominal:
        if not any(c.kind != "nominal" for c in r.clauses_in(start, at)):
            return False  # the reported clause has no verb yet
        if doc[at].text == "," and at + 1 < sent_end and doc[at + 1].lower_ == "mais" and _turns_to_fact(cue, segment):
            return True
        if doc[at].pos_ == "CCONJ" and _resumes_cue(r, cue, start, at, segment):
            return True
        return _outside_clause(r, cue, start, at, following, stop)
    bare = following + 2 >= stop or doc[following + 2].is_punct
    if comma and word.lower_ in ("avec", "sans") and bare and doc[following + 1].pos_ == "NOUN":
        return True  # « a exigé le retrait du texte|, avec succès| »
    if comma and word.lower_ in GOES_ON and doc[following + 1].pos_ == "DET" and not _is_situation(r, following, stop):
        return False
    return _attached_outside(r, start, at, following, stop)


def _counts_part(r: Reporting, at: int, sent_end: int) -> bool:
    """« 29 morts |dont 27 civils| »: « dont » with a number and no verb goes on with the noun phrase."""
    doc = r.doc
    if doc[at].lower_ != "dont" or at + 2 >= sent_end:
        return False
    stop = next((k for k in range(at + 1, sent_end) if doc[k].text in (",", ";", ")")), sent_end)
    joined = next((k for k in range(at + 3, stop) if doc[k].lower_ == "et"), stop)
    if joined < stop and opens_clause(doc, joined + 1, sent_end):
        stop = joined  # « de nombreux blessés dont des enfants |et la préfecture demande| … »
    lead = [t for t in doc[at + 1 : min(stop, at + 5)] if t.like_num or t.pos_ == "NUM" or t.lower_ in COUNTS]
    if not lead and doc[at + 1].pos_ in ("DET", "PROPN", "PRON"):
        return not any(c.kind == "finite" for c in r.clauses_in(at, sent_end))  # « dont |celui de Lima| »
    return bool(lead) and not any(c.kind == "finite" for c in r.clauses_in(at, stop))


def _is_one_of(r: Reporting, at: int, stop: int) -> bool:
    """« la vente du navire, |l'un des plus vieux de la flotte| »: an apposition that belongs to the last noun."""
    near = [t.lower_ for t in r.doc[at : at + 3]]
    if near[:1] == ["l'"]:
        near = near[1:]
    one = near[:1] in (["un"], ["une"]) and near[1:2] in (["des"], ["de"], ["d'"])
    return one and not any(c.kind == "finite" for c in r.clauses_in(at, stop))


def _same_construction(r: Reporting, cue: Clause, at: int, sent_end: int, *, nominal: bool) -> bool:
    """« d'être corrompue |et d'être coupable| », « qu'il peut se relancer |et retrouver| les sommets »."""
    doc = r.doc
    i = at + 1
    if i + 1 < sent_end and doc[i].lower_ in ("de", "d'", "à"):
        if {"d'": "de"}.get(doc[i].lower_, doc[i].lower_) != cue.intro:
            return False
        i += 1
    elif nominal:
        return False
    while i < sent_end and doc[i].lower_ in ("se", "s'", "y", "en", "le", "la", "les", "ne", "pas", "lui", "leur"):
        i += 1
    return i < sent_end and "Inf" in doc[i].morph.get("VerbForm", [])


def _resumes_cue(r: Reporting, cue: Clause, start: int, at: int, segment: list[Clause]) -> bool:
    """« a dit que la trêve tenait |et a quitté| la salle »: tense and auxiliary of the cue, no subject of its own.

    Also « estime avoir bien fait |et ajoute que| … », a second cue, and « a affirmé que … |et rendu| hommage »,
    a participle that shares the auxiliary of the cue.
    """
    if _second_cue(r, cue, at, segment) or _shares_auxiliary(r, cue, start, at):
        return True
    if agrees_with_cue(r, cue, start, at, segment):
        return True
    second = next((c for c in segment if c.kind == "finite" and c.group[0] <= at + 4), None)
    if second is None or not second.perfect or cue.kind != "finite" or second.mood != "indicative":
        return False
    if second.tense != cue.tense or not cue.perfect or second.passive:
        return False
    own = second.subject_head is not None and second.subject_head > at
    first = next((c for c in r.clauses_in(start, at) if c.kind == "finite"), None)
    if not own and first is not None and first.tense == "present" and not first.perfect:
        return frames.is_cue(second.lemma) or second.lemma == "exprimer"  # « a dit que X ment |et a exprimé| … »
    return not own and first is not None and first.tense != "present" and (not first.perfect or _is_earlier(first))


def _is_earlier(inner: Clause) -> bool:
    """« a dit que la digue |avait cédé| et a remercié les pompiers »: what is told lies before the telling."""
    return inner.tense == "pluperfect"


def _finite_again(r: Reporting, cue: Clause, at: int, segment: list[Clause]) -> bool:
    """« annoncent avoir pris la ville |et s'emparent| du port »: a finite verb is the cue's peer."""
    second = next((c for c in segment if c.kind == "finite" and c.group[0] <= at + 3), None)
    if second is None or second.relation in ("relcl", "acl") or cue.kind != "finite":
        return False
    lead = r.doc[at + 1 : second.group[0]]
    return all(t.lower_ in ("se", "s'", "ne", "n'", "y", "en", "le", "la", "les", "l'") for t in lead)


def _turns_to_fact(cue: Clause, segment: list[Clause]) -> bool:
    """« espérait que l'or viendrait, |mais l'équipe a perdu| »: after a past cue, the agency's tense."""
    second = next((c for c in segment if c.kind == "finite"), None)
    if second is None or cue.tense not in ("past", "imperfect", "pluperfect") or not second.subject_own:
        return False
    return second.perfect and second.tense == "past" and second.mood == "indicative" and second.intro != "que"


def _second_cue(r: Reporting, cue: Clause, at: int, segment: list[Clause]) -> bool:
    second = next((c for c in segment if c.kind == "finite" and c.group[0] <= at + 3), None)
    if second is None or r.speech_frame(second) is None or second.intro not in ("que", "inf"):
        return False
    own = second.subject_head is not None and second.subject_head > at
    return not own and (second.tense, second.perfect) == (cue.tense, cue.perfect)


def _shares_auxiliary(r: Reporting, cue: Clause, start: int, at: int) -> bool:
    doc = r.doc
    i = at + 1
    while i < len(doc) and doc[i].pos_ == "ADV":
        i += 1
    if i >= len(doc) or not cue.perfect or doc[i].pos_ != "VERB" or verb_of_participle(doc[i].lower_) is None:
        return False
    if doc[i].lower_.endswith("ant"):
        return False
    first = next((c for c in r.clauses_in(start, at) if c.kind in ("finite", "infinitive")), None)
    return first is not None and not first.passive and (not first.perfect or first.negated)


def opens_incise(r: Reporting, token: int) -> bool:
    """Whether an inverted cue starts here: « , a-t-il ajouté »."""
    near = r.clauses_in(token, token + 10)
    clause = next((c for c in near if token <= c.group[0] <= token + 1 and c.kind == "finite"), None)
    return clause is not None and clause.inverted and r.is_incise(clause)


def _detached_participle(r: Reporting, cue: Clause, following: int, stop: int) -> bool:
    """« , estimant que … », « , tout en disant … » with the speaker as subject."""
    lead = following
    while lead < stop and r.doc[lead].lower_ in ("tout", "en", "le", "la", "les", "l'", "se", "s'"):
        lead += 1
    for clause in r.clauses_in(lead, min(stop, lead + 5)):
        if clause.kind in ("participle", "gerund") and r.doc[clause.head].lower_.endswith("ant"):
            if lead > following and frames.is_cue(clause.lemma):
                return True
            return clause.subject_head is not None and clause.subject_head == cue.subject_head
    return False


def _is_result(r: Reporting, cue: Clause, following: int, *, nominal: bool) -> bool:
    """« a dit qu'une bombe avait sauté, |tuant| deux soldats »: a participle that goes on with what is told."""
    if not r.doc[following].lower_.endswith("ant"):
        return False
    clause = r.by_head.get(following)
    if clause is None or r.clauses[clause].kind != "participle":
        return False
    lemma = r.clauses[clause].lemma
    if nominal or cue.intro != "que":
        return nominal and cue.intro != "inf" and lemma in listed("results")
    if lemma in listed("results"):
        return True
    speaks = frames.is_cue(lemma) or any(f.speech or f.stance for f in r.frames[following])
    return not (speaks or r.clauses[clause].reflexive or lemma in listed("attending"))


def _outside_clause(r: Reporting, cue: Clause, start: int, at: int, following: int, stop: int) -> bool:
    """Whether a segment after a que-clause tells of the speech itself: a verb beside the cue, or where it was said."""
    doc = r.doc
    for clause in r.clauses_in(following, stop):
        if clause.kind != "finite" or clause.relation in ("relcl", "acl"):
            continue
        if r.governed_by(cue, clause):
            return True  # « X, qui a avoué être l'auteur, |est mort| »: the cue stands in a remark
        current: Clause | None = clause
        for _ in range(12):
            if current is None or current.governor is None:
                break
            current = r.clauses[current.governor]
            if start <= current.head < at:
                return False
            if current is cue:
                return clause.relation in ("conj", "parataxis", "advcl") and clause.intro != "que"
        return (
            clause.subject_own
            and clause.relation in ("root", "conj")
            and doc[at].pos_ == "CCONJ"
            and current is not cue
        )
    return doc[at].text == "," and doc[following].pos_ == "ADP" and _is_situation(r, following, stop)


def _is_situation(r: Reporting, following: int, stop: int) -> bool:
    """Whether a prepositional phrase says where or when something was said: « , dans un communiqué publié lundi »."""
    if any(c.kind == "finite" for c in r.clauses_in(following, stop)):
        return False
    return any(r.doc[k].lemma_.lower() in SITUATIONS for k in range(following + 1, min(stop, following + 5)))


def _attached_outside(r: Reporting, start: int, at: int, following: int, stop: int) -> bool:
    """Whether a segment after a noun phrase hangs on the cue or above, not on that noun phrase."""
    doc = r.doc
    for i in range(following, stop):
        token = doc[i]
        head = token.head.i
        if (following <= head < stop and head != i) or token.is_punct or token.dep_ == "cc":
            continue
        return _hangs_outside(r, token, start, at, stop)
    return False


def _hangs_outside(r: Reporting, token: Token, start: int, at: int, stop: int) -> bool:
    current = token
    for _ in range(40):
        if current.i == current.head.i:
            return bool(current.i < start or current.i >= stop)
        current = current.head
        if start <= current.i < at:
            return False
        if current.i < start:
            return token.dep_ == "conj" or token.i in r.by_head or r.doc[at].text == ","
    return False
