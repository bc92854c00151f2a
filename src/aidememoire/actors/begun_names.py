"""Begun names: which body does the beginning of its name take up (« la cour d'appel de X … la cour »)?"""

from __future__ import annotations

from aidememoire.actors.bare_names import bare
from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention
from aidememoire.actors.registry import Registry
from aidememoire.actors.word_lists import THE
from aidememoire.lexicon.phrases import fold

BODIES = {"organisation", "party"}
LATEST = 200  # bodies looked at


def body_begun(book: Registry, n: int, m: Mention) -> Entity | None:
    """« la préfecture maritime de l'Atlantique … |la préfecture maritime| », « l'Office des forêts … |l'office| »: the
    one body told of before whose name opens with these words, all in small letters but the first.
    """
    if m.get("number") == "p" or m.get("determiner") not in THE or m.get("alias"):
        return None
    words = bare(m["name"])
    if any(word[:1].isupper() for word in words.replace("'", " ").split()[1:]):
        return None
    opening = f"{fold(words)} "
    found = [
        e
        for e in book.bodies[-LATEST:]
        if e.kind in BODIES
        and e.mentions
        and e.mentions[0] < n
        and e.name[:1].isalpha()
        and fold(bare(e.name)).startswith(opening)
    ]
    return found[0] if len(found) == 1 else None
