"""The mended parse of a Doc as lists: what every question about its phrases looks up, where a token is slow to ask."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from spacy.attrs import DEP, IDX
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.clauses.parse import Parse


class Tree:
    """The tokens of a Doc whose parse no longer changes, what they are, and what hangs on each. To be read only.

    `words` are in small letters, `forms` the verb forms (see `Parse`); `lefts` and `rights` give the dependants
    before and after a token, in order, for the tokens that have any; `phrases` keeps what `phrases.phrase` found.
    """

    def __init__(self, parse: Parse) -> None:
        self.doc, self.size = parse.doc, len(parse.doc)
        self.tokens, self.words, self.pos, self.forms = parse.tokens, parse.words, parse.pos, parse.forms
        strings = self.doc.vocab.strings
        deps = self.doc.to_array(DEP).tolist()
        labels = {dep: strings[dep] for dep in set(deps)}
        self.deps = [labels[dep] for dep in deps]
        self.heads = parse.heads
        self.lefts: dict[int, list[int]] = {}
        self.rights: dict[int, list[int]] = {}
        for i, head in enumerate(self.heads):
            if head != i:
                (self.lefts if i < head else self.rights).setdefault(head, []).append(i)
        self.starts = [sentence.start for sentence in self.doc.sents]
        self.phrases: dict[int, tuple[int, int]] = {}

    @cached_property
    def chars(self) -> list[int]:
        """Where each token begins, in code points of the text."""
        chars: list[int] = self.doc.to_array(IDX).tolist()
        return chars

    @cached_property
    def capitals(self) -> list[int]:
        """The tokens that open with a capital, in order."""
        text = layers.text(self.doc)
        return [i for i, at in enumerate(self.chars) if text[at : at + 1].isupper()]

    def children(self, token: int) -> list[int]:
        """The dependants of a token, in order."""
        return [*self.lefts.get(token, ()), *self.rights.get(token, ())]

    def sentence(self, token: int) -> tuple[int, int]:
        """The first token of a token's sentence, and the one after its last."""
        n = bisect_right(self.starts, token)
        return self.starts[n - 1], self.starts[n] if n < len(self.starts) else self.size


_kept: Tree | None = None


def tree_of(doc: Doc) -> Tree:
    """The tree of a Doc; kept for the Doc last asked about, until `renew` says that its parse has changed."""
    tree = _kept
    if tree is None or tree.doc is not doc or tree.size != len(doc):
        tree = renew(Parse(doc))
    return tree


def renew(parse: Parse) -> Tree:
    """The tree of a parse just written back, kept in place of an older one."""
    global _kept
    _kept = Tree(parse)
    return _kept
