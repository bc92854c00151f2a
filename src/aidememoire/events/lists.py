"""Who else is in the list? Names that follow one another with « , » and « et », where the parse did not join them."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Token

from aidememoire.clauses import phrases
from aidememoire.events.reading import Reading

GAP = re.compile(
    r"\s*(?P<comma>,)?\s*(?P<last>et |ainsi que )?(?P<one>cel(?:ui|le) )?"
    r"(?P<of>de |du |des |d['’]|à |au |aux )?(?:la |le |les |l['’])?",
)


class Lists:
    """The lists of names of one Doc."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.doc = reading, reading.doc
        actors = reading.index.actors
        self.spans = sorted((m["start"], m["end"], str(a["id"])) for a in actors for m in a["mentions"])
        self._starts = [start for start, _, _ in self.spans]

    def after(self, noun: Token) -> list[str]:
        """The actors listed after a noun, each once; none when the list does not end with « et ».

        « avec le Premier ministre X, le ministre de l'Intérieur Y et celui de la Justice, Z »: Y and Z. What is the
        subject of another verb ends it: « a rencontré X et Y a protesté ».
        """
        first = bisect_left(self._starts, noun.sent.start_char)
        here = self.spans[first : bisect_left(self._starts, noun.sent.end_char)]
        covering = [s for s in here if s[0] <= noun.idx < s[1]]
        if not covering:
            return []
        own, end = covering[0][2], max(e for _, e, _ in covering)
        found: list[str] = []
        last = owed = False  # whether « et » was read; whether « celui de la Justice » still lacks its name
        for start, stop, actor in here:
            if start < end:
                continue
            gap = GAP.fullmatch(self.doc.text, end, start)
            if gap is None or not (gap["comma"] or gap["last"]) or last and not owed:
                break
            end, last, owed = stop, last or bool(gap["last"]), bool(gap["one"])
            if owed:
                continue
            if not self._goes_with(noun, gap, start, stop):
                return []
            if actor != own and actor not in found:
                found.append(actor)
        return found if last else []

    def _goes_with(self, noun: Token, gap: re.Match[str], start: int, stop: int) -> bool:
        preposition = phrases.preposition(noun)
        if bool(gap["of"]) != (preposition in ("de", "à")) and not gap["one"]:
            return False
        if self.is_next_subject(noun, stop):
            return False
        tokens = self.doc[self.reading.token_at(start) : self.reading.token_at(stop - 1) + 1]
        return not any(
            t.dep_.startswith("nsubj") and t.head.i > t.i and noun.head.i != t.head.i and noun.i < t.i for t in tokens
        )

    def end_of(self, noun: Token) -> int:
        """The character at which a noun's mention ends."""
        first = bisect_left(self._starts, noun.sent.start_char)
        here = self.spans[first : bisect_left(self._starts, noun.idx + 1)]
        return max((e for s, e, _ in here if s <= noun.idx < e), default=noun.idx + len(noun.text))

    def is_next_subject(self, noun: Token, end: int) -> bool:
        """Whether a finite verb that a noun does not depend on follows character `end`: « … et Y |a protesté| ».

        A noun inside the verb's subject depends on it, too: « les pourparlers entre X et Y |ont repris| ».
        """
        at = self.reading.token_at(end - 1) + 1
        if at >= len(self.doc) or self.doc[at].pos_ not in ("AUX", "VERB"):
            return False
        verb = self.doc[at] if self.doc[at].pos_ == "VERB" else self.doc[at].head
        if any(over.head.i == verb.i and over.dep_.startswith("nsubj") for over in noun.ancestors):
            return False
        finite = "Fin" in self.doc[at].morph.get("VerbForm", [])
        return finite and noun.head.i not in (verb.i, self.doc[at].i) and noun.head.i < at
