"""The mention: words that name an actor, and the board on which the finders of mentions lay them."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, NotRequired, TypedDict, cast

from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.actors.word_lists import POSSESSIVES, words
from aidememoire.clauses import phrases
from aidememoire.clauses.tree import tree_of
from aidememoire.lexicon import frames, world
from aidememoire.lexicon.callings import names_people
from aidememoire.lexicon.humans import names_human
from aidememoire.lexicon.inflection import agree
from aidememoire.lexicon.loader import load
from aidememoire.lexicon.phrases import fold
from aidememoire.pipes.clauses import Clause

DEMONSTRATIVES = {"ce", "cet", "cette", "ces"}
DEFINITES = {"le", "la", "l'", "les", "au", "aux", "du"} | DEMONSTRATIVES
NEGATIVES = {
    "aucun",
    "aucune",
    "nul",
    "nulle",
    "chaque",
    "quelque",
    "tel",
    "telle",
    "tels",
    "telles",
    "quel",
    "quelle",
    "quels",
    "quelles",
}
EITHER = ("iste", "logue", "graphe", "naute", "aire", "crate", "nome", "pathe", "yste", "crite")
OUTSIDE_ZONES = {"furniture", "stamp", "dateline", "signoff", "embargo", "advisory", "credit"}


class Mention(TypedDict):
    """The words of one mention.

    `start`, `end` are character offsets, `token` the head token. `form` is name, function, collective, state, capital,
    seat, organisation, nominal, work (of the press) or pronoun. `names` is the position of the name that a function
    goes with, `of` that of the body
    that a collective belongs to. `weak`: it can only take up an actor, never be one. `predicate`: the head token of the
    subject of which it is said (« X est devenu ministre »). `apart`: the head token of a name that is somebody else's
    (« Accompagné de X, le maire … »). `told`: the head token of a noun that a pronoun takes up if nobody else.
    `trade`: the noun before a firm's name.
    """

    start: int
    end: int
    token: int
    form: str
    name: str
    kind: str
    country: NotRequired[str | None]
    region: NotRequired[str | None]
    gender: NotRequired[str | None]
    number: NotRequired[str | None]
    noun: NotRequired[str]
    sort: NotRequired[str]
    office: NotRequired[str | None]
    relational: NotRequired[bool]
    determiner: NotRequired[str]
    complement: NotRequired[str]
    names: NotRequired[int | None]
    locative: NotRequired[bool]
    alias: NotRequired[str]
    national: NotRequired[bool]
    countries: NotRequired[list[str]]
    other: NotRequired[str | None]
    of: NotRequired[int | None]
    weak: NotRequired[bool]
    unsure: NotRequired[bool]
    acts: NotRequired[bool]
    titled: NotRequired[bool]
    predicate: NotRequired[int | None]
    apart: NotRequired[int]
    told: NotRequired[int]
    trade: NotRequired[str]


class Board:
    """The mentions found so far. A token is claimed by the first mention laid on it; heads are claimed once."""

    def __init__(self, doc: Doc, clauses: list[Clause]) -> None:
        self.doc, self.clauses = doc, clauses
        self.text = layers.text(doc)
        self.tree = tree_of(doc)
        self.tokens, self.starts = self.tree.tokens, self.tree.chars
        self.taken: dict[int, Mention] = {}
        self.heads: set[int] = set()
        self.found: list[Mention] = []
        self.targets: dict[int, Mention] = {}
        self.owners: dict[int, Mention] = {}
        zones = layers.get(doc, "dateline")["zones"]
        self.skipped = [(z["start"], z["end"]) for z in zones if z["kind"] in OUTSIDE_ZONES]
        self.sources = self._sources()
        self.acting = self._acting()
        self.informants = {q["token"] for q in layers.get(doc, "quotations") if q["token"] is not None}

    def token_at(self, char: int) -> int:
        """The token that holds a character."""
        return max(0, bisect_right(self.starts, char) - 1)

    def outside(self, char: int) -> bool:
        """Whether a character stands in a zone that is not news: stamps, dateline, sign-off."""
        return any(s <= char < e for s, e in self.skipped)

    def add(self, start: int, end: int, token: int, form: str, name: str, kind: str, **more: Any) -> Mention | None:
        """Lays a mention at characters `start:end`; None where there is no news or its head is another's."""
        if start >= end or token in self.heads or self.outside(start):
            return None
        mention = cast(
            Mention, {"start": start, "end": end, "token": token, "form": form, "name": name, "kind": kind} | more
        )
        if token in self.acting:
            mention["acts"] = True
        for i in range(self.token_at(start), self.token_at(end - 1) + 1):
            self.taken.setdefault(i, mention)
        self.heads.add(token)
        self.found.append(mention)
        return mention

    def remove(self, mention: Mention) -> None:
        """Takes a mention off the board, and frees its tokens."""
        self.found = [other for other in self.found if other is not mention]
        self.heads.discard(mention["token"])
        for i in range(self.token_at(mention["start"]), self.token_at(mention["end"] - 1) + 1):
            if self.taken.get(i) is mention:
                del self.taken[i]

    def is_free(self, first: int, last: int) -> bool:
        """Whether words may head a mention: in no name, the head of none; « le porte-parole |du président| » may."""
        if any(i in self.heads for i in range(first, last + 1)):
            return False
        inside = self.taken.get(first)
        return inside is None or inside["form"] in ("function", "collective", "nominal")

    def in_order(self) -> list[Mention]:
        """The mentions in text order, with the positions of the names and owners they go with."""
        ordered = sorted(self.found, key=lambda m: (m["start"], m["end"]))
        position = {id(m): n for n, m in enumerate(ordered)}
        for mention in ordered:
            target, owner = self.targets.get(id(mention)), self.owners.get(id(mention))
            if target is not None:
                mention["names"] = position[id(target)]
            if owner is not None:
                mention["of"] = position[id(owner)]
        return ordered

    # --- what stands around words ---------------------------------------------------------------------

    def head(self, first: int, last: int) -> int:
        """The token of a span that the others hang on."""
        for i in range(first, last + 1):
            if not first <= self.doc[i].head.i <= last or self.doc[i].head.i == i:
                return i
        return first

    def with_article(self, first: int) -> int:
        """The character where a phrase starts, with the article or demonstrative right before it; not « du »."""
        before = self.doc[first - 1] if first > 0 else None
        if before is None:
            return self.starts[first]
        if before.lower_ in {"le", "la", "les", "l'", "un", "une"} | DEMONSTRATIVES | POSSESSIVES:
            return before.idx
        return before.idx if before.lower_ == "des" and before.dep_ == "det" else self.starts[first]

    def determiner(self, start: int, first: int) -> str:
        """The determiner of a phrase, contracted forms undone; "" when there is none."""
        for i in range(start, first):
            word = self.doc[i].lower_
            if self.doc[i].pos_ == "DET" or word in POSSESSIVES | DEMONSTRATIVES | NEGATIVES | {"l'", "du", "au"}:
                return {"du": "le", "au": "le", "aux": "les"}.get(word, str(word))
        before = self.doc[start - 1].lower_ if start > 0 else ""
        if before in POSSESSIVES | DEMONSTRATIVES | NEGATIVES:
            return str(before)
        return {
            "du": "le",
            "au": "le",
            "aux": "les",
            "des": "les",
            "le": "le",
            "la": "la",
            "les": "les",
            "l'": "l'",
        }.get(before, "")

    def whole(self, end: int) -> int:
        """A token end that cuts no name in two: « l'entourage d'Emmanuel| Macron »."""
        inner = self.taken.get(end - 1)
        if inner is not None and inner["form"] in ("name", "organisation", "state", "capital", "seat"):
            return max(end, self.token_at(inner["end"] - 1) + 1)
        if inner is None and end < len(self.doc):  # « le parti de Mme | Seretswane »: a title alone
            following = self.taken.get(end)
            if following is not None and following["form"] == "name" and following["start"] < self.starts[end]:
                return self.token_at(following["end"] - 1) + 1
        return end

    def quantified(self, head: int, start: int) -> tuple[int, int]:
        """The first token and the head of a group with what counts it: « |treize des| quinze pays »."""
        doc = self.doc
        count = doc[head].head
        counts = (
            count.pos_ == "NUM" or "Card" in count.morph.get("NumType", []) or fold(count.text) in words("quantities")
        )
        between = doc[count.i + 1 : start]
        if not (counts and head - 6 < count.i < start) or any(
            t.lower_ not in ("de", "des", "d'", "les", "ces") for t in between
        ):
            return start, head
        if count.i in self.heads or count.i in self.taken:
            return start, head
        first = (
            count.i - 1 if count.i and doc[count.i - 1].lower_ in ("la", "une", "l'", "un", "les", "deux") else count.i
        )
        return first, count.i

    def countries(self, first: int, end: int, head: int) -> list[str]:
        """The states a phrase names: « russe », « brésilienne, canadienne », « de France »."""
        found: list[str] = []
        doc = self.doc
        limit = end
        while limit < len(doc) and limit < end + 9 and (doc[limit].pos_ == "ADJ" or doc[limit].text in (",", "et")):
            limit += 1
        plural = "Plur" in doc[head].morph.get("Number", [])
        span = range(first, limit if limit > end + 1 and plural else end)
        for i in span:
            if both := self._both(i):  # « les négociateurs israélo-palestiniens » are of both …
                found.extend(code for code in both if plural and code not in found)
                continue  # … « la commission russo-turque » of neither
            code = world.country_of_adjective(doc[i].lower_) if doc[i].pos_ in ("ADJ", "NOUN", "PROPN") else None
            if (
                code is None
                and i in self.taken
                and self.taken[i]["form"] in ("state", "capital")
                and i == self.taken[i]["token"]
            ):
                code = self._country_of_name(i, first, head)
            if code and code not in found:
                found.append(code)
        if not found:
            before = [i for i in range(head - 1, max(0, head - 2) - 1, -1) if self.tree.pos[i] == "ADJ"]
            found.extend(code for i in before if (code := world.country_of_adjective(self.tree.words[i])))
        return found

    def _both(self, i: int) -> list[str]:
        """The states that an adjective in two parts names: « israélo-|palestinien| »; none for any other word."""
        doc = self.doc
        word = doc[i].lower_ if "-" in doc[i].text else ""
        if i > 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_:
            word = f"{doc[i - 2].lower_}-{doc[i].lower_}"
        states = world.states_of_demonym(word) if word else ()
        return [state.code for state in states] if len(states) > 1 else []

    def _country_of_name(self, token: int, first: int, head: int) -> str | None:
        """The state of a name that completes a phrase: « de Russie », not « à Moscou » nor « du statut de Rome »."""
        inner = self.taken[token]
        before = self.doc[max(0, self.token_at(inner["start"]) - 1)].lower_
        if inner.get("region") or before in ("à", "au", "aux", "en", "dans", "chez", "pour", "vers", "avec", "contre"):
            return None
        if inner["form"] == "capital" and self.doc[token].head.i not in range(head, first):
            return None
        return inner.get("country")

    def region(self, first: int, end: int) -> str | None:
        """The region, continent or organisation that a phrase is of: « catalan », « européen », « onusien »."""
        for i in range(first, min(end, len(self.doc))):
            token = self.doc[i]
            if token.pos_ in ("ADJ", "NOUN", "PROPN"):
                region = world.region_of_demonym(token.lower_)
                if region is not None:
                    return region.name
                body = world.organisation_of_adjective(token.lower_)
                if body is not None:
                    return body.name
            inner = self.taken.get(i)
            if inner is not None and inner["token"] == i and inner.get("region"):
                return inner["region"]
        return None

    def _sources(self) -> set[int]:
        """Heads of « selon X », « d'après X », whose two words hang on X both or one on the other."""
        words, heads, deps = self.tree.words, self.tree.heads, self.tree.deps
        found: set[int] = set()
        for i, word in enumerate(words):
            if word == "après" and i > 0 and words[i - 1] == "d'":
                case = i if deps[i] == "case" else i - 1
            elif word in ("selon", "d'après"):
                case = i
            else:
                continue
            if deps[case] == "case" and heads[case] > i:
                found.add(heads[case])
        return found

    def _acting(self) -> set[int]:
        """Heads of subjects and agents of verbs that some frame knows, and of sources: who says or does something."""
        found = set(self.sources)
        for clause in self.clauses:
            if clause.kind == "nominal" or not frames.of_verb(clause.lemma):
                continue
            if clause.subject_head is not None and (
                clause.subject_own or (clause.relation in ("xcomp", "conj") and frames.is_cue(clause.lemma))
            ):
                found.add(clause.subject_head)
            if clause.agent_head is not None:
                found.add(clause.agent_head)
        return found


def gender_of(doc: Doc, start: int, head: int) -> str | None:
    """The gender a phrase shows by its determiner, else by its tagged head: m, f or None."""
    for i in range(start, head):
        if doc[i].lower_ in ("la", "une", "cette", "sa"):
            return "f"
        if doc[i].lower_ in ("le", "un", "ce", "cet"):
            return "m"
    if (
        head > 0
        and doc[head - 1].lower_ in ("l'", "son", "mon")
        and (told := agree(doc[head].lower_).gender) is not None
    ):
        return told  # « l'employeuse », « son éditrice », whatever the tagger says
    found = doc[head].morph.get("Gender", [])
    return {"Masc": "m", "Fem": "f"}.get(found[0]) if found else None


def number_of(token: Token) -> str:
    """s or p, as tagged."""
    return "p" if "Plur" in token.morph.get("Number", []) else "s"


def is_human(token: Token) -> bool:
    """Whether a noun that no table lists names people: « des secouristes », « le tireur »; not « un attentat »."""
    lemma = fold(token.lemma_)
    if names_human(token.lower_) and token.pos_ not in ("VERB", "AUX"):
        return True
    if names_people(token.lower_) or names_people(token.lemma_.lower()):
        return True
    if token.pos_ == "NOUN" and fold(token.text) in words("partisans"):
        return True  # « le libéral flamand »
    if lemma in words("things") or fold(token.text) in words("things") or phrases.is_temporal(token):
        return False
    if world.state_of_demonym(token.lower_) is not None:
        return token.text[:1].isupper()
    raw = token.lemma_.lower()
    if raw.endswith(tuple(load("actors")["abstract_endings"])) and not raw.endswith(("iste", "logue", "trice", "eure")):
        return False
    return raw.endswith(tuple(load("actors")["human_endings"]))
