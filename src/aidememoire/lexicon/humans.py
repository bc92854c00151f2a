"""Humans: does a noun name people, by a table, where its ending does not tell (« une vigile », « les escrocs »)?

>>> names_human("vigiles"), names_human("inculpée"), names_human("marine")
(True, True, False)
"""

from __future__ import annotations

from functools import cache

from aidememoire.lexicon.inflection import phrase_feminines, phrase_plurals
from aidememoire.lexicon.loader import load


@cache
def _forms() -> dict[str, str]:
    found: dict[str, str] = {}
    for group, nouns in load("people").items():
        for noun in nouns:
            for form in (noun, *(phrase_feminines(noun) if group != "only" else ())):
                for each in (form, *phrase_plurals(form)):
                    found.setdefault(each.lower(), noun)
    return found


def names_human(form: str) -> bool:
    """Whether a noun in any gender and number, in small letters, accents kept, is one of the table's."""
    return form in _forms()


def human_noun(form: str) -> str | None:
    """The noun of the table of which these letters are a form: « vigiles » is of « vigile ».

    >>> human_noun("inculpées"), human_noun("route")
    ('inculpé', None)
    """
    return _forms().get(form)
