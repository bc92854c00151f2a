"""Who blames each other? « se rejettent la responsabilité », and an accusation answered by another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aidememoire.clauses import phrases
from aidememoire.disputes.accounts import Account, Accounts
from aidememoire.disputes.sides import Sides
from aidememoire.modality.conditionals import word
from aidememoire.pipes.clauses import Clause

ACCUSING = {"accuser", "accuser de", "imputer à", "mettre en cause", "rejeter la responsabilité"}
ANSWER_REACH = 1  # sentences between an accusation and the one that answers it
EACH_OTHER = re.compile(r"\b(?:mutuellement|réciproquement|l'un l'autre|les uns les autres|tour à tour)\b")


@dataclass(slots=True)
class Blame:
    """Two sides that blame each other in one clause: token span, actor ids (None unnamed), the clause."""

    sides: list[str | None]
    start: int
    end: int
    clause: Clause


class Blames:
    """Reads who blames whom in return."""

    def __init__(self, accounts: Accounts, sides: Sides) -> None:
        self.of, self.doc, self.sides = accounts, accounts.doc, sides

    def mutual(self) -> Iterator[Blame]:
        """« Les deux camps s'accusent d'avoir rompu la trêve »."""
        for clause in self.of.clauses:
            if not self._is_mutual(clause) or not self.of.in_body(clause.head) or clause.subject_head is None:
                continue
            parties = self._sides_before(clause) or self.of.parties.named(
                [t.i for t in phrases.conjuncts(self.doc[clause.subject_head])]
            )
            item = self.of.index.by_id.get(parties[0]) if len(parties) == 1 else None
            if item is not None and len(item["members"]) == 2:
                parties = item["members"]
            start = self._sides_start(clause) or self.of.subject_start(clause)
            sides: list[str | None] = [*parties[:2]] if len(parties) >= 2 else [None, None]
            yield Blame(sides, start, self.of.end_of(clause), clause)

    def crossed(self, claims: list[Account]) -> Iterator[tuple[Account, Account]]:
        """« Le pouvoir impute l'attaque aux rebelles, qui accusent l'armée »: the accused accuses in return."""
        accusations = [c for c in claims if c.kind == "accusation" and c.why in ACCUSING and c.party is not None]
        for n, later in enumerate(accusations):
            for first in reversed(accusations[:n]):
                if later.sentence - first.sentence > ANSWER_REACH or self.sides.same(first.party, later.party):
                    continue
                answers = any(self.sides.same(a, later.party) for a in first.about)
                back = any(self.sides.same(a, first.party) for a in later.about)
                third = not answers and first.sentence == later.sentence and first.why == "imputer à"
                bare = later.why in ("accuser", "mettre en cause", "rejeter la responsabilité")
                if third and bare or answers and (back or bare and later.sentence == first.sentence):
                    yield first, later
                    break

    def _clitic(self, clause: Clause) -> int:
        """The « se » of a clause."""
        return next(
            (t.i for t in self.doc[max(0, clause.group[0] - 3) : clause.head] if word(t) in ("se", "s'")),
            clause.group[0],
        )

    def _sides_before(self, clause: Clause) -> list[str]:
        """« le gouvernement et les rebelles |s'en rejetant| … »: the two named right before the verb."""
        last = self._clitic(clause) - 1
        listed = self.of.parties.listed(last) if last >= 0 else []
        return listed[-2:] if len(listed) >= 2 else []

    def _sides_start(self, clause: Clause) -> int | None:
        sides = self._sides_before(clause)
        if not sides:
            return None
        limit = self.doc[self._clitic(clause)].idx
        starts = [m["start"] for m in self.of.index.by_id[sides[0]]["mentions"] if m["end"] <= limit]
        span = self.doc.char_span(max(starts), max(starts) + 1, alignment_mode="expand") if starts else None
        return span.start if span is not None else None

    def _is_mutual(self, clause: Clause) -> bool:
        said = self.of.said.get(str(clause.head), {})
        if clause.negated or said.get("question") or said.get("hypothetical") or clause.kind == "nominal":
            return False
        if self._each_the_other(clause):
            return True
        lead = [word(t) for t in self.doc[max(0, clause.group[0] - 3) : clause.head]]
        if not {"se", "s'"} & set(lead) or not (self._plural(clause) or self._sides_before(clause)):
            return False
        after = self.doc[clause.group[0] : min(len(self.doc), clause.group[1] + 6)]
        if clause.lemma in ("rejeter", "renvoyer"):
            near = {word(t) for t in after}
            objects = {self.doc[h].lemma_.lower() for h in [clause.object_head] if h is not None}
            return bool(objects & {"responsabilité", "faute", "tort", "balle"}) or "responsabilité" in near
        if clause.lemma == "imputer":
            return EACH_OTHER.search(after.text.lower()) is not None
        taken = self.doc[clause.object_head].lemma_.lower() if clause.object_head is not None else ""
        if taken in ("réception", "coup", "retard"):
            return False
        return clause.lemma == "accuser" and lead[-1] in ("se", "s'", "sont", "étaient", "mutuellement")

    def _each_the_other(self, clause: Clause) -> bool:
        """« Chaque camp accuse l'autre »."""
        if clause.lemma != "accuser" or clause.passive or clause.subject_head is None or clause.object_head is None:
            return False
        subject = self.doc[clause.subject_head]
        each = word(subject) in ("chacun", "chacune") or any(word(c) == "chaque" for c in subject.lefts)
        return each and word(self.doc[clause.object_head]) == "autre"

    def _plural(self, clause: Clause) -> bool:
        head = clause.subject_head
        return head is not None and (
            "Plur" in self.doc[head].morph.get("Number", []) or len(phrases.conjuncts(self.doc[head])) > 1
        )
