"""Whole clauses between marks: direct quotations, with their cue after, before or inside, or none when they go on."""

from __future__ import annotations

import re

from aidememoire import layers
from aidememoire.clauses import phrases
from aidememoire.lexicon import functions
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.cries import cried, listed_on
from aidememoire.quotations.cues import cue_after, cue_of_chain, source_after, view_before
from aidememoire.quotations.instances import instance_before
from aidememoire.quotations.marks import Quoted
from aidememoire.quotations.partial import cue_within, find_partial
from aidememoire.quotations.reporting import SKIPPED_ZONES, Overlaps, Reported, Reporting

# « Réponse du ministre : "…" »
REPLIES = {
    "réponse", "réaction", "commentaire", "explication", "constat", "verdict", "conclusion", "mot", "aveu",
    "avertissement",
    "message", "promesse", "analyse", "justification", "réplique", "remarque", "avis",
    "sentiment", "opinion", "credo", "mot d'ordre", "nuance", "précision", "bémol",
    "formule", "version", "devise", "objection",
}  # fmt: skip
# what words between marks after a colon name: « avait pour thème : "…" »
TITLES = {"thème", "titre", "sujet", "intitulé", "nom", "refrain", "mission", "objectif", "but"}
ASKED = {"interroger", "questionner", "contacter", "joindre", "interviewer", "solliciter", "citer"}
NEAR = 500  # characters back to what « et d'ajouter » goes on from
FIRST_PERSON = ("-je", "-nous", "-vous", "-tu")


def attribute_quoted(r: Reporting, indirect: list[Reported]) -> list[Reported]:
    """The stretches between marks that somebody says, in text order."""
    text = layers.text(r.doc)
    found: list[Reported] = []
    unmarked = Overlaps(indirect)
    for quoted in r.quoted:
        if quoted.depth > 0 and _inside(quoted, found):
            continue
        if r.zone_of(r.token_at(quoted.start)) in SKIPPED_ZONES or not any(
            c.isalnum() for c in text[quoted.start : quoted.end]
        ):
            continue
        if found and _resumes(r, quoted, found[-1]):
            _lengthen(r, quoted, found[-1])
            continue
        one = cried(r, quoted) or _direct(r, quoted, found, unmarked) or find_partial(r, quoted, unmarked)
        one = one or listed_on(r, quoted, found)
        if one is not None:
            found.append(one)
    return found


def _inside(quoted: Quoted, found: list[Reported]) -> bool:
    return any(f.start <= quoted.start and quoted.end <= f.end for f in found[-12:])


def _resumes(r: Reporting, quoted: Quoted, previous: Reported) -> bool:
    """« "Nous partirons", a dit X, |"mais nous reviendrons"| »: the same sentence goes on after its incise."""
    if previous.kind != "direct" or previous.cue is None or not previous.end <= previous.cue[0] < quoted.start:
        return False
    text = layers.text(r.doc)
    said = max(previous.cue[1], previous.source[1] if previous.source else 0)
    if not (0 <= quoted.outer_start - said <= 40) or text[previous.end - 1] in ".!?…":
        return False
    gap = text[said : quoted.outer_start]
    starts_low = text[quoted.start].islower() or text[quoted.start] in "([…."
    return starts_low and gap.rstrip().endswith(",") and not any(c in gap for c in '.;:"»«\n')


def _lengthen(r: Reporting, quoted: Quoted, previous: Reported) -> None:
    start, end = r.strip(quoted.start, quoted.end)
    previous.parts = [*(previous.parts or [(previous.start, previous.end)]), (start, end)]
    previous.end = end


def _direct(r: Reporting, quoted: Quoted, found: list[Reported], indirect: Overlaps) -> Reported | None:
    """A whole clause between marks, said by somebody: cue after, before, inside, or none when it goes on."""
    first, last = r.token_at(quoted.start), r.token_at(quoted.end - 1)
    start, end = r.strip(quoted.start, quoted.end)
    if start >= end:
        return None
    opens = quoted.carried or _opens_sentence(r, quoted)
    colon = _colon_before(r, quoted)
    whole = r.is_direct(quoted)
    after = cue_after(r, quoted)
    if not (whole or quoted.carried or (opens and (after or last - first >= 4)) or (colon and last - first >= 3)):
        return None
    if after is not None and (opens or colon or whole):
        return _reported(r, start, end, *after, "cue after")
    if not (opens or colon):
        return _embedded(r, quoted, start, end) if whole else None
    source = source_after(r, quoted)
    if source is not None:
        return _reported(r, start, end, *source, "selon after")
    chained = cue_of_chain(r, quoted) or _cue_of_next(r, quoted)
    if chained is not None:
        return _reported(r, start, end, *chained, "cue after the next")
    inside = _cut_inside(r, quoted)
    if inside is not None:
        return inside
    before = _cue_before(r, quoted)
    if before is not None:
        cue, who, why = before
        alone = who is None or who >= r.token_at(quoted.outer_start)
        one = _reported(r, start, end, cue, None if alone else who, why)
        if alone and isinstance(cue, Clause) and cue.kind == "infinitive":
            one.follows = _last_said(r, quoted, found, indirect)  # « Et d'|ajouter| : "P" »
        return one
    signed = _signature(r, quoted)
    if signed is not None:
        return Reported(start, end, "direct", source=r.source_span(signed), token=signed, why="direct: signed")
    previous = _previous(r, quoted, found) or _told_just_before(r, quoted, indirect)
    told_of = _told_before(r, quoted, previous) if previous is not None and not quoted.carried else None
    if told_of is not None:
        return Reported(
            start, end, "direct", source=r.source_span(told_of), token=told_of, why="direct: told of before"
        )
    if previous is not None:
        return Reported(start, end, "direct", why="goes on", token=None, follows=previous)
    return None


def _cue_of_next(r: Reporting, quoted: Quoted) -> tuple[Clause, int | None] | None:
    """« "P. ¶ "Q", |a conclu X| »: the cue of a paragraph that goes on with one left open, which had none."""
    if not quoted.open or quoted.carried:
        return None
    following = next((q for q in r.quoted_after(quoted.outer_end) if q.carried), None)
    return cue_after(r, following) if following is not None and not following.open else None


def _embedded(r: Reporting, quoted: Quoted, start: int, end: int) -> Reported | None:
    """A whole clause quoted inside the journalist's own: « Pour X, "…" », « Pour X, la situation est "…" »."""
    token = r.token_at(quoted.start)
    source = view_before(r, token)
    if source is None:
        return None
    cue, head = source
    nearer = cue_within(r, head + 1, head, quoted)
    if nearer is not None:  # « Selon X, |le tueur a crié| "Partez tous" »
        one = _reported(r, start, end, *nearer, "cue right before")
        one.kind = "partial"
        return one
    lead = r.doc[r.sentence_of(token)[0] : token]
    between = [t for t in lead if t.i > max(head, cue) and t.is_alpha and t.pos_ not in ("PROPN", "ADJ")]
    kind = "direct" if len(between) <= 1 else "partial"
    words = (r.doc[cue].idx, r.doc[cue].idx + len(r.doc[cue]))
    return Reported(start, end, kind, words, r.source_span(head), head, why=f"{kind}: selon / pour")


def _opens_sentence(r: Reporting, quoted: Quoted) -> bool:
    """Whether the opening mark stands at the start of a sentence."""
    token = r.token_at(quoted.outer_start)
    sent_start, _ = r.sentence_of(token)
    before = layers.text(r.doc)[r.doc[sent_start].idx : quoted.outer_start]
    if before.strip() in ("", "-", "–", "—"):
        return True
    return (
        before.rstrip()[-1:] in (".", "!", "?", "»", '"')
        and layers.text(r.doc)[quoted.start : quoted.start + 1].isupper()
    )


def _colon_before(r: Reporting, quoted: Quoted) -> bool:
    before = layers.text(r.doc)[max(0, quoted.outer_start - 6) : quoted.outer_start].rstrip()
    return before.endswith(":")


def _cut_inside(r: Reporting, quoted: Quoted) -> Reported | None:
    """« "Ce texte, |a-t-il ajouté|, ne règle rien." »: the incise stands between the marks."""
    doc = r.doc
    first, last = r.token_at(quoted.start), r.token_at(quoted.end - 1)
    for clause in r.clauses_in(first + 1, last + 1):
        if clause.group[0] <= first + 1 or not clause.inverted or not r.is_incise(clause):
            continue
        opening = clause.group[0]
        while opening > first and doc[opening - 1].lower_ in ("s'", "se", "lui", "leur", "m'", "nous"):
            opening -= 1
        token = r.subject_token(clause)
        if (
            doc[opening - 1].text != ","
            or token is None
            or doc[token].lower_ in FIRST_PERSON
            or token < clause.group[0]
        ):
            continue
        closing = max(clause.group[1], r.token_at(r.source_span(token)[1] - 1) + 1)
        while closing <= last and doc[closing].text not in (",", ".", "!", "?", ":", ";"):
            closing += 1
        if closing - clause.group[1] > 16 or any(r.clauses_in(clause.head + 1, min(closing, last + 1))):
            continue
        parts = [r.strip(quoted.start, doc[opening].idx)]
        if closing < last:
            parts.append(r.strip(doc[closing].idx, quoted.end))
        source = r.source_span(token)
        return Reported(
            parts[0][0], parts[-1][1], "direct", r.cue_span(clause), source, token, why="direct: cue inside",
            parts=parts if len(parts) > 1 else [], addressee=r.addressee(clause),
        )  # fmt: skip
    return None


def _cue_before(r: Reporting, quoted: Quoted) -> tuple[Clause | tuple[int, int], int | None, str] | None:
    """The cue that leads to a quotation: « X a dit: "…" », « Pour X, "…" », « selon X: "…" », « Réponse de X: "…" »."""
    token = r.token_at(quoted.start)
    opening = r.token_at(quoted.outer_start)
    sent_start, _ = r.sentence_of(max(0, opening - 1))
    source = view_before(r, token)
    if source is not None and not _colon_before(r, quoted):
        return (r.doc[source[0]].idx, r.doc[source[0]].idx + len(r.doc[source[0]])), source[1], "selon / pour"
    if not _colon_before(r, quoted):
        return None
    lead = [c for c in r.clauses_in(sent_start, opening) if r.quoted_at(c.head) is None]
    speech = [c for c in lead if c.kind != "nominal" and (r.speech_frame(c) or r.incise_frame(c)) and not _is_asked(c)]
    finite = [
        c for c in lead if c.kind in ("finite", "participle", "gerund", "infinitive") and c.subject_head is not None
    ]
    reply = _reply(r, sent_start, opening)
    if reply is not None and not speech:
        return reply
    named = instance_before(r.doc, sent_start, opening - 1)
    if named is not None and (not speech or speech[-1].head < named[0] and _is_of_things(r, speech[-1])):
        return phrases.chars(r.doc, named[0], named[1]), named[2], "colon"
    near = 3 if speech else 5
    if any(r.doc[i].lemma_.lower() in TITLES for i in range(max(sent_start, opening - near), opening)):
        return None
    if source is not None and not speech:  # « |Pour X|, c'est clair : "…" »
        return (r.doc[source[0]].idx, r.doc[source[0]].idx + len(r.doc[source[0]])), source[1], "selon / pour"
    if not lead and (named_alone := _labelled(r, sent_start, opening)) is not None:
        return (r.doc[opening - 1].idx, r.doc[opening - 1].idx + 1), named_alone, "colon"
    main = [c for c in finite if c.kind == "finite" and c.relation in ("root", "conj", "parataxis")]
    for pool in (speech, main, [c for c in finite if c.kind == "finite"], finite):
        if pool:
            clause = pool[-1]
            return clause, _singled_out(r, sent_start) or r.subject_token(clause), "colon"
    return None


def _labelled(r: Reporting, start: int, opening: int) -> int | None:
    """« |Marc Vasseur| (Verts) : "P" »: a person's name that opens the paragraph, with nothing else but what he is."""
    doc = r.doc
    while start < opening and doc[start].is_space:
        start += 1
    if doc[start].ent_type_ != "PER" or start and not doc[start - 1].is_space:
        return None
    if any(t.pos_ in ("VERB", "AUX") for t in doc[start:opening]) or not doc[start + 1].text[:1].isupper():
        return None
    return start


def _is_asked(clause: Clause) -> bool:
    """« Pour X, |interrogé par la radio|, P : "…" »: who asks X says nothing."""
    return clause.kind == "participle" and clause.passive and clause.lemma in ASKED


def _is_of_things(r: Reporting, clause: Clause) -> bool:
    """Whether the subject of a cue is nobody, or many: « |les critiques| ont fusé, notamment celle de X : "P" »."""
    head = clause.subject_head
    return head is None or not r.can_speak(head) or "Plur" in r.doc[head].morph.get("Number", [])


def _singled_out(r: Reporting, sent_start: int) -> int | None:
    """« C'est |Diego Paz| qui a fait le premier pas : "…" »: whom the sentence singles out."""
    doc = r.doc
    if [t.lower_ for t in doc[sent_start : sent_start + 2]] != ["c'", "est"]:
        return None
    who = doc[sent_start].head.i
    return who if who > sent_start + 1 and any(t.lower_ == "qui" for t in doc[who : who + 16]) else None


def _reply(r: Reporting, start: int, colon: int) -> tuple[tuple[int, int], int, str] | None:
    """« Réponse |du ministre| : "…" »: a noun of speech and who it belongs to."""
    for i in range(start, colon):
        if r.doc[i].pos_ == "NOUN" and r.doc[i].lemma_.lower() in REPLIES:
            owner = next(
                (c for c in r.doc[i].rights if phrases.preposition(c) == "de" and c.pos_ in phrases.NOMINAL), None
            )
            if owner is not None and owner.i < colon:
                return (r.doc[i].idx, r.doc[i].idx + len(r.doc[i])), owner.i, "colon"
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
    """The quotation that an uncued one goes on from.

    In the same paragraph; in the paragraph before when it was left open there; or when both
    paragraphs open with a quotation and nothing but its incise follows the first.
    """
    text = layers.text(r.doc)
    for one in reversed(found):
        gap = text[one.end : quoted.outer_start]
        breaks = len(re.findall(r"\n[ \t\r]*\n", gap))
        if breaks == 0 and len(gap) < 400 or quoted.carried:
            return one
        if breaks > 1:
            return None
        if len(gap.strip(' »".\n\r')) < 3:
            return one
        own_line = "\n" in text[max(0, quoted.outer_start - 2) : quoted.outer_start]
        said = max(one.cue[1] if one.cue else 0, one.source[1] if one.source else 0)
        if (
            one.kind == "direct"
            and own_line
            and one.end < said
            and len(text[said : quoted.outer_start].strip(" .\n\r")) < 60
        ):
            return one
        return None
    return None


def _last_said(r: Reporting, quoted: Quoted, found: list[Reported], indirect: Overlaps) -> Reported | None:
    """What was said last before a quotation, with marks or without, within some sentences."""
    near = [one for one in indirect.of(max(0, quoted.outer_start - NEAR), quoted.outer_start) if one.token is not None]
    near += [one for one in found[-1:] if quoted.outer_start - one.end < NEAR]
    near = [one for one in near if one.end <= quoted.outer_start]
    return max(near, key=lambda one: one.end, default=None)


def _told_just_before(r: Reporting, quoted: Quoted, indirect: Overlaps) -> Reported | None:
    """« X a dit que P. |"Il faut en finir."| »: what is reported without marks in the sentence right before."""
    opening = r.token_at(quoted.outer_start)
    if opening == 0 or layers.text(r.doc)[r.doc[opening - 1].idx : quoted.outer_start].count("\n") > 1:
        return None
    start, end = r.sentence_of(opening - 1)
    first, last = r.doc[start].idx, r.doc[end - 1].idx + len(r.doc[end - 1])
    near = [
        one for one in indirect.of(first, last) if first <= one.start and last - one.end <= 3 and one.token is not None
    ]
    return near[-1] if near else None


def _told_before(r: Reporting, quoted: Quoted, previous: Reported) -> int | None:
    """The person that the sentence between two quotations tells of, who says the second one."""
    opening = r.token_at(quoted.outer_start)
    start, end = r.sentence_of(max(0, opening - 1))
    if r.doc[start].idx < max(previous.end, previous.cue[1] if previous.cue else 0) or end < opening - 2:
        return None  # nothing stands between them but what belongs to the first
    main = next((c for c in r.clauses_in(start, end) if c.kind == "finite" and c.relation in ("root", "conj")), None)
    if main is None or main.subject_head is None or not main.subject_own or r.quoted_at(main.head) is not None:
        return None
    subject = r.doc[main.subject_head]
    human = subject.ent_type_ == "PER" or functions.function(subject.text) is not None
    return subject.i if human and subject.i >= start else None


def _reported(
    r: Reporting, start: int, end: int, cue: Clause | tuple[int, int], token: int | None, why: str
) -> Reported:
    words = cue if isinstance(cue, tuple) else r.cue_span(cue)
    source = r.source_span(token) if token is not None else None
    addressee = None if isinstance(cue, tuple) else r.addressee(cue)
    return Reported(start, end, "direct", words, source, token, why=f"direct: {why}", addressee=addressee)
