"""How do the answers to each question read in a terminal? Rows of `store.queries` as lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

from aidememoire.store.queries.agenda import Planned
from aidememoire.store.queries.disputes import Contested, Side
from aidememoire.store.queries.meetings import Met
from aidememoire.store.queries.positions import Stood
from aidememoire.store.queries.said import Said
from aidememoire.store.queries.stories import Listed
from aidememoire.store.queries.timeline import Happened
from aidememoire.store.queries.versions import Changed
from aidememoire.store.queries.who import Who
from aidememoire.store.search import Hit
from aidememoire.stories.diff import SentenceChange
from aidememoire.stories.diff_items import ItemChange
from aidememoire.stories.nouns import Change
from aidememoire.views import wording
from aidememoire.views.answer_lines import Line, Span, count, facts, heading, joined, plain, said, source, strong
from aidememoire.views.changes import change_line
from aidememoire.views.wording import label, one_line, when

Answered = Callable[[Any], Iterable[Line]]


def day(value: str | None) -> str:
    """A day short enough for the left column."""
    if value and (found := wording.WEEK.match(value)):
        return said("week", n=int(found[2]), year=found[1])
    return when(value, weekday=False).split(",")[0].split(" à ")[0] or said("unknown_day")


def firmness(assertion: str, by: str | None) -> str:
    """« selon X », « ouï-dire, selon X »; nothing where the agency says so itself."""
    if by and assertion != "agency":
        return label("assertion", f"{assertion}_by").format(by=one_line(by))
    return label("assertion", assertion)


def said_lines(rows: Iterable[Said]) -> Iterable[Line]:
    """Who, to whom, in what way; the words themselves."""
    for row in rows:
        name = row.speaker or wording.phrase("unknown_speaker")
        to = ((f" → {one_line(row.to)}", "plain"),) if row.to else ()
        via = wording.phrase("via", name=one_line(row.via)) if row.via else None
        more = facts(label("quotation", row.kind), label("polarity", row.polarity), via)
        proof = source(row.dispatch, row.item, row.source)
        yield Line((strong(name), *to, *more), day=day(row.told), words=row.text, proof=proof)


def timeline_lines(rows: Iterable[Happened]) -> Iterable[Line]:
    """What, who, to whom, where, how firmly; by how many; where they differ."""
    for row in rows:
        who: list[Span] = [(f" — {joined(row.actors)}", "plain")] if row.actors else []
        who += [(f" → {joined(row.recipients)}", "plain")] if row.recipients else []
        told = count("independent", row.independent) if row.independent > 1 else None
        more = facts(row.place, label("status", row.status))
        sure = facts(firmness(row.assertion, row.by), style=row.assertion)
        yield Line(
            (strong(label("event", row.type)), *who, *more, *sure, *facts(told, *_differences(row), style="quiet")),
            day=day(row.date), words=row.text, proof=source(row.dispatch, row.item, row.source),
        )  # fmt: skip


def _differences(row: Happened) -> Iterable[str]:
    for field, group in groupby(sorted(row.differences, key=lambda one: one.field), key=lambda one: one.field):
        values = [when(one.value, weekday=False) if field == "date" else one.value for one in group]
        yield said("differs", field=label("difference", field), values=" / ".join(values))


def meeting_lines(rows: Iterable[Met]) -> Iterable[Line]:
    """Who met, where, for how long, to what end."""
    for row in rows:
        length = wording.phrase("until", text=wording.duration(row.duration)) if row.duration else None
        told = count("independent", row.independent) if row.independent > 1 else None
        level = label("level", row.level) if row.level else None
        topic = f"{wording.phrase('topic')} « {wording.one_line(row.topic)} »" if row.topic else None
        outcome = f"{wording.phrase('outcome')} « {wording.one_line(row.outcome)} »" if row.outcome else None
        yield Line(
            (
                strong(joined(row.participants) or wording.phrase("no_party")),
                *facts(row.place, label("status", row.status), level, topic, length, outcome),
                *facts(firmness(row.assertion, row.by), style=row.assertion), *facts(told, style="quiet"),
            ),
            day=day(row.date), words=row.text, proof=source(row.dispatch, row.item, row.source),
        )  # fmt: skip


def position_lines(rows: Sequence[Stood]) -> Iterable[Line]:
    """Proposal by proposal: who stands where, since when, how firmly, and where they stood before."""
    by_proposal: dict[tuple[str | None, str], list[Stood]] = {}
    for row in rows:
        by_proposal.setdefault((row.story, row.proposal), []).append(row)
    for (_, proposal), held in by_proposal.items():
        yield heading(proposal, *(_stood(row) for row in held), note=f"({label('proposal', held[0].kind)})")


def _stood(row: Stood) -> Line:
    sign = label("side", row.stance)
    before = said("until_then", stance=label("stance", row.before)) if row.before else None
    condition = said("condition", words=one_line(row.condition)) if row.condition else None
    by = row.by if row.by != row.party else None
    return Line(
        (
            (f"{sign} ", sign), strong(row.party), (f" — {label('stance', row.stance)}", "plain"),
            *facts(condition), *facts(firmness(row.assertion, by) if by or not row.by else None, style=row.assertion),
            *facts(before, style="quiet"),
        ),
        day=day(row.date or row.told), words=row.text, proof=source(row.dispatch, row.item, row.source),
    )  # fmt: skip


def dispute_lines(rows: Iterable[Contested]) -> Iterable[Line]:
    """The matter, then each side with its words."""
    for row in rows:
        state = said("settled", words=one_line(row.settled.text)) if row.settled else label("state", "open")
        sides = tuple(_side(side, row.item) for side in row.accounts)
        yield Line((strong(row.about), *facts(state, style="quiet")), day=day(row.told), below=sides)


def _side(side: Side, item: str) -> Line:
    claim, words = one_line(side.claim), one_line(side.text)
    relation = f" {label('relation', side.relation)}" if side.relation else ""
    says = f" : {claim}" if claim != words else ""
    name = strong(side.party or wording.phrase("no_party"))
    return Line((name, (relation + says, "plain")), words=side.text, proof=source(side.dispatch, item))


def agenda_lines(rows: Iterable[Planned]) -> Iterable[Line]:
    """What, its state, what it was moved from, what became of it."""
    for row in rows:
        by = said("said_by", by=one_line(row.by)) if row.by else None
        ended = row.ended if row.ended and row.ended.text != row.text else None
        below = (Line((), words=ended.text, proof=source(ended.dispatch, ended.item)),) if ended else ()
        yield Line(
            (strong(row.what), *facts(*course(row.status, row.moved_from), by)), day=day(row.date), words=row.text,
            proof=source(row.dispatch, row.item, row.source), below=below,
        )  # fmt: skip


def course(status: str, moved_from: Sequence[str], *, say_scheduled: bool = False) -> Iterable[str]:
    """What became of something to come, and the days it had before: « reporté du 3 mai 2018 »."""
    before = ", ".join(day(one) for one in moved_from)
    if before and status == "postponed":
        yield said("moved_from", when=before)
        return
    if status != "scheduled" or say_scheduled:
        yield label("state", status)
    if before:
        yield said("moved_before", when=before)


def who_lines(found: Who) -> Iterable[Line]:
    """What somebody is, under which names, since when, in what stories."""
    what = ", ".join(part for part in (label("actor", found.kind), found.country) if part)
    seen = said("seen", first=day(found.first), last=day(found.last)) if found.first and found.last else None
    yield Line((strong(found.name), (f" — {what}", "plain"), *facts(count("dispatches", found.dispatches), seen)))
    yield Line(((one_line(", ".join(found.keys)), "quiet"),))
    if len(found.names) > 1:
        yield heading(said("names"), Line((plain(", ".join(found.names)),)))
    if found.roles:
        yield heading(said("roles"), *(
            Line((strong(role.title), *facts(_span(role.first, role.last))), day=day(role.last), words=role.text,
                 proof=source(role.dispatch, role.item, role.source))
            for role in found.roles
        ))  # fmt: skip
    for name, held in (("member_of", found.member_of), ("members", found.members)):
        if held:
            yield heading(said(name), Line((plain(", ".join(held)),)))
    table = wording.labels()["counts"]
    told = [
        f"{number} {table[layer][number > 1]}" for layer, number in found.counts.items() if number and layer in table
    ]
    if told:
        yield Line((plain(" · ".join(told)),))
    if found.stories:
        yield heading(
            said("in_stories"), *(Line((strong(title or id), (f"  {id}", "quiet"))) for id, title in found.stories)
        )


def _span(first: str | None, last: str | None) -> str | None:
    return f"{day(first)} – {day(last)}" if first and last and first != last else None


def story_lines(rows: Iterable[Listed]) -> Iterable[Line]:
    """Stories: title, days, how many dispatches, the last changes with the words that prove them."""
    for row in rows:
        changes = tuple(
            Line((plain(line),), words="" if line.endswith("»") else one.proof.text, proof=_place(one))
            for one in row.changes[:2]
            for line in [change_line(one, row.view)]
        )
        yield Line(
            (strong(row.title or row.id), *facts(count("dispatches", row.dispatches)), (f"  {row.id}", "quiet")),
            day=day(row.last), below=changes,
        )  # fmt: skip


def _place(change: Change) -> str:
    return source(change.proof.dispatch, change.proof.item)


def changes_in_words(row: Listed) -> list[str]:
    """What a story's newest dispatch changed, a line each, with the words and where they stand."""
    lines = [(change_line(one, row.view), one) for one in row.changes]
    return [
        f"{line} [{_place(one)}]" if line.endswith("»") else f"{line} « {one_line(one.proof.text)} » [{_place(one)}]"
        for line, one in lines
    ]


def hit_lines(rows: Iterable[Hit]) -> Iterable[Line]:
    """What a search found: headline or speaker, the words around."""
    for row in rows:
        title = row.headline or row.key or row.dispatch
        marked = _marked(row)
        if not row.dispatch:
            yield Line((strong(row.text), (f"  {row.key}", "quiet")))
            continue
        place = source(row.dispatch, row.item, row.agency)
        yield Line((strong(title),), day=day(row.date), below=(Line((*marked, (f"  [{place}]", "quiet"))),))


def _marked(row: Hit) -> tuple[Span, ...]:
    """The snippet with the words found standing out, between brackets so that colour is not needed."""
    spans: list[Span] = []
    at = row.start
    for start, end in row.marks:
        if start >= at:
            spans.append((_flat(row.text[at - row.start : start - row.start]), "plain"))
            spans.append((f"[{one_line(row.text[start - row.start : end - row.start])}]", "strong"))
            at = end
    spans.append((_flat(row.text[at - row.start :]), "plain"))
    return tuple(spans)


def _flat(text: str) -> str:
    """On one line, blanks at its ends kept."""
    return wording.displayable(text).replace("\n", " ")


def diff_lines(changed: Changed) -> Iterable[Line]:
    """Sentence by sentence the words that went, between `[-` and `-]`, and those that came, between `{+` and `+}`;
    then what came and went in the record.
    """
    names = said("older_newer", older=changed.older, newer=changed.newer)
    yield Line((strong(names), *facts(label("version", changed.kind or "first"))))
    shown = [one for one in changed.change.sentences if one.kind not in ("kept", "moved")]
    if not shown:
        yield Line((plain(said("no_change")),))
    for sentence in shown:
        yield Line((), below=(Line(tuple(_sentence(sentence))),))
    sections = wording.labels()["sections"]
    for layer in dict.fromkeys(item.layer for item in changed.change.items if item.layer in sections):
        items = [item for item in changed.change.items if item.layer == layer]
        yield heading(sections[layer], *(_item(item) for item in items))


def _sentence(sentence: SentenceChange) -> Iterable[Span]:
    if sentence.new is None:
        yield f"[-{one_line(sentence.old.text if sentence.old else '')}-]", "gone"
        return
    if sentence.old is None:
        yield f"{{+{one_line(sentence.new.text)}+}}", "new"
        return
    at, text = 0, sentence.new.text
    for change in sentence.words:
        if change.new is not None:
            yield _flat(text[at : change.new.start - sentence.new.start]), "plain"
            at = change.new.end - sentence.new.start
        if change.old is not None:
            yield f"[-{one_line(change.old.text)}-]", "gone"
        if change.new is not None:
            yield f"{{+{one_line(change.new.text)}+}}", "new"
    yield _flat(text[at:]), "plain"


def _item(item: ItemChange) -> Line:
    mark: Span = {"came": ("+", "new"), "went": ("−", "gone")}.get(item.kind, ("~", "quiet"))
    return Line(((f"« {one_line(item.text)} »", "words"),), mark=mark)
