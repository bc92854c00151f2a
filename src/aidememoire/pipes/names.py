"""Names: runs of capitalised words that name a person or a body no table knows."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.lexicon import functions

PARTICLES = {"de", "du", "des", "d'", "la", "le", "al", "el", "ben", "bin", "ibn", "von", "van", "der", "den", "da", "dos", "do", "di", "della", "ould", "abu", "abou", "y", "e", "al-", "el-", "bint", "oul"}  # fmt: skip
CIVIL = {
    "m.": "m", "mm.": "m", "mme": "f", "mmes": "f", "mlle": "f", "monsieur": "m", "madame": "f", "mme.": "f", "m": "m", "mgr": "m",
    "me": None, "dr": None, "pr": None, "sir": "m", "lord": "m", "lady": "f", "mademoiselle": "f",
}  # fmt: skip
SMALL = {"de", "du", "des", "d'", "la", "le", "les", "l'", "et", "pour", "à", "au", "aux", "en", "sur", "contre", "of", "the", "and"}
CALENDAR = {
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "février", "mars", "avril", "mai",
    "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "noël", "pâques", "ramadan",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameRun:
    """A name: character offsets (its civil title included), the name without title, and what it names.

    `kind` is person, organisation or place; `title` the civil title, `gender` what it tells.
    """

    start: int
    end: int
    name: str
    person: bool
    kind: str
    gender: str | None = None
    title: str | None = None


def find_name_runs(doc: Doc, known: list[tuple[int, int]]) -> list[NameRun]:
    """The runs of capitalised words outside the `known` names (character spans), in text order."""
    covered = {t.i for t in doc for s, e in _near(known, t.idx) if s <= t.idx < e}
    surnames: set[str] = set()
    found: list[NameRun] = []
    i = 0
    while i < len(doc):
        title = CIVIL.get(doc[i].lower_) if doc[i].lower_ in CIVIL and doc[i].text[0].isupper() else None
        is_title = doc[i].lower_ in CIVIL and doc[i].text[0].isupper() and i + 1 < len(doc) and doc[i + 1].text[:1].isupper()
        first = i + 1 if is_title else i
        if first >= len(doc) or not _starts(doc, first, covered, after_title=is_title):
            i += 1
            continue
        end = _run_end(doc, first, covered)
        name = _clean(layers.text(doc)[doc[first].idx : doc[end - 1].idx + len(doc[end - 1])])
        person, kind = _classify(doc, first, end, is_title)
        if person:
            surnames.add(name.split()[-1].split("-")[-1])
        found.append(NameRun(doc[i].idx, doc[end - 1].idx + len(doc[end - 1]), name, person, kind, title, doc[i].text if is_title else None))
        i = end
    return [r if r.person or r.name not in surnames else NameRun(r.start, r.end, r.name, True, "person", r.gender, r.title) for r in found]


def _near(known: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    return [(s, e) for s, e in known if s <= at < e]


def _clean(name: str) -> str:
    return " ".join(name.split())


def _starts(doc: Doc, i: int, covered: set[int], *, after_title: bool) -> bool:
    token = doc[i]
    if i in covered and not after_title:
        return i + 1 < len(doc) and _is_capital(doc[i + 1]) and token.ent_type_ == "PER" and doc[i + 1].ent_type_ == "PER" and i + 1 not in covered  # fmt: skip
    if not _is_capital(token) or token.lower_ in CALENDAR or token.pos_ in ("DET", "ADP", "CCONJ", "SCONJ", "AUX") and not after_title:
        return False
    if after_title:
        return True
    if token.lower_ in CIVIL:
        return False
    if token.is_sent_start or (i > 0 and doc[i - 1].text in ('"', "«", "-", "–", "(") and (i < 2 or doc[i - 2].text in (".", "\n") or doc[i - 1].is_sent_start)):  # fmt: skip
        return token.pos_ == "PROPN" and (token.ent_type_ in ("PER", "ORG", "MISC") or (i + 1 < len(doc) and _is_capital(doc[i + 1]) and doc[i + 1].pos_ == "PROPN"))  # fmt: skip
    if token.pos_ == "PROPN" or token.ent_type_ in ("PER", "ORG"):
        return True
    return token.is_upper and len(token) > 1 and token.is_alpha


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and any(c.isalpha() for c in token.text)


def _run_end(doc: Doc, first: int, covered: set[int]) -> int:
    end = first + 1
    while end < len(doc):
        token = doc[end]
        if token.is_space and "\n" in token.text:
            break
        if token.text in ("-", ".") and end + 1 < len(doc) and (doc[end - 1].whitespace_ == "" or token.text == "."):
            if token.text == "." and len(doc[end - 1].text) > 2:
                break
            if _is_capital(doc[end + 1]) or doc[end - 1].lower_ in ("al", "el"):
                end += 2
                continue
            break
        if _is_capital(token) and (end not in covered or token.ent_type_ == "PER") and functions.function(token.text) is None and token.lower_ not in CIVIL and not token.is_sent_start:  # fmt: skip
            end += 1
            continue
        if token.lower_ in PARTICLES and end + 1 < len(doc) and _particle_goes_on(doc, first, end, covered):
            end += 1
            continue
        break
    return end


def _particle_goes_on(doc: Doc, first: int, at: int, covered: set[int]) -> bool:
    """« Ousmane de Gaulle », « Bachar al-Assad », not « Kerry de Paris » nor « Kerry et Lavrov »."""
    following = doc[at + 1]
    if following.text == "-" and at + 2 < len(doc):
        return _is_capital(doc[at + 2])
    if not _is_capital(following) or at + 1 in covered:
        return False
    if doc[at].lower_ in ("de", "du", "des", "d'", "la", "le", "e", "y"):
        return doc[first].ent_type_ == "PER" and following.ent_type_ == "PER" and doc[at].ent_type_ == "PER"
    return True


def _classify(doc: Doc, first: int, end: int, titled: bool) -> tuple[bool, str]:
    if titled:
        return True, "person"
    labels = [t.ent_type_ for t in doc[first:end] if t.ent_type_]
    words = [t for t in doc[first:end] if t.is_alpha]
    if _follows_function(doc, first):
        return True, "person"
    if labels and max(set(labels), key=labels.count) == "PER":
        return (True, "person") if not all(w.is_upper and len(w) > 1 and len(w) < 6 for w in words) else (False, "organisation")
    if len(words) == 1 and words[0].is_upper and 1 < len(words[0]) < 9:
        return False, "organisation"
    if "LOC" in labels:
        return False, "place"
    if "ORG" in labels:
        return False, "organisation"
    subject = any(t.dep_.startswith("nsubj") or (t.dep_ in ("appos", "flat:name") and t.head.i < first) for t in doc[first:end])
    if len(words) >= 2 and all(_is_capital(w) for w in words) and subject:
        return True, "person"
    return False, "organisation" if subject else "place"


def _follows_function(doc: Doc, first: int) -> bool:
    """« le président Quirantes », « le ministre brésilien des Affaires étrangères, Lucio Brandauro »."""
    before = doc[first - 1] if first > 0 else None
    if before is None:
        return False
    if before.text == "," and first > 1:
        near = doc[max(0, first - 9) : first - 1]
        head = doc[first].head
        return any(functions.function(t.text) is not None and t.pos_ in ("NOUN", "PROPN") for t in near) and (
            head.i < first and functions.function(head.text) is not None and doc[first].ent_type_ not in ("LOC",)
        )
    if before.pos_ == "ADJ":
        before = doc[first - 2] if first > 1 else before
    if before.pos_ == "ADJ" and first > 2:
        before = doc[first - 3]
    return before.pos_ in ("NOUN", "PROPN", "ADJ") and functions.function(before.text) is not None and before.text[:1].islower() is not False and doc[first - 1].pos_ != "ADP"  # fmt: skip


def find_acronyms(doc: Doc) -> list[tuple[int, int, str]]:
    """(first token, last token, acronym) of names followed by their acronym: « Front du Chaco libre (FCL) »."""
    found: list[tuple[int, int, str]] = []
    for i in range(1, len(doc) - 2):
        if doc[i].text != "(" or doc[i + 2].text != ")":
            continue
        acronym = doc[i + 1].text
        capitals = sum(c.isupper() for c in acronym)
        if not (2 <= len(acronym) <= 10 and acronym[0].isupper() and (capitals >= 2 or len(acronym) >= 4)):
            continue
        first = _expansion(doc, i, acronym)
        if first is not None:
            found.append((first, i - 1, acronym))
    return found


def _expansion(doc: Doc, bracket: int, acronym: str) -> int | None:
    """The first token of the name that an acronym shortens: its initials, small words free."""
    letters = [c for c in acronym.lower() if c.isalpha()]
    best: int | None = None
    for first in range(bracket - 1, max(-1, bracket - 14), -1):
        token = doc[first]
        if token.text in (",", ".", ";", "»", '"', ")") or token.is_sent_start and first < bracket - 13:
            break
        if not token.text[:1].isupper() or token.text[:1].lower() != letters[0]:
            continue
        initials = [t.text[:1].lower() for t in doc[first:bracket] if t.is_alpha or t.text.endswith("'")]
        if acronym[1:].islower():  # « Insee »: every letter must be an initial
            own = [t.text[0].lower() for t in doc[first:bracket] if t.is_alpha and t.lower_ not in SMALL]
            if "".join(own) == acronym.lower():
                return first
            continue
        if _subsequence(letters, initials):
            best = first
            big = [t for t in doc[first:bracket] if t.is_alpha and t.lower_ not in SMALL]
            if len(big) >= len(letters) - 1:
                return first
    return best


def _subsequence(letters: list[str], initials: list[str]) -> bool:
    rest = iter(initials)
    return sum(any(letter == i for i in rest) for letter in letters) >= max(2, len(letters) - 1)
