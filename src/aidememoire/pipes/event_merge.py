"""Which acts are one and the same, told twice? Joins them into one event with several evidences."""

from __future__ import annotations

from aidememoire.pipes.event_reading import Act, Reading

FAMILIES = (
    {"CONSULT"}, {"AGREE", "SUPPORT", "CONCEDE"}, {"REQUEST"}, {"REJECT"}, {"ACCUSE"}, {"THREATEN"}, {"ASSAULT"},
    {"COERCE"}, {"SANCTION"}, {"RETREAT", "CONCEDE"}, {"AID"}, {"MOBILIZE"}, {"PROTEST"}, {"COOPERATE"},
)  # fmt: skip


def merge(reading: Reading, acts: list[Act]) -> list[Act]:
    """The acts with those that are one joined, in text order; a headline joins the body's telling of it."""
    body = [a for a in acts if not a.title]
    kept: list[Act] = []
    for act in body:
        same = next((k for k in kept if _same(reading, k, act)), None)
        if same is None:
            kept.append(act)
        else:
            _join(same, act)
    titles: list[Act] = []
    for act in (a for a in acts if a.title):
        rivals = [(fit, -n, k) for n, k in enumerate([*kept, *titles]) if (fit := _told_in(reading, act, k)) > 0]
        if rivals:
            _join(max(rivals, key=lambda r: r[:2])[2], act)
        else:
            titles.append(act)
    return sorted([*kept, *titles], key=lambda a: a.clause.head)


def _family(a: str, b: str) -> bool:
    return any(a in f and b in f for f in FAMILIES)


def _people(reading: Reading, act: Act) -> set[str]:
    """An act's actors, and the countries they speak for: « Asuncion » and its minister are close."""
    return set(act.actors)


def _dates_agree(a: Act, b: Act) -> bool:
    if a.date is None or b.date is None or a.date == b.date:
        return True
    short, long = sorted((a.date, b.date), key=len)
    return long.startswith(short) or not (a.dated and b.dated)


def _same(reading: Reading, a: Act, b: Act) -> bool:
    """Whether two acts told in the body are one."""
    if not _family(a.type, b.type) or a.status != b.status or not _dates_agree(a, b):
        return False
    x, y = _people(reading, a), _people(reading, b)
    shared = x & y
    if a.type == "CONSULT":
        if not y or not x:
            return not y and bool(a.topic & b.topic)
        return x == y or (shared and (x <= y or y <= x) and not (a.dated and b.dated and a.date != b.date) and (len(x) == 1 or len(y) == 1 and b.clause.kind == "nominal"))  # fmt: skip
    if bool(x) != bool(y) or (x and not shared):
        return False
    if a.type != b.type and not (a.topic & b.topic):
        return False
    known = {w for w in a.topic & b.topic}
    return bool(known) if x else len(known) > 1


def _told_in(reading: Reading, title: Act, act: Act) -> int:
    """How well an act of the body (or of another title) tells a headline's: 0 not at all."""
    if not _family(title.type, act.type):
        return 0
    x, y = _people(reading, title), _people(reading, act)
    if x and y and not x & y:
        return 0
    if not x and not y and not title.topic & act.topic and title.clause.lemma != act.clause.lemma:
        return 0
    score = 1 + 3 * len(title.topic & act.topic) + 2 * len(x & y) + (title.clause.lemma == act.clause.lemma) + (title.type == act.type)
    if (not x or not y) and score < 3:
        return 0
    return score


def _join(into: Act, act: Act) -> None:
    into.evidence.extend(e for e in act.evidence if e not in into.evidence)
    if into.title or (not into.actors and act.actors and not act.title):
        into.actors = into.actors or act.actors
    if into.type == "CONSULT":
        into.actors.extend(a for a in act.actors if a not in into.actors and not act.title)
    into.recipients.extend(r for r in act.recipients if r not in into.recipients and r not in into.actors)
    if not into.dated and act.dated:
        into.date, into.dated = act.date, True
    into.place = into.place or act.place
    into.mode = into.mode or act.mode
    if into.assertion != "agency" and act.assertion == "agency" and not act.title:
        into.assertion, into.by = "agency", None
