"""Which arguments did a time or a measure displace? « a accusé jeudi |Moscou| », « deux jours |de négociations| »."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from aidememoire.clauses import phrases
from aidememoire.lexicon import frames
from aidememoire.pipes.clauses import Clause

SKIPPED = {"ADV", "PUNCT", "ADP"}
SERIES = {"cycle", "série", "tour", "round", "session", "début", "fin", "phase", "reprise", "volet"}
REACH = 14  # tokens after a verb in which a lost object may stand


def set_object(doc: Doc, clause: Clause, head: int) -> None:
    """Makes a noun the object of a clause."""
    clause.object, clause.object_head = phrases.phrase(doc, head), head


def is_time(doc: Doc, head: int) -> bool:
    """Whether a token is a time, or the number of a day: « |15| novembre »."""
    token = doc[head]
    return phrases.is_temporal(token) or (
        token.pos_ == "NUM" and head + 1 < len(doc) and phrases.is_temporal(doc[head + 1])
    )


def hung_on_a_time(doc: Doc, clause: Clause) -> None:
    """« a accusé jeudi |Moscou| d'avoir », « ont appelé dimanche |les parties à une trêve| »: what the day took."""
    if clause.passive or clause.reflexive or clause.object_head is not None and not is_time(doc, clause.object_head):
        return
    wanted = {f.takes for f in frames.of_verb(clause.lemma) if f.event}
    for time in doc[clause.head].rights:
        if not phrases.is_temporal(time) or time.i > clause.group[1] + 3:
            continue
        taken = next((c for c in time.rights if _is_object(c)), None)
        if taken is None:
            continue
        set_object(doc, clause, taken.i)
        clause.heads.pop("", None)
        for child in [*taken.rights, *(c for c in time.rights if c.i > taken.i)]:
            preposition = phrases.preposition(child)
            if preposition in wanted & {"à", "de"} and child.pos_ in phrases.NOMINAL:
                clause.heads[preposition] = [*clause.heads.get(preposition, []), child.i]
                clause.complements[preposition] = [
                    *clause.complements.get(preposition, []),
                    phrases.phrase(doc, child.i),
                ]
        return


def _is_object(token: Token) -> bool:
    """A noun without preposition that is no time: « Moscou », « les parties »."""
    return token.pos_ in ("NOUN", "PROPN") and not phrases.preposition(token) and not phrases.is_temporal(token)


def measured(doc: Doc, clause: Clause) -> None:
    """« deux jours de négociations », « un cycle de pourparlers s'est ouvert »: what is held are the talks."""
    first = clause.subject_head
    if first is not None and clause.subject_own and doc[first].lemma_.lower() in SERIES - {"fin", "reprise"}:
        inner = next((c for c in doc[first].rights if phrases.preposition(c) == "de" and c.pos_ == "NOUN"), None)
        if inner is not None and frames.is_noun(inner.lemma_.lower(), inner.lower_):
            clause.subject, clause.subject_head = phrases.phrase(doc, inner.i), inner.i
    head = clause.object_head
    if head is None:
        lengths = [c for c in doc[clause.head].rights if c.dep_ == "obj" and phrases.is_temporal(c)]
        head = lengths[0].i if lengths else None
    if head is None or not (phrases.is_temporal(doc[head]) or doc[head].lemma_.lower() in SERIES):
        return
    inner = next((c for c in doc[head].rights if phrases.preposition(c) == "de" and c.pos_ == "NOUN"), None)
    if inner is not None and not phrases.is_temporal(inner):
        set_object(doc, clause, inner.i)


def after_a_time(doc: Doc, clause: Clause) -> None:
    """« a adopté hier (12 octobre 2016), la loi … »: the noun after a time or a remark, when no object was found."""
    head = clause.object_head
    if head is not None and not is_time(doc, head) or clause.passive or clause.reflexive:
        return
    if clause.kind == "participle" and not doc[clause.head].lower_.endswith("ant"):
        return
    token = doc[clause.head]
    if not frames.of_verb(clause.lemma) or clause.intro not in ("", "à", "de"):
        return
    temporal = False
    stop = min(token.sent.end, clause.group[1] + REACH)
    if clause.content is not None:
        stop = min(stop, clause.content[0] - 1)
    i = clause.group[1]
    while i < stop:
        word = doc[i]
        if (temporal or word.lower_ == "tour") and (aside := _aside(doc, i, token.sent.end)) is not None:
            i = aside
            stop = max(stop, min(i + REACH // 2, token.sent.end))
            continue
        if word.text == "(":
            close = next((k for k in range(i, stop) if doc[k].text == ")"), None)
            if close is None:
                return
            i, temporal = close + 1, True
            continue
        after = doc[i + 1] if i + 1 < stop else word
        if word.pos_ == "NUM" and not phrases.is_temporal(after) and temporal and after.pos_ == "NOUN":
            set_object(doc, clause, after.i)
            return
        number = word.pos_ == "NUM" and (temporal or phrases.is_temporal(after))
        if number or phrases.is_temporal(word) or word.lower_ in ("hier", "aujourd'hui", "demain"):
            temporal = True
        elif word.pos_ == "DET" and temporal and (doc[i - 1].pos_ != "ADP"):
            noun = next((t for t in doc[i + 1 : min(i + 4, stop)] if t.pos_ in ("NOUN", "PROPN")), None)
            if noun is not None and not phrases.is_temporal(noun) and not phrases.preposition(noun):
                set_object(doc, clause, noun.i)
                return
        else:
            passed = word.pos_ in SKIPPED or word.pos_ == "DET" or (word.pos_ == "ADJ" and temporal)
            if temporal and word.pos_ == "ADP" and word.lower_ in ("à", "en") and after.pos_ in ("PROPN", "NOUN"):
                if after.text[:1].isupper():  # « a eu mercredi |à Quito| un entretien »
                    i += 2
                    while i < stop and doc[i].pos_ == "PROPN":
                        i += 1
                    continue
            led = word.pos_ != "ADP" or temporal or _leads_to_time(doc, i, stop)
            if not (passed and led):
                return
        i += 1


def _aside(doc: Doc, at: int, end: int) -> int | None:
    """Where a remark between commas or in quotation marks ends: « a approuvé mercredi|, par 408 voix,| l'accord »."""
    closing = {",": ",", "«": "»", '"': '"', "“": "”"}.get(doc[at].text)
    if closing is None:
        if doc[at].lower_ != "tour" or doc[at : at + 3].text.lower() != "tour à tour":
            return None
        return at + 3
    for token in doc[at + 1 : min(at + REACH, end)]:
        if token.text == closing:
            return token.i + 1
        if token.pos_ in ("AUX", "SCONJ") or token.pos_ == "VERB" and "Fin" in token.morph.get("VerbForm", []):
            return None
    return None


def _leads_to_time(doc: Doc, at: int, stop: int) -> bool:
    return any(phrases.is_temporal(t) for t in doc[at + 1 : min(at + 4, stop)])


def under_a_time(doc: Doc, clause: Clause) -> None:
    """« se rendra vendredi à Moscou »: the place that the parse hung on the day."""
    wanted = {f.takes for f in frames.of_verb(clause.lemma) if f.event} if clause.kind != "nominal" else set()
    for time in doc[clause.head].rights:
        if not phrases.is_temporal(time):
            continue
        for child in time.rights:
            preposition = phrases.preposition(child)
            if (
                (preposition in ("à", "en", "dans", "avec", "contre") or preposition in wanted)
                and child.pos_ in phrases.NOMINAL
                and not phrases.is_temporal(child)
            ):
                clause.heads[preposition] = [*clause.heads.get(preposition, []), child.i]
                clause.complements[preposition] = [
                    *clause.complements.get(preposition, []),
                    phrases.phrase(doc, child.i),
                ]


def with_whom(doc: Doc, clause: Clause) -> None:
    """« un entretien téléphonique lundi |avec| le président »: the partner after a time or an adjective."""
    if "avec" in clause.heads:
        return
    for token in doc[clause.head + 1 : min(clause.head + 5, doc[clause.head].sent.end)]:
        if token.lower_ == "avec" and token.dep_ == "case" and token.head.i > token.i:
            clause.heads["avec"], clause.complements["avec"] = [token.head.i], [phrases.phrase(doc, token.head.i)]
            return
        passed = clause.kind != "nominal" and (token.pos_ in ("AUX", "VERB", "ADP") or token.lower_ == "contact")
        if token.pos_ not in ("ADJ", "NUM", "ADV") and not passed and not phrases.is_temporal(token):
            return


def until(doc: Doc, clause: Clause) -> None:
    """« a donné au président …, jusqu'à vendredi »: a time limit, however far from the verb."""
    if clause.lemma not in ("donner", "laisser", "accorder") or "jusque à" in clause.heads:
        return
    sent = doc[clause.head].sent
    for token in doc[clause.group[1] : sent.end]:
        if token.lower_.startswith("jusqu") and token.i + 2 < sent.end:
            noun = next((t for t in doc[token.i + 1 : token.i + 5] if phrases.is_temporal(t) or t.pos_ == "NUM"), None)
            if noun is not None:
                clause.heads["jusque à"] = [noun.i]
                clause.complements["jusque à"] = [(noun.i, noun.i + 1)]
            return
        if token.text in (";", ":") or token.pos_ == "VERB" and "Fin" in token.morph.get("VerbForm", []):
            return
