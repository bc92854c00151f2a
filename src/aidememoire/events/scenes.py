"""On which day does a scene go on? The day told before, for an act that gives none; or that it is long past."""

from __future__ import annotations

import re
from datetime import date, timedelta

from aidememoire.clauses import phrases
from aidememoire.events.reading import Act, Reading, words
from aidememoire.pipes.clauses import Clause

REACH = 2  # sentences back to the one that tells the day
RECENT = 31  # days back within which a day told is the news', and not its history
PRONOUNS = {"il", "elle", "ils", "elles", "ce", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"}
YEAR = re.compile(r"\d{4}")


class Scenes:
    """Reads which scene the acts of one Doc belong to.

    `told` are the main clauses that hold a time: the head of the clause, and its ISO value.
    """

    def __init__(self, reading: Reading, today: str | None, told: list[tuple[int, str]]) -> None:
        self.reading, self.doc = reading, reading.doc
        self.today = date.fromisoformat(today) if today else None
        self.told: dict[int, tuple[Clause, str]] = {}
        for head, value in told:
            clause = reading.by_head.get(head)
            if clause is not None and self._leads(clause):
                self.told.setdefault(reading.sentence(head), (clause, value))
        self.lede = self._opening()

    def _leads(self, clause: Clause) -> bool:
        """Whether a clause tells its sentence's scene: a finite one that hangs on no other, told and not quoted."""
        free = clause.kind == "finite" and clause.relation not in ("relcl", "acl", "advcl", "ccomp")
        return free and clause.tense != "pluperfect" and not self.reading.quotations_over(clause.head)

    def _opening(self) -> int:
        """The first sentence of the body."""
        starts = [z["start"] for z in self.reading.zones if z["kind"] == "body"]
        return self.reading.sentence(self.reading.token_at(min(starts))) if starts else 0

    def day(self, act: Act) -> str | None:
        """The day of the scene that an undated act goes on with; None where nothing ties it to one."""
        found = self._before(act.clause)
        if found is None or self.today is None or len(found[1]) != 10:
            return None
        clause, value = found
        told = date.fromisoformat(value)
        if not self.today - timedelta(days=RECENT) <= told <= self.today or clause.tense not in ("past", "present"):
            return None
        main = self._main(act.clause)
        return value if main.tense == "past" and self._goes_on(main, clause, act) else None

    def is_past(self, act: Act) -> bool:
        """« récemment », « à l'époque »; « En 1975, il est élu. Il signe … »: no day of the dispatch."""
        main = self._main(act.clause)
        near = [*self.doc[slice(*main.group)], *self.doc[main.group[1] : main.group[1] + 1]]
        near += [c for c in self.doc[main.head].children if c.i < main.head]
        if any(t.lower_ in words("long_ago") for t in near):
            return True
        found = self._before(act.clause)
        if found is None or self.today is None or not YEAR.match(found[1]):
            return False
        old = int(found[1][:4]) < self.today.year and not self._is_recent(found[1])
        return old and (main.tense == "present" or self._goes_on(main, found[0], act))

    def _is_recent(self, value: str) -> bool:
        day = value[-10:]
        if self.today is None or len(day) != 10 or day[4] != "-" or day[7] != "-":
            return False
        return date.fromisoformat(day) >= self.today - timedelta(days=RECENT)

    def _main(self, clause: Clause) -> Clause:
        """The finite clause that a noun, a participle or an infinitive hangs on, else the clause."""
        over: Clause | None = clause
        for _ in range(3):
            if over is None or over.kind == "finite":
                break
            over = self.reading.verbal_over(over.head) if over.kind == "nominal" else self.reading.governor(over)
        return over or clause

    def _before(self, clause: Clause) -> tuple[Clause, str] | None:
        """The last main clause with a time, a sentence or two before, in the paragraph or at the head of the text."""
        here = self.reading.sentence(clause.head)
        for back in range(1, REACH + 1):
            found = self.told.get(here - back)
            if found is None:
                continue
            start, end = sorted((found[0].head, clause.head))
            broken = "\n" in self.doc[start:end].text
            return found if not broken or back == 1 and here - back == self.lede else None
        return None

    def _goes_on(self, clause: Clause, scene: Clause, act: Act) -> bool:
        """Whether the same people act on, or the words say that it comes next."""
        near = self.doc[self.doc[clause.head].sent.start : max(clause.end, clause.group[1] + 2)]
        if any(t.lower_ in words("next") for t in near):
            return True
        head = clause.subject_head
        if head is None:
            return False
        there = self._actors(scene)
        mine = {a for a in [self.reading.index.of_token(head)] if a is not None} | set(act.actors)
        if self.doc[head].lower_ in PRONOUNS and not mine:
            return self.doc[head].lower_ != "ce"
        return bool(mine & there)

    def _actors(self, clause: Clause) -> set[str]:
        """Those who take part in a scene: its subject, object, agent and partners, and their members."""
        heads = [clause.subject_head, clause.object_head, clause.agent_head, *clause.heads.get("avec", [])]
        nouns = [t for h in heads if h is not None for t in phrases.conjuncts(self.doc[h])]
        found = {a for t in nouns if (a := self.reading.index.of_token(t.i)) is not None}
        return found | {m for a in found for m in self.reading.index.by_id[a]["members"]}
