"""Which nouns did the tagger take for verbs? « l'|offre| de trêve », « une |demande| de l'ONU »: after a determiner."""

from __future__ import annotations

from functools import cache

from aidememoire.clauses.parse import Parse
from aidememoire.lexicon import world
from aidememoire.lexicon.frames import is_noun
from aidememoire.lexicon.loader import load


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun for nouns in load("proposals")["kinds"].values() for noun in nouns)


def mend_nouns(parse: Parse) -> None:
    """Makes nouns of finite verbs that a determiner stands before, where the lexicon knows the noun."""
    for i in range(1, len(parse.tokens)):
        if parse.pos[i] == "ADJ" and parse.words[i - 1] in ("un", "une") and _is_of_a_people(parse, i):
            parse.tag(i, "NOUN")  # « a raconté une |Canadienne| qui attendait son vol »
            continue
        if parse.pos[i] != "VERB" or parse.pos[i - 1] != "DET" or parse.forms[i] != "Fin":
            continue
        form = parse.words[i]
        noun = next((n for n in (form, form.removesuffix("s")) if n in _nouns() or is_noun(n, n)), None)
        if noun is not None:
            parse.tag(i, "NOUN", noun, f"Number={'Sing' if noun == form else 'Plur'}")


def _is_of_a_people(parse: Parse, i: int) -> bool:
    """Whether a capital makes a noun of a demonym, which no noun follows."""
    if not parse.tokens[i].text[0].isupper() or world.state_of_demonym(parse.words[i]) is None:
        return False
    return i + 1 == len(parse.words) or parse.pos[i + 1] not in ("NOUN", "PROPN")


def mend_sides(parse: Parse) -> None:
    """« a fait état |de son côté| de trois décès »: « de son côté » is no complement, what follows it is."""
    for i, word in enumerate(parse.words):
        if word != "côté" or i < 3 or parse.words[i - 1] not in ("son", "leur") or parse.words[i - 2] != "de":
            continue
        if parse.deps[i] != "obl:arg" or parse.pos[parse.heads[i]] != "VERB" or parse.heads[i] > i:
            continue
        verb = parse.heads[i]
        parse.attach(i, verb, "advmod")
        for child in parse.children(i, i + 1, min(len(parse.words), i + 8)):
            if parse.deps[child] == "nmod":
                parse.attach(child, verb, "obl:arg")
