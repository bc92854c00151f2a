"""Which words does a search take for one? The French Snowball stemmer, on words without accents.

The algorithm is Martin Porter's, as the Snowball project publishes it (snowballstem.org, « French stemming
algorithm »), with two changes. The word is folded first (`characters.fold`), so that « evacues » typed without
accents finds « évacués », and each suffix is looked for without its accents; suffixes that would then take the
end off common nouns (« ât » of « combat », « îmes » of « crimes ») are left out. And the ending « -ent » of verbs
goes as well. Both engines index what this gives, so that they find the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from aidememoire.characters import fold

_VOWELS = "aeiouy"
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
_NUMBER_OF_FORMS = 1 << 16


class Word(NamedTuple):
    """A word of a text: folded, its stem, and its code points, half-open."""

    form: str
    stem: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of a text with their stems; apostrophes and hyphens part words.

    >>> [(word.form, word.stem) for word in words_of("L’évacuation des blessés")]
    [('l', 'l'), ('evacuation', 'evacu'), ('des', 'de'), ('blesses', 'bless')]
    """
    return [Word(*_form_and_stem(found[0]), *found.span()) for found in _WORD.finditer(text)]


@lru_cache(maxsize=_NUMBER_OF_FORMS)
def _form_and_stem(word: str) -> tuple[str, str]:
    form = fold(word).translate(_LIGATURES)
    return form, stem(form)


def stem(form: str) -> str:
    """The stem of a folded word.

    >>> [stem(form) for form in ("evacuation", "evacues", "evacuer", "negociateurs", "pourparlers")]
    ['evacu', 'evacu', 'evacu', 'negoc', 'pourparl']
    """
    if len(form) < 3 or not form.isascii() or not form.isalpha():
        return form
    return _Stemming(form).run()


def _marked(form: str) -> str:
    """The word with u, i and y in capitals where they are consonants."""
    letters = list(form)
    for at, letter in enumerate(letters):
        before = at > 0 and letters[at - 1] in _VOWELS
        after = at + 1 < len(letters) and letters[at + 1] in _VOWELS
        if letter == "u" and at > 0 and letters[at - 1] == "q":
            letters[at] = "U"
        elif (letter in "ui" and before and after) or (letter == "y" and (before or after)):
            letters[at] = letter.upper()
    return "".join(letters)


def _after_first_closed_vowel(word: str, start: int) -> int:
    """Where the region begins that follows the first consonant after a vowel."""
    for at in range(start + 1, len(word)):
        if word[at] not in _VOWELS and word[at - 1] in _VOWELS:
            return at + 1
    return len(word)


def _rv(word: str) -> int:
    if word[:2].strip(_VOWELS) == "" or word.startswith(("par", "col", "tap")):
        return 3
    return next((at + 1 for at in range(1, len(word)) if word[at] in _VOWELS), len(word))


def _longest_first(*suffixes: str) -> tuple[str, ...]:
    return tuple(sorted(" ".join(suffixes).split(), key=len, reverse=True))


_NOUNS = frozenset("ance iqUe isme able iste eux ances iqUes ismes ables istes".split())
_AGENTS = frozenset("atrice ateur ation atrices ateurs ations".split())
_STANDARD = _longest_first(
    *_NOUNS, *_AGENTS, "logie logies usion ution usions utions ence ences ement ements ite ites if ive ifs ives",
    "eaux aux euse euses issement issements amment emment ment ments",
)  # fmt: skip
_VERBS_I = _longest_first(
    "i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent",
    "issais issait issant issante issantes issants isse issent isses issez issiez issions issons it",
)
_VERBS_E = frozenset("ee ees er era erai eraIent erais erait eras erent erez eriez erions erons eront ez iez".split())
_VERBS_A = frozenset("a ai aIent ais ait ant ante antes ants as asse assent asses assiez assions".split())
_VERBS = _longest_first("ions", *_VERBS_E, *_VERBS_A)
_GOES_ON = frozenset(("amment", "emment", "ment", "ments"))


class _Stemming:
    """One word under way."""

    def __init__(self, form: str) -> None:
        self.word = _marked(form)
        self.rv = _rv(self.word)
        self.r1 = _after_first_closed_vowel(self.word, 0)
        self.r2 = _after_first_closed_vowel(self.word, self.r1)

    def run(self) -> str:
        before = self.word
        ending = self._standard()
        changed = self.word != before
        if not changed or ending in _GOES_ON:
            changed = self._verb_i() or self._verb() or changed
        if changed:
            if self.word.endswith("Y"):
                self.word = self.word[:-1] + "i"
        else:
            self._residual()
        self._own_endings()
        if self.word.endswith(("enn", "onn", "ett", "ell", "eill")):
            self.word = self.word[:-1]
        return self.word.lower()

    def _own_endings(self) -> None:
        if self._in(self.r1, "ent"):  # « refusent » with « refuser », and so « présidence » with « président »
            self._cut("ent")
        if self._in(self.r1, "i") and self.word[-2] not in _VOWELS:  # « négocié » without its accent ends as « finie »
            self._cut("i")

    def _in(self, region: int, suffix: str) -> bool:
        return self.word.endswith(suffix) and len(self.word) - len(suffix) >= region

    def _cut(self, suffix: str, new: str = "") -> None:
        self.word = self.word[: len(self.word) - len(suffix)] + new

    def _cut_or(self, suffix: str, region: int, new: str) -> None:
        """Takes the suffix off where it lies in R2, changes it where it only lies in the other region."""
        if self._in(self.r2, suffix):
            self._cut(suffix)
        elif self._in(region, suffix):
            self._cut(suffix, new)

    def _standard(self) -> str | None:
        """Step 1: endings of nouns, adjectives and adverbs. Returns the longest one there, None without."""
        ending = next((suffix for suffix in _STANDARD if self.word.endswith(suffix)), None)
        if ending is None:
            return None
        in_r2 = self._in(self.r2, ending)
        if ending in _NOUNS:
            if in_r2:
                self._cut(ending)
        elif ending in _AGENTS:
            if in_r2:
                self._cut(ending)
                self._cut_or("ic", 0, "iqU")
        elif ending in ("logie", "logies", "usion", "ution", "usions", "utions", "ence", "ences"):
            if in_r2:
                self._cut(ending, {"l": "log", "u": "u", "e": "ent"}[ending[0]])
        elif ending in ("ement", "ements"):
            if self._in(self.rv, ending):
                self._cut(ending)
                self._after_ement()
        elif ending in ("ite", "ites"):
            if in_r2:
                self._cut(ending)
                self._after_ite()
        elif ending in ("if", "ive", "ifs", "ives"):
            if in_r2:
                self._cut(ending)
                if self._in(self.r2, "at"):
                    self._cut("at")
                    self._cut_or("ic", 0, "iqU")
        elif ending == "eaux":
            self._cut(ending, "eau")
        elif ending == "aux":
            if self._in(self.r1, ending):
                self._cut(ending, "al")
        elif ending in ("euse", "euses"):
            self._cut_or(ending, self.r1, "eux")
        elif ending in ("issement", "issements"):
            if self._in(self.r1, ending) and self.word[-len(ending) - 1] not in _VOWELS:
                self._cut(ending)
        elif ending in ("amment", "emment"):
            if self._in(self.rv, ending):
                self._cut(ending, f"{ending[0]}nt")
        elif self._in(self.rv + 1, ending) and self.word[-len(ending) - 1] in _VOWELS:
            self._cut(ending)
        return ending

    def _after_ement(self) -> None:
        if self._in(self.r2, "iv"):
            self._cut("iv")
            if self._in(self.r2, "at"):
                self._cut("at")
        elif self.word.endswith("eus"):
            self._cut_or("eus", self.r1, "eux")
        elif self.word.endswith(("abl", "iqU")):
            if self._in(self.r2, self.word[-3:]):
                self._cut("abl")
        elif self._in(self.rv, "ier") or self._in(self.rv, "Ier"):
            self._cut("ier", "i")

    def _after_ite(self) -> None:
        if self.word.endswith("abil"):
            self._cut_or("abil", 0, "abl")
        elif self.word.endswith("ic"):
            self._cut_or("ic", 0, "iqU")
        elif self._in(self.r2, "iv"):
            self._cut("iv")

    def _verb_i(self) -> bool:
        """Step 2a: endings of verbs in -ir."""
        for suffix in _VERBS_I:
            if self._in(self.rv, suffix):
                if self._in(self.rv + 1, suffix) and self.word[-len(suffix) - 1] not in _VOWELS:
                    self._cut(suffix)
                    return True
                return False
        return False

    def _verb(self) -> bool:
        """Step 2b: endings of the other verbs."""
        suffix = next((one for one in _VERBS if self._in(self.rv, one)), None)
        if suffix is None or (suffix == "ions" and not self._in(self.r2, suffix)):
            return False
        self._cut(suffix)
        if suffix in _VERBS_A and self._in(self.rv, "e"):
            self._cut("e")
        return True

    def _residual(self) -> None:
        """Step 4: what is left where no other step changed the word."""
        if self.word.endswith("s") and len(self.word) > 1 and self.word[-2] not in "aious":
            self._cut("s")
            if self._in(self.rv, "er"):  # as « pourparler », an infinitive to step 2b
                self._cut("er")
        if self._in(self.rv, "ion"):
            if self._in(self.r2, "ion") and self.word[-4] in "st" and len(self.word) - 4 >= self.rv:
                self._cut("ion")
        elif self._in(self.rv, "ier") or self._in(self.rv, "Ier"):
            self._cut("ier", "i")
        elif self._in(self.rv, "iere") or self._in(self.rv, "Iere"):
            self._cut("iere", "i")
        elif self._in(self.rv, "e"):
            self._cut("e")
