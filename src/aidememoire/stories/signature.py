"""By what is a dispatch's affair known: its actors, names, proposals and the words of its headline and lead?

A feature is a short string with its kind before the colon: `state:RUS`, `body:union-africaine`,
`person:lavrov`, `name:alep`, `proposal:ceasefire`, `word:decomp`. How much one says depends on how many stories
have it; `joining` weighs that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from spacy.lang.fr.stop_words import STOP_WORDS

from aidememoire.characters import fold
from aidememoire.lexicon import world
from aidememoire.lexicon.loader import load
from aidememoire.record import Actor, EventType, Record
from aidememoire.stories.keys import ORGANISATION, STATE, directory_key
from aidememoire.stories.shingles import Words, calendar_words, read_words

MOST = 80  # features a dispatch is known by: more is a list of countries or of results

# what parties to a negotiation do; attacks, arrests and protests alone make no negotiation
TALKS: frozenset[EventType] = frozenset(
    {
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "REJECT",
        "THREATEN",
        "SANCTION",
    }
)
_GAMES = 2  # words of sport at the top
_SHORT = 100  # words: one event is the matter of a text that short
_LEAD = 60  # words
_STEM = 6  # letters: « évacuation » and « évacués » are one
_SHORTEST_WORD = 5
_SHORTEST_NAME = 3
# how much something is the matter, when a name in the lead is 1
_WORD = 0.6  # a word in small letters
_HEADLINE_WORD = 1.0  # one in the headline
_NAME_OF_BODY = 0.5  # what a name counts for that is a word of a body's: « Conseil », « Union » say it once more
_HEADLINE_NAME = 1.5  # the name of a person or place in the headline: « Guyane: … », « … l'affaire Roldan »
_CONTENT = re.compile(r"[^\W\d_]+")


def founds_a_story(record: Record) -> bool:
    """Whether a dispatch that joins no story begins one: somebody does or wants something in a negotiation.

    A lone event is enough in a short text; in a long one it is often the only political word of something else.
    Results of sport begin none.
    """
    if is_of_games(record):
        return False
    events = sum(1 for event in record.events if event.type in TALKS and (event.actors or event.recipients))
    matters = events + len(record.positions)
    return matters >= 2 or (matters == 1 and len(read_words(record.text).words) <= _SHORT)


def is_of_games(record: Record) -> bool:
    """Whether a dispatch tells a result of sport: two words of it at the top, and no state acts in a negotiation.

    A boycott, or a truce for the games, is a matter of states.
    """
    words = read_words(record.text)
    top = " ".join(words.words[:_LEAD])
    if len(set(_games().findall(f"{fold(record.header.headline or '')} {top}"))) < _GAMES:
        return False
    states = {actor.id for actor in record.actors if directory_key(actor).startswith(f"{STATE}:")}
    acts = (event for event in record.events if event.type in TALKS)
    return not any(states.intersection((*event.actors, *event.recipients)) for event in acts)


@cache
def _games() -> re.Pattern[str]:
    said = sorted((fold(word) for word in load("stories")["games"]["words"]), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(re.escape(word).replace('-', '[- ]') for word in said)})s?\b")


def signature_of(record: Record) -> dict[str, float]:
    """The features of a record with how much each is the matter of it, the strongest first.

    1 is for what stands in the lead, or comes again and again; more for a name in the headline, less for what is
    named once below. A result of sport has none: it joins nothing.
    """
    if is_of_games(record):
        return {}
    words = read_words(record.text)
    top = words.places[min(_LEAD, len(words.places)) - 1][1] if words.places else len(record.text)
    titled = frozenset(_CONTENT.findall(fold(record.header.headline or "")))
    of_bodies = _words_of_bodies(record)
    found: dict[str, float] = {}
    for feature, count, high in (*_bodies(record, top), *_names(record, words, top), *_proposals(record)):
        kind, _, name = feature.partition(":")
        strength = 1.0 if high else min(1.0, 0.25 + 0.15 * count)
        strength = _HEADLINE_NAME if kind in ("person", "name") and name in titled else strength
        strength *= _NAME_OF_BODY if kind == "name" and name in of_bodies else 1
        found[feature] = max(found.get(feature, 0.0), round(strength, 2))
    heads = {word[:_STEM] for word in titled}
    for feature in _wording(record, words):
        found.setdefault(feature, _HEADLINE_WORD if feature.partition(":")[2] in heads else _WORD)
    strongest = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    return dict(strongest[:MOST])


Found = tuple[str, int, bool]  # feature, how often, whether it stands at the top


def _bodies(record: Record, top: int) -> Iterator[Found]:
    """States, and bodies with a name of their own."""
    for actor in record.actors:
        key = directory_key(actor)
        kind, _, rest = key.partition(":")
        high = any(mention.start < top for mention in actor.mentions)
        if kind == STATE:
            yield key, len(actor.mentions), high
        elif _is_body(actor):
            yield f"body:{rest}", len(actor.mentions), high


def _words_of_bodies(record: Record) -> frozenset[str]:
    """The words, folded, by which bodies with a name of their own are named."""
    bodies = (actor for actor in record.actors if _is_body(actor))
    said = " ".join(mention.text for actor in bodies for mention in actor.mentions)
    return frozenset(_CONTENT.findall(fold(said)))


def _is_body(actor: Actor) -> bool:
    return directory_key(actor).startswith(f"{ORGANISATION}:") or actor.kind in ("armed_group", "party")


def _names(record: Record, words: Words, top: int) -> Iterator[Found]:
    """The names of persons and of all else as the text writes them: the last word of each.

    A word that opens a sentence counts where it is a name elsewhere in the text. States and capitals are left to
    `_bodies`: a capital is named for its government, or for the hotel that the talks are held in.
    """
    people = {word for actor in record.actors if actor.kind == "person" for word in _last_word(actor.name)}
    runs = [*_runs(record, words)]
    inner = {name for name, _, opens in runs if not opens}
    counts = Counter(name for name, _, _ in runs if name in inner)
    high = {name for name, at, _ in runs if at < top}
    headline = fold(record.header.headline or "")
    for name, count in counts.items():
        kind = "person" if name in people else "name"
        yield f"{kind}:{name}", count, name in high or re.search(rf"\b{re.escape(name)}\b", headline) is not None


def _last_word(name: str) -> list[str]:
    return re.findall(r"\w+", fold(name))[-1:]


def _runs(record: Record, words: Words) -> Iterator[tuple[str, int, bool]]:
    """Runs of capitalised words: the last word folded, where it starts, whether the run opens a sentence."""
    opening = {start for start, _ in words.sentences}
    at = 0
    while at < len(words.words):
        first = at
        while (
            at < len(words.words)
            and _is_capitalised(record.text, words, at)
            and (at == first or _joined(record.text, words, at))
        ):
            at += 1
        if at == first:
            at += 1
            continue
        start, end = words.places[first][0], words.places[at - 1][1]
        opens = first in opening
        name = words.words[at - 1]
        if len(name) >= _SHORTEST_NAME and not name.isdigit() and not _is_common(record.text[start:end]):
            yield name, start, opens and at - first == 1


def _is_capitalised(text: str, words: Words, at: int) -> bool:
    return text[words.places[at][0]].isupper()


def _joined(text: str, words: Words, at: int) -> bool:
    """Whether only a blank or a hyphen stands between a word and the one before."""
    return text[words.places[at - 1][1] : words.places[at][0]] in (" ", "-", "\u00a0", "\u2011")


@lru_cache(maxsize=1 << 12)
def _is_common(name: str) -> bool:
    """Whether a name is that of a state, a capital or a known organisation: everybody's, and found as an actor."""
    known = (world.state_named, world.state_of_capital, world.state_of_demonym, world.organisation)
    return any(find(name) is not None for find in known)


def _proposals(record: Record) -> Iterator[Found]:
    for kind, count in Counter(proposal.kind for proposal in record.proposals if proposal.kind != "other").items():
        yield f"proposal:{kind}", count, False


def _wording(record: Record, words: Words) -> Iterable[str]:
    """The longer words in small letters of headline, lead and proposals, cut to a stem."""
    lead = [word for at, word in enumerate(words.words[:_LEAD]) if not record.text[words.places[at][0]].isupper()]
    titles = " ".join((record.header.headline or "", *(proposal.label for proposal in record.proposals)))
    written = [fold(word) for word in _CONTENT.findall(titles) if not word[0].isupper()]
    said = (word for word in (*written, *lead) if len(word) >= _SHORTEST_WORD and word not in _everybodys())
    return dict.fromkeys(f"word:{word[:_STEM]}" for word in said)


@cache
def _everybodys() -> frozenset[str]:
    """Words that say nothing of any affair: grammar, numbers, days and months."""
    return frozenset(fold(word) for word in STOP_WORDS) | calendar_words()
