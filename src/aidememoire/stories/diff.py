"""What did a new version of a dispatch change, sentence by sentence, word by word, and item by item of its record?

The header counts, too: a headline, a dateline and a sign-off are sentences of their own. Offsets are code points,
half-open, on the text as received of the version they belong to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from aidememoire.characters import fold
from aidememoire.passage import Noun
from aidememoire.pipes.sentences import find_sentences
from aidememoire.readers.header import read_header
from aidememoire.record import Record
from aidememoire.stories.diff_items import ItemChange, compare_items

SentenceKind = Literal["kept", "moved", "changed", "added", "removed"]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_ALIKE = 0.5  # the share of words that two sentences must have in common to be one that was changed


class Stretch(Noun):
    """Words of one version, with their place in its text."""

    start: int
    end: int
    text: str


class WordChange(Noun):
    """Words that were put in (`old` is None), taken out (`new` is None) or replaced."""

    old: Stretch | None = None
    new: Stretch | None = None


class SentenceChange(Noun):
    """A sentence of the new version, of the old one, or of both.

    `moved` is the same sentence elsewhere; `words` are what differs in a `changed` one (which may have moved, too).
    """

    kind: SentenceKind
    old: Stretch | None = None
    new: Stretch | None = None
    words: tuple[WordChange, ...] = ()


class Diff(Noun):
    """What the dispatch `new` changed of `old`.

    `sentences` go in the order of the new text, removed ones where they stood; `items` are what came, went and
    changed in the record.
    """

    old: str
    new: str
    sentences: tuple[SentenceChange, ...] = ()
    items: tuple[ItemChange, ...] = ()


def diff(old: Record, new: Record) -> Diff:
    """What changed from one version of a dispatch to another one."""
    sentences = tuple(compare_texts(old.text, new.text))
    return Diff(old=old.id, new=new.id, sentences=sentences, items=tuple(compare_items(old, new)))


def compare_texts(old: str, new: str) -> Iterator[SentenceChange]:
    """The sentences of two texts, aligned.

    >>> [(c.kind, [(w.old and w.old.text, w.new and w.new.text) for w in c.words])
    ...  for c in compare_texts("Douze morts. La trêve tient.", "Quatorze morts. La trêve tient. On discute.")]
    [('changed', [('Douze', 'Quatorze')]), ('kept', []), ('added', [])]
    """
    before, after = sentences_of(old), sentences_of(new)
    pairs = _pairs(before, after)
    olds = {there: here for here, there in pairs.items()}
    gone = [there for there in range(len(before)) if there not in olds]
    straight = _straight(pairs)
    next_gone = 0
    for here, sentence in enumerate(after):
        there = pairs.get(here)
        if there is not None and here in straight:
            while next_gone < len(gone) and gone[next_gone] < there:
                yield SentenceChange(kind="removed", old=before[gone[next_gone]])
                next_gone += 1
        yield _change(before[there] if there is not None else None, sentence, moved=here not in straight)
    for there in gone[next_gone:]:
        yield SentenceChange(kind="removed", old=before[there])


def sentences_of(text: str) -> list[Stretch]:
    """The sentences of a text, each line of its header for one, blanks left out."""
    starts = find_sentences(text, [{"kind": z.kind, "start": z.start, "end": z.end} for z in read_header(text).zones])
    found: list[Stretch] = []
    for start, end in pairwise([*starts, len(text)]):
        words = text[start:end].rstrip()
        if words:
            found.append(Stretch(start=start, end=start + len(words), text=words))
    return found


def _pairs(before: Sequence[Stretch], after: Sequence[Stretch]) -> dict[int, int]:
    """For sentences of the new text, the one of the old text that they are: the same words, or most of them."""
    olds, news = ([_words(sentence.text) for sentence in side] for side in (before, after))
    pairs: dict[int, int] = {}
    for block in SequenceMatcher(None, olds, news, autojunk=False).get_matching_blocks():
        pairs.update((block.b + at, block.a + at) for at in range(block.size))
    left = set(range(len(olds))) - set(pairs.values())
    for here, words in enumerate(news):  # the same words elsewhere
        there = next((t for t in sorted(left) if olds[t] == words), None) if here not in pairs else None
        if there is not None:
            pairs[here] = there
            left.discard(there)
    alike = sorted(
        (-share, here, there)
        for here, words in enumerate(news)
        if here not in pairs
        for there in left
        if (share := _share(olds[there], words)) >= _ALIKE
    )
    for _, here, there in alike:
        if here not in pairs and there in left:
            pairs[here] = there
            left.discard(there)
    return pairs


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(token) for token in _TOKEN.findall(text))


def _share(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How much two sentences have in common, 0 to 1; 0 for what is below the bar, found out cheaply."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def _straight(pairs: dict[int, int]) -> set[int]:
    """The sentences of the new text that stand in the order of the old one: the longest run that does."""
    ends: list[int] = []  # old places at which the best run of each length so far ends …
    last: list[int] = []  # … and the new sentence that ends it
    previous: dict[int, int | None] = {}
    for here in sorted(pairs):
        length = bisect_left(ends, pairs[here])
        previous[here] = last[length - 1] if length else None
        ends[length : length + 1] = [pairs[here]]
        last[length : length + 1] = [here]
    run: set[int] = set()
    at = last[-1] if last else None
    while at is not None:
        run.add(at)
        at = previous[at]
    return run


def _change(old: Stretch | None, new: Stretch, *, moved: bool) -> SentenceChange:
    if old is None:
        return SentenceChange(kind="added", new=new)
    words = tuple(_word_changes(old, new))
    kind: SentenceKind = "changed" if words else "moved" if moved else "kept"
    return SentenceChange(kind=kind, old=old, new=new, words=words)


def _word_changes(old: Stretch, new: Stretch) -> Iterator[WordChange]:
    olds, news = (list(_TOKEN.finditer(sentence.text)) for sentence in (old, new))
    matcher = SequenceMatcher(None, [fold(t[0]) for t in olds], [fold(t[0]) for t in news], autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            yield WordChange(old=_stretch(old, olds[a:b]), new=_stretch(new, news[c:d]))


def _stretch(sentence: Stretch, tokens: Sequence[re.Match[str]]) -> Stretch | None:
    if not tokens:
        return None
    start, end = tokens[0].start(), tokens[-1].end()
    return Stretch(start=sentence.start + start, end=sentence.start + end, text=sentence.text[start:end])
