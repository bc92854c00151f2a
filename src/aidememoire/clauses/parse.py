"""A parse that can be changed: heads and labels as lists, written back to the Doc once."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from spacy.attrs import DEP, HEAD, MORPH, POS
from spacy.parts_of_speech import NAMES
from spacy.tokens import Doc


class Parse:
    """Heads and labels of a Doc as lists that rules change; written back once.

    `tokens` are the Doc's own, `words` the same in small letters; `pos` and `forms` are their parts of speech and
    verb forms (« Fin », « Inf », « Part », or none), which only `tag` changes, in the tokens as well.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        strings = doc.vocab.strings
        self.tokens = list(doc)
        self.words = [token.lower_ for token in self.tokens]
        self.heads = [i + away for i, away in enumerate(doc.to_array(HEAD).astype("int64").tolist())]
        deps, kinds, features = doc.to_array([DEP, POS, MORPH]).T.tolist()
        labels = {dep: strings[dep] for dep in set(deps)}
        self.deps = [labels[dep] for dep in deps]
        self.pos = [NAMES[kind] for kind in kinds]
        forms = {key: _verb_form(strings[key]) for key in set(features)}
        self.forms = [forms[key] for key in features]
        self.changed = False

    def tag(self, token: int, pos: str, lemma: str | None = None, features: str | None = None) -> None:
        """Gives a token another part of speech, and another lemma and other features where they are given."""
        self.tokens[token].pos_ = self.pos[token] = pos
        if lemma is not None:
            self.tokens[token].lemma_ = lemma
        if features is not None:
            self.tokens[token].set_morph(features)  # type: ignore[attr-defined]
            self.forms[token] = _verb_form(features)

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
        return [i for i, head in enumerate(self.heads[start:end], start) if head == token and i != token]

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


@lru_cache(maxsize=1 << 10)
def _verb_form(features: str) -> str:
    """The verb form among the features of a token, as the model writes them; "" where there is none."""
    return next((one[9:] for one in features.split("|") if one.startswith("VerbForm=")), "")
