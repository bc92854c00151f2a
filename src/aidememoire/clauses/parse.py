"""A parse that can be changed: heads and labels as lists, written back to the Doc once."""

from __future__ import annotations

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc


class Parse:
    """Heads and labels of a Doc as lists that rules change; written back once.

    `tokens` are the Doc's own, `words` the same in small letters.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.tokens = list(doc)
        self.words = [token.lower_ for token in self.tokens]
        self.heads = [i + away for i, away in enumerate(doc.to_array(HEAD).astype("int64").tolist())]
        self.deps = [t.dep_ for t in self.tokens]
        self.changed = False

    def attach(self, token: int, head: int, dep: str) -> None:
        """Hangs a token on another, unless that would close a circle."""
        if token != head:
            current, steps = head, 0
            while self.heads[current] != current and steps < 200:
                if current == token:
                    return  # would hang a word on its own dependant
                current, steps = self.heads[current], steps + 1
            if current == token:
                return
        self.heads[token], self.deps[token] = head, dep
        self.changed = True

    def children(self, token: int, start: int, end: int) -> list[int]:
        """The tokens of `start:end` that hang on a token."""
        return [i for i in range(start, end) if self.heads[i] == token and i != token]

    def promote(self, token: int, head: int) -> None:
        """Puts a token in the place of the one it hung on, which then hangs nowhere until it is attached."""
        if self.heads[head] == head:
            self.heads[token], self.deps[token] = token, "ROOT"
        else:
            self.heads[token], self.deps[token] = self.heads[head], self.deps[head]
        self.changed = True

    def write(self) -> None:
        """Writes heads and labels back to the Doc, if a rule changed any."""
        if not self.changed:
            return
        strings = self.doc.vocab.strings
        labels = {dep: strings.add(dep) for dep in dict.fromkeys(self.deps)}
        rows = [[(head - i) & 0xFFFFFFFFFFFFFFFF, labels[self.deps[i]]] for i, head in enumerate(self.heads)]
        self.doc.from_array([HEAD, DEP], np.array(rows, dtype="uint64"))  # type: ignore[arg-type]
