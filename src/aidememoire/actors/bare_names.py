"""What is a mention's name without the small words around it? Asked of texts and of names in a store alike."""

from __future__ import annotations

from functools import lru_cache

from aidememoire.actors.word_lists import words as word_list
from aidememoire.lexicon.phrases import fold


@lru_cache(maxsize=1 << 12)
def bare(name: str) -> str:
    """A mention's words as a name: without article or demonstrative, unpaired marks or the blanks of line ends.

    >>> bare("le président élu"), bare("cette organisation"), bare("l'état-major »"), bare("des secouristes")
    ('président élu', 'organisation', 'état-major', 'des secouristes')
    """
    words = " ".join(name.split())
    for opening, closing in (("«", "»"), ("(", ")"), ("“", "”")):
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    if words.count('"') % 2:
        words = words.replace('"', "")
    words = " ".join(words.split()).strip(" ,;").removeprefix("dont ")
    first, _, rest = words.partition(" ")
    if first.lower() in ("l'un", "l'une"):
        return words  # « l'un d'eux »
    if first.lower() in ("le", "la", "les", "au", "aux", "du", "ce", "cet", "cette", "ces") and rest:
        return words if fold(rest.split()[0]) in word_list("quantities") else rest  # « la plupart des élus »
    return words[2:] if words.lower().startswith("l'") and len(words) > 3 else words
