"""Antecedents: whom a pronoun takes up, by gender, number, syntax and closeness."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from spacy.tokens import Doc

from aidememoire import layers
from aidememoire.actors.entities import Entity
from aidememoire.actors.mention import Mention
from aidememoire.actors.openings import opening_participle
from aidememoire.actors.relatives import is_of_relative
from aidememoire.actors.word_lists import words
from aidememoire.clauses.tree import tree_of
from aidememoire.lexicon import frames
from aidememoire.lexicon.phrases import fold
from aidememoire.pipes.clauses import Clause
from aidememoire.quotations.marks import find_quoted

WINDOW = 4  # sentences back that a pronoun may reach
SUBJECT = 1.6  # the role of a clause's subject, at least
OFTEN = 3  # times told of before, for who a dispatch is about
REACH = 80  # mentions back, for texts without stops
PERSONAL_VERBS = {
    "naître", "mourir", "décéder", "nommer", "élire", "réélire", "espérer", "vouloir", "souhaiter", "penser",
    "croire", "craindre", "savoir",
    "rencontrer", "arrêter", "inculper", "démissionner", "épouser", "diriger", "succéder", "travailler",
    "étudier", "vivre", "habiter", "parler",
    "réagir", "sourire", "quitter", "occuper", "présider", "recevoir", "écrire", "assurer", "mettre", "aller",
    "venir", "rendre",
}  # fmt: skip


I_WORDS = frozenset(("je", "j'", "me", "m'", "moi", "mon", "ma", "mes"))
SENTENCE = 4  # spaces in words between marks that are a sentence rather than a name
KILLING = {"tuer", "abattre", "assassiner", "exécuter", "massacrer", "décapiter", "lyncher", "égorger"}
LINE_END = re.compile("\n")
DYING = {"mourir", "périr", "décéder", "succomber"}


class Antecedents:
    """Ranks what a pronoun may take up: subjects of speech first, then subjects, then the rest; nearer is better."""

    def __init__(self, doc: Doc, mentions: list[Mention], clauses: list[Clause]) -> None:
        self.doc, self.mentions, self.clauses = doc, mentions, clauses
        self.sentences = [s.start for s in doc.sents]
        self.quoted = sorted((q for q in find_quoted(layers.text(doc)) if q.depth == 0), key=lambda q: q.start)
        self.starts = [q.start for q in self.quoted]
        self.breaks = [found.start() for found in LINE_END.finditer(layers.text(doc))]
        self.by_token = {m["token"]: n for n, m in enumerate(mentions)}
        self.sources = sorted(q["token"] for q in layers.get(doc, "quotations") if q["token"] is not None)
        self.spoke = set(self.sources)
        self.singled_out = self._singled_out()
        self.informants: set[int] = set()
        self.role = self._roles()
        self.speaking = self._speaking()
        self.dead = self._dead()

    def _roles(self) -> dict[int, float]:
        """Head token -> how much a mention stands out: the subject of a main clause of speech most."""
        role: dict[int, float] = {}
        for clause in self.clauses:
            if clause.kind == "nominal":
                continue
            main = clause.kind == "finite" and clause.relation in ("root", "parataxis", "conj")
            cue = frames.is_cue(clause.lemma) or bool(clause.inverted)
            for head, weight in (
                (clause.subject_head if clause.subject_own else None, 3.0 if main else SUBJECT),
                (clause.subject_head if clause.relation == "relcl" and cue else None, 2.2),
                (clause.agent_head, 1.5),
                (clause.object_head, 1.0),
            ):
                if head is not None:
                    bonus = 0.6 if cue and weight == 3.0 else 0.0
                    role[head] = max(role.get(head, 0.0), weight + bonus)
        for source in self.sources:  # « "…", a confié, à la radio, |le directeur| »
            role[source] = max(role.get(source, 0.0), 3.4)
        tree = tree_of(self.doc)
        for i, head in enumerate(tree.heads):
            if head <= i:
                continue
            if tree.words[i] == "pour" and tree.tokens[i].is_sent_start:
                if tree.tokens[head].ent_type_ == "PER" or self._is_somebody(head):
                    role[head] = 3.4  # « Pour X, … »
            if tree.deps[i] == "case" and self._is_source(i):
                role[head] = 3.4  # a source speaks
                self.informants.add(head)
        self._give_names(role)
        for token in self._turned_to():
            role[token] = max(role.get(token, 0.0), 3.6)
        for token in self.singled_out:
            role[token] = max(role.get(token, 0.0), 3.4)
        return role

    def _singled_out(self) -> set[int]:
        """« C'est |Joseph Nat|, vice-président, qui viendra. Ce dernier … »: whom sentences single out."""
        tree = tree_of(self.doc)
        found: set[int] = set()
        for start in self.sentences:
            if tree.words[start : start + 2] in (["c'", "est"], ["c'", "était"]):
                head = tree.heads[start]
                if head > start and "qui" in tree.words[head : head + 16]:
                    found.add(head)
        return found

    def _turned_to(self) -> list[int]:
        """« Quant |au chef du parti|, il … », « Quant à |X|, elle … »: whom a sentence turns to."""
        words = tree_of(self.doc).words
        if "quant" not in words:
            return []
        found = [i for i, word in enumerate(words) if word == "quant" and words[i + 1 : i + 2] in (["à"], ["au"])]
        near = (next((t for t in range(i + 2, i + 5) if t in self.by_token), None) for i in found)
        return [token for token in near if token is not None]

    def _give_names(self, role: dict[int, float]) -> None:
        """« La judoka |Marie Blin| a gagné »: a name stands out as the noun before it that it goes with."""
        tree = tree_of(self.doc)
        for mention in self.mentions:
            if mention["token"] in role:
                continue
            if mention["form"] == "function" and mention.get("determiner") == "un":
                first = mention["token"]
                while tree.tokens[first].idx > mention["start"]:
                    first -= 1
                if first in role:
                    role[mention["token"]] = role[first]  # « |Un| de ses |lieutenants| … Il »
                continue
            if mention["form"] != "name":
                continue
            name = mention["token"]
            head = tree.heads[name]
            if head in role and head < name <= head + 4 and tree.deps[name] in ("appos", "nmod", "flat:name"):
                if tree.pos[name - 1] in ("NOUN", "ADJ", "PROPN") and not {",", "et"} & set(tree.words[head:name]):
                    role[name] = role[head]  # no preposition, no comma before it
            apposed = tree.deps[name] == "appos" and tree.words[name - 1] == ","
            if apposed and head in role and head not in self.by_token:
                role[name] = role[head]  # « Son éditrice, |Léa Martin|, se frotte les mains »

    def _is_somebody(self, token: int) -> bool:
        """Whether a word heads the mention of one person: « Pour |la voisine|, … Elle ajoute »."""
        at = self.by_token.get(token)
        return at is not None and self.mentions[at]["kind"] == "person" and self.mentions[at]["form"] != "pronoun"

    def _is_source(self, i: int) -> bool:
        """Whether a preposition is « selon » or « d'après », in one token or two."""
        words = tree_of(self.doc).words
        if words[i] == "d'":
            return words[i + 1 : i + 2] == ["après"]
        return words[i] in ("selon", "d'après") or words[i] == "après" and i > 0 and words[i - 1] == "d'"

    def sentence(self, token: int) -> int:
        """The position of a token's sentence."""
        return bisect_right(self.sentences, token) - 1

    def _quote_of(self, token: int) -> int | None:
        at = self.doc[token].idx
        n = bisect_right(self.starts, at) - 1
        return n if n >= 0 and at < self.quoted[n].end else None

    def told_alike(self, one: int, other: int) -> bool:
        """Whether two tokens stand in the same quotation, or both in none."""
        return self._quote_of(one) == self._quote_of(other)

    def _quote_before(self, token: int) -> int | None:
        """The first token of the quotation that closes right before « , a-t-il dit »."""
        at = self.doc[token].idx
        n = bisect_right(self.starts, at) - 1
        if n < 0 or not 0 <= at - self.quoted[n].end < 40:
            return None
        span = self.doc.char_span(self.quoted[n].start, self.quoted[n].end, alignment_mode="expand")
        return span.start if span is not None else None

    def quote_before(self, n: int) -> int | None:
        """The first token of the quotation that a mention follows: « "P", a assuré |l'ancien sprinteur| »."""
        token = self.mentions[n]["token"]
        return self._quote_before(token) if self._quote_of(token) is None else None

    def of_pronoun(self, n: int, of: dict[int, Entity]) -> Entity | None:
        """The entity that the pronoun at position `n` of the mentions takes up, None when none fits."""
        pronoun = self.mentions[n]
        noun = pronoun.get("noun", "")
        relative = noun.startswith(("lequel", "laquelle", "lesquel"))
        nearest = noun.startswith(("celui-ci", "celle-ci", "ceux-ci", "celles-ci", "ce dernier")) or relative
        found = self._latter(n, of) if nearest and not relative else None
        found = found or self._best(
            n, of, lambda k, e: self._fits(pronoun, self.mentions[k], e),
            nearest=nearest, relative=relative, incise=self.doc[pronoun["token"]].text.startswith("-"),
        )  # fmt: skip
        told = self.by_token.get(pronoun["told"]) if found is None and "told" in pronoun else None
        return of.get(told) if told is not None else found

    def _latter(self, n: int, of: dict[int, Entity]) -> Entity | None:
        """« Paul a vu |Luc|. Il lui a parlé. |Celui-ci| … »: not who « il » was the sentence before, if another is."""
        pronoun, here = self.mentions[n], self.sentence(self.mentions[n]["token"])
        for k in range(n - 1, max(-1, n - REACH), -1):
            mention, former = self.mentions[k], of.get(k)
            away = here - self.sentence(mention["token"])
            if away > 1:
                break
            if away < 1 or former is None or mention.get("noun") not in ("il", "elle", "ils", "elles"):
                continue
            if self.role.get(mention["token"], 0.0) < 3.0 or former.number != pronoun.get("number"):
                continue
            return self._before(n, k, former, of)
        return None

    def _before(self, n: int, k: int, former: Entity, of: dict[int, Entity]) -> Entity | None:
        """The one other than `former` that the pronoun at `n` can take up, told of before mention `k`."""
        pronoun = self.mentions[n]
        return self._best(
            n, of, lambda j, e: e is not former and j < k and self._fits(pronoun, self.mentions[j], e),
            nearest=True, window=2, least=0.2,
        )  # fmt: skip

    def salient_person(self, n: int, of: dict[int, Entity], fits: Callable[[Entity], bool]) -> Entity | None:
        """The person that stands out most, for a function that nobody was called by yet: « l'écrivain »."""
        return self._best(n, of, lambda k, e: e.kind == "person" and e.named and fits(e), window=2, least=1.8,
                          incise=self.quote_before(n) is not None)  # fmt: skip

    def told_of(
        self, n: int, of: dict[int, Entity], fits: Callable[[Entity], bool], *, window: int, least: float
    ) -> Entity | None:
        """The person that stands out most before mention `n`, named or not, within `window` sentences."""
        return self._best(
            n, of, lambda k, e: e.kind == "person" and e.number != "p" and fits(e), window=window, least=least,
            incise=self.quote_before(n) is not None,
        )  # fmt: skip

    def salient_body(self, n: int, of: dict[int, Entity], bodies: list[Entity]) -> Entity | None:
        """Which of some bodies stands out most before mention `n`: who spoke rather than who was named in passing."""
        known = {id(e) for e in bodies}
        return self._best(n, of, lambda k, e: id(e) in known, least=0.0) if len(known) > 1 else None

    def standing(
        self, n: int, of: dict[int, Entity], fits: Callable[[int, Entity], bool], window: int, least: float
    ) -> Entity | None:
        """Who that fits stands out most before mention `n`, within `window` sentences, if more than `least`."""
        return self._best(n, of, fits, window=window, least=least)

    def of_possessive(self, n: int, of: dict[int, Entity]) -> Entity | None:
        """Whose « son porte-parole », « leur armée » is: the subject of the clause first, then as for a pronoun."""
        mention = self.mentions[n]
        determiner = mention.get("determiner", "")
        if determiner not in ("son", "sa", "ses", "leur", "leurs"):
            return None
        plural = determiner.startswith("leur")
        kin, envoy = (
            mention.get("sort") == "kin",
            mention.get("noun") in ("ambassadeur", "chargé d'affaires", "consul", "gouvernement", "armée"),
        )

        def fits(k: int, entity: Entity) -> bool:
            if mention.get("relational") and not kin:
                return entity.kind == "person" and entity.number != "p" and not plural
            if kin or envoy:
                return kin == (entity.kind == "person")
            return (entity.number == "p" or bool(entity.members)) == plural and not self.mentions[k].get("locative")

        return self._best(n, of, fits, within=True)

    def _best(
        self, n: int, of: dict[int, Entity], fits: Callable[[int, Entity], bool], *,
        nearest: bool = False, relative: bool = False, incise: bool = False, within: bool = False,
        window: int = WINDOW, least: float = 1.0,
    ) -> Entity | None:  # fmt: skip
        """The entity before mention `n` that fits and scores best: sentence, role in its clause, closeness, paragraph.

        `within`: it may be an argument of the same verb. `least`: the score below which nobody is meant.
        """
        token = self.mentions[n]["token"]
        here, quote = self.sentence(token), self._quote_of(token)
        called = self.mentions[n]["form"] in ("function", "nominal")
        named = not incise and not within and called
        before = self._quote_before(token) if incise or named else None
        if before is not None and incise:
            here = min(here, self.sentence(before) + 1)  # the sentences of the quotation itself do not count
        long_quote = quote is not None and self._is_long(quote)
        speaker = self._speaker_of(quote, of) if long_quote else None
        speaks = not within and self._speaks_since(token)
        opening = range(0) if within or incise or nearest else opening_participle(self.doc, token, self.sentences[here])
        mine = before is not None and self._says_i(before, token)
        personal = self._is_personal(token)
        scores: dict[int, float] = {}
        found: dict[int, Entity] = {}
        opens = not (incise or within or nearest or relative) and self._is_personal(token) and self._opens_paragraph(n)
        for k in range(n - 1, max(-1, n - REACH), -1):
            entity, mention = of.get(k), self.mentions[k]
            distance = here - self.sentence(mention["token"])
            if distance > window or (relative and distance > 0):
                break
            if (
                entity is None
                or entity is speaker
                or distance == 0
                and not incise
                and self._is_other_source(token, mention)
                or mention["end"] > self.mentions[n]["start"] + (len(mention["name"]) + 40 if within else 0)
                or not fits(k, entity)
            ):
                continue
            if not within and not relative and not nearest and self._same_clause(token, mention["token"]):
                continue
            if distance == 0 and not within and is_of_relative(self.doc, token, mention["token"], entity.kind):
                continue
            if distance == 0 and opening and mention["token"] in opening and mention["form"] != "pronoun":
                continue
            inner = self._quote_of(mention["token"])
            if inner is not None and (nearest and inner != quote or not long_quote and self._is_long(inner)):
                continue
            if inner is not None and quote is None and not called and self._is_sentence(inner):
                continue
            score = 4.0 - 1.3 * distance - 0.02 * (token - mention["token"]) * (distance == 0)
            score += self.role.get(mention["token"], 0.4) * (0.05 if nearest else 1.0)
            if nearest:
                score -= 0.05 * (token - mention["token"]) - 1.5 * (mention["token"] in self.singled_out)
            if mention["form"] == "pronoun" and not nearest:
                score += 0.3
            if (
                entity.kind != "person"
                and not within
                and not (nearest and not relative and self._stands_out(mention, entity))
            ):
                many = entity.number == "p" and before is not None and distance <= 0 and mention["token"] < before
                # « les rebelles, dans un communiqué : "P", ont-|ils| écrit »; « |Le club| a dit que P. Il ajoute »
                spoke = mention["token"] in self.spoke
                away = 1.2 if spoke and not mine else 3.0
                score -= 0.9 if many or spoke and not incise else away if incise else 1.6 if personal else 0.9
            said_of = before is None or mention["token"] >= before
            if incise and distance <= 0 and not said_of and self.role.get(mention["token"], 0.4) >= 3.0:
                score += 1.5  # « |Son frère| est inquiet : « P », soupire-t-il »
            if before is not None and said_of and (incise or not within):
                score -= 3.0  # « |L'arbitre| n'a rien vu. |Il| dormait », glisse-|t-il|: told of in the quotation
            elif incise and quote is None and distance == 0 and mention["form"] != "pronoun" and said_of:
                score -= 3.0  # « |six jeunes| ont péri, indiquent-|ils| »: they are told of
            if self._paragraph_between(mention["end"], self.mentions[n]["start"]):
                score -= 0.8
            if opens and entity.named and entity.kind == "person" and sum(j < n for j in entity.mentions) > OFTEN:
                score += 1.5  # « Devant ses partisans, |il| a promis »: who the dispatch is about
            if speaks and not within and mention["token"] in self.dead:
                score -= 2.5
            if not speaks and not within and not nearest and distance and mention["token"] in self.informants:
                score -= 0.9  # « D'après la procureure, |l'homme| dormait. |Il| voulait mourir »
            if id(entity) not in scores or score > scores[id(entity)]:
                scores[id(entity)], found[id(entity)] = score, entity
        if not scores:
            return None
        best = max(scores, key=lambda e: (scores[e], -min(found[e].mentions)))
        return found[best] if scores[best] > least else None

    def _is_other_source(self, pronoun: int, mention: Mention) -> bool:
        """« D'après |son entourage|, il a cédé », « selon |une source|, elle partira »: who tells is not told of."""
        if mention["form"] == "name" or mention["token"] > pronoun:
            return False
        if mention.get("determiner") not in ("son", "sa", "ses", "leur", "leurs", "un", "une", "des"):
            return False
        case = next((c for c in self.doc[mention["token"]].lefts if c.dep_ == "case"), None)
        return (
            case is not None and self._is_source(case.i) and self.doc[pronoun].lower_ in ("il", "elle", "ils", "elles")
        )

    def _stands_out(self, mention: Mention, entity: Entity) -> bool:
        """Whether a body may be « ce dernier » as well as a person: no state, no town, none that completes one."""
        head = self.doc[mention["token"]]
        if (
            mention["form"] in ("state", "capital", "seat")
            or entity.kind == "state"
            and (mention["form"] != "collective" or mention["kind"] == "state" and self._is_aside(mention["token"]))
        ):
            return False
        beside = head.head.i in self.by_token or head.head.pos_ == "PROPN"  # « Ana Ruiz, du |CNRS| »
        return head.dep_ not in ("nmod", "flat:name") or not beside

    def _is_aside(self, token: int) -> bool:
        """Whether nothing in its sentence makes a word stand out: « qui représente |le pays| »."""
        return self.role.get(token, 0.0) < 1.5

    def _is_personal(self, token: int) -> bool:
        """Whether what is told of a word is told of people: it says, thinks, was born, was named."""
        lemma = self.doc[token].head.lemma_.lower()
        return frames.is_cue(lemma) or lemma in PERSONAL_VERBS

    def _dead(self) -> set[int]:
        """Head tokens of those who are told to be killed or to die: « |trois soldats| ont été tués »."""
        found: set[int] = set()
        for clause in self.clauses:
            lemma = clause.lemma.lower()
            killed = lemma in KILLING and not clause.negated
            if killed and clause.object_head is not None and not clause.passive:
                found.add(clause.object_head)
            died = lemma in DYING and clause.kind != "infinitive"  # « il voulait mourir »
            if clause.subject_head is not None and (killed and clause.passive or died):
                found.add(clause.subject_head)
        return found

    def _speaks_since(self, token: int) -> bool:
        """Whether a word is the subject of words said, and not said before what is told: « il |avait| dit »."""
        verb = self.doc[token].head
        before = any(c.dep_.startswith("aux") and "Imp" in c.morph.get("Tense", []) for c in verb.lefts)
        return frames.is_cue(verb.lemma_.lower()) and not before and self.doc[token].dep_.startswith("nsubj")

    def _opens_paragraph(self, n: int) -> bool:
        """Whether a pronoun is the first person that its paragraph tells of."""
        mention = self.mentions[n]
        if mention["form"] != "pronoun" or n == 0:
            return False
        for k in range(n - 1, -1, -1):
            if self._paragraph_between(self.mentions[k]["end"], mention["start"]):
                return True
            if self.mentions[k]["kind"] == "person":
                return False
        return False

    def _paragraph_between(self, start: int, end: int) -> bool:
        return bisect_right(self.breaks, start - 1) != bisect_right(self.breaks, end - 1)

    def _is_sentence(self, quote: int) -> bool:
        """Whether words between marks are a sentence, whose people a pronoun outside does not take up."""
        text = layers.text(self.doc)[self.quoted[quote].start : self.quoted[quote].end].strip('«»"“” \u00a0\u202f')
        return text[:1].isupper() and text.count(" ") >= SENTENCE

    def _says_i(self, start: int, end: int) -> bool:
        """Whether one person says « je », « mon » in the words between two tokens, which no body does."""
        return not I_WORDS.isdisjoint(tree_of(self.doc).words[start:end])

    def _is_long(self, quote: int) -> bool:
        return self.quoted[quote].end - self.quoted[quote].start > 60

    def _speaker_of(self, quote: int | None, of: dict[int, Entity]) -> Entity | None:
        """Who says a quotation, where the subject of its cue is known: « il » within is somebody else."""
        head = self.speaking.get(quote) if quote is not None else None
        at = self.by_token.get(head) if head is not None else None
        return of.get(at) if at is not None else None

    def _speaking(self) -> dict[int, int]:
        """Quotation -> head token of the subject of the cue that stands right before or after it."""
        found: dict[int, int] = {}
        for clause in self.clauses:
            if (
                clause.subject_head is None
                or not frames.is_cue(clause.lemma)
                or self._quote_of(clause.head) is not None
            ):
                continue
            at = self.doc[clause.head].idx
            i = bisect_right(self.starts, at)
            if i < len(self.quoted) and self.quoted[i].start - at < 60:
                found.setdefault(i, clause.subject_head)
            if i and 0 <= at - self.quoted[i - 1].end < 25:
                found[i - 1] = clause.subject_head
        return found

    def _same_clause(self, pronoun: int, other: int) -> bool:
        """Whether two words are arguments of one verb, and so not the same person (« il l'a reçu »)."""
        verb = self.doc[pronoun].head
        return (
            self.doc[other].head.i == verb.i
            and ":" not in tree_of(self.doc).words[other:pronoun]  # « |Le maire| tempère : selon |lui|, … »
            and self.sentence(pronoun) == self.sentence(other)
            and self.doc[other].dep_ in ("obj", "nsubj", "obl:arg", "iobj")
        )

    def _fits(self, pronoun: Mention, mention: Mention, entity: Entity) -> bool:
        number, gender = pronoun.get("number"), pronoun.get("gender")
        if number == "p":
            if (
                entity.number != "p"
                and not (mention["form"] == "collective" and mention.get("number") == "p")  # « |les autorités| … ils »
                and entity.kind in ("person", "state", "government", "organisation")
                and not entity.members
                and words("several").isdisjoint(map(fold, entity.nouns))  # « le couple … ils »
            ):
                return False
        elif entity.number == "p" and entity.kind in ("group",):
            return False
        if entity.kind == "state" and mention.get("locative"):
            return False
        own = mention.get("gender") if mention["form"] in ("function", "collective", "nominal") else None
        if own == "m" and entity.named and entity.kind == "person" and mention.get("determiner") == "l'":
            own = None  # « |L'inspecteur|, Anne Roy »
        known = entity.gender or own
        if (
            entity.kind in ("state", "government")
            or entity.kind == "organisation"
            and mention["form"] == "organisation"
        ):
            known = own or self._article_gender(mention) or known  # « |la CGT| a refusé. Il … »: not she
        if gender and known and gender != known and number == "s":
            return False
        if number == "s" and gender and known is None and entity.kind != "person":
            return mention["form"] in ("organisation", "capital", "state")
        many = mention["form"] == "collective" and entity.kind == "armed_group" and entity.number == "p"
        return not (many and number == "s")

    def _article_gender(self, mention: Mention) -> str | None:
        words = layers.text(self.doc)[mention["start"] : mention["start"] + 3].lower()
        return "f" if words.startswith("la ") else "m" if words.startswith("le ") else None
