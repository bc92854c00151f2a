"""What quotations are found with: clauses, quoted stretches and sentences, and how they lie to each other."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.lexicon import frames, functions
from aidememoire.lexicon.frames import Frame
from aidememoire.pipes import phrases
from aidememoire.pipes.clauses import Clause
from aidememoire.pipes.marks import Quoted

SOURCE_PREPOSITIONS = {"selon", "d'après", "suivant", "dixit"}


@dataclass(slots=True, eq=False)
class Reported:
    """A quotation being found. Offsets are characters; `token` names the source; `parts` when an incise cuts it."""

    start: int
    end: int
    kind: str
    cue: tuple[int, int] | None = None
    source: tuple[int, int] | None = None
    token: int | None = None
    polarity: str = "asserts"
    why: str = ""
    parts: list[tuple[int, int]] = field(default_factory=list)
    follows: Reported | None = None


class Reporting:
    """A Doc with its clauses and quoted stretches indexed for the quotation finders."""

    def __init__(self, doc: Doc, clauses: list[Clause], quoted: list[Quoted]) -> None:
        self.doc, self.clauses, self.quoted = doc, clauses, quoted
        self.by_head = {clause.head: n for n, clause in enumerate(clauses)}
        self.sentences = [(s.start, s.end) for s in doc.sents]
        self._starts = [s for s, _ in self.sentences]
        self._token_starts = [t.idx for t in doc]
        self.frames: dict[int, list[Frame]] = {c.head: frames.matches(doc, c) for c in clauses}
        self.zones: list[layers.Zone] = layers.get(doc, "dateline")["zones"]

    def token_at(self, char: int) -> int:
        """The token that covers a character (or the last one before it)."""
        return max(0, bisect_right(self._token_starts, char) - 1)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The sentence (start, end) in tokens that holds a token."""
        return self.sentences[max(0, bisect_right(self._starts, token) - 1)]

    def zone_of(self, token: int) -> str:
        """The kind of zone a token stands in; "body" where none is known."""
        at = self.doc[token].idx
        return next((z["kind"] for z in self.zones if z["start"] <= at < z["end"]), "body")

    def quoted_at(self, token: int) -> Quoted | None:
        """The outermost quoted stretch that covers a token."""
        at = self.doc[token].idx
        return next((q for q in self.quoted if q.depth == 0 and q.start <= at < q.end), None)

    def is_direct(self, quoted: Quoted) -> bool:
        """Whether a stretch holds a whole clause of its own: a finite verb whose subject is inside too."""
        first, last = self.token_at(quoted.start), self.token_at(quoted.end - 1)
        for clause in self.clauses_in(first, last + 1):
            if clause.kind == "finite" and (clause.subject_own or clause.mood == "imperative"):
                if clause.subject_head is not None and first <= clause.subject_head <= last:
                    return True
        return False

    def clauses_in(self, start: int, end: int) -> list[Clause]:
        """The clauses whose predicate stands in a token span."""
        return [c for c in self.clauses if start <= c.head < end]

    def speech_frame(self, clause: Clause) -> Frame | None:
        """The first frame of speech that the clause stands in."""
        return next((f for f in self.frames[clause.head] if f.speech), None)

    def is_incise(self, clause: Clause) -> bool:
        """Whether a clause can stand beside reported words: its verb is a cue, its subject follows or is a pronoun."""
        if clause.kind != "finite" or clause.negated or not self.incise_frame(clause):
            return False
        return clause.mood != "conditional" or clause.perfect

    def incise_frame(self, clause: Clause) -> Frame | None:
        """The frame that lets a verb stand beside a quotation."""
        for frame in frames.of_verb(clause.lemma):
            if frame.incise and (not frame.reflexive or clause.reflexive):
                if not frame.words or frames.words_fit(self.doc, clause, frame):
                    return frame
        return None

    def governed_by(self, clause: Clause, ancestor: Clause) -> bool:
        """Whether a clause depends on another, directly or through others."""
        current: Clause | None = clause
        for _ in range(30):
            if current is None or current.governor is None:
                return False
            current = self.clauses[current.governor]
            if current is ancestor or current.head == ancestor.head:
                return True
        return False

    def source_span(self, token: int) -> tuple[int, int]:
        """The characters of a source: its phrase, with the name or title set beside it by a comma or brackets."""
        start, end = phrases.phrase(self.doc, token)
        conj = phrases.conjuncts(self.doc[token])
        if len(conj) > 1 and conj[-1].i - token < 25:
            end = max(end, phrases.phrase(self.doc, conj[-1].i)[1])
            first = conj[0].i
            start = min(start, phrases.phrase(self.doc, first)[0])
        end = self._apposition(token, end)
        return phrases.chars(self.doc, start, end)

    def _apposition(self, token: int, end: int) -> int:
        doc = self.doc
        if end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].pos_ in ("PROPN", "DET", "NOUN"):
            for child in doc[token].subtree:
                if child.dep_ in ("appos", "nmod", "flat:name") and end + 1 <= child.i <= end + 4:
                    if child.pos_ == "PROPN" or (doc[token].pos_ == "PROPN" and child.pos_ == "NOUN"):
                        return phrases.phrase(doc, child.i)[1]
        if end + 1 < len(doc) and doc[end].text == "," and doc[token].pos_ == "PROPN" and functions.function(doc[end + 1].text) is not None:
            return phrases.phrase(doc, end + 1)[1]  # « Jean Dupont, ministre de l'Intérieur »
        if end + 2 < len(doc) and doc[end].text == "," and doc[token].pos_ == "PROPN" and doc[end + 1].lower_ in ("le", "la", "l'", "un", "une") and functions.function(doc[end + 2].text) is not None:  # fmt: skip
            apart = phrases.phrase(doc, end + 2)[1]
            if apart < len(doc) and doc[apart].text in (",", ".", '"', "«"):
                return apart  # « Jean Dupont, le ministre de l'Intérieur, »
        if end < len(doc) and doc[end].pos_ == "PROPN":
            while end < len(doc) and doc[end].pos_ == "PROPN":
                end += 1
        if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].is_upper:
            end += 3
        return end

    def strip(self, start: int, end: int) -> tuple[int, int]:
        """A character span without blanks, commas and the final stop at its edges; marks only in pairs."""
        text = layers.text(self.doc)
        while True:
            while start < end and (text[start].isspace() or text[start] in ",;:.–—-"):
                start += 1
            while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:."):
                if text[end - 1] == "." and (text[max(start, end - 3) : end] in ("...",) or text[end - 2 : end - 1].isupper() and text[end - 3 : end - 2] in (" ", ".")):  # fmt: skip
                    break
                end -= 1
            words = text[start:end]
            if words[-1:] == "»" and words.count("»") > words.count("«"):
                end -= 1
            elif words[:1] == "«" and words.count("«") > words.count("»"):
                start += 1
            elif words[-1:] in ")]" and words.count("(") + words.count("[") < words.count(")") + words.count("]"):
                end -= 1
            elif words[:1] == '"' and words.count('"') % 2:
                start += 1
            elif words[-1:] == '"' and words.count('"') % 2:
                end -= 1
            else:
                return start, end

    def left_edge(self, token: Token) -> int:
        """The first token of a token's subtree."""
        return int(token.left_edge.i)
