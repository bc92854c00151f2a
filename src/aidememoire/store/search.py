"""Which dispatches, quotations or actors hold these words, the best first?

Words are found in all their forms and without accents (« évacuation » finds « évacués »), « "between quotes" »
as they stand, `evac*` by their beginning; the small words of the language are passed over. All must be there;
where too little has them all, what has some follows.

The newest `CANDIDATES` that hold the words are ranked, and those with the words in the headline, however many
more there are: so a search costs the same in a large store. The rank is BM25 among the candidates, with a bonus
for the form as typed, for the headline and for words that stand close together. See decision 008.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, literal_column, or_, select, text

from aidememoire.characters import fold
from aidememoire.errors import InputError
from aidememoire.lexicon import loader
from aidememoire.store import schema, words
from aidememoire.store.stem import Word, words_of
from aidememoire.store.words import Wanted

CANDIDATES = 150
SNIPPET = 160  # characters around the words
_PARTS = re.compile(r'["«“”»]\s*([^"«“”»]+?)\s*["»“”«]|(\S+)')
_SATURATION, _LENGTH = 1.2, 0.75  # BM25's k1 and b
_ALL, _HEADLINE, _FORM, _CLOSE = 2.0, 1.5, 0.3, 0.5
_NEAR = 60  # characters of stems
_WITHIN = {"text": "dispatch_words", "quotations": "quotation_words", "actors": "actor_name_words"}


@dataclass(frozen=True, slots=True)
class Filters:
    """Which dispatches to keep. Days are ISO, inclusive."""

    since: str | None = None
    until: str | None = None
    agency: str | None = None
    outlet: str | None = None
    place: str | None = None
    story: str | None = None
    sources: tuple[str, ...] | None = None  # agencies or outlets, as the store spells them
    newest: bool = False  # only the version of each dispatch that counts

    def conditions(self) -> list[ColumnElement[bool]]:
        """As SQL conditions on the dispatch."""
        of = schema.dispatches.c
        found: list[ColumnElement[bool]] = []
        found += [of.date >= self.since] if self.since else []
        found += [of.date <= self.until] if self.until else []
        found += [of.agency == self.agency] if self.agency else []
        found += [of.outlet == self.outlet] if self.outlet else []
        if self.sources is not None:
            found.append(or_(of.agency.in_(self.sources), of.outlet.in_(self.sources)))
        found += [of.place_folded == fold(self.place)] if self.place else []
        found += [of.story == self.story] if self.story else []
        found += [of.superseded.is_(False)] if self.newest else []
        return found


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. The snippet is `text[start:end]` of the dispatch; `marks` are the words found in it.

    `item` is the quotation's where quotations are searched; `key` the actor's where actors are (then the
    snippet is the name and `dispatch` is empty). Offsets are code points on the dispatch as received.
    """

    dispatch: str
    score: float
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]
    date: str | None = None
    headline: str | None = None
    agency: str | None = None
    story: str | None = None
    item: str | None = None
    key: str | None = None


def search(
    connection: Connection, said: str, *, limit: int = 20, within: str = "text", filters: Filters | None = None
) -> list[Hit]:
    """What holds the words, the best first, at most `limit`. `within` is text, quotations or actors.

    Raises InputError when there is no word to look for, or nothing is called `within`.
    """
    if within not in _WITHIN:
        raise InputError(f"nothing is called {within!r} in a search", remedy=f"there are: {', '.join(_WITHIN)}")
    wanted = parse(said)
    index = _WITHIN[within]
    found = _candidates(connection, index, wanted, (filters or Filters()).conditions(), limit)
    best = _ranked(found, wanted)[:limit]
    order = {one.number: place for place, (_, one) in enumerate(best)}
    hits = list(_hits(connection, index, best, wanted))
    return [hit for _, hit in sorted(hits, key=lambda pair: (-pair[1].score, order[pair[0]]))]


def parse(said: str) -> Wanted:
    """What a person's words ask for. Raises InputError when there is no word in them.

    >>> wanted = parse('l’évacuation "cessez-le-feu immédiat" négoc*')
    >>> wanted.stems, wanted.forms, wanted.starts
    (('evacu',), (('cessez', 'le', 'feu', 'immediat'),), ('negoc',))
    """
    phrases: list[tuple[str, ...]] = []
    starts: list[str] = []
    single: list[Word] = []
    for phrase, word in _PARTS.findall(said):
        found = words_of(phrase or word)
        if phrase:
            phrases += [tuple(one.form for one in found)] if found else []
        elif found and word.endswith("*"):
            single += found[:-1]
            starts.append(found[-1].form)
        else:
            single += found
    kept = [word for word in single if word.form not in small_words()]
    if not (kept or phrases or starts):
        kept = single
    if not (kept or phrases or starts):
        raise InputError("there is no word to look for", where=repr(said), remedy="give one or more words")
    stems = tuple(dict.fromkeys(word.stem for word in kept))
    return Wanted(tuple(phrases), stems, tuple(starts), typed=tuple(dict.fromkeys(word.form for word in kept)))


@cache
def small_words() -> frozenset[str]:
    """The folded words that a search passes over."""
    return frozenset(word.form for word in words_of(" ".join(loader.load("search")["small_words"])))


@dataclass(frozen=True, slots=True)
class _Candidate:
    number: int
    stems: str  # with a blank before and after each
    bonus: float


def _candidates(
    connection: Connection, index: str, wanted: Wanted, conditions: list[ColumnElement[bool]], limit: int
) -> list[_Candidate]:
    """What may be among the best: with all words in the headline, with all words, then with some."""
    rounds = [(wanted, "stems", _ALL)]
    if index == "dispatch_words" and wanted.stems:
        rounds.insert(0, (wanted, "title", _ALL + _HEADLINE))
    if len(wanted.stems) > 1:
        rounds.append((replace(wanted, any_stem=True), "stems", 0.0))
    found: dict[int, _Candidate] = {}
    for what, column, bonus in rounds:
        if bonus or len(found) < limit:
            for number, stems in _newest(connection, index, what, column, conditions):
                found.setdefault(number, _Candidate(number, f" {stems} ", bonus))
    return list(found.values())


def _newest(
    connection: Connection, index: str, wanted: Wanted, column: str, conditions: list[ColumnElement[bool]]
) -> Sequence[Any]:
    """The newest rows of an index that hold what is wanted: number and stems."""
    condition, values = words.match(connection, index, wanted, column=column)
    number: ColumnElement[int] = literal_column(words.number_column(connection, index))
    stems: ColumnElement[str] = literal_column(words.stems_column(connection, index))
    query = select(number, stems).select_from(text(index)).where(text(condition).bindparams(**values))
    of = schema.dispatches.c
    if conditions and index == "dispatch_words":
        query = query.where(select(1).where(of.number == number, *conditions).exists())
    elif conditions and index == "quotation_words":
        said = schema.quotations.c
        query = query.where(select(1).where(said.number == number, of.number == said.dispatch, *conditions).exists())
    return connection.execute(query.order_by(number.desc()).limit(CANDIDATES)).all()


def _ranked(found: Sequence[_Candidate], wanted: Wanted) -> list[tuple[float, _Candidate]]:
    """The candidates with their score, the best first, the newer first among equals."""
    if not found:
        return []
    average = sum(len(one.stems) for one in found) / len(found)
    padded = [f" {stem} " for stem in wanted.stems]
    weights = {}
    for stem in padded:
        having = sum(stem in one.stems for one in found)
        weights[stem] = 1 + math.log(1 + (len(found) - having + 0.5) / (having + 0.5))
    scored = [(one.bonus + _score(one, weights, average), one) for one in found]
    return sorted(scored, key=lambda pair: (-pair[0], -pair[1].number))


def _score(one: _Candidate, weights: dict[str, float], average: float) -> float:
    score, places = 0.0, []
    norm = _SATURATION * (1 - _LENGTH + _LENGTH * len(one.stems) / average)
    for stem, weight in weights.items():
        count = one.stems.count(stem)
        score += weight * count * (_SATURATION + 1) / (count + norm)
        places.append(one.stems.find(stem))
    if len(places) > 1 and min(places) >= 0 and max(places) - min(places) <= _NEAR:
        score += _CLOSE
    return score


def _hits(
    connection: Connection, index: str, ranked: Sequence[tuple[float, _Candidate]], wanted: Wanted
) -> Iterator[tuple[int, Hit]]:
    scores = {one.number: score for score, one in ranked}
    make = {"dispatch_words": _dispatch_hit, "quotation_words": _quotation_hit, "actor_name_words": _name_hit}[index]
    for row in connection.execute(_SHOWN[index], {"numbers": list(scores)}):
        yield row.number, make(row, scores[row.number], wanted)


def _found(row: Any, wanted: Wanted) -> tuple[list[Word], float]:
    """The words of a text that were looked for, and what it gains for having them as typed."""
    every = words_of(row.text)
    phrases = {at + step for phrase in wanted.forms for at in _phrase_at(every, phrase) for step in range(len(phrase))}
    found = [
        word
        for at, word in enumerate(every)
        if word.stem in wanted.stems or at in phrases or (wanted.starts and word.form.startswith(wanted.starts))
    ]
    typed = {word.form for word in found} & set(wanted.typed)
    return found, _FORM * len(typed)


def _phrase_at(words: Sequence[Word], phrase: tuple[str, ...]) -> Iterator[int]:
    for at in range(len(words) - len(phrase) + 1):
        if words[at].form == phrase[0] and tuple(word.form for word in words[at : at + len(phrase)]) == phrase:
            yield at


def _dispatch_hit(row: Any, score: float, wanted: Wanted) -> Hit:
    found, gain = _found(row, wanted)
    start, end = _window(row.text, found)
    marks = tuple((word.start, word.end) for word in found if start <= word.start and word.end <= end)
    about = {"date": row.date, "headline": row.headline, "agency": row.agency, "story": row.story}
    return Hit(row.id, score + gain, start, end, row.text[start:end], marks, **about)


def _quotation_hit(row: Any, score: float, wanted: Wanted) -> Hit:
    found, gain = _found(row, wanted)
    marks = tuple((row.start + word.start, row.start + word.end) for word in found)
    about = {"date": row.date, "headline": row.headline, "agency": row.agency, "story": row.story}
    who = {"item": row.item, "key": row.speaker_key}
    return Hit(row.id, score + gain, row.start, row.end, row.text, marks, **about, **who)


def _name_hit(row: Any, score: float, wanted: Wanted) -> Hit:
    found, gain = _found(row, wanted)
    marks = tuple((word.start, word.end) for word in found)
    return Hit("", score + gain, 0, len(row.text), row.text, marks, key=row.key)


def _window(text: str, found: Sequence[Word]) -> tuple[int, int]:
    """Where the snippet lies: whole words around the place that has most of what was looked for."""
    best, most = (found[0].start if found else 0), 0
    for at, first in enumerate(found):
        near = {word.stem for word in found[at : at + 30] if word.end - first.start <= SNIPPET}
        if len(near) > most:
            best, most = first.start, len(near)
    start = max(0, best - SNIPPET // 3)
    end = min(len(text), start + SNIPPET)
    while start > 0 and not text[start - 1].isspace() and start < best:
        start += 1
    while end < len(text) and not text[end].isspace() and end - start < 2 * SNIPPET:
        end += 1
    return start, end


def _shown() -> dict[str, Select[Any]]:
    of, said, name, kept = schema.dispatches.c, schema.quotations.c, schema.actor_names.c, schema.records.c
    numbers: BindParameter[Any] = bindparam("numbers", expanding=True)
    about = (of.id, of.date, of.headline, of.agency, of.story)
    return {
        "dispatch_words": select(of.number, *about, kept.text)
        .join_from(schema.dispatches, schema.records, kept.dispatch == of.number)
        .where(of.number.in_(numbers)),
        "quotation_words": select(said.number, *about, said.item, said.start, said.end, said.text, said.speaker_key)
        .join_from(schema.quotations, schema.dispatches, said.dispatch == of.number)
        .where(said.number.in_(numbers)),
        "actor_name_words": select(name.number, name.key, name.name.label("text")).where(name.number.in_(numbers)),
    }


_SHOWN = _shown()
