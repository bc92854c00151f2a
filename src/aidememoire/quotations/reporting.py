"""What quotations are found with: clauses, quoted stretches and sentences, and how they lie to each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.actors.word_lists import words
from aidememoire.clauses import phrases
from aidememoire.lexicon import frames, functions
from aidememoire.lexicon.frames import Frame
from aidememoire.lexicon.phrases import fold
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.documents import DOCUMENTS
from aidememoire.quotations.hung_subjects import LATTER
from aidememoire.quotations.marks import Quoted
from aidememoire.quotations.subjects import mended_subject
from aidememoire.quotations.territories import territory_speaks

LEAD = 25  # tokens before a mark among which its cue stands
LONGEST = 6000  # code points: no quotation is longer
SKIPPED_ZONES = {"furniture", "stamp", "signoff", "embargo", "advisory", "credit"}
AFTER_APPOSITION = {",", ".", ";", ":", ")", '"', "«", "»", "?", "!", "…"}
PEOPLE = {
    "intéressé", "intéressée", "agresseur", "suspect", "assaillant", "auteur", "victime", "passager", "consultant",
    "entraîneur",
    "source", "voix", "homme", "femme", "personne", "témoin", "proche", "famille", "camp", "voisin", "collègue",
    "partie",
    "signataire", "membre", "autre", "dernier", "premier", "second", "plupart", "majorité", "foule", "peuple",
    "population",
    "communauté", "pays", "capitale", "opinion", "rue", "coalition", "alliance", "défense", "accusation", "parquet",
    "entourage", "service", "secours", "gérant", "propriétaire",
}  # fmt: skip
RELATIVES = {"qui", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "duquel", "où"}
ADDRESSING = {"appeler", "exhorter", "inviter", "presser", "sommer", "prier", "supplier", "implorer"}


@dataclass(slots=True, eq=False)
class Reported:
    """A quotation being found. Offsets are characters; `parts` when an incise cuts it.

    `token` names the source, `via` who passed the words on, `addressee` to whom they were said (token indices).
    """

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
    via: int | None = None
    addressee: int | None = None


class Overlaps:
    """Quotations by their place: which of them overlap a span, without looking at all of them."""

    def __init__(self, items: list[Reported]) -> None:
        self.items = sorted(items, key=lambda one: one.start)
        self._starts = [one.start for one in self.items]

    def of(self, start: int, end: int) -> list[Reported]:
        """Those that overlap the characters `start:end`, in text order."""
        first = bisect_left(self._starts, start - LONGEST)
        return [one for one in self.items[first : bisect_left(self._starts, end)] if one.end > start]


class Reporting:
    """A Doc with its clauses and quoted stretches indexed for the quotation finders."""

    def __init__(self, doc: Doc, clauses: list[Clause], quoted: list[Quoted]) -> None:
        self.doc, self.clauses, self.quoted = doc, clauses, quoted
        self._of_word = {i: clause for clause in clauses for i in range(*clause.group)}
        self._of_word.update({clause.head: clause for clause in clauses})
        self.outermost = [q for q in quoted if q.depth == 0]
        self._outer_starts = [q.start for q in self.outermost]
        self._heads = [clause.head for clause in clauses]
        self.by_head = {clause.head: n for n, clause in enumerate(clauses)}
        self.sentences = [(s.start, s.end) for s in doc.sents]
        self._starts = [s for s, _ in self.sentences]
        self._token_starts: list[int] = doc.to_array("IDX").tolist()
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
        near = bisect_right(self._outer_starts, at) - 1
        return self.outermost[near] if near >= 0 and at < self.outermost[near].end else None

    def is_direct(self, quoted: Quoted) -> bool:
        """Whether a stretch holds a whole clause of its own: a finite verb whose subject is inside too."""
        first, last = self.token_at(quoted.start), self.token_at(quoted.end - 1)
        for clause in self.clauses_in(first, last + 1):
            if clause.kind == "finite" and (clause.subject_own or clause.mood == "imperative"):
                if clause.subject_head is not None and first <= clause.subject_head <= last:
                    return True
        return False

    def governing(self, token: int) -> Clause | None:
        """The clause whose predicate governs a token: the first predicate met going up the parse."""
        current = self.doc[token]
        for _ in range(60):
            if current.i in self._of_word:
                return self._of_word[current.i]
            if current.head.i == current.i:
                return None
            current = current.head
        return None

    def quoted_after(self, char: int) -> list[Quoted]:
        """The next few outermost quoted stretches from a character on."""
        first = bisect_left(self._outer_starts, char)
        return self.outermost[first : first + 4]

    def inside_direct(self, token: int) -> bool:
        """Whether a token stands in a quotation that holds a clause of its own."""
        quoted = self.quoted_at(token)
        return quoted is not None and self.is_direct(quoted) and quoted.end - quoted.start > 25

    def clauses_in(self, start: int, end: int) -> list[Clause]:
        """The clauses whose predicate stands in a token span."""
        return self.clauses[bisect_left(self._heads, start) : bisect_left(self._heads, end)]

    def speech_frame(self, clause: Clause) -> Frame | None:
        """The first frame of speech that the clause stands in."""
        return next((f for f in self.frames[clause.head] if f.speech), None)

    def is_incise(self, clause: Clause) -> bool:
        """Whether a clause can stand beside reported words: its verb is a cue, its subject follows or is a pronoun."""
        if clause.kind != "finite" or clause.negated or not self.incise_frame(clause):
            return False
        if clause.subject_head is not None and self.doc[clause.subject_head].lower_ == "-moi":
            return False  # « |croyez-moi| »
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

    def source_span(self, token: int, *, alone: bool = False) -> tuple[int, int]:
        """The characters of a source: its phrase, with the name or title set beside it unless `alone`."""
        start, end = phrases.phrase(self.doc, token)
        conj = phrases.conjuncts(self.doc[token])
        joined = len(conj) > 1 and any(t.pos_ == "CCONJ" and t.lower_ != "mais" for t in self.doc[token : conj[-1].i])
        if joined and conj[-1].i - token < 25:
            end = max(end, phrases.phrase(self.doc, conj[-1].i)[1])
            first = conj[0].i
            start = min(start, phrases.phrase(self.doc, first)[0])
        if not alone:
            end = self._apposition(token, end)
        return phrases.chars(self.doc, start, end)

    def _apposition(self, token: int, end: int) -> int:
        """The end of what is set beside a source: « le ministre, |Jean Dupont|, », « l'Union africaine |(UA)| »."""
        doc = self.doc
        if end + 1 < len(doc) and doc[end].text == ",":
            apart = self._apart(token, end)
            if apart is not None and (apart >= len(doc) or doc[apart].text in AFTER_APPOSITION or doc[apart].is_space):
                return apart
        if end < len(doc) and doc[end].pos_ == "PROPN":
            while end < len(doc) and doc[end].pos_ == "PROPN":
                end += 1
        if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].is_upper:
            end += 3
        return end

    def _apart(self, token: int, comma: int) -> int | None:
        """The end of the name or function that follows the comma after a source, if one does."""
        doc = self.doc
        following, after = doc[comma + 1], doc[min(comma + 2, len(doc) - 1)]
        if following.pos_ in ("PROPN", "DET", "NOUN"):
            for child in doc[token].subtree:
                if child.dep_ in ("appos", "nmod", "flat:name") and comma + 1 <= child.i <= comma + 4:
                    if child.pos_ == "PROPN" or (doc[token].pos_ == "PROPN" and child.pos_ == "NOUN"):
                        return phrases.phrase(doc, child.i)[1]
        if following.pos_ == "PROPN" and doc[token].pos_ == "NOUN" and functions.function(doc[token].text) is not None:
            return phrases.phrase(doc, comma + 1)[1]  # « la ministre, |Delfina Corvalan| »
        if doc[token].pos_ != "PROPN":
            return None
        if functions.function(following.text) is not None:
            return phrases.phrase(doc, comma + 1)[1]  # « Jean Dupont, |ministre de l'Intérieur| »
        if following.lower_ in ("le", "la", "l'", "un", "une") and functions.function(after.text) is not None:
            return phrases.phrase(doc, comma + 2)[1]  # « Jean Dupont, |le ministre de l'Intérieur| »
        return None

    def marked_within(self, start: int, end: int) -> bool:
        """Whether words between marks lie inside a character span."""
        return any(start <= q.outer_start < end for q in self.quoted)

    def strip(self, start: int, end: int) -> tuple[int, int]:
        """A character span without blanks, commas and the final stop at its edges; marks only in pairs."""
        text = layers.text(self.doc)
        while True:
            while start < end and (text[start].isspace() or text[start] in ",;:.–—-"):
                start += 1
            while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.(["):
                dots = text[max(start, end - 3) : end] == "..."
                initial = text[end - 2 : end - 1].isupper() and text[end - 3 : end - 2] in (" ", ".")
                if text[end - 1] == "." and (dots or initial):
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
            elif words.count("«") > words.count("»") and text[end : end + 2].strip() == "»":
                end = text.index("»", end) + 1
            else:
                return self._with_opening_mark(start, end)

    def _with_opening_mark(self, start: int, end: int) -> tuple[int, int]:
        """Takes in the mark before a span when it closes inside: « |ne pas comprendre » cette décision|."""
        for quoted in self.quoted:
            if quoted.start == start and quoted.outer_end < end and quoted.outer_start < start:
                return quoted.outer_start, end
        return start, end

    def subject_token(self, clause: Clause) -> int | None:
        """The token that names the speaker of a cue: its subject, or the agent of a passive one.

        What stands between marks says nothing outside them: « X a dit "P. |Elle| Q" et ajouté que R ».
        """
        found = self._subject(clause)
        first = clause.group[0]
        if found is None or found > first or self.doc[first - 1].pos_ != "CCONJ" or not self.inside_direct(found):
            return found
        quoted = self.quoted_at(found)
        if quoted is None or quoted.end > self.doc[clause.head].idx:
            return found
        opens = self.token_at(quoted.start)
        for before in reversed(self.clauses_in(max(0, opens - LEAD), opens)):
            if before.kind == "finite" and before.relation != "relcl" and self.quoted_at(before.head) is None:
                return self._subject(before)
        return found

    def _subject(self, clause: Clause) -> int | None:
        mended = mended_subject(self.doc, clause, self.sentence_of(clause.head)[0])
        if mended is not None:
            return mended
        if clause.kind == "infinitive" and (teller := self._teller_next(clause)) is not None:
            return self._subject(teller)
        if clause.passive and not (clause.agent_head is None and clause.relation == "conj" and clause.intro == "que"):
            return clause.agent_head if frames.is_cue(clause.lemma) else clause.subject_head
        if clause.subject_head is None and clause.kind == "finite":
            found = self.noun_after(clause)
            return found if found != clause.object_head else None
        return clause.subject_head

    def _teller_next(self, clause: Clause) -> Clause | None:
        """« |Le maire| affirme que la route rouvrira, avant d'|ajouter| : "P" »: the cue whose subject adds it."""
        lead = [t.lower_ for t in self.doc[max(0, clause.group[0] - 2) : clause.group[0]]]
        if lead not in (["avant", "de"], ["avant", "d'"]) or clause.governor is None:
            return None
        inner = self.clauses[clause.governor]
        if inner.relation != "ccomp" or inner.governor is None or not frames.is_cue(clause.lemma):
            return None
        cue = self.clauses[inner.governor]
        return cue if cue.kind == "finite" and self.speech_frame(cue) is not None else None

    def noun_after(self, clause: Clause) -> int | None:
        """The noun that follows an incise verb whose subject the parser put elsewhere."""
        doc = self.doc
        first = self._past_addressee(clause.head + 1)
        for i in range(first, min(len(doc), first + 9)):
            if doc[i].pos_ in ("PROPN", "NOUN") and doc[i].text[:1].isupper() and self._is_particled(clause, i):
                return i
            if doc[i].pos_ in ("NOUN", "PROPN") and not phrases.is_temporal(doc[i]) and not phrases.preposition(doc[i]):
                return i
            if doc[i].lower_ in LATTER and doc[i - 1].lower_ in ("ce", "cette", "ces"):
                return i
            if doc[i].text in (".", ",", ";") or clause.intro == "que" and doc[i].lower_ in ("que", "qu'"):
                return None
        return None

    def _past_addressee(self, at: int) -> int:
        """Past what is set between commas after a cue: « a confié|, à la radio,| le directeur »."""
        doc = self.doc
        if at + 2 >= len(doc) or doc[at].text != ",":
            return at
        if doc[at + 1].lower_ not in ("à", "au", "aux", "auprès", "devant") and not phrases.is_temporal(doc[at + 1]):
            return at  # « a assuré|, lundi,| le chef »
        closing = next((k for k in range(at + 2, min(len(doc), at + 9)) if doc[k].text in (",", ".", ";")), None)
        return closing + 1 if closing is not None and doc[closing].text == "," else at

    def _is_particled(self, clause: Clause, token: int) -> bool:
        """« ajoute encore |de la Rosière| »: after an incise, only adverbs and the particle of the name between."""
        between = self.doc[clause.head + 1 : token]
        if self.doc[clause.group[0] - 1].text not in (",", "»", '"') or not any(
            t.lower_ in ("de", "d'") for t in between
        ):
            return False
        return all(t.pos_ == "ADV" or t.lower_ in ("de", "d'", "la", "le", "l'") for t in between)

    def cue_span(self, clause: Clause) -> tuple[int, int]:
        """The characters of a cue: its verb group, clitics included."""
        first = clause.group[0]
        if first > 0 and self.doc[first - 1].lower_ in ("s'", "se") and clause.reflexive:
            first -= 1
        before = self.doc[first - 1].lower_ if first > 0 else ""
        if clause.negated and before in ("n'", "ne") or clause.kind == "infinitive" and before == "sans":
            first -= 1
        return phrases.chars(self.doc, first, clause.group[1])

    def can_speak(self, token: int) -> bool:
        """Whether a word can name somebody who speaks: a name, pronoun, person, body or document."""
        word = self.doc[token]
        if (
            word.pos_ in ("PROPN", "PRON", "NUM", "X", "ADJ", "VERB")
            or word.ent_type_
            or word.lemma_.lower() in DOCUMENTS
        ):
            return True
        known = functions.function(word.text) or functions.collective(word.text)
        if known is not None or word.lower_.rstrip("s") in PEOPLE or word.lemma_.lower() in PEOPLE:
            return True
        if functions.title(word.text) is not None:
            return True  # « |M.| Roy a salué »
        told = fold(word.text)  # « |une trentaine| d'élus », « |la direction| »
        if told in words("territories"):
            return territory_speaks(word)
        return told in words("quantities") or told in words("speaking_bodies")

    def addressee(self, clause: Clause) -> int | None:
        """To whom a cue's words are said: « a dit |à la presse| », « |lui| a répondu »."""
        if clause.kind == "nominal" or frames.wants(clause.lemma, "à", infinitive=True):
            return clause.object_head if clause.lemma in ADDRESSING and clause.object_head is not None else None
        for preposition in ("à", "auprès de", "devant"):
            head = clause.head_of(preposition)
            if head is not None and not phrases.is_temporal(self.doc[head]):
                return head
        return None
