"""Where do the talks stand? A story on one page of a terminal."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from aidememoire.stories.nouns import Party, Stand, Story, StoryDispute, StoryHearsay, StoryPosition, StoryProposal
from aidememoire.views import wording
from aidememoire.views.answer_lines import Line, count, facts, heading, said, source, strong
from aidememoire.views.answers import course, day, firmness
from aidememoire.views.changes import change_line, party_name
from aidememoire.views.wording import label, one_line, when

PROPOSALS, PARTIES, CHANGES, EACH = 5, 5, 4, 4  # how much of each a page shows


def _as_it_is(command: str) -> str:
    return command


def story_lines(
    story: Story, *, most: int | None = PROPOSALS, typed: Callable[[str], str] = _as_it_is
) -> Iterable[Line]:
    """The state of the talks; `most` proposals and as few other lines, all with None.

    `typed` gives a command as it is typed for the store that the story is in.
    """
    yield Line((strong(story.title or story.id), *facts(*_particulars(story))))
    few = most is not None
    if story.changes:
        lines = [Line(((change_line(change, story), "plain"),)) for change in story.changes[: CHANGES if few else None]]
        yield heading(said("what_changed"), *lines)
    yield from _standing(story, most, typed)
    yield from _contested(story, few)
    yield from _coming(story, few)
    yield from _heard(story, few)


def _particulars(story: Story) -> Iterable[str]:
    told = sum(len(group.versions) for group in story.groups)
    yield count("dispatches", told)
    if told > len(story.groups):
        yield count("versions", told - len(story.groups))
    if story.first and story.last:
        yield f"{day(story.first)} – {day(story.last)}"
    if story.at:
        yield said("as_known", when=when(story.at, weekday=False))


def _section(name: str, lines: Sequence[Line]) -> Line:
    table = wording.labels()
    empty = Line(((table["empty"][name], "quiet"),))
    return heading(table["sections"][name].upper(), *(lines or [empty]))


def ranked(story: Story) -> list[StoryProposal]:
    """The proposals on which somebody stands: those that most parties speak of, whose stances change, the latest."""
    held = Counter(position.proposal for position in story.positions)
    moved = Counter(p.proposal for p in story.positions if len(p.history) > 1)
    last: dict[str, str] = {}
    for position in story.positions:
        told = max(proof.date or "" for proof in position.history[-1].proofs)
        last[position.proposal] = max(last.get(position.proposal, ""), told)
    spoken = [proposal for proposal in story.proposals if held[proposal.id]]
    return sorted(spoken, key=lambda p: (held[p.id] + 2 * moved[p.id], last[p.id]), reverse=True)


def _standing(story: Story, most: int | None, typed: Callable[[str], str]) -> Iterable[Line]:
    order = ranked(story)
    shown = order[:most] if most is not None else order
    yield _section("positions", [_proposal(story, proposal, most is not None) for proposal in shown])
    if len(order) > len(shown):
        command = typed(f"aidememoire positions --story {shlex.quote(story.id)}")
        yield Line(((said("more", n=len(order) - len(shown)), "quiet"),), command=command)


def _proposal(story: Story, proposal: StoryProposal, few: bool) -> Line:
    parties = {party.key: place for place, party in enumerate(story.parties)}
    held = [position for position in story.positions if position.proposal == proposal.id]
    held.sort(key=lambda position: parties.get(position.party, len(parties)))
    lines = [_position(story, position) for position in (held[:PARTIES] if few else held)]
    if len(held) > len(lines):
        names = ", ".join(party_name(story, position.party) for position in held[len(lines) :])
        lines.append(Line(((f"… {names}", "quiet"),)))
    note = " · ".join([label("proposal", proposal.kind), *_terms(proposal)])
    return heading(proposal.label, *lines, note=f"({note})")


def _terms(proposal: StoryProposal) -> Iterable[str]:
    """Each term as it now is, with what it was before."""
    for name in dict.fromkeys(term.name for term in proposal.terms):
        values = [one_line(term.value) for term in proposal.terms if term.name == name]
        earlier = f" ({said('term_before', values=', '.join(values[:-1]))})" if len(values) > 1 else ""
        yield f"{label('term', name)} : {values[-1]}{earlier}"


def _position(story: Story, position: StoryPosition) -> Line:
    now = position.history[-1]
    sign = label("side", now.stance)
    condition = said("condition", words=one_line(now.condition)) if now.condition else None
    sure = firmness(now.assertion, _name(story, now.by)) if now.by != position.party else None
    return Line(
        (
            strong(party_name(story, position.party)),
            (f" — {label('stance', now.stance)}", "plain"), *facts(_since(now), condition),
            *facts(sure, style=now.assertion), *facts(_before(position.history[:-1]), style="quiet"),
        ),
        mark=(sign, sign),
    )  # fmt: skip


def _since(stand: Stand) -> str:
    if stand.since:
        whole = len(stand.since) >= len("2016-12-07") and stand.since[5] != "W"
        return said("since_day" if whole else "since", when=when(stand.since, weekday=False))
    return said("at_latest", when=when(stand.proofs[0].date, weekday=False))


def _before(history: Sequence[Stand]) -> str | None:
    other = list(dict.fromkeys(label("stance", stand.stance) for stand in history))
    return said("until_then", stance=", ".join(other)) if other else None


def _name(story: Story, key: str | None) -> str | None:
    found: Party | None = story.party(key)
    return found.name if found else None


def _contested(story: Story, few: bool) -> Iterable[Line]:
    ordered = sorted(story.disputes, key=lambda one: (one.settled is not None, _last_day(one)), reverse=False)
    still = [one for one in ordered if one.settled is None][::-1] + [one for one in ordered if one.settled]
    yield _section("disputes", [_dispute(story, one) for one in (still[:EACH] if few else still)])


def _last_day(dispute: StoryDispute) -> str:
    return max((proof.date or "" for account in dispute.accounts for proof in account.proofs), default="")


def _dispute(story: Story, dispute: StoryDispute) -> Line:
    sides = dict.fromkeys(
        party_name(story, a.party) + (f" {label('relation', a.relation)}" if a.relation else "")
        for a in dispute.accounts
    )
    settled = said("settled", words=one_line(dispute.settled.text)) if dispute.settled else None
    name = (dispute.about[:1].upper() + dispute.about[1:]).strip()
    return Line((strong(name), (" — " + " / ".join(sides), "plain"), *facts(settled), (f"  [{dispute.id}]", "quiet")))


def _coming(story: Story, few: bool) -> Iterable[Line]:
    """What is to come; of what is past, what is known to have become of it."""
    now = story.at or story.last or ""
    ahead = [item for item in story.agenda if item.status in ("scheduled", "expected", "postponed")]
    ended = [item for item in story.agenda if item not in ahead and (item.ended or item.moved_from)]
    passed = [item for item in story.agenda if item not in ahead and item not in ended and not few]
    chosen = [*passed, *(ended[-2:] if few else ended), *(ahead[:EACH] if few else ahead)]
    lines = []
    for item in chosen:
        became = course(item.status, item.moved_from, say_scheduled=(item.date or now) < now)
        lines.append(Line((strong(day(item.date)), (f" — {one_line(item.what)}", "plain"), *facts(*became))))
    yield _section("agenda", lines)


def _heard(story: Story, few: bool) -> Iterable[Line]:
    """Hearsay that something became of, then the latest that is open."""
    told = [one for one in story.hearsay if one.outcome != "open"]
    still = [one for one in story.hearsay if one.outcome == "open"]
    lines = []
    for one in [*(told[-2:] if few else told), *(still[-2:] if few else still)]:
        by = f" « {one_line(one.by.text)} »" if one.by else ""
        lines.append(
            Line(
                (
                    (f"« {_sentence(one)} »", "words"), (f" — {label('outcome', one.outcome)}{by}", "plain"),
                    (f"  [{source(one.proof.dispatch, one.proof.item)}]", "quiet"),
                )
            )
        )  # fmt: skip
    yield _section("hearsay", lines)


_LONGEST = 110


def _sentence(rumour: StoryHearsay) -> str:
    """The words around hearsay, cut to a line or two, the verb group between brackets."""
    verb = one_line(rumour.proof.text)
    before, found, after = one_line(rumour.sentence or verb).partition(verb)
    if not found:
        return verb
    room = max(20, (_LONGEST - len(verb)) // 2)
    if len(before) > room:
        before = f"… {before[-room:].partition(' ')[2]}"
    if len(after) > room:
        after = f"{after[:room].rpartition(' ')[0]} …"
    return f"{before}[{verb}]{after}"
