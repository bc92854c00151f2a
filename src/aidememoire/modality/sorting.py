"""Is this conditional hearsay? Sorts « aurait vidé les caisses » from hypothesis, courtesy and future in the past."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from aidememoire import layers
from aidememoire.characters import plain
from aidememoire.clauses.verbs import is_conditional
from aidememoire.modality.conditionals import Conditional, low, pattern, word, words
from aidememoire.pipes.clauses import Clause

PAST = {"past", "imperfect", "pluperfect"}
STATES = {
    "être",
    "avoir",
    "compter",
    "posséder",
    "détenir",
    "disposer",
    "trouver",
    "appartenir",
    "agir",
    "rester",
    "vivre",
}
POINTING = {"ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs"}
RELATIVES = {"qui", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles", "auquel"}
SPEAKERS = {"je", "j'", "nous", "vous", "tu", "-je", "-nous", "-vous", "-tu"}
NEAR = 3  # sentences back that a project given up may be told in
LONG_QUOTE = 3  # tokens: from here on quoted words are somebody's own, not only set apart


class Sorting:
    """Sorts the conditionals of one text: `reason` is "" for hearsay, else the id of the rule that says otherwise."""

    def __init__(self, doc: Doc, clauses: list[Clause]) -> None:
        self.doc, self.clauses = doc, clauses
        self.quotes = list(quoted(doc))
        self.finite = {i: c for c in clauses if c.kind == "finite" for i in range(*c.group)}

    def reason(self, this: Conditional) -> str:
        """Why a conditional is not hearsay, "" when it is."""
        sent = this.token.sent
        if self._first_person(this):
            return "person"
        if self._modal(this):
            return "modal"
        if this.lemma in words("regrets" if this.perfect else "wishes") or self._ideal(this):
            return "wish"
        if self.is_quoted(this.token):
            return "quoted"
        if is_question(sent):
            return "question"
        if hypothesis := self._hypothesis(this):
            return hypothesis
        if self._in_reported_past(this):
            return "future in the past"
        if self._given_up(this):
            return "content of a project"
        if this.perfect and (judged := self._would_have(this)):
            return judged
        if this.perfect:
            return ""
        if self._in_time_clause(this):
            return "future in a time clause"
        if self._project(this):
            return "content of a project"
        if (
            (this.copular or self._impersonal(this))
            and this.head.i != this.token.i
            and this.lemma in words("judgements")
        ):
            return "judgement"
        if self._consequence(this):
            return "consequence"
        return ""

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands in quoted words long enough to be somebody's own."""
        return any(start <= token.i < end and end - start >= LONG_QUOTE for start, end in self.quotes)

    def _first_person(self, this: Conditional) -> bool:
        form = word(this.token)
        if form.endswith(("ais", "ions", "iez")):
            return True
        near = {word(t) for t in self.doc[max(this.start - 1, 0) : this.start]} | {
            word(t) for t in self.doc[this.token.i + 1 : this.token.i + 2]
        }
        return bool(near & SPEAKERS) or (not this.perfect and bool(near & {"on", "l'on", "-t-on"}))

    def _modal(self, this: Conditional) -> bool:
        if this.token.lemma_ in words("modals") or word(this.token).startswith(("pourr", "devr")):
            return True
        after = [t for t in self.doc[this.token.i + 1 : this.token.i + 5] if t.pos_ != "ADV" and not t.is_space]
        group = [
            t
            for t in self.doc[this.token.i + 1 : this.end]
            if word(t) in ("pu", "dû", "dût") and t.pos_ in ("VERB", "AUX")
        ]
        return this.token.lemma_ == "avoir" and (
            bool(group) or (bool(after) and word(after[0]) in ("pu", "dû", "du", "dût"))
        )

    def _hypothesis(self, this: Conditional) -> str:
        sent, at = this.token.sent, this.token.i
        stops = [t.i for t in sent if t.text in (";", ":")]
        begin = max([i + 1 for i in stops if i < at], default=sent.start)
        end = min([i for i in stops if i > at], default=sent.end)
        for token in self.doc[begin:end]:
            if (kind := self.opens(token)) is None:
                continue
            verb = next((t for t in self.doc[token.i + 1 : end] if t.i in self.finite and _is_finite(t)), None)
            if verb is not None and verb.i == at:
                return "indirect question"
            if kind == "question" or verb is None:
                continue
            tense = self.finite[verb.i].tense
            if this.perfect and tense != "pluperfect":
                continue
            if kind == "even" and tense == "present":
                continue
            if token.i < at or not any(_is_finite(t) and is_conditional(t) for t in self.doc[at + 1 : token.i]):
                return "hypothesis"
        text = low(self.doc[begin:end])
        if pattern("hypotheses").search(text):
            return "hypothesis"
        if this.perfect and self._but_for(this, end):
            return "hypothesis"
        if this.perfect and _would_be_old(self.doc, this.end):
            return "hypothesis"
        if any(c.dep_.startswith("csubj") and "Inf" in c.morph.get("VerbForm", []) for c in this.head.lefts):
            return "hypothesis"
        if self._opens_without(begin, at) or (
            not this.perfect and _opens_with_gerund(self.doc, begin) and self.reporter(this) is None
        ):
            return "hypothesis"
        return ""

    def opens(self, token: Token) -> str | None:
        """What a « si » opens: a condition, a concession (even) or a question; None when it is no such word."""
        form, doc = word(token), self.doc
        if form not in ("si", "s'"):
            return None
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if after is None or not (form == "si" or (form == "s'" and word(after) in ("il", "ils"))):
            return None
        if after.pos_ == "ADJ" and word(after) not in ("tous", "toutes"):
            return None  # « si grande que »
        if after.pos_ == "ADV" and {"que", "qu'"} & {word(t) for t in doc[token.i + 2 : token.i + 8]}:
            return None
        before = doc[token.i - 1] if token.i > 0 else None
        if before is None:
            return "condition"
        if word(before) == "même":
            return "even"
        if word(before) == "comme":
            return None
        near = doc[max(token.i - 4, token.sent.start) : token.i]
        asks = {w for t in near for w in (t.lemma_.lower(), word(t)) if t.pos_ != "PUNCT"} & words("asking")
        return "question" if asks else "condition"

    def _opens_without(self, begin: int, at: int) -> bool:
        """« Sans l'aide de Paris, … »: a thing that is not, or may not be, at the head of the sentence or clause."""
        for token in self.doc[begin:at]:
            if word(token) != "sans" or token.i + 1 >= at:
                continue
            before = word(self.doc[token.i - 1]) if token.i > begin else ""
            after = self.doc[token.i + 1]
            if before in ("", "que", "qu'", "et", "mais", ",") and after.pos_ in ("DET", "NOUN", "PROPN", "ADJ"):
                if word(after) not in ("doute", "surprise", "délai", "attendre", "cesse", "succès", "précision"):
                    return token.i == begin or before in ("que", "qu'", "mais")
        return False

    def _in_reported_past(self, this: Conditional) -> bool:
        """Inside what somebody said, promised or thought in the past: the future of then."""
        reporter = self.reporter(this)
        if reporter is None or not self.is_past(reporter):
            return False
        if not this.perfect:
            return not (
                reporter.lemma in words("revealing") and (this.copular or this.lemma in STATES | words("states"))
            )
        return bool(pattern("time_clauses").search(low(self.doc[this.token.sent.start : this.token.i])))

    def reporter(self, this: Conditional) -> Clause | None:
        """The innermost predicate whose que-clause holds the conditional."""
        at = this.token.i
        own = this.head.i
        holders = [
            c
            for c in self.clauses
            if c.intro == "que" and c.content and c.content[0] <= at < c.content[1] and c.head != own
        ]
        if (opening := self._opening(this)) is not None:
            holders += [c for c in self.clauses if c.intro == "que" and c.content and c.content[0] == opening + 1]
            joined = word(self.doc[opening - 1]) in ("ni", "et", "ou")  # « qu'il partirait ni qu'il céderait »
            if not holders and joined:
                sent = this.token.sent
                told = [c for c in self.clauses if c.intro == "que" and sent.start <= c.head < opening]
                return told[0] if told else None
        if holders:
            return max(holders, key=lambda c: c.content[0] if c.content else 0)
        clause = this.clause
        for _ in range(6):
            if clause is None or clause.governor is None:
                return None
            above = self.clauses[clause.governor]
            marks = {word(c) for c in self.doc[clause.head].lefts if c.dep_ == "mark" or c.pos_ == "SCONJ"}
            joined = clause.relation == "conj" and above.intro == "que"  # « a dit que P mais |qu'il| partirait »
            if (clause.relation == "ccomp" or joined) and marks & {"que", "qu'"}:
                return above
            clause = above
        return None

    def _opening(self, this: Conditional) -> int | None:
        """The « que » that the conditional is the first finite verb after, however the parser attached it."""
        for token in reversed(list(self.doc[this.token.sent.start : this.start])):
            if token.text in (";", ":", "»") or _is_finite(token):
                return None
            if word(token) in ("que", "qu'"):
                return token.i
        return None

    def _ideal(self, this: Conditional) -> bool:
        """« Son rêve serait de … », « le mieux serait un accord »: what one would like, not what is told."""
        subject = this.subject
        return subject is not None and (subject.lemma_.lower() in words("ideals") or word(subject) in words("ideals"))

    def _but_for(self, this: Conditional, end: int) -> bool:
        """« ne se serait pas retirée |sans cet accord|»."""
        negated = any(word(t) in ("ne", "n'") for t in self.doc[max(this.start - 1, 0) : this.end])
        after = self.doc[this.end : end]
        return negated and any(word(t) == "sans" and t.i + 1 < end and self.doc[t.i + 1].pos_ == "DET" for t in after)

    def _would_have(self, this: Conditional) -> str:
        """« un refus aurait provoqué une crise », « en acceptant, il aurait évité la guerre »: nothing told."""
        sent, subject = this.token.sent, this.subject
        if pattern("attributions").search(low(sent)):
            return ""
        if this.lemma in words("judgements") and this.head.pos_ in ("ADJ", "NOUN"):
            return "judgement"
        if this.lemma not in words("consequences"):
            return ""
        if _opens_with_gerund(self.doc, sent.start):
            return "hypothesis"
        if subject is None or subject.lemma_.lower() not in words("turns"):
            return ""
        return "consequence" if any(word(c) in ("un", "une") for c in subject.lefts) else ""

    def _given_up(self, this: Conditional) -> bool:
        """« La réforme a été rejetée. Les sénateurs auraient été nommés »: a project given up, by nobody's account."""
        sent = this.token.sent
        if pattern("attributions").search(low(sent)) or self._is_reported(this):
            return False
        start = sent.start
        for _ in range(NEAR):
            if start == 0 or "\n\n" in self.doc[start - 1].text_with_ws:
                break
            start = self.doc[start - 1].sent.start
        before = low(self.doc[start : sent.start])
        return bool(pattern("schemes").search(before) and pattern("given_up").search(before))

    def _is_reported(self, this: Conditional) -> bool:
        """« L'armée aurait repris les tirs, affirme le mouvement »: somebody's words."""
        found = layers.get(self.doc, "quotations")
        return any(said["start"] <= this.token.idx < said["end"] for said in found)

    def _impersonal(self, this: Conditional) -> bool:
        """« il ne serait pas étonnant que »."""
        subject = this.subject
        return subject is not None and word(subject) in ("il", "ce", "c'") and this.head.pos_ == "ADJ"

    def is_past(self, clause: Clause) -> bool:
        """Whether a predicate, or the one it hangs on when it has no tense, tells of the past."""
        current: Clause | None = clause
        for _ in range(6):
            if current is None:
                return False
            if current.kind == "finite":
                return current.tense in PAST and current.mood != "subjunctive"
            current = self.clauses[current.governor] if current.governor is not None else None
        return False

    def _in_time_clause(self, this: Conditional) -> bool:
        start = this.start
        sent = this.token.sent
        while (
            start > sent.start
            and self.doc[start - 1].text not in (";", ":", ",")
            and not _is_finite(self.doc[start - 1])
        ):
            start -= 1
        return bool(pattern("time_clauses").search(low(self.doc[start : this.token.i])))

    def _project(self, this: Conditional) -> bool:
        """« une réforme qui autoriserait … »: what a thing not yet there would do or be."""
        subject = this.subject
        if this.lemma == "consister" and subject is not None:
            return subject.pos_ == "PRON" or subject.lemma_.lower() in words("projects")
        antecedent = _antecedent(this)
        if antecedent is None:
            return False
        if antecedent.lemma_.lower() in words("projects") or word(antecedent).rstrip("s") in words("projects"):
            return True
        if this.copular or this.lemma in STATES:
            return False
        return not is_definite(antecedent)

    def _consequence(self, this: Conditional) -> bool:
        sent, subject = this.token.sent, this.subject
        before = low(self.doc[sent.start : this.token.i])
        told = bool(pattern("attributions").search(low(sent)))
        if re.search(r"ce qui\s+(?:\S+\s+){0,2}$", before):
            return True
        if subject is None:
            return False
        if word(subject) in words("imagined"):
            return not told
        determiners = {word(c) for c in subject.lefts if c.pos_ in ("DET", "ADJ")}
        if determiners & words("imagined_determiners") and subject.pos_ == "NOUN":
            vague = determiners & words("imagined_determiners") - {"un", "une", "aucun", "aucune"}
            if not told and (vague or this.lemma in words("consequences")):
                return True
            return this.lemma in words("strong_consequences")
        return this.lemma in words("strong_consequences") and not told and subject.pos_ == "NOUN"


def is_question(sent: Span) -> bool:
    """Whether a sentence asks: its last mark is a question mark."""
    for i in range(sent.end - 1, sent.start - 1, -1):
        token = sent.doc[i]
        if token.is_space or token.text in ('"', "»", "”", ")"):
            continue
        return "?" in token.text
    return False


def is_definite(noun: Token) -> bool:
    """Whether a noun has a definite or demonstrative determiner, or is a name."""
    if noun.pos_ in ("PROPN", "PRON"):
        return True
    first = next((c for c in noun.lefts if c.pos_ == "DET"), None)
    return first is not None and ("Def" in first.morph.get("Definite", []) or word(first) in POINTING)


def _is_finite(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", [])


def _antecedent(this: Conditional) -> Token | None:
    """The noun that a relative clause in the conditional is about."""
    head = this.head
    near = this.doc[max(this.start - 4, this.token.sent.start) : this.start]
    relative = next((t for t in reversed(list(near)) if word(t) in RELATIVES), None)
    if relative is None:
        return None
    for _ in range(6):
        if head.dep_.startswith("acl") and head.head.i < relative.i:
            return head.head if head.head.pos_ in ("NOUN", "PROPN", "PRON") else None
        if head.head.i == head.i:
            break
        head = head.head
    before = this.doc[relative.i - 1] if relative.i > this.token.sent.start else None
    return before if before is not None and before.pos_ in ("NOUN", "PROPN") else None


def _would_be_old(doc: Doc, end: int) -> bool:
    """« Il aurait eu |80 ans|»: the birthday that the dead do not see."""
    after = doc[end : end + 3]
    return (
        doc[end - 1].lemma_ == "avoir" and any(t.like_num for t in after[:2]) and any(word(t) == "ans" for t in after)
    )


def _opens_with_gerund(doc: Doc, begin: int) -> bool:
    """« En se retirant, … » at the head of a sentence."""
    opening = [word(t) for t in doc[begin : begin + 3]]
    return bool(opening) and opening[0] == "en" and any(w.endswith("ant") and len(w) > 4 for w in opening[1:])


def quoted(doc: Doc) -> Iterator[tuple[int, int]]:
    """The token spans between quotation marks, paragraph by paragraph; a « left open runs to the paragraph's end."""
    opened: list[tuple[str, int]] = []
    for token in doc:
        if token.is_alpha:
            continue
        mark = plain(token.text)
        if token.is_space and "\n" in token.text:
            yield from ((start, token.i) for kind, start in opened if kind == "«")
            opened = []
        elif "«" in mark:
            opened.append(("«", token.i + 1))
        elif "»" in mark:
            while opened:
                kind, start = opened.pop()
                if kind == "«":
                    yield start, token.i
                    break
        elif mark == '"':
            place = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == '"'), None)
            if place is None:
                opened.append(('"', token.i + 1))
            else:
                yield opened[place][1], token.i
                del opened[place:]
    yield from ((start, len(doc)) for kind, start in opened if kind == "«")
