"""How is a proposal called in a table? The fullest of its names that is short enough, in the text's own words."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from aidememoire.modality.conditionals import word
from aidememoire.stances.proposal_names import Naming, has_complement, lemma_of, references

VAGUE = {"version", "mesure", "chose", "point"}  # they name a proposal only where nothing else does
NEGATING = {"pas", "plus", "jamais", "point", "guère"}
CUT_OFF = {"c'", "qu'", "que", "et", "ou", "de", "d'", "à", "le", "la", "l'", "les", "un", "une", ",", "(", "qui", "en"}
LONGEST_LABEL = 70  # characters


def label_of(doc: Doc, namings: list[Naming]) -> str:
    """A short noun phrase for a table: the fullest of the names that is not too long, without its determiner."""
    telling = [n for n in namings if lemma_of(doc[n.head]) not in VAGUE and not _is_bare_reference(doc, n)] or namings
    texts = [_plain_label(doc, n) for n in sorted(telling, key=lambda n: (n.content, n.start))]
    fitting = [t for t in texts if len(t) <= LONGEST_LABEL] or [texts[0][:LONGEST_LABEL].rsplit(" ", 1)[0] + "…"]
    best = max(fitting, key=lambda t: (min(len(t), 45), -fitting.index(t)))
    return best or texts[0]


def _is_bare_reference(doc: Doc, naming: Naming) -> bool:
    """« ce texte », « la proposition », but not « le plan de la médiation »."""
    return lemma_of(doc[naming.head]) in references() and not has_complement(doc[naming.head])


def _plain_label(doc: Doc, naming: Naming) -> str:
    start, end = naming.start, naming.end
    if not naming.content:
        while start < naming.head and (
            doc[start].pos_ in ("DET", "PUNCT") or word(doc[start]) in ("un", "une", "des", "toute", "tout")
        ):
            start += 1
    if naming.content:
        while start < naming.head and word(doc[start]) in ("à", "de", "d'", "»", "«", '"'):
            start += 1
        end = _until_purpose(doc, naming.head, end)
    while end - 1 > naming.head and word(doc[end - 1]) in CUT_OFF:
        end -= 1
    words = doc[start:end].text
    if naming.content and "Fut" in doc[naming.head].morph.get("Tense", []) and start >= naming.head - 2:
        after = [t.text_with_ws for t in doc[naming.head + 1 : end] if word(t) not in NEGATING]
        words = f"{doc[naming.head].lemma_} {''.join(after)}"  # « ne lèvera pas le siège »: lever le siège
    if naming.content and [word(t) for t in doc[max(start - 2, 0) : start]] in (["tant", "que"], ["tant", "qu'"]):
        asked = [t.text_with_ws for t in doc[start:end] if word(t) not in NEGATING | {"ne", "n'"}]
        words = "".join(asked)  # « tant que le siège n'est pas levé »: le siège est levé
    text = re.sub(r"[\"«»“”]", " ", words)
    return re.sub(r"(?<=['\u2019]) ", "", re.sub(r"\s+", " ", text)).strip(" ,;:.")


def _until_purpose(doc: Doc, head: int, end: int) -> int:
    """A content without what it is for or when: « passer au vote |pour mettre au défi …| »."""
    for token in doc[head + 1 : end]:
        if token.text in (",", ";") or word(token) in ("afin", "alors", "tandis", "parce", "si", "tant", "tout"):
            return token.i
        if word(token) == "en" and token.i + 1 < end and word(doc[token.i + 1]) in ("échange", "contrepartie", "cas"):
            return token.i
        if word(token) == "pour" and token.i + 1 < end and "Inf" in doc[token.i + 1].morph.get("VerbForm", []):
            return token.i
    return end
