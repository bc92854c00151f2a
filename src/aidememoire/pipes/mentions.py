"""Mentions: the words that name an actor, by name, function, collective, place of power or pronoun."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.actors.collective_mentions import find_collectives, find_subjects
from aidememoire.actors.function_mentions import find_functions
from aidememoire.actors.mention import Board
from aidememoire.actors.named_mentions import find_named
from aidememoire.actors.pronoun_mentions import find_pronouns
from aidememoire.actors.source_mentions import find_sources
from aidememoire.actors.told_of import find_told_of
from aidememoire.pipes.clauses import read_clauses


@Language.factory("aidememoire_mentions", assigns=["doc._.aidememoire_mentions"])
def create_mentions(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `mentions` layer. Needs a parse and named entities."""
    return layers.LayerPipe("mentions", find_mentions)


def find_mentions(doc: Doc) -> list[dict[str, Any]]:
    """Every mention of an actor in a parsed Doc, in text order (see `mention.Mention`).

    From the surest to the least sure: names, functions, collectives, subjects of acts, sources of
    words, pronouns; a token is
    the head of one mention at most.
    """
    board = Board(doc, read_clauses(doc))
    people = find_named(board)
    find_functions(board, people)
    find_collectives(board)
    find_subjects(board)
    find_sources(board)
    find_pronouns(board)
    find_told_of(board)
    return [dict(mention) for mention in board.in_order()]
