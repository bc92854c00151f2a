"""What the merged stories must say, written by hand from the texts (`gold/stories`): from the gold, and as read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from aidememoire.record import Record
from aidememoire.stories.merge import merge
from aidememoire.stories.nouns import Proof, Story
from gold_records import gold_record, names
from told_stories import versions

STORIES = Path(__file__).resolve().parents[2] / "gold" / "stories"
Words = list[str]  # the beginning of a dispatch's name, words of it

# the part of what was written by hand that the merged story must say: from gold records, from records as read
FLOORS = {
    "actors": (1.0, 1.0), "events_together": (1.0, 0.66), "events_apart": (1.0, 1.0),
    "proposals_together": (0.93, 0.93), "proposals_apart": (1.0, 1.0), "present": (0.91, 0.91), "hearsay": (1.0, 0.92),
    "agenda": (1.0, 0.94), "settled": (1.0, 1.0),
}  # fmt: skip


def told(records: Iterable[Record]) -> Story:
    """The story of some records, the update of d04 known."""
    every = list(records)
    by_name = {record.id[:3]: record for record in every}
    groups = [versions((by_name["d04"], "first"), (by_name["d05"], "update"))] if "d05" in by_name else []
    return merge(every, groups)


@cache
def wanted() -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(STORIES.glob("*.json"))}


def of_story(name: str) -> list[str]:
    first, last = ("d01", "d06") if name == "siege" else ("d07", "d10")
    return [one for one in names() if first <= one[:3] <= last]


def holds(proofs: Iterable[Proof], words: Words) -> bool:
    dispatch, said = words
    return any(proof.dispatch.startswith(dispatch) and said in proof.text for proof in proofs)


def one_of(items: Iterable[Any], words: Words) -> Any:
    return next((item for item in items if holds(item.proofs, words)), None)


def together(items: Iterable[Any], all_words: list[Words]) -> bool:
    return any(all(holds(item.proofs, words) for words in all_words) for item in items)


def checks(gold: dict[str, Any], story: Story) -> Iterator[tuple[str, object, bool]]:
    """Every expectation: its kind, what it is, whether the story says so."""
    parties = {party.key: party for party in story.parties}
    for actor in gold["actors"]:
        named = {name[:3] for name in parties[actor["key"]].dispatches} if actor["key"] in parties else set()
        yield "actors", actor["key"], set(actor["in"]) <= named
    for kind, items in (("events", story.timeline), ("proposals", story.proposals)):
        for words in gold[f"{kind}_together"]:
            yield f"{kind}_together", words, together(items, words)
        for words in gold[f"{kind}_apart"]:
            yield f"{kind}_apart", words, not together(items, words)
    for want in gold["present"]:
        yield "present", want, _stands(want, story)
    for dispatch, words, outcome in gold["hearsay"]:
        found = [one for one in story.hearsay if holds([one.proof], [dispatch, words])]
        yield "hearsay", words, any(one.outcome == outcome for one in found)
    for day, words, status in gold["agenda"]:
        said = [item for item in story.agenda if item.date == day]
        yield "agenda", (day, words), any(item.status == status and _names(item, words) for item in said)
    yield "settled", "", sum(one.settled is not None for one in story.disputes) == gold["settled"]


def _names(item: Any, words: str) -> bool:
    return words in item.what or any(words in proof.text for proof in item.proofs)


def _stands(want: dict[str, Any], story: Story) -> bool:
    proposal = one_of(story.proposals, want["on"])
    position = next(
        (one for one in story.positions if proposal and (one.party, one.proposal) == (want["party"], proposal.id)), None
    )
    if position is None or position.history[-1].stance not in want["stance"]:
        return False
    return set(want.get("before", ())) <= {stand.stance for stand in position.history[:-1]}


def shares(stories: dict[str, Story]) -> tuple[dict[str, float], list[object]]:
    """The share of expectations met, by kind, and those that are not."""
    every = [check for name, story in stories.items() for check in checks(wanted()[name], story)]
    kinds = dict.fromkeys(kind for kind, _, _ in every)
    return (
        {kind: sum(ok for k, _, ok in every if k == kind) / sum(k == kind for k, _, _ in every) for kind in kinds},
        [(kind, what) for kind, what, ok in every if not ok],
    )


def test_the_expectations_quote_the_dispatches(own_texts: dict[str, str]) -> None:
    for gold in wanted().values():
        every = [
            w
            for kind in ("events", "proposals")
            for side in ("together", "apart")
            for ws in gold[f"{kind}_{side}"]
            for w in ws
        ]
        every += [want["on"] for want in gold["present"]] + [[d, words] for d, words, _ in gold["hearsay"]]
        for dispatch, words in every:
            assert any(name.startswith(dispatch) and words in text for name, text in own_texts.items()), (
                dispatch,
                words,
            )


@pytest.mark.parametrize("kind", FLOORS)
def test_stories_merged_from_gold(kind: str) -> None:
    found, missed = shares({name: told(map(gold_record, of_story(name))) for name in wanted()})
    assert found[kind] >= FLOORS[kind][0], missed


@pytest.mark.parametrize("kind", FLOORS)
def test_stories_merged_from_what_is_read(kind: str, own_records: dict[str, Any]) -> None:
    stories = {name: told(Record.from_json(own_records[one]) for one in of_story(name)) for name in wanted()}
    found, missed = shares(stories)
    assert found[kind] >= FLOORS[kind][1], missed
