"""Which words take a stance, on what, and by whose words? Verbs, nouns, judgements, and the conditions set.

Only words are read here: which actor and which proposal they mean is for `positions`; `proposals`
asks what words one is for or against.
"""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.stances.carried import find_carried
from aidememoire.stances.conditions import with_conditions
from aidememoire.stances.judgements import find_judgements
from aidememoire.stances.nouns import find_nominal
from aidememoire.stances.preconditions import find_preconditions
from aidememoire.stances.reactions import find_reactions
from aidememoire.stances.terms import Stance
from aidememoire.stances.verbs import StanceReader
from aidememoire.stances.verdicts import find_verdicts
from aidememoire.stances.votes import find_votes

_found: tuple[list[dict[str, Any]], list[Stance]] = ([], [])


def find_stances(doc: Doc) -> list[Stance]:
    """The stances that the words of a parsed Doc take, in text order, those set as conditions included.

    To be read and not changed; kept for the clauses last read, since two pipes ask. Raises PipelineError when
    the Doc is not parsed.
    """
    global _found
    clauses = layers.get(doc, "clauses")
    if _found[0] is not clauses:
        _found = (clauses, _read(doc))
    return _found[1]


def _read(doc: Doc) -> list[Stance]:
    reader = StanceReader(doc)
    verbal = reader.find()
    found = with_conditions(
        reader,
        [
            *verbal,
            *find_votes(reader, verbal),
            *find_carried(reader),
            *find_reactions(reader, verbal),
            *find_nominal(reader),
            *find_judgements(reader),
            *find_verdicts(reader),
            *find_preconditions(reader),
        ],
    )
    return sorted(found, key=lambda s: (s.start, s.end, s.why))
