"""Indirect speech: que-clauses, infinitives, noun phrases of speech, incises without marks, « selon X »."""

from __future__ import annotations

from aidememoire import layers
from aidememoire.lexicon import functions
from aidememoire.lexicon.frames import Frame
from aidememoire.pipes import phrases
from aidememoire.pipes.clauses import Clause
from aidememoire.pipes.reporting import Reported, Reporting
from aidememoire.pipes.reporting_direct import SKIPPED_ZONES, cue_span, subject_token

NOT_SOURCES = {
    "cas", "besoin", "loi", "constitution", "modalité", "calendrier", "critère", "procédure", "règle", "usage", "tradition",
    "mode", "formule", "ordre", "méthode", "taille", "article", "principe", "barème", "scénario", "jour", "âge",
    "humeur", "possibilité", "moyen", "circonstance", "convenance", "goût", "région", "saison", "pays", "expression", "degré",
}  # fmt: skip
PURPOSES = {"temps", "fois", "heure", "instant", "moment", "exemple", "cause", "part", "mémoire", "rappel", "objectif", "but"}
RELATIVES = {"qui", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "duquel", "où"}


def find_indirect(r: Reporting) -> list[Reported]:
    """The words reported without marks, in text order."""
    found: list[Reported] = []
    for clause in r.clauses:
        if r.zone_of(clause.head) in SKIPPED_ZONES or _inside_direct(r, clause.head):
            continue
        if (one := _by_frame(r, clause)) is not None:
            found.append(one)
        elif (one := _by_incise(r, clause)) is not None:
            found.append(one)
    for one in _by_source_preposition(r, found):
        pronoun = one.token is not None and r.doc[one.token].pos_ == "PRON" and r.doc[one.token].lower_ not in ("qui", "laquelle", "lequel")
        inside = [f for f in found if f.start <= (one.cue or (0, 0))[0] < f.end]
        if pronoun and inside:
            continue  # « le polonium est, selon lui, une substance … » inside what he says
        found.append(one)
    return [f for f in found if not _is_nested(f, found)]


def _is_nested(one: Reported, found: list[Reported]) -> bool:
    """Whether a noun phrase or infinitive of speech lies inside what somebody else is reported to say."""
    if one.why.endswith("que") or one.why.split()[0] in ("selon", "incise:", "pour"):
        return False
    return any(
        f is not one and f.start <= one.start and one.end <= f.end and f.token != one.token and (f.end - f.start) > (one.end - one.start) + 12
        for f in found
    )


def _inside_direct(r: Reporting, token: int) -> bool:
    """Whether a token stands in a quotation that holds a clause of its own."""
    quoted = r.quoted_at(token)
    return quoted is not None and r.is_direct(quoted) and quoted.end - quoted.start > 25


# --- verbs and nouns that carry what is said as an argument ------------------------------------------


def _by_frame(r: Reporting, clause: Clause) -> Reported | None:
    for frame in r.frames[clause.head]:
        if not frame.speech or frame.takes == "quote" or frame.content == "quoted":
            continue
        if clause.negated and frame.speech == "says":
            return None
        if clause.kind == "infinitive" and not _is_act(r, clause):
            return None
        start = _content_start(r, clause, frame)
        if start is None:
            continue
        end = _content_end(r, clause, start, nominal=(frame.content or frame.takes) not in ("que", "inf", "rest"))
        first, last = phrases.trim(r.doc, start, end)
        if last <= first:
            continue
        chars = r.strip(*phrases.chars(r.doc, first, last))
        if chars[1] - chars[0] < 4:
            continue
        token = _speaker_token(r, clause)
        if token is None and not (clause.passive and clause.intro == "que"):
            continue
        if clause.kind == "nominal" and not _carries(r, clause, token, first):
            continue
        source = r.source_span(token) if token is not None else None
        return Reported(*chars, "indirect", cue_span(r, clause), source, token, frame.speech.replace("says", "asserts"), f"{frame.id}")
    return None


# an infinitive of speech is an act of speech only under these: « continue d'exiger », not « refuse d'avancer une date »
ACTING = {
    "continuer", "commencer", "tenir", "aller", "venir", "devoir", "décider", "choisir", "oser", "contenter", "borner", "finir",
    "persister", "convaincre", "cesser", "dire", "conduire", "amener", "pousser", "poursuivre", "recommencer", "achever",
    "hésiter", "limiter", "permettre", "profiter",
}  # fmt: skip


def _is_act(r: Reporting, clause: Clause) -> bool:
    """Whether an infinitive tells of speech that took place."""
    if clause.modal is not None:
        return clause.modal == "aller"
    governor = r.clauses[clause.governor] if clause.governor is not None else None
    if governor is None or governor.negated and governor.lemma not in ("cesser", "hésiter"):
        return False
    before = r.doc[clause.group[0] - 1].lower_ if clause.group[0] > 0 else ""
    if before == "sans" or (before == "pour" and governor.lemma != "profiter"):
        return False
    if governor.lemma == "hésiter":
        return governor.negated
    return governor.lemma in ACTING or (clause.relation == "conj" and governor.kind == "infinitive" and _is_act(r, governor))


def _speaker_token(r: Reporting, clause: Clause) -> int | None:
    if clause.kind != "nominal":
        return subject_token(r, clause)
    if clause.agent_head is not None:
        return clause.agent_head
    of = clause.heads.get("de", [])
    if clause.content is not None and of:
        return of[0]
    if len(of) > 1:
        return of[0]
    governor = r.clauses[clause.governor] if clause.governor is not None else None
    return governor.head_of("de") or governor.subject_head if governor is not None else None


def _carries(r: Reporting, clause: Clause, speaker: int | None, start: int) -> bool:
    """Whether a noun of speech has both its author and what is said: « l'annonce par X de Y », not « l'annonce de X »."""
    if clause.intro == "que" and clause.content is not None:
        return True
    return speaker is not None and start > speaker and not phrases.is_temporal(r.doc[start]) and r.doc[start].pos_ != "NUM"


def _content_start(r: Reporting, clause: Clause, frame: Frame) -> int | None:
    """The first token of what is said, by the argument that holds it."""
    argument = frame.content or frame.takes
    doc = r.doc
    if argument in ("que", "inf"):
        return clause.content[0] if clause.content and clause.intro == argument else _after_words(r, clause)
    if argument == "rest":
        i = clause.head + 1
        while i < len(doc) and doc[i].pos_ in ("ADV",) and doc[i].lower_ not in ("prêt", "pas"):
            i += 1
        return i
    if argument == "object":
        if clause.object is None or doc[clause.object_head or 0].pos_ == "PRON":
            return _relative_what(r, clause)
        return clause.object[0]
    if clause.intro == argument and clause.content is not None and doc[clause.content[0]].lower_ not in ("compter", "partir"):
        first = next(iter(clause.heads.get(argument, [])), None)
        if first is None or first < clause.head or first > clause.content[0]:
            return clause.content[0]
    if argument == "en faveur de":
        return next((i + 1 for i in range(clause.head, min(len(doc) - 1, clause.head + 8)) if doc[i].lower_ == "faveur"), None)
    heads = clause.heads.get(argument, [])
    if clause.kind == "nominal" and heads:
        heads = [h for h in heads if h != _speaker_token(r, clause)] or []
    heads = [h for h in heads if h > clause.head and not phrases.is_temporal(doc[h]) and doc[h].lower_ not in ("compter", "partir")]
    if not heads or doc[heads[0]].pos_ == "PRON":
        return None
    return phrases.phrase(doc, heads[0])[0]


def _after_words(r: Reporting, clause: Clause) -> int | None:
    """« a fait savoir que », « laisse entendre que »: the que-clause hangs on the infinitive."""
    for inner in r.clauses_in(clause.head + 1, clause.head + 4):
        if inner.content is not None and inner.intro == "que":
            return inner.content[0]
    return None


def _relative_what(r: Reporting, clause: Clause) -> int | None:
    """« Ce que X avait réfuté »: what is denied is the demonstrative."""
    if clause.object_head is None or r.doc[clause.object_head].lower_ not in ("que", "qu'"):
        return None
    i = clause.object_head - 1
    return i if i >= 0 and r.doc[i].lower_ == "ce" else None


def _content_end(r: Reporting, cue: Clause, start: int, *, nominal: bool) -> int:
    """Where what is said ends: at the sentence's end, or where words start that do not depend on it.

    `nominal` contents (« un cessez-le-feu à Alep ») also stop before a relative clause set off by a comma.
    """
    doc = r.doc
    _, sent_end = r.sentence_of(start)
    if doc[start].lower_ == "ce" and start + 1 < sent_end and doc[start + 1].lower_ in ("que", "qu'"):
        return start + 2
    i = start + 1
    depth = 0
    while i < sent_end:
        token = doc[i]
        if i > start + 1 and token.lower_ in ("alors", "tandis") and any(t.lower_ in ("que", "qu'") for t in doc[i + 1 : i + 3]):
            return i
        if nominal and token.lower_ == "en" and i + 1 < sent_end and doc[i + 1].lower_.endswith("ant") and doc[i + 1].pos_ == "VERB":
            return i
        if token.text in ("(", "«", "["):
            depth += 1
        elif token.text in (")", "»", "]"):
            depth -= 1
        if depth <= 0 and token.text == ":" and any(q.outer_start - token.idx in range(1, 4) for q in r.quoted):
            return i
        if depth <= 0 and (token.text in (",", ";", ":", "–", "—") or token.pos_ == "CCONJ" or token.text == "-"):
            if _stops(r, cue, start, i, sent_end, nominal=nominal):
                return i
        i += 1
    return sent_end


SITUATIONS = {
    "communiqué", "conférence", "interview", "entretien", "discours", "presse", "twitter", "facebook", "radio", "chaîne", "journal",
    "allocution", "déclaration", "tweet", "message", "lettre", "télévision", "point", "afp", "reuters", "micro", "antenne", "tribune",
    "marge", "issue", "sortie", "occasion", "visite", "déplacement", "réunion", "rencontre", "site", "compte", "réseau", "quotidien",
}  # fmt: skip


def _stops(r: Reporting, cue: Clause, start: int, at: int, sent_end: int, *, nominal: bool) -> bool:
    """Whether the words after a comma or conjunction no longer belong to what is said."""
    doc = r.doc
    following = at + 1
    while following < sent_end and (doc[following].is_space or doc[following].text in (",", '"', "«") or doc[following].pos_ == "CCONJ"):
        following += 1
    if following >= sent_end or doc[at].text == ";":
        return True
    stop = next((k for k in range(following + 1, sent_end) if doc[k].text in (",", ";", "»") or doc[k].pos_ == "CCONJ"), sent_end)
    word, comma = doc[following], doc[at].text == ","
    if _opens_incise(r, following) or (comma and word.lower_ == "comme"):
        return True
    if word.lower_ in ("selon", "d'après") or (word.lower_ == "d'" and doc[following + 1].lower_ == "après"):
        return not any(c.kind == "finite" and c.relation not in ("relcl",) for c in r.clauses_in(stop, sent_end))
    if nominal and comma and (word.lower_ in RELATIVES or (word.pos_ == "ADP" and doc[following + 1].lower_ in RELATIVES)):
        return True
    segment = r.clauses_in(following, stop)
    if any(c.relation == "conj" and c.governor is not None and r.clauses[c.governor] is cue for c in segment):
        return True
    if comma and _detached_participle(r, cue, following, stop):
        return True
    if nominal and any(c.kind == "finite" and c.subject_own and c.relation != "relcl" for c in segment):
        return True
    if not nominal:
        if not any(c.kind != "nominal" for c in r.clauses_in(start, at)):
            return False  # the reported clause has no verb yet
        return _outside_clause(r, cue, start, at, following, stop)
    return _attached_outside(r, cue, start, at, following, stop)


def _opens_incise(r: Reporting, token: int) -> bool:
    """Whether an inverted cue starts here: « , a-t-il ajouté »."""
    clause = next((c for c in r.clauses if token <= c.group[0] <= token + 1 and c.kind == "finite"), None)
    return clause is not None and clause.inverted and r.is_incise(clause)


def _detached_participle(r: Reporting, cue: Clause, following: int, stop: int) -> bool:
    """« , estimant que … », « , tout en disant … » with the speaker as subject."""
    lead = following
    while lead < stop and r.doc[lead].lower_ in ("tout", "en"):
        lead += 1
    for clause in r.clauses_in(lead, min(stop, lead + 5)):
        if clause.kind in ("participle", "gerund") and r.doc[clause.head].lower_.endswith("ant"):
            return clause.subject_head is not None and clause.subject_head == cue.subject_head
    return False


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
        return clause.subject_own and clause.relation in ("root", "conj") and doc[at].pos_ == "CCONJ" and current is not cue
    word = doc[following]
    if doc[at].text == "," and word.pos_ == "ADP" and not any(c.kind == "finite" for c in r.clauses_in(following, stop)):
        return any(doc[k].lemma_.lower() in SITUATIONS for k in range(following + 1, min(stop, following + 5)))
    return False


def _attached_outside(r: Reporting, cue: Clause, start: int, at: int, following: int, stop: int) -> bool:
    """Whether a segment after a noun phrase hangs on the cue or above, not on that noun phrase."""
    doc = r.doc
    for i in range(following, stop):
        token = doc[i]
        head = token.head.i
        if (following <= head < stop and head != i) or token.is_punct or token.dep_ == "cc":
            continue
        current = token
        for _ in range(40):
            if current.i == current.head.i:
                return current.i < start or current.i >= stop
            current = current.head
            if start <= current.i < at:
                return False
            if current.i < start:
                return token.dep_ == "conj" or token.i in r.by_head or doc[at].text == ","
        return False
    return False


# --- incises without marks --------------------------------------------------------------------------


def _by_incise(r: Reporting, clause: Clause) -> Reported | None:
    """« P, a-t-il ajouté. », « P, ont indiqué deux sources. »: the sentence without the incise."""
    doc = r.doc
    if not r.is_incise(clause) or clause.content is not None and clause.intro == "que":
        return None
    if not (clause.inverted and clause.subject_head is not None) or r.quoted_at(clause.head) is not None:
        return None
    first = _incise_start(r, clause)
    sent_start, sent_end = r.sentence_of(clause.head)
    comme = first > sent_start and doc[first - 1].lower_ == "comme"
    if comme or first <= sent_start + 1:
        return None
    before = doc[first - 1]
    if before.text not in (",", "-", "–", "—", "»", '"') and before.pos_ != "PUNCT" and not _closes(r, clause, sent_start, sent_end):
        return None
    left = _left_of_incise(r, sent_start, first)
    if left is None:
        return None
    frame = r.incise_frame(clause)
    token = subject_token(r, clause)
    parts = [left]
    right = _right_of_incise(r, clause, sent_end)
    if right is not None:
        parts.append(right)
    spans = [s for s in (r.strip(*phrases.chars(doc, s, e)) for s, e in parts if e > s) if s[1] > s[0]]
    if not spans:
        return None
    source = r.source_span(token) if token is not None else None
    return Reported(
        spans[0][0], spans[-1][1], "indirect", cue_span(r, clause), source, token,
        why=f"incise: {frame.id if frame else clause.lemma}", parts=spans if len(spans) > 1 else [],
    )  # fmt: skip


def _closes(r: Reporting, clause: Clause, sent_start: int, sent_end: int) -> bool:
    """« Le bureau restera ouvert |indique le secrétariat| »: an incise without its comma, at the sentence's end."""
    if clause.subject_head is None or r.doc[clause.subject_head].pos_ == "PRON" or clause.object_head is not None:
        return False
    end = r.token_at(r.source_span(clause.subject_head)[1] - 1) + 1
    rest = [t for t in r.doc[end:sent_end] if not t.is_punct and not t.is_space]
    before = r.clauses_in(sent_start, clause.group[0])
    relative = any(t.lower_ in ("que", "qu'", "dont", "où", "comme", "ce") for t in r.doc[max(sent_start, clause.group[0] - 2) : clause.group[0]])
    return not rest and not relative and any(c.kind == "finite" and c.subject_own for c in before)


def _incise_start(r: Reporting, clause: Clause) -> int:
    first = clause.group[0]
    doc = r.doc
    while first > 0 and (doc[first - 1].lower_ in ("s'", "se", "l'", "le", "en", "y", "lui") or doc[first - 1].pos_ == "ADV"):
        first -= 1
    return first


def _left_of_incise(r: Reporting, sent_start: int, first: int) -> tuple[int, int] | None:
    """The reported words before an incise, unless they are a direct quotation."""
    doc = r.doc
    end = first
    while end > sent_start and (doc[end - 1].is_space or doc[end - 1].text in (",", "-", "–", "—")):
        end -= 1
    start = after_rubric(r, sent_start)
    while start < end and doc[start].is_space:
        start += 1
    if end <= start:
        return None
    quoted = r.quoted_at(min(end - 1, max(start, end - 2)))
    if quoted is not None and quoted.outer_start <= doc[start].idx + 2:
        return None  # the whole of it stands between marks
    for k in range(end - 1, start, -1):
        # an earlier incise or direct quotation ends before these words
        if doc[k].text in ("»", '"') and (q := r.quoted_at(k - 1)) is not None and r.is_direct(q) and q.outer_start <= doc[start].idx + 2:
            return None
    return start, end


def _right_of_incise(r: Reporting, clause: Clause, sent_end: int) -> tuple[int, int] | None:
    """The reported words that go on after an incise: a clause of its own that hangs on the words before it."""
    doc = r.doc
    end = clause.group[1]
    if clause.subject_head is not None and clause.subject_head >= clause.head:
        end = max(end, r.token_at(r.source_span(clause.subject_head)[1] - 1) + 1)
    comma = next((k for k in range(end, min(sent_end, end + 30)) if doc[k].text == ","), None)
    if comma is None or comma + 2 >= sent_end:
        return None
    following = comma + 1
    if doc[following].lower_ in ("en", "tout", "avant", "après", "lors", "sans", "selon", *RELATIVES) or doc[following].lower_.endswith("ant"):
        return None
    after = [c for c in r.clauses_in(following, sent_end) if c.kind == "finite" and c.relation not in ("relcl", "acl", "ccomp")]
    if not after:
        return None
    first = after[0]
    if first.head == clause.head or r.is_incise(first) and first.inverted:
        return None
    if doc[following].pos_ == "CCONJ" and not first.subject_own and first.governor is not None and r.clauses[first.governor] is clause:
        return None
    if doc[following].lower_ in ("et", "mais") and first.subject_own is False and first.subject_head == clause.subject_head and frames_cue(r, first):
        return None
    return following, sent_end


def frames_cue(r: Reporting, clause: Clause) -> bool:
    """Whether a clause is itself of speech."""
    return r.speech_frame(clause) is not None


# --- selon X, d'après X, pour X ---------------------------------------------------------------------


def _by_source_preposition(r: Reporting, reported: list[Reported]) -> list[Reported]:
    found: list[Reported] = []
    for token in r.doc:
        cue = _source_cue(r, token.i)
        if cue is None or _inside_direct(r, token.i) or r.zone_of(token.i) in SKIPPED_ZONES:
            continue
        first, last, head = cue
        one = _scope(r, first, last, head)
        inside = [f for f in reported if one and f.start <= (one.cue or (0, 0))[0] < f.end and f.start > one.start]
        if one is not None and inside:
            one.start = max(f.start for f in inside)
            one.parts = []
            if one.start >= one.end - 3 or (one.cue or (0, 0))[0] - one.start < 4:
                continue
        if one is not None:
            found.append(one)
    return found


def _source_cue(r: Reporting, i: int) -> tuple[int, int, int] | None:
    """(first, last token of the cue, token of the source) when a source preposition stands at `i`."""
    doc = r.doc
    word = doc[i].lower_
    sent_start, sent_end = r.sentence_of(i)
    if word in ("selon", "d'après", "dixit"):
        last = i
    elif word == "d'" and i + 1 < len(doc) and doc[i + 1].lower_ == "après":
        last = i + 1
    elif word == "pour" and (i == sent_start or doc[i - 1].text in (",", '"', "«") or doc[i - 1].is_space):
        last = i
    elif word in ("aux", "à", "de") and i + 2 < len(doc) and " ".join(t.lower_ for t in doc[i : i + 3]) in ("aux yeux de", "aux yeux du", "de l'avis", "à en croire"):  # fmt: skip
        last = i + 2
    else:
        return None
    head = next((t for t in doc[last + 1 : min(sent_end, last + 9)] if t.pos_ in ("NOUN", "PROPN", "PRON", "X") or t.dep_ == "nmod" and t.pos_ == "NUM" or t.lower_ in ("l'une", "l'un")), None)  # fmt: skip
    case = doc[i].head
    if case.i > last and case.pos_ in ("NOUN", "PROPN", "PRON") and case.i < last + 9:
        head = case
    if head is None or (head.lemma_.lower() in NOT_SOURCES or head.lower_ in ("quoi", "que", "lesquelles") and word == "selon" and head.lower_ == "quoi"):
        return None
    if word == "pour" and not _is_view(r, i, head.i, sent_start):
        return None
    return i, last, head.i


def _is_view(r: Reporting, i: int, head: int, sent_start: int) -> bool:
    """Whether « pour X, » gives X's view: X is a person or body, a comma follows, and a clause with its own subject."""
    doc = r.doc
    token = doc[head]
    if token.lower_ in ("qui", "laquelle", "lequel"):
        return doc[i - 1].text == ","
    end = r.token_at(r.source_span(head)[1] - 1) + 1
    if end >= len(doc) or doc[end].text != ",":
        return False
    named = token.pos_ == "PROPN" or token.lower_ in ("lui", "elle", "eux", "elles") or token.ent_type_ in ("PER", "ORG")
    human = token.lemma_.lower() in HUMAN
    return (named or human) and not phrases.is_temporal(token) and token.lemma_.lower() not in PURPOSES


HUMAN = {
    "ministre", "président", "présidente", "chef", "cheffe", "porte-parole", "expert", "analyste", "opposition",
    "gouvernement", "parti", "diplomate", "responsable", "député", "chercheur", "historien", "ambassadeur", "négociateur",
    "avocat", "avocate", "procureur", "directeur", "directrice", "général", "colonel", "syndicat", "association",
}  # fmt: skip


def _scope(r: Reporting, first: int, last: int, head: int) -> Reported | None:
    """The words that « selon X » covers: the clause it opens, or all of the sentence before it."""
    doc = r.doc
    sent_start, sent_end = r.sentence_of(first)
    source_end = r.token_at(r.source_span(head)[1] - 1) + 1
    relative = doc[head].lower_ in ("qui", "laquelle", "lequel", "lesquels", "lesquelles")
    lead = [t for t in doc[sent_start:first] if t.is_alpha and t.pos_ not in ("CCONJ", "ADV")]
    token: int | None = head
    if relative:
        antecedent = next((k for k in range(first - 1, sent_start - 1, -1) if doc[k].pos_ in ("NOUN", "PROPN")), None)
        token = _relative_head(r, first, antecedent)
        parts = [(head + 1, _relative_end(r, first, head, sent_end))]
    elif not lead or (doc[first - 1].text in (",", ";") and doc[first - 2].lower_ in ("mais", "or", "et", "car")):
        start = _main_start(r, head, source_end, sent_end)
        parts = [(start, _before_next_source(r, start, sent_end))]
    else:
        begin = _after_previous_source(r, sent_start, first)
        parts = [(begin, first)]
        rest = _rest(r, first, head, source_end, sent_end)
        if rest is not None:
            parts.append(rest)
    spans = [s for s in (r.strip(*phrases.chars(doc, *phrases.trim(doc, a, b))) for a, b in parts if phrases.trim(doc, a, b)[1] > phrases.trim(doc, a, b)[0]) if s[1] - s[0] > 2]  # fmt: skip
    if not spans:
        return None
    cue = phrases.chars(doc, first, last + 1)
    source = r.source_span(token) if token is not None else None
    return Reported(spans[0][0], spans[-1][1], "indirect", cue, source, token, why=f"{doc[first].lower_} X", parts=spans if len(spans) > 1 else [])  # fmt: skip


def _relative_head(r: Reporting, first: int, antecedent: int | None) -> int | None:
    """The noun that « selon laquelle », « pour qui » stands for."""
    current = r.doc[r.doc[first].head.i]
    for _ in range(8):
        if current.dep_.startswith("acl") and current.head.i < first:
            return int(current.head.i)
        if current.head.i == current.i:
            break
        current = current.head
    if antecedent is None:
        return None
    head = r.doc[antecedent]
    while head.dep_ in ("nmod", "flat:name", "amod") and head.head.i < head.i and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    return int(head.i)


def _relative_end(r: Reporting, first: int, head: int, sent_end: int) -> int:
    """The end of a relative clause « pour qui la crise est interne, »: the comma that closes it."""
    verb = r.doc[head].head
    end = max(verb.right_edge.i + 1, head + 2)
    for k in range(head + 1, min(sent_end, end)):
        if r.doc[k].text == "," and r.doc[k].i > verb.i:
            return k
    return min(end, sent_end)


def _main_start(r: Reporting, head: int, source_end: int, sent_end: int) -> int:
    """Where the main clause starts after « Selon X, qui …, »: the first comma that a clause of its own follows."""
    doc = r.doc
    commas = [k for k in range(source_end, min(sent_end, source_end + 45)) if doc[k].text == ","]
    if not commas:
        return source_end
    remark = commas[0] + 1 < sent_end and (
        functions.function(doc[commas[0] + 1].text) is not None or functions.function(doc[commas[0] + 1 : commas[0] + 3].text) is not None
        or doc[commas[0] + 1].lower_ in RELATIVES or (doc[commas[0] + 1].pos_ == "VERB" and "Part" in doc[commas[0] + 1].morph.get("VerbForm"))
    )
    if commas[0] > source_end + 1 or not remark:
        return commas[0] + 1
    for k in commas[1:]:
        following = next((c for c in r.clauses if c.kind == "finite" and c.group[0] > k), None)
        if following is not None and following.relation != "relcl" and not (following.subject and following.subject[0] < k):
            return k + 1
    return commas[1] + 1 if len(commas) > 1 else commas[0] + 1


def _before_next_source(r: Reporting, start: int, sent_end: int) -> int:
    doc = r.doc
    for k in range(start + 2, sent_end):
        if doc[k].lower_ in ("selon", "d'après") and not _inside_direct(r, k):
            return k
    return sent_end


def _after_previous_source(r: Reporting, sent_start: int, first: int) -> int:
    """Where the words start that a closing « selon X » covers: after an earlier « selon Y, » of the sentence."""
    doc = r.doc
    for k in range(first - 2, sent_start, -1):
        if doc[k].lower_ in ("selon", "d'après"):
            comma = next((j for j in range(k, first) if doc[j].text == ","), None)
            return comma + 1 if comma is not None else sent_start
        if doc[k].text == ";" or doc[k].text == "»" and (q := r.quoted_at(k - 1)) is not None and r.is_direct(q):
            return k + 1
    start = after_rubric(r, sent_start)
    while start < first and (doc[start].is_space or doc[start].pos_ == "CCONJ" and start == sent_start):
        start += 1
    return start


def after_rubric(r: Reporting, sent_start: int) -> int:
    """The start of a headline's own words, after its rubric: « Proche-Orient : Yasser Arafat serait … »."""
    if r.zone_of(sent_start) != "headline":
        return sent_start
    for k in range(sent_start, min(sent_start + 7, len(r.doc))):
        if r.doc[k].text == ":":
            return k + 1
    return sent_start


def _rest(r: Reporting, first: int, head: int, source_end: int, sent_end: int) -> tuple[int, int] | None:
    """The words after a « , selon X, » set between commas."""
    doc = r.doc
    if doc[first - 1].text != ",":
        if source_end < sent_end - 2 and doc[source_end].text not in (",", ".", ";", "»", '"', ")") and doc[source_end].pos_ != "CCONJ":
            return source_end, sent_end  # « cela est dû selon eux au fait que … »
        return None
    edge = max(source_end, doc[head].right_edge.i + 1 if doc[head].right_edge.i < sent_end - 1 and doc[head].right_edge.i - head < 20 else source_end)  # fmt: skip
    comma = next((k for k in (edge, edge - 1, source_end) if k < sent_end and doc[k].text == ","), None)
    if comma is None or comma + 2 >= sent_end:
        return None
    if doc[comma + 1].lower_ in RELATIVES or doc[comma + 1].lower_.endswith("ant"):
        return None
    return comma + 1, sent_end
