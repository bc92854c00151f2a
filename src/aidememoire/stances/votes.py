"""Who voted the other way? « La France a voté pour le texte, |la Russie contre| »: a vote told without its verb."""

from __future__ import annotations

from collections.abc import Iterator

from aidememoire.modality.conditionals import word
from aidememoire.stances.terms import Stance
from aidememoire.stances.verbs import StanceReader

SIDES = {"pour": "supports", "contre": "opposes"}
REACH = 12  # tokens between the first vote and the second


def find_votes(reader: StanceReader, found: list[Stance]) -> Iterator[Stance]:
    """The votes that lean on the vote before them, of whose stances `found` has those that verbs take."""
    doc = reader.doc
    votes = [s for s in found if s.why.startswith("voter") and s.targets]
    for vote in votes:
        sent = doc[vote.head].sent
        for token in doc[vote.head + 1 : min(vote.head + REACH + 8, sent.end)]:
            if word(token) not in SIDES or token.i + 1 < len(doc) and not _closes(reader, token.i + 1):
                continue
            noun = doc[token.i - 1]
            while noun.pos_ in ("ADJ", "ADP", "DET") and noun.i > vote.head:
                noun = doc[noun.i - 1]
            lead = doc[max(noun.i - 4, vote.head) : noun.i]
            if noun.pos_ not in ("NOUN", "PROPN") or not any(t.text in (",", ";") or word(t) == "et" for t in lead):
                continue
            target = [t for t in vote.targets if t.end <= noun.i][:1]
            if target:
                yield Stance(
                    SIDES[word(token)], token.i, noun.i, token.i + 1, target, [noun.i], False, f"voted {word(token)}"
                )


def _closes(reader: StanceReader, i: int) -> bool:
    """Whether nothing of the vote follows: a stop, a comma, « et »."""
    token = reader.doc[i]
    return token.is_punct or token.is_space or token.pos_ == "CCONJ"
