"""Name hyphens: does a hyphen between spaces join the parts of a firm's name (« l'entreprise Nexal - Dorvane »)?"""

from __future__ import annotations

from spacy.tokens import Doc


def is_spaced_hyphen(doc: Doc, first: int, at: int) -> bool:
    """Whether the token at `at` is a hyphen between spaces, after one word of a name and before another."""
    if doc[at].text not in ("-", "–") or at - first > 1 or at + 1 >= len(doc):
        return False
    before, after = doc[at - 1], doc[at + 1]
    return bool(before.whitespace_) and after.text[:1].isupper() and not after.is_sent_start


def is_joined(text: str, doc: Doc, at: int) -> bool:
    """Whether the words beside a hyphen are written as one elsewhere: « Nexal-Dorvane »."""
    return f"{doc[at - 1].text}-{doc[at + 1].text}" in text
