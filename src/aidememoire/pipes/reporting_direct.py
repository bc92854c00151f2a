"""Whose words stand between marks: direct quotations and fragments, with their cue and source."""

from __future__ import annotations

import re

from aidememoire import layers
from aidememoire.pipes import phrases
from aidememoire.pipes.clauses import Clause, governing
from aidememoire.pipes.marks import Quoted
from aidememoire.pipes.reporting import Reported, Reporting

NAMED_BY = {
    "organisation", "groupe", "groupuscule", "mouvement", "quotidien", "journal", "hebdomadaire", "magazine", "chaîne", "film", "livre",
    "roman", "opération", "programme", "émission", "titre", "intitulé", "baptisé", "baptisée", "surnommé", "surnommée",
    "dit", "nommé", "nommée", "album", "chanson", "revue", "association", "collectif", "campagne", "navire",
    "intitulée", "appelé", "appelée", "pièce", "série", "rubrique", "site", "blog", "slogan",
}  # fmt: skip
SKIPPED_ZONES = {"furniture", "stamp", "signoff", "embargo", "advisory", "credit"}


def attribute_quoted(r: Reporting, indirect: list[Reported]) -> list[Reported]:
    """The stretches between marks that somebody says, in text order."""
    found: list[Reported] = []
    for quoted in r.quoted:
        if quoted.depth > 0 and _inside_direct(quoted, found):
            continue
        if r.zone_of(r.token_at(quoted.start)) in SKIPPED_ZONES or not any(c.isalnum() for c in layers.text(r.doc)[quoted.start : quoted.end]):  # fmt: skip
            continue
        one = _direct(r, quoted, found) or _partial(r, quoted, indirect, found)
        if one is not None:
            found.append(one)
    return found


def _inside_direct(quoted: Quoted, found: list[Reported]) -> bool:
    return any(f.kind == "direct" and f.start <= quoted.start and quoted.end <= f.end for f in found)


def _direct(r: Reporting, quoted: Quoted, found: list[Reported]) -> Reported | None:
    """A whole clause between marks, said by somebody: cue after, before, or none when it goes on."""
    doc = r.doc
    first, last = r.token_at(quoted.start), r.token_at(quoted.end - 1)
    opens = _opens_sentence(r, quoted)
    after = _cue_after(r, quoted)
    colon = _colon_before(r, quoted)
    whole = r.is_direct(quoted)
    kind = "direct" if whole or (opens and (after or last - first >= 4)) or (colon and last - first >= 3) or (opens and after) else ""
    if not kind:
        return None
    start, end = r.strip(quoted.start, quoted.end)
    if start >= end:
        return None
    if after is not None and (opens or colon or whole):
        cue, token = after
        return _reported(r, start, end, "direct", cue, token, "cue after")
    if not (opens or colon):
        return None if not whole else _embedded(r, quoted, start, end)
    before = _cue_before(r, quoted)
    if before is not None:
        clause, token, why = before
        return _reported(r, start, end, "direct", clause, token, why)
    signed = _signature(r, quoted)
    if signed is not None:
        return Reported(start, end, "direct", source=r.source_span(signed), token=signed, why="direct: signed")
    previous = _previous(r, quoted, found)
    if previous is not None:
        return Reported(start, end, "direct", why="goes on", token=None, follows=previous)
    return None


def _embedded(r: Reporting, quoted: Quoted, start: int, end: int) -> Reported | None:
    """A whole clause quoted inside the journalist's own: « Pour X, "…" », « a dit que "…" »."""
    token = r.token_at(quoted.start)
    source = _selon_before(r, token)
    if source is not None:
        cue, head = source
        sent_start = r.sentence_of(token)[0]
        lead = r.doc[sent_start : token]
        between = [t for t in lead if t.i > head and t.is_alpha and t.pos_ not in ("PROPN", "ADJ")]
        kind = "direct" if len(between) <= 1 else "partial"
        one = _reported_span(r, start, end, kind, cue, head, "selon / pour")
        return one
    return None


def _opens_sentence(r: Reporting, quoted: Quoted) -> bool:
    """Whether the opening mark stands at the start of a sentence."""
    token = r.token_at(quoted.outer_start)
    sent_start, _ = r.sentence_of(token)
    before = layers.text(r.doc)[r.doc[sent_start].idx : quoted.outer_start]
    if before.strip() in ("", "-", "–", "—"):
        return True
    return before.rstrip()[-1:] in (".", "!", "?", "»", '"') and layers.text(r.doc)[quoted.start : quoted.start + 1].isupper()


def _colon_before(r: Reporting, quoted: Quoted) -> bool:
    before = layers.text(r.doc)[max(0, quoted.outer_start - 6) : quoted.outer_start].rstrip()
    return before.endswith(":")


def _cue_after(r: Reporting, quoted: Quoted) -> tuple[Clause, int | None] | None:
    """The incise right after the closing mark: « …", a déclaré X », « …", s'est-il indigné »."""
    doc = r.doc
    token = r.token_at(quoted.outer_end)
    if token < len(doc) and doc[token].idx < quoted.outer_end:
        token += 1
    limit = min(len(doc), token + 9)
    i = token
    while i < limit and (doc[i].is_space or doc[i].text in (",", '"', "»", ".", "-", "–", "—", ";", "!", "?")):
        if doc[i].text == "." or "\n" in doc[i].text:
            return None
        i += 1
    for clause in r.clauses:
        if clause.group[0] < i - 1 or clause.group[0] > i + 4 or doc[clause.head].idx < quoted.outer_end:
            continue
        if any(doc[k].pos_ in ("NOUN", "PROPN", "SCONJ", "CCONJ") or doc[k].lower_ in ("qui", "que", "dont") for k in range(i, min(clause.group[0], clause.head))):  # fmt: skip
            continue
        inverted = clause.inverted or any(doc[k].text.startswith("-") and len(doc[k]) > 1 for k in range(*clause.group)) or clause.subject_head is None  # fmt: skip
        if r.is_incise(clause) and (inverted or (clause.subject_head is not None and clause.subject_head > clause.head)):
            return clause, subject_token(r, clause)
        if r.is_incise(clause) and clause.subject_head is not None and clause.subject_head < quoted.outer_end:
            return clause, _after_verb(r, clause)
    return None


def _after_verb(r: Reporting, clause: Clause) -> int | None:
    """The noun that follows an incise verb whose subject the parser put elsewhere."""
    doc = r.doc
    for i in range(clause.head + 1, min(len(doc), clause.head + 10)):
        if doc[i].pos_ in ("NOUN", "PROPN") and not phrases.is_temporal(doc[i]) and not phrases.preposition(doc[i]):
            return i
        if doc[i].text in (".", ",", ";"):
            return None
    return None


def subject_token(r: Reporting, clause: Clause) -> int | None:
    """The token that names the speaker of a cue: its subject, or the agent of a passive one."""
    if clause.passive:
        return clause.agent_head
    if clause.subject_head is None and clause.kind == "finite":
        return _after_verb(r, clause)
    return clause.subject_head


def _cue_before(r: Reporting, quoted: Quoted) -> tuple[Clause | tuple[int, int], int | None, str] | None:
    """The cue that leads to a quotation: « X a dit: "…" », « Pour X, "…" », « selon X: "…" »."""
    token = r.token_at(quoted.start)
    opening = r.token_at(quoted.outer_start)
    sent_start, _ = r.sentence_of(max(0, opening - 1))
    source = _selon_before(r, token)
    if source is not None and not _colon_before(r, quoted):
        return (r.doc[source[0]].idx, r.doc[source[0]].idx + len(r.doc[source[0]])), source[1], "selon / pour"
    if not _colon_before(r, quoted):
        return None
    lead = [c for c in r.clauses_in(sent_start, opening) if r.quoted_at(c.head) is None]
    speech = [c for c in lead if r.speech_frame(c) or r.incise_frame(c)]
    finite = [c for c in lead if c.kind in ("finite", "participle", "gerund", "infinitive") and c.subject_head is not None]
    for pool in (speech, [c for c in finite if c.kind == "finite"][-1:], finite[-1:]):
        if pool:
            clause = pool[-1]
            return clause, subject_token(r, clause), "colon"
    return None


def _selon_before(r: Reporting, token: int) -> tuple[int, int] | None:
    """« Pour X, », « Selon X, » earlier in the sentence: (token of the preposition, token of X)."""
    start, _ = r.sentence_of(token)
    for i in range(start, token):
        word = r.doc[i]
        two = word.lower_ == "d'" and i + 1 < token and r.doc[i + 1].lower_ == "après"
        if (two or word.lower_ in ("pour", "selon", "d'après")) and (i == start or r.doc[i - 1].text in (",", "«", '"', "(") or r.doc[i - 1].is_space or r.doc[i - 1].lower_ in ("toujours", "mais", "or")):  # fmt: skip
            i, word = (i + 1, r.doc[i + 1]) if two else (i, word)
            head = word.head
            if head.i <= i or head.i >= token or head.pos_ not in ("NOUN", "PROPN", "PRON"):
                following = [t for t in r.doc[i + 1 : min(token, i + 5)] if t.pos_ in ("PROPN", "NOUN", "PRON")]
                if not following:
                    continue
                head = following[0]
            end = r.token_at(r.source_span(head.i)[1] - 1) + 1
            relative = head.lower_ in ("qui", "lequel", "laquelle")
            if relative or (end < token and r.doc[end].text == ",") or (end <= token and r.doc[end].text in ("«", '"')):
                return i, head.i
    return None


def _signature(r: Reporting, quoted: Quoted) -> int | None:
    """The name under a quotation that stands alone: a dash, then who said it, on the next line."""
    rest = layers.text(r.doc)[quoted.outer_end : quoted.outer_end + 80]
    line = re.match(r"[ .]*(?:\r?\n[ \t\r]*)+(?:—|–|--|-)\s*(?=\w)", rest)
    if line is None:
        return None
    first = r.token_at(quoted.outer_end + line.end())
    for i in range(first, min(len(r.doc), first + 8)):
        if r.doc[i].pos_ in ("NOUN", "PROPN"):
            return i
        if "\n" in r.doc[i].text:
            break
    return None


def _previous(r: Reporting, quoted: Quoted, found: list[Reported]) -> Reported | None:
    """The quotation that an uncued one goes on from: same paragraph, or the paragraph before when it opens with it."""
    text = layers.text(r.doc)
    for one in reversed(found):
        gap = text[one.end : quoted.outer_start]
        breaks = gap.count("\n\n") + gap.count("\n\r\n")
        if breaks == 0 and len(gap) < 400:
            return one
        if breaks <= 1 and len(gap.strip(' »".\n\r')) < 3:
            return one
        return None
    return None


def _reported(r: Reporting, start: int, end: int, kind: str, cue: Clause | tuple[int, int], token: int | None, why: str) -> Reported:  # fmt: skip
    if isinstance(cue, tuple):
        words = cue
    else:
        words = cue_span(r, cue)
    source = r.source_span(token) if token is not None else None
    return Reported(start, end, kind, cue=words, source=source, token=token, why=f"direct: {why}")


def _reported_span(r: Reporting, start: int, end: int, kind: str, cue: int, token: int, why: str) -> Reported:
    words = (r.doc[cue].idx, r.doc[cue].idx + len(r.doc[cue]))
    return Reported(start, end, kind, cue=words, source=r.source_span(token), token=token, why=f"{kind}: {why}")


def cue_span(r: Reporting, clause: Clause) -> tuple[int, int]:
    """The characters of a cue: its verb group, clitics included."""
    first = clause.group[0]
    if first > 0 and r.doc[first - 1].lower_ in ("s'", "se") and clause.reflexive:
        first -= 1
    return phrases.chars(r.doc, first, clause.group[1])


def _partial(r: Reporting, quoted: Quoted, indirect: list[Reported], found: list[Reported]) -> Reported | None:
    """A fragment set inside the journalist's own clause, when somebody is told to say it."""
    if _is_name(r, quoted):
        return None
    start, end = r.strip(quoted.start, quoted.end)
    if start >= end:
        return None
    token = r.token_at(quoted.start)
    covering = [i for i in indirect if i.start <= start and end <= i.end]
    if covering:
        inner = min(covering, key=lambda i: i.end - i.start)
        return Reported(start, end, "partial", inner.cue, inner.source, inner.token, why=f"partial in {inner.why}", polarity=inner.polarity, follows=inner.follows)  # fmt: skip
    clause = _governing_cue(r, token, quoted)
    if clause is not None:
        head = subject_token(r, clause)
        if head is not None:
            polarity = "denies" if (f := r.speech_frame(clause)) and f.speech == "denies" and f.id.startswith("démentir") else "asserts"
            return Reported(start, end, "partial", cue_span(r, clause), r.source_span(head), head, polarity, f"partial: {clause.lemma}")  # fmt: skip
    source = _selon_before(r, token)
    if source is not None:
        return _reported_span(r, start, end, "partial", source[0], source[1], "selon / pour")
    return None


def _governing_cue(r: Reporting, token: int, quoted: Quoted) -> Clause | None:
    """The clause of speech that a fragment depends on, going up the parse."""
    last = r.token_at(quoted.end - 1)
    clause = governing(r.doc, r.clauses, token)
    for _ in range(8):
        if clause is None:
            break
        inside = token <= clause.head <= last
        if not inside and clause.kind != "nominal" and (r.speech_frame(clause) or any(f.speech for f in r.frames[clause.head])):
            return clause
        if not inside and clause.kind != "nominal" and _says(r, clause) and _is_object(r, clause, token, last):
            return clause
        clause = r.clauses[clause.governor] if clause.governor is not None else None
    sent_start, _ = r.sentence_of(token)
    near = [c for c in r.clauses_in(sent_start, token) if c.kind != "nominal" and r.speech_frame(c) and r.quoted_at(c.head) is None]
    return near[-1] if near and token - near[-1].head <= 12 else None


def _says(r: Reporting, clause: Clause) -> bool:
    from aidememoire.lexicon import frames

    return frames.is_cue(clause.lemma)


def _is_object(r: Reporting, clause: Clause, first: int, last: int) -> bool:
    """Whether a fragment stands in an argument of the clause's verb."""
    spans = [clause.object, *(s for found in clause.complements.values() for s in found)]
    return any(s is not None and s[0] <= last + 1 and first <= s[1] for s in spans)


def _is_name(r: Reporting, quoted: Quoted) -> bool:
    """Whether the marks only name something: « l'organisation "Etat islamique" », « le journal "X" », « "Opération Y" »."""
    doc = r.doc
    first, last = r.token_at(quoted.start), r.token_at(quoted.end - 1)
    words = [t for t in doc[first : last + 1] if t.is_alpha]
    before = next((doc[i] for i in range(r.token_at(quoted.outer_start) - 1, -1, -1) if not doc[i].is_space and doc[i].text not in ("«", '"')), None)  # fmt: skip
    if before is not None and (before.lemma_.lower() in NAMED_BY or before.lower_ in NAMED_BY):
        return True
    if before is not None and before.pos_ == "ADJ" and before.i > 0 and doc[before.i - 1].lemma_.lower() in NAMED_BY:
        return True
    if not words:
        return True
    capitals = [t for t in words if t.text[:1].isupper()]
    if len(words) <= 6 and len(capitals) >= max(1, sum(len(t) > 3 for t in words)) and words[0].text[:1].isupper():
        if before is not None and before.pos_ in ("NOUN", "ADJ", "DET", "ADP"):
            return True
    # « L'"initiative de Salto" », « une "déclaration de Kasane" »: a common noun made a name by a proper one
    if before is not None and before.pos_ == "DET" and words[-1].pos_ == "PROPN" and 2 < len(words) <= 5 and words[0].pos_ == "NOUN":
        return words[1].lower_ in ("de", "d", "du", "des")
    return False
