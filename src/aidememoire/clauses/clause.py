"""The clause: one predicate with its arguments, as every later pipe reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

SPANS = ("group", "subject", "object", "agent", "content")


@dataclass(slots=True)
class Clause:
    """One predicate with its arguments. All positions are token indices; spans are (start, end), half-open.

    kind      finite, infinitive, participle (present or past, without auxiliary), gerund, nominal
    tense     present, past, imperfect, pluperfect, future, future_perfect, or none
    mood      indicative, conditional, subjunctive, imperative, or none
    perfect   a compound form (« aurait vidé »)
    passive   the passive voice (« a été annoncé », « cité par »); its `agent` is the par-phrase
    reflexive « se »
    modal     the lemma of the modal that governs an infinitive predicate (« doit rencontrer »: devoir), or « aller »
    group     the verb group, auxiliaries and modal included
    subject   the noun phrase, its determiner included; inherited from the governor for infinitives,
              participles and coordinated verbs (then `subject_own` is false)
    complements  preposition -> noun phrases (without the preposition), those of the verb first
    content   the reported words of a que-clause or an infinitive complement, without que / de / à
    intro     that introducing word, lower case
    relation  root, conj, ccomp, xcomp, advcl, acl, relcl, parataxis, nominal
    governor  position in the clause list of the clause it depends on
    """

    head: int
    lemma: str
    kind: str
    start: int
    end: int
    group: tuple[int, int]
    tense: str = "none"
    mood: str = "none"
    perfect: bool = False
    passive: bool = False
    reflexive: bool = False
    negated: bool = False
    modal: str | None = None
    inverted: bool = False
    subject: tuple[int, int] | None = None
    subject_head: int | None = None
    subject_own: bool = True
    object: tuple[int, int] | None = None
    object_head: int | None = None
    agent: tuple[int, int] | None = None
    agent_head: int | None = None
    complements: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    heads: dict[str, list[int]] = field(default_factory=dict)
    content: tuple[int, int] | None = None
    content_head: int | None = None
    intro: str = ""
    relation: str = "root"
    governor: int | None = None
    conditional_if: bool = False
    interrogative: bool = False

    def plain(self) -> dict[str, Any]:
        """As a dict of lists, strings and numbers, which a Doc can carry through bytes."""
        item = dict(zip(self.__slots__, _values(self), strict=True))
        for name in SPANS:
            if item[name] is not None:
                item[name] = list(item[name])
        item["complements"] = {prep: [list(s) for s in spans] for prep, spans in self.complements.items()}
        return item

    @classmethod
    def of(cls, item: dict[str, Any]) -> Clause:
        """The clause that `plain` wrote."""
        clause = cls(**item)
        for name in SPANS:
            span = item[name]
            setattr(clause, name, (span[0], span[1]) if span is not None else None)
        clause.complements = {prep: [(s[0], s[1]) for s in spans] for prep, spans in item["complements"].items()}
        return clause

    def head_of(self, preposition: str) -> int | None:
        """The head of the first complement with that preposition."""
        found = self.heads.get(preposition)
        return found[0] if found else None


_values = attrgetter(*Clause.__slots__)  # one call for all fields
