"""Is it politics? Whose acts count: states, bodies, armed groups, parties, officials, people in protest."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from aidememoire.clauses import phrases
from aidememoire.events.reading import Act, Reading, is_one_of, words
from aidememoire.lexicon import functions

BODIES = {"state", "government", "armed_group", "party"}
PRIVATE_SORTS = {"kin", "press", "expert", "civil", "business"}
# « le patron de cette banque », « le directeur du club », not « de la banque centrale »
FIRM = re.compile(
    r"\b(?:de la|de l['’]|du|de cette|de cet|de ce|d['’]une?|de son|de sa) ?(?:grande? |petite? )?"
    r"(?:banque(?! (?:centrale|mondiale|nationale|publique|de france))|entreprise|société|compagnie|firme|start-up"
    r"|groupe (?!parlementaire|rebelle|armé|islam)|constructeur|usine|magasin|marque|chaîne|club|équipe"
    r"|hôtel|restaurant|journal|rédaction|radio|film|studio|maison de)\b"
)
CONTESTS = {"olympique", "championnat", "tournoi", "demi-finale", "eurovision", "ligue 1", "marathon"}
LOUD = {"PROTEST", "ASSAULT"}  # acts that make whoever does them an actor
PEACEFUL = {"CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "RETREAT"}  # words that sport uses as well
MEETINGS = {"036", "040", "041", "042", "046"}  # CAMEO: talks held or to come
LEAD = 80  # tokens at the head of a dispatch, which say whose death it tells
GAMES = 4  # different words of sport or show that make a dispatch one of them
CAMPAIGN = 3  # words of an election campaign that make what is promised a platform
PROMISES = {"proposer", "proposer de", "présenter un texte", "demander que", "soutenir", "plaider pour", "demander"}


class Domain:
    """Judges whether the acts of one Doc are political ones (PLOVER codes no sport, trade or family life)."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.index = reading, reading.index
        self.games = len({t.lemma_.lower() for t in reading.doc if is_one_of(t, "games")}) >= GAMES
        self.dead = self._find_dead()
        self.campaign = sum(is_one_of(t, "campaign") for t in reading.doc) >= CAMPAIGN

    def admits(self, act: Act) -> bool:
        """Whether an act is between, by or against somebody political; an act of nobody named is."""
        if self.campaign and self._is_platform(act) or self._is_everyday(act):
            return False
        people = [*act.actors, *act.recipients]
        if act.cameo in MEETINGS and any(self._is_press(a) for a in act.actors):
            return False  # an interview
        if self.games:
            return act.type not in PEACEFUL and any(self._is_body(a) for a in people)
        if act.type in PEACEFUL | {"REJECT"} and self._of_a_contest(act):
            return False
        if act.cameo in MEETINGS and any(self._is_source(a) for a in act.actors):
            return False
        if self._is_history(act):
            return False
        private = all(self.is_private(r) for r in act.recipients) if act.recipients else self._on_private(act)
        if private and (act.type in ("ACCUSE", "SUPPORT") or act.type == "COERCE" and not act.actors):
            return False  # a thief, a pupil, a player
        if act.frame.id == "condamner à une peine" and act.recipients and not self.games:
            return any(self._is_public(r) or self.index.by_id[r]["kind"] != "person" for r in act.recipients)
        if not act.actors or act.type in LOUD and not act.recipients:
            return True
        return not all(self.is_private(a) for a in act.actors) or any(self._is_public(r) for r in act.recipients)

    def _is_everyday(self, act: Act) -> bool:
        """« termine la conférence de presse », « les secours ont été interrompus », « rejette une substance »."""
        clause, doc = act.clause, self.reading.doc
        head = clause.subject_head if clause.passive or clause.object_head is None else clause.object_head
        if head is None:
            return False
        after = doc[head + 1 : min(head + 4, len(doc))].text.lower()
        if act.type == "CONSULT":
            return doc[head].lemma_.lower() in ("conférence", "point") and after.startswith("de presse")
        if act.type == "REJECT":
            return is_one_of(doc[head], "stuff") or after.startswith(("de secours", "de recherche", "de sauvetage"))
        return act.type == "REQUEST" and clause.lemma == "proposer" and clause.reflexive

    def _of_a_contest(self, act: Act) -> bool:
        """« retire sa candidature aux Jeux olympiques »: a contest in the very sentence."""
        return any(t.lemma_.lower().rstrip("s") in CONTESTS for t in self.reading.doc[act.clause.head].sent)

    def _on_private(self, act: Act) -> bool:
        """« a félicité la nageuse »: an object that names nobody known."""
        head = act.clause.subject_head if act.clause.passive else act.clause.object_head
        return (
            head is not None and self.reading.doc[head].pos_ == "NOUN" and is_one_of(self.reading.doc[head], "private")
        )

    def _is_history(self, act: Act) -> bool:
        """What one did of whose death a dispatch tells, without a date: a life, and no news."""
        if act.type == "ASSAULT" or not act.actors or not self.dead or not set(act.actors) <= self.dead:
            return False
        return not act.dated or not any(self._is_public(a) for a in act.actors)

    def _find_dead(self) -> set[str]:
        """« mort de l'ancien ministre », « l'écrivaine est décédée » in the headline or the first sentences."""
        doc, found = self.reading.doc, set()
        for token in doc[:LEAD]:
            if is_one_of(token, "deaths") and token.pos_ == "NOUN":
                found |= {self.index.of_token(c.i) for c in token.rights if phrases.preposition(c) == "de"}
        for clause in self.reading.clauses_in(0, LEAD):
            if (
                clause.lemma in words("dying")
                and clause.kind == "finite"
                and clause.subject_head is not None
                or clause.lemma == "mort"
                and clause.subject_head is not None
            ):
                found.add(self.index.of_token(clause.subject_head))
        return {a for a in found if a is not None and self.index.by_id[a]["kind"] == "person"}

    def _is_source(self, actor: str) -> bool:
        """« une source proche de l'enquête » only speaks."""
        return any(w in ("source", "sources") for w in self.index.by_id[actor]["name"].lower().split()[:3])

    def _is_platform(self, act: Act) -> bool:
        """« Elle propose d'abolir l'impôt » of a candidate: what a party would do, not what it asks of anybody."""
        clause = act.clause
        if act.frame.id not in PROMISES or act.dated or any(self._is_public(r) for r in act.recipients):
            return False
        if clause.tense not in ("present", "none", "past") and clause.kind != "participle":
            return False
        kinds = {self.index.by_id[a]["kind"] for a in act.actors}
        return kinds <= {"person", "party"}

    def _is_body(self, actor: str) -> bool:
        item = self.index.by_id[actor]
        return item["kind"] in BODIES and not item.get("place_only")

    def _is_public(self, actor: str) -> bool:
        item = self.index.by_id[actor]
        if self._is_body(actor):
            return True
        return bool(sorts_of(item) - PRIVATE_SORTS) or item["kind"] == "organisation" and not self.is_private(actor)

    def _is_press(self, actor: str) -> bool:
        item = self.index.by_id[actor]
        return sorts_of(item) == {"press"} or any(w in words("press") for w in item["name"].lower().split()[:3])

    def is_private(self, actor: str) -> bool:
        """Whether an actor of this Doc is private."""
        return is_private(self.index.by_id[actor])


def is_private(item: dict[str, Any]) -> bool:
    """Whether what a text says of an actor makes it private: « la veuve », « le coureur », a business."""
    if item["kind"] in BODIES:
        return False
    first = item["name"].lower().split()[:3]
    if any(w in words("private") or w.rstrip("sx") in words("private") for w in first):
        return True
    if item["kind"] not in ("person", "group"):
        return False
    titles = [role["title"].lower().split()[:1] for role in item["roles"]]
    if titles and all(t and (t[0] in words("private") or t[0].rstrip("sx") in words("private")) for t in titles):
        return True
    sorts = sorts_of(item)
    return bool(sorts) and sorts <= PRIVATE_SORTS


def sorts_of(item: dict[str, Any]) -> set[str]:
    """The sorts of functions that an actor is given: state, diplomacy, kin …; « public » of those in a cause."""
    found = set().union(*(_sorts(role["title"]) for role in item["roles"]), set())
    if item["kind"] in ("person", "group") and not found:
        found = set(_sorts(item["name"]))
    return found


@cache
def _sorts(text: str) -> frozenset[str]:
    read = [f.reading.function for f in functions.find_functions(text)]
    if not read:
        return frozenset()
    first = read[0]
    if FIRM.search(text.lower()) is not None:
        return frozenset({"business"})
    return frozenset({"public" if first.noun in words("cause") else first.sort})
