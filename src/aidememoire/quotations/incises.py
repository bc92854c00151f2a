"""Incises without marks: « P, a-t-il ajouté. », « S, affirme son avocat, VP. »: the sentence without the incise."""

from __future__ import annotations

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.informants import informant
from aidememoire.quotations.reporting import RELATIVES, Reported, Reporting
from aidememoire.quotations.speaking import closes_with_speaker
from aidememoire.quotations.word_lists import listed

OF_KNOWING = {"savoir", "ignorer", "comprendre", "voir", "oublier", "connaître", "découvrir"}
NICKNAMED = {"dit", "dite", "dits", "dites"}
DASHES = ("-", "–", "—")


def by_incise(r: Reporting, clause: Clause) -> Reported | None:
    """The words that an incise reports: what stands before it in the sentence, and what goes on after it."""
    doc = r.doc
    if not r.is_incise(clause) or clause.content is not None and clause.intro == "que":
        return None
    if not (clause.inverted and clause.subject_head is not None) or r.quoted_at(clause.head) is not None:
        return None
    if doc[clause.head].lower_.endswith("ons") and not doc[clause.subject_head].lower_.endswith("nous"):
        return None  # « Né à la mer, |citons| aussi X »: the agency speaks
    first = _incise_start(r, clause)
    sent_start, sent_end = r.sentence_of(clause.head)
    if doc[clause.head].lower_ in NICKNAMED and clause.group[1] < len(doc) and doc[clause.group[1]].text in ("«", '"'):
        if not any(c.kind == "finite" for c in r.clauses_in(sent_start, first)):
            return None  # « Ali Baro, |dit « le Chat »|, est mort »
    if first <= sent_start + 1 or doc[first - 1].lower_ == "comme":
        return None
    if not _set_off(r, clause, first, sent_start, sent_end) or _goes_on_acting(r, clause, sent_start, first, sent_end):
        return None
    left = _left_of_incise(r, sent_start, first)
    if left is None or not _tells(r, clause):
        return None
    frame = r.incise_frame(clause)
    right = _right_of_incise(r, clause, sent_end)
    cut = cut_content(r, left[0], first)
    if cut is not None:
        left = (cut, left[1])
        comma = next((k for k in range(clause.group[1], sent_end) if doc[k].text == ","), sent_end)
        right = right or (comma + 1, sent_end)
    elif (inner := _of_second_telling(r, clause, left[0], first)) is not None:
        comma = next((k for k in range(clause.group[1], sent_end) if doc[k].text == ","), sent_end)
        left, right = (inner, left[1]), (comma + 1, sent_end)
    parts = [left, right] if right is not None else [left]
    spans = [s for s in (r.strip(*phrases.chars(doc, s, e)) for s, e in parts if e > s) if s[1] > s[0]]
    if not spans:
        return None
    token = informant(r, clause) or r.subject_token(clause)
    if token is not None and not (r.can_speak(token) or closes_with_speaker(r, clause, sent_start, sent_end)):
        return None  # « l'enquête, ouverte mardi, a révélé des traces »
    dialogue = _opens_with_dash(r, sent_start)
    return Reported(
        spans[0][0], spans[-1][1], "direct" if dialogue else "indirect", r.cue_span(clause),
        r.source_span(token) if token is not None else None, token,
        why=f"incise: {frame.id if frame else clause.lemma}",
        parts=spans if len(spans) > 1 else [], addressee=r.addressee(clause),
    )  # fmt: skip


def _tells(r: Reporting, clause: Clause) -> bool:
    """Not « la favorite, |lâche les autres femmes| », whose verb does not agree, nor « |poursuivit pas| le groupe »."""
    doc, subject = r.doc, clause.subject_head
    if subject is None or subject < clause.head:
        return True
    between = doc[clause.head + 1 : subject]
    if any(t.lower_ in ("pas", "plus", "jamais", "point") for t in between):
        return False
    verb = doc[clause.group[0]]
    one = verb.morph.get("Number", []) == ["Sing"] and "Fin" in verb.morph.get("VerbForm", [])
    return not (one and any(t.lower_ in ("les", "des", "ces", "ses", "leurs") for t in doc[subject].lefts))


def _goes_on_acting(r: Reporting, clause: Clause, sent_start: int, first: int, sent_end: int) -> bool:
    """« Il est entré, |a salué le maire|, a visité l'usine », « …, |a menacé le gérant| et est parti »: deeds."""
    doc, subject = r.doc, clause.subject_head
    if subject is None or subject < clause.head or doc[subject].text.startswith("-") or not clause.perfect:
        return False
    acted = [c for c in r.clauses_in(sent_start, first) if c.kind == "finite" and c.perfect and c.subject_own]
    if not acted:
        return False
    if clause.lemma in listed("greeting"):
        return True
    end = r.token_at(r.source_span(subject, alone=True)[1] - 1) + 1
    if end + 1 >= sent_end or doc[end].text != "," and doc[end].lower_ != "et":
        return False
    return doc[end + 1].pos_ in ("AUX", "VERB") and "Fin" in doc[end + 1].morph.get("VerbForm", [])


def cut_content(r: Reporting, start: int, first: int) -> int | None:
    """« X a dit que |la trêve|, a-t-il ajouté, |tiendrait| »: where a content starts whose verb follows the incise."""
    for clause in reversed(r.clauses_in(start, first)):
        if clause.content is not None and clause.intro == "que" and start < clause.content[0] < first:
            said = any(c.kind == "finite" for c in r.clauses_in(clause.content[0], first))
            return None if said or r.speech_frame(clause) is None else clause.content[0]
    return None


def _of_second_telling(r: Reporting, incise: Clause, start: int, first: int) -> int | None:
    """« Il craint que P, car |les loups|, dit-il, |ont faim| »: only the clause that the incise cuts is its content."""
    if incise.subject_head is None or r.doc[incise.subject_head].pos_ != "PRON":
        return None
    held = next((c for c in r.clauses_in(start, first) if c.content is not None and c.intro == "que"), None)
    if held is None or held.content is None or held.subject_head is None or r.speech_frame(held) is None:
        return None
    if not any(c.kind == "finite" for c in r.clauses_in(held.content[0], first)):
        return None
    comma = next((k for k in range(first - 2, held.content[0], -1) if r.doc[k].text == ","), None)
    if comma is None:
        return None
    return comma + 2 if r.doc[comma + 1].lower_ in ("car", "mais", "et") else comma + 1


def _set_off(r: Reporting, clause: Clause, first: int, sent_start: int, sent_end: int) -> bool:
    """Whether a comma, dash or closing mark stands before an incise, or it closes the sentence without its comma."""
    before = r.doc[first - 1]
    if before.text in (",", "?", "!", *DASHES):
        return True
    if before.text in ("»", '"'):
        return first >= 2 and r.quoted_at(first - 2) is not None
    return _closes(r, clause, sent_start, sent_end)


def _opens_with_dash(r: Reporting, sent_start: int) -> bool:
    """Whether a line of dialogue starts here: a dash at the start of a paragraph."""
    doc = r.doc
    if doc[sent_start].text not in DASHES:
        return False
    return not layers.text(doc)[: doc[sent_start].idx].rpartition("\n")[2].strip()


def _closes(r: Reporting, clause: Clause, sent_start: int, sent_end: int) -> bool:
    """« Le bureau restera ouvert |indique le secrétariat| »: an incise without its comma, at the sentence's end."""
    if clause.subject_head is None or r.doc[clause.subject_head].pos_ == "PRON" or clause.object_head is not None:
        return False
    end = r.token_at(r.source_span(clause.subject_head)[1] - 1) + 1
    rest = [t for t in r.doc[end:sent_end] if not t.is_punct and not t.is_space]
    lead = r.doc[max(sent_start, clause.group[0] - 2) : clause.group[0]]
    relative = any(t.lower_ in ("que", "qu'", "dont", "où", "comme", "ce") for t in lead)
    before = r.clauses_in(sent_start, clause.group[0])
    return not rest and not relative and any(c.kind == "finite" and c.subject_own for c in before)


def _incise_start(r: Reporting, clause: Clause) -> int:
    first = clause.group[0]
    doc = r.doc
    while first > 0 and (
        doc[first - 1].lower_ in ("s'", "se", "l'", "le", "en", "y", "lui") or doc[first - 1].pos_ == "ADV"
    ):
        first -= 1
    return first


def _left_of_incise(r: Reporting, sent_start: int, first: int) -> tuple[int, int] | None:
    """The reported words before an incise, unless they are a direct quotation."""
    doc = r.doc
    end = first
    while end > sent_start and (doc[end - 1].is_space or doc[end - 1].text in (",", *DASHES)):
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
        if doc[k].text in ("»", '"') and (q := r.quoted_at(k - 1)) is not None and r.is_direct(q):
            if q.outer_start <= doc[start].idx + 2:
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
    word = doc[following].lower_
    if word in ("en", "tout", "avant", "après", "lors", "sans", "selon", "cité", "citée", *RELATIVES) or word.endswith(
        "ant"
    ):
        return None
    if doc[following].pos_ == "ADP" and doc[following + 1].lower_ in RELATIVES:
        return None  # « P, déplore l'association, |pour qui| … »
    if word in ("alors", "tandis") and doc[following + 1].lower_ in ("que", "qu'"):
        return None  # « P, a annoncé X, |alors que Y n'a pas réagi| »: the agency's own
    if word == "ce" and doc[following + 1].lower_ in ("que", "qu'") and _lacks_object(r, clause):
        return following, sent_end
    if _waits_for_marks(r, clause, following):
        return following, sent_end
    after = [
        c
        for c in r.clauses_in(following, sent_end)
        if c.kind == "finite" and c.relation not in ("relcl", "acl", "ccomp")
    ]
    if not after:
        return None
    first = after[0]
    if first.head == clause.head or r.is_incise(first) and first.inverted:
        return None
    joined = doc[following].pos_ == "CCONJ" and not first.subject_own and first.governor is not None
    if joined and first.governor is not None and r.clauses[first.governor] is clause:
        return None
    if word in ("mais", "or", "et") and first.subject_own and _turns_to_fact(r, clause, first):
        return None
    shared = first.subject_own is False and first.subject_head == clause.subject_head
    if word in ("et", "mais") and shared and r.speech_frame(first) is not None:
        return None
    return following, sent_end


def _waits_for_marks(r: Reporting, incise: Clause, following: int) -> bool:
    """« La ministre proposera, a-t-elle dit, |"un calendrier précis"| »: its object stands between marks."""
    doc, last = r.doc, incise.group[0] - 2
    if doc[following].text not in ("«", '"') or last < 0 or doc[last + 1].text != ",":
        return False
    before = r.by_head.get(last)
    return before is not None and r.clauses[before].kind == "finite" and r.clauses[before].object_head is None


def _lacks_object(r: Reporting, incise: Clause) -> bool:
    """« Le maire sait, dit-il, |ce que veulent les habitants| »: the verb before the incise waits for its object."""
    start, _ = r.sentence_of(incise.head)
    before = [c for c in r.clauses_in(start, incise.group[0]) if c.kind == "finite"]
    return bool(before) and before[-1].lemma in OF_KNOWING and before[-1].object_head is None


def _turns_to_fact(r: Reporting, cue: Clause, following: Clause) -> bool:
    """« Paris aurait livré des armes, a rapporté X, |mais Paris n'a pas confirmé| »: hearsay, then what is known."""
    start, _ = r.sentence_of(cue.head)
    said = [c for c in r.clauses_in(start, cue.group[0]) if c.kind == "finite" and c.relation not in ("relcl", "acl")]
    return bool(said) and said[-1].mood == "conditional" and following.mood == "indicative" and following.perfect


def after_rubric(r: Reporting, sent_start: int) -> int:
    """The start of a headline's own words, after its rubric: « Proche-Orient : Yasser Arafat serait … »."""
    if r.zone_of(sent_start) != "headline":
        return sent_start
    for k in range(sent_start, min(sent_start + 7, len(r.doc))):
        if r.doc[k].text == ":":
            return k + 1
    return sent_start
