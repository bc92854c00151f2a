"""Indirect speech: que-clauses, infinitives, noun phrases of speech, incises without marks, « selon X »."""

from __future__ import annotations

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
    found.extend(_by_source_preposition(r))
    return found


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
        if token is None and not clause.passive:
            continue
        source = r.source_span(token) if token is not None else None
        return Reported(*chars, "indirect", cue_span(r, clause), source, token, frame.speech.replace("says", "asserts"), f"{frame.id}")
    return None


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
    if clause.intro == argument and clause.content is not None:
        return clause.content[0]
    if argument == "en faveur de":
        return next((i + 1 for i in range(clause.head, min(len(doc) - 1, clause.head + 8)) if doc[i].lower_ == "faveur"), None)
    heads = clause.heads.get(argument, [])
    if clause.kind == "nominal" and heads:
        heads = [h for h in heads if h != _speaker_token(r, clause)] or []
    heads = [h for h in heads if h > clause.head and not phrases.is_temporal(doc[h])]
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
        if token.text in ("(", "«", "["):
            depth += 1
        elif token.text in (")", "»", "]"):
            depth -= 1
        if depth <= 0 and (token.text in (",", ";", ":", "–", "—") or token.pos_ == "CCONJ" or token.text == "-"):
            if _stops(r, cue, start, i, sent_end, nominal=nominal):
                return i
        elif depth <= 0 and token.i in r.by_head and i > start + 1:
            pass
        i += 1
    return sent_end


def _stops(r: Reporting, cue: Clause, start: int, at: int, sent_end: int, *, nominal: bool) -> bool:
    """Whether the words after a comma or conjunction no longer belong to what is said."""
    doc = r.doc
    following = at + 1
    while following < sent_end and (doc[following].is_space or doc[following].text in (",", '"', "«")):
        following += 1
    if following >= sent_end:
        return True
    if doc[at].text == ";":
        return True
    stop = next((k for k in range(following + 1, sent_end) if doc[k].text in (",", ";", "»") or doc[k].pos_ == "CCONJ"), sent_end)
    word = doc[following]
    if word.lower_ in ("a", "ont", "s'", "selon", "d'après") or word.lower_ in ("indique", "précise", "ajoute"):
        clause = next((c for c in r.clauses if following <= c.group[0] <= following + 1), None)
        if clause is not None and r.is_incise(clause) and clause.inverted:
            return True
    if word.lower_ in ("selon", "d'après") or (word.lower_ == "d'" and doc[following + 1].lower_ == "après"):
        return True
    if nominal and (word.lower_ in RELATIVES or (word.pos_ == "ADP" and doc[following + 1].lower_ in RELATIVES)):
        return True
    speech = next((c for c in r.clauses if following <= c.head < min(stop, following + 6) and c.kind in ("participle", "gerund")), None)
    if speech is not None and doc[at].text == "," and doc[speech.head].lower_.endswith("ant") and _shares_subject(cue, speech):
        return True
    outside = _attached_outside(r, cue, start, at, following, stop)
    return outside


def _shares_subject(cue: Clause, other: Clause) -> bool:
    return other.subject_head is not None and other.subject_head == cue.subject_head


def _attached_outside(r: Reporting, cue: Clause, start: int, at: int, following: int, stop: int) -> bool:
    """Whether the segment hangs on the cue or on what governs it, not on the reported words."""
    doc = r.doc
    for i in range(following, stop):
        token = doc[i]
        head = token.head.i
        if following <= head < stop and head != i:
            continue
        if token.is_punct or token.dep_ == "cc":
            continue
        current = token
        for _ in range(40):
            if current.i == current.head.i:
                return current.i < start or current.i >= stop
            current = current.head
            if start <= current.i < at:
                return False
            if current.i < start:
                break
        if current.i < start:
            conj = token.dep_ == "conj" or token.i in r.by_head
            return conj or doc[at].text == ","
        return False
    return False


# --- incises without marks --------------------------------------------------------------------------


def _by_incise(r: Reporting, clause: Clause) -> Reported | None:
    """« P, a-t-il ajouté. », « P, ont indiqué deux sources. »: the sentence without the incise."""
    doc = r.doc
    if not r.is_incise(clause) or clause.content is not None and clause.intro == "que":
        return None
    if not (clause.inverted and (clause.subject_head is not None)):
        return None
    first = _incise_start(r, clause)
    sent_start, sent_end = r.sentence_of(clause.head)
    comme = first > sent_start and doc[first - 1].lower_ == "comme"
    if comme or first <= sent_start + 1:
        return None
    before = doc[first - 1]
    if before.text not in (",", "-", "–", "—", "»", '"') and before.pos_ != "PUNCT":
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
    start = sent_start
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
    """The reported words that go on after an incise, by what they hang on."""
    doc = r.doc
    end = max(clause.group[1], (clause.subject[1] if clause.subject else 0))
    comma = next((k for k in range(end, min(sent_end, end + 30)) if doc[k].text == ","), None)
    if comma is None:
        return None
    following = comma + 1
    for k in range(following, sent_end):
        token = doc[k]
        if token.is_punct or token.is_space or token.dep_ == "cc":
            continue
        current = token
        for _ in range(40):
            if current.i == current.head.i:
                if current.i < clause.group[0] and current.i in r.by_head:
                    return following, sent_end
                return (following, sent_end) if current.i >= following and _finite_after(r, following, sent_end) else None
            nxt = current.head
            if nxt.i in range(clause.group[0], comma):
                if current.i in r.by_head and r.clauses[r.by_head[current.i]].kind == "finite" and current.dep_ in ("conj", "ccomp", "parataxis", "advcl"):
                    other = r.clauses[r.by_head[current.i]]
                    if doc[following].pos_ == "CCONJ" or other.subject_own and not frames_participle(other):
                        return following, sent_end
                return None
            if nxt.i < clause.group[0]:
                inside = r.clauses[r.by_head[current.i]] if current.i in r.by_head else None
                if inside is not None and inside.kind in ("participle", "gerund"):
                    return None
                return following, sent_end
            current = nxt
        return None
    return None


def frames_participle(clause: Clause) -> bool:
    """Whether a clause is a participle, which goes with the incise rather than with the words reported."""
    return clause.kind in ("participle", "gerund")


def _finite_after(r: Reporting, start: int, end: int) -> bool:
    return any(c.kind == "finite" and c.subject_own for c in r.clauses_in(start, end))


# --- selon X, d'après X, pour X ---------------------------------------------------------------------


def _by_source_preposition(r: Reporting) -> list[Reported]:
    found: list[Reported] = []
    for token in r.doc:
        cue = _source_cue(r, token.i)
        if cue is None or _inside_direct(r, token.i) or r.zone_of(token.i) in SKIPPED_ZONES:
            continue
        first, last, head = cue
        one = _scope(r, first, last, head)
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
    """Where the main clause starts after « Selon X, qui …, »."""
    doc = r.doc
    governor = doc[head].head
    edge = max(doc[head].right_edge.i + 1, source_end) if doc[head].right_edge.i < governor.i else source_end
    if edge < sent_end and doc[edge - 1].text == ",":
        return edge
    comma = next((k for k in range(source_end, sent_end) if doc[k].text == "," and k >= edge - 1), None)
    if comma is None:
        comma = next((k for k in range(source_end, sent_end) if doc[k].text == ","), None)
    if comma is not None and comma - source_end < 45:
        return comma + 1
    return source_end


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
    start = sent_start
    while start < first and (doc[start].is_space or doc[start].pos_ == "CCONJ" and start == sent_start):
        start += 1
    return start


def _rest(r: Reporting, first: int, head: int, source_end: int, sent_end: int) -> tuple[int, int] | None:
    """The words after a « , selon X, » set between commas."""
    doc = r.doc
    if doc[first - 1].text != ",":
        return None
    edge = max(source_end, doc[head].right_edge.i + 1 if doc[head].right_edge.i < sent_end - 1 and doc[head].right_edge.i - head < 20 else source_end)  # fmt: skip
    comma = next((k for k in (edge, edge - 1, source_end) if k < sent_end and doc[k].text == ","), None)
    if comma is None or comma + 2 >= sent_end:
        return None
    if doc[comma + 1].lower_ in RELATIVES or doc[comma + 1].lower_.endswith("ant"):
        return None
    return comma + 1, sent_end
