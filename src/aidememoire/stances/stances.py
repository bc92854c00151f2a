"""Which words take a stance, on what, and by whose words? Verbs, nouns, judgements, and the conditions set.

Only words are read here: which actor and which proposal they mean is for `positions`; `proposals`
asks what words one is for or against.
"""

from __future__ import annotations

from spacy.tokens import Doc

from aidememoire.stances.conditions import with_conditions
from aidememoire.stances.judgements import find_judgements
from aidememoire.stances.nouns import find_nominal
from aidememoire.stances.preconditions import find_preconditions
from aidememoire.stances.terms import Stance
from aidememoire.stances.verbs import StanceReader


def find_stances(doc: Doc) -> list[Stance]:
    """The stances that the words of a parsed Doc take, in text order, those set as conditions included.

    Raises PipelineError when the Doc is not parsed.
    """
    reader = StanceReader(doc)
    found = with_conditions(
        reader, [*reader.find(), *find_nominal(reader), *find_judgements(reader), *find_preconditions(reader)]
    )
    return sorted(found, key=lambda s: (s.start, s.end, s.why))
