"""Which actors does a noun name? With those beside it, for the body it belongs to, as a meeting's participants."""

from __future__ import annotations

from spacy.tokens import Token

from aidememoire.clauses import phrases
from aidememoire.events.lists import Lists
from aidememoire.events.reading import FIRST_PERSON, Reading, is_one_of, words
from aidememoire.lexicon import world
from aidememoire.pipes.clauses import Clause

# the object pronouns before a verb -> their gender and number, as far as they show
CLITICS = {"le": ("Masc", "Sing"), "la": ("Fem", "Sing"), "l'": ("", "Sing"), "l’": ("", "Sing"), "les": ("", "Plur")}
ARMED = ("rebelle", "djihadiste", "jihadiste", "séparatiste", "insurgé", "islamiste")


class Nouns:
    """Reads the actors that the nouns of one Doc name."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.doc, self.index = reading, reading.doc, reading.index
        self.lists = Lists(reading)
        self.signed: list[str] = []  # who put out the text spoken of last: « dans un communiqué commun »

    def whole(self, token: int | None) -> list[str]:
        """The actors that a noun and those coordinated with it name; groups as their members."""
        if token is None:
            return []
        found: list[str] = []
        joined = phrases.conjuncts(self.doc[token])
        if len(joined) > 1 and not any(c.dep_ == "cc" for one in joined for c in one.lefts):
            joined = joined[:1]  # « X, le conseiller du président, »: an apposition that the parse coordinates
        if len(joined) > 1 and self.lists.is_next_subject(joined[0], self.lists.end_of(joined[-1])):
            joined = joined[:-1]
        for one in joined:
            self._add(found, self.one(one))
        if found:
            self._add(found, [m for a in self.lists.after(joined[-1]) for m in self.members(a)])
        return found

    def one(self, token: Token) -> list[str]:
        """The actors that one noun names."""
        if token.lower_ in FIRST_PERSON:
            speaker = next((q["speaker"] for q in self.reading.quotations_over(token.i) if q["kind"] == "direct"), None)
            return self._spoken_for(speaker, token) if speaker else []
        found = self.index.of_token(token.i)
        if found is not None:
            return self.members(found)
        if token.pos_ == "PRON" and token.lower_ in CLITICS:
            return self._taken_up(token)
        if is_one_of(token, "documents") and token.pos_ == "NOUN":
            return self._signatories(token)
        if is_one_of(token, "parts") or token.pos_ == "NUM" or token.lower_ in ("treize", "plusieurs", "certains"):
            return self._belonging(token)
        return []

    def _taken_up(self, pronoun: Token) -> list[str]:
        """« Le président |l'|accuse »: the last fitting actor told before, for a verb whose object is somebody."""
        verb = pronoun.head
        verdict = verb.lemma_ == "condamner" and any(phrases.preposition(c) == "à" for c in verb.rights)
        if pronoun.dep_ != "obj" or not (is_one_of(verb, "whom") or verdict):
            return []
        gender, number = CLITICS[pronoun.lower_]
        if not gender and number == "Sing" and verb.lower_.endswith("ée"):
            gender = "Fem"
        return self._last_told(pronoun, gender, number)

    def told_him(self, clause: Clause) -> list[str]:
        """« l'opposant |lui| a proposé de … », « |leur| a demandé »: the last fitting actor told before."""
        for token in self.doc[max(clause.group[0] - 1, 0) : clause.group[1]]:
            if token.lower_ in ("lui", "leur") and token.pos_ == "PRON" and token.i < clause.head:
                return self._last_told(token, "", "Plur" if token.lower_ == "leur" else "Sing")
        return []

    def _last_told(self, pronoun: Token, gender: str, number: str) -> list[str]:
        """The last actor told before a pronoun, of its gender and number, that is not the subject of its verb."""
        verb = pronoun.head
        doers = {self.index.of_token(c.i) for c in verb.lefts if c.dep_.startswith("nsubj")}
        before = self.doc[max(pronoun.sent.start - 1, 0)].sent.start
        for token in reversed(self.doc[before : pronoun.i]):
            actor = self.index.of_token(token.i) if token.pos_ in ("NOUN", "PROPN") else None
            if actor is None or actor in doers or self._is_place(token) or self.index.of_token(token.head.i) == actor:
                continue
            if self._fits(token, gender, number):
                return self.members(actor) if number == "Plur" else [actor]
        return []

    @staticmethod
    def _fits(token: Token, gender: str, number: str) -> bool:
        numbers, genders = token.morph.get("Number", []), token.morph.get("Gender", [])
        plural = numbers == ["Plur"] or any(c.lower_ in ("les", "des", "ces", "ses", "leurs") for c in token.lefts)
        if plural != (number == "Plur"):
            return False
        article = next((c.lower_ for c in token.lefts if c.pos_ == "DET"), "")
        genders = {"la": ["Fem"], "une": ["Fem"], "le": ["Masc"], "un": ["Masc"]}.get(article, genders)
        return not gender or not genders or token.pos_ == "PROPN" or gender in genders

    def whose_by_adjective(self, token: Token) -> list[str]:
        """« des frappes |israéliennes|», « des missiles |rebelles|»: the state or the one band in the text."""
        for child in token.rights:
            if child.pos_ not in ("ADJ", "NOUN") or child.i > token.i + 2 or phrases.preposition(child):
                continue
            code = world.country_of_adjective(child.lower_)
            if code is not None:
                return [a["id"] for a in self.index.actors if a["kind"] == "state" and a["country"] == code][:1]
            word = child.lower_.rstrip("s").removesuffix("e")
            if any(word == known.removesuffix("e") for known in ARMED):
                bands = [a["id"] for a in self.index.actors if a["kind"] == "armed_group"]
                bands = [b for b in bands if word in self.index.by_id[b]["name"].lower()]
                return bands if len(bands) == 1 else []
        return []

    def _spoken_for(self, speaker: str, token: Token) -> list[str]:
        """« nous » of a spokesman or negotiator is the body he speaks for; of anybody else, the speaker."""
        item = self.index.by_id[speaker]
        if token.lower_ not in ("nous", "-nous"):
            return self.members(speaker)
        for role in item["roles"]:
            if not any(word in role["title"].lower() for word in words("voices")):
                continue
            evidence = role["evidence"]
            inside = [a for a in self.index.of_span(evidence["start"], evidence["end"]) if self._is_body(a)]
            if inside:
                return [inside[0]]
            if evidence["text"].lower().startswith(("son ", "sa ", "leur ")):
                over = self.reading.quotations_over(token.i)
                end = min([evidence["start"], *(q["start"] for q in over)])  # not those whom the quoted words name
                before = [a for a in self.index.of_span(max(0, end - 400), end) if self._is_body(a)]
                if before:
                    return [before[-1]]
        return self.members(speaker)

    def _is_body(self, actor: str) -> bool:
        return self.index.by_id[actor]["kind"] in ("armed_group", "party", "organisation")

    def members(self, actor: str) -> list[str]:
        """A group's members when the text names at least two, else the actor."""
        members: list[str] = list(self.index.by_id[actor]["members"])
        return members if len(members) > 1 else [actor]

    def _belonging(self, token: Token) -> list[str]:
        """« les quinze membres du Conseil »: the Council."""
        for child in token.rights:
            if phrases.preposition(child) in ("de", "au sein de") and child.pos_ in phrases.NOMINAL:
                inner = self.index.of_token(child.i)
                if inner is not None:
                    return self.members(inner)
                return self._belonging(child)
        return []

    def _signatories(self, token: Token) -> list[str]:
        """A text speaks for whom it is « de », else for those who put out the last one."""
        own = self._belonging(token)
        return own or list(self.signed)

    def of_meeting(self, noun: int | None) -> list[str]:
        """The participants that a meeting noun's own complements name."""
        found: list[str] = []
        if noun is None:
            return found
        direct = self.index.of_token(noun)
        if direct is not None and not is_one_of(self.doc[noun], "meetings"):
            return self.members(direct)
        self._walk(noun, found)
        if not found:
            self._scan(noun, found)
        return found

    def _scan(self, noun: int, found: list[str]) -> None:
        """« une réunion à huis clos du Conseil »: the first actor after « du », where the parse lost it."""
        sent = self.doc[noun].sent
        preposition = ""
        for token in self.doc[noun + 1 : min(noun + 12, sent.end)]:
            if (
                token.text in (",", ";", "(", ":")
                or token.pos_ == "AUX"
                or token.pos_ == "VERB"
                and "Fin" in token.morph.get("VerbForm", [])
                or token.lower_ in ("sur", "pour", "contre", "dans", "en", "sous")
            ):
                return
            if token.pos_ == "ADP" or token.lower_ in ("du", "des"):
                preposition = token.lower_
            elif preposition in ("de", "du", "des", "d'", "avec", "entre") and token.pos_ in ("NOUN", "PROPN"):
                people = [] if phrases.is_temporal(token) or self._is_place(token) else self.one(token)
                if people:
                    self._add(found, people)
                    return

    def _walk(self, noun: int, found: list[str]) -> None:
        """Adds the actors under a meeting noun, left out what it is about and where."""
        for child in self.doc[noun].rights:
            preposition = phrases.preposition(child)
            if child.dep_ == "conj" or preposition not in ("avec", "entre", "de", "à", "par", ""):
                continue
            if child.pos_ not in phrases.NOMINAL or phrases.is_temporal(child):
                continue
            actor = self.index.of_token(child.i)
            kind = self.index.by_id[actor]["kind"] if actor is not None else ""
            if preposition == "de" and self._is_place(child) or preposition == "à" and kind not in ("", "person"):
                continue
            people = self.whole(child.i) if preposition != "à" or kind == "person" else []
            if preposition == "entre" and len(phrases.conjuncts(child)) == 1:
                self._add(people, self._other_side(child))
            if people:
                self._add(found, people)
            else:
                self._walk(child.i, found)

    def _other_side(self, token: Token) -> list[str]:
        """« les pourparlers entre Lima |et la guérilla| ont repris »: the second side, given to the verb."""
        at = token.right_edge.i + 1
        if at + 2 >= len(self.doc) or self.doc[at].lower_ != "et":
            return []
        noun = next((t for t in self.doc[at + 1 : at + 4] if t.pos_ in ("NOUN", "PROPN")), None)
        return self.one(noun) if noun is not None else []

    def _is_place(self, token: Token) -> bool:
        """Whether « de Genève » says where: a name of a town, or a state that only stands for a place there."""
        actor = self.index.of_token(token.i)
        if actor is None:
            return token.ent_type_ == "LOC"
        kind = self.index.by_id[actor]["kind"]
        return (
            kind in ("state", "government") and token.pos_ == "PROPN" and not any(c.pos_ == "DET" for c in token.lefts)
        )

    @staticmethod
    def _add(into: list[str], more: list[str]) -> None:
        into.extend(a for a in more if a not in into)
