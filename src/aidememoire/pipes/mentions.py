"""Mentions: the words that name an actor, by name, function, collective, place of power or pronoun."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, NotRequired, TypedDict

from spacy.language import Language
from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.lexicon import frames, functions, world
from aidememoire.pipes import phrases
from aidememoire.pipes.clauses import Clause, read_clauses
from aidememoire.pipes.names import NameRun, find_acronyms, find_name_runs

LOCATIVE = {"en", "dans", "vers", "depuis", "à", "près de", "au sud de", "au nord de", "hors de", "sous", "sur", "chez"}
POSSESSIVES = {"son", "sa", "ses", "leur", "leurs", "notre", "nos", "mon", "ma", "mes", "votre", "vos"}
DEMONSTRATIVES = {"ce", "cet", "cette", "ces"}
INDEFINITES = {"un", "une", "des", "plusieurs", "quelques", "certains", "certaines", "de", "d'", "divers", "aucun", "aucune", "chaque"}  # fmt: skip
PRONOUNS = {
    "il": ("m", "s"), "elle": ("f", "s"), "ils": ("m", "p"), "elles": ("f", "p"), "lui": (None, "s"), "eux": ("m", "p"),
    "celui-ci": ("m", "s"), "celle-ci": ("f", "s"), "ceux-ci": ("m", "p"), "celles-ci": ("f", "p"),
    "celui-là": ("m", "s"), "celle-là": ("f", "s"), "-il": ("m", "s"), "-elle": ("f", "s"), "-ils": ("m", "p"),
    "-elles": ("f", "p"), "-t-il": ("m", "s"), "-t-elle": ("f", "s"), "-t-ils": ("m", "p"), "-t-elles": ("f", "p"),
    "lequel": ("m", "s"), "laquelle": ("f", "s"), "lesquels": ("m", "p"), "lesquelles": ("f", "p"),
}  # fmt: skip
IMPERSONAL = {
    "falloir", "agir", "pleuvoir", "neiger", "sembler", "paraître", "suffire", "convenir", "exister", "arriver", "importer",
    "valoir", "advenir", "incomber", "appartenir", "rester", "avoir",
}  # fmt: skip
NOT_ACTORS = {
    "texte", "document", "communiqué", "résolution", "accord", "plan", "projet", "rapport", "bilan", "étude", "loi", "décision",
    "mesure", "version", "trêve", "proposition", "situation", "crise", "guerre", "conflit", "attaque", "bombardement",
    "réunion", "rencontre", "chose", "fait", "question", "réponse", "déclaration", "discours", "annonce", "information",
    "chiffre", "résultat", "processus", "siège", "mandat", "article", "lettre", "vote", "élection", "scrutin", "référendum",
    "initiative", "opération", "événement", "évènement", "explosion", "tir", "frappe", "violence", "combat", "négociation",
    "discussion", "pourparler", "pourparlers", "cessez-le-feu", "tout", "rien", "cela", "ceci", "porte", "idée", "effort",
    "but", "objectif", "cas", "point", "problème", "raison", "cause", "conséquence", "lieu", "jour", "an", "année", "mois",
    "prix", "taux", "nombre", "total", "part", "position", "menace", "sanction", "verdict", "procès", "audience", "séisme",
    "passage", "ultimatum", "échéance", "enquête", "traité", "pacte", "conférence", "sommet", "visite", "évacuation",
    "retrait", "libération", "arrestation", "mort", "fil", "signal", "message", "appel", "demande", "refus", "rejet",
}  # fmt: skip
# prepositions that lead out of the phrase of a person or body: « le ministre |sur Twitter| »
AWAY = {"sur", "dans", "lors", "via", "avec", "pendant", "avant", "après", "sous", "comme", "selon", "devant", "depuis"}
# endings of nouns that name acts and qualities, not people: « une offensive », « une entente », « la réforme »
ABSTRACT = ("tion", "sion", "ance", "ence", "té", "ure", "age", "isme", "ment", "ise", "ive", "ente", "orme", "ude", "esse", "ie", "eur d'alerte", "crise", "ade")
PEOPLE_OF = {"rebelle", "combattant", "gens", "militant", "homme", "troupe", "insurgé", "milicien", "guérilla", "maquisard"}


class Mention(TypedDict):
    """One mention: character offsets of its whole phrase, its head token, and what the words say of the actor.

    `form`: name, function, collective, state, capital, seat, organisation, acronym, pronoun, nominal.
    `names`: position in the layer of the name that a function goes with (« le ministre, Jean Dupont »).
    """

    start: int
    end: int
    token: int
    form: str
    name: str
    kind: str
    country: NotRequired[str | None]
    gender: NotRequired[str | None]
    number: NotRequired[str | None]
    noun: NotRequired[str]
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


@Language.factory("aidememoire_mentions", assigns=["doc._.aidememoire_mentions"])
def create_mentions(nlp: Language, name: str) -> layers.LayerPipe:
    """The spaCy component that writes the `mentions` layer. Needs a parse and named entities."""
    return layers.LayerPipe("mentions", find_mentions)


def find_mentions(doc: Doc) -> list[dict[str, Any]]:
    """Every mention of an actor in a parsed Doc, in text order (see `Mention`)."""
    return list(_Finder(doc, read_clauses(doc)).find())  # type: ignore[arg-type]


class _Finder:
    """Finds mentions from the surest to the least sure; a token is claimed by one mention's head only."""

    def __init__(self, doc: Doc, clauses: list[Clause]) -> None:
        self.doc, self.clauses = doc, clauses
        self.starts = [t.idx for t in doc]
        self.taken: dict[int, Mention] = {}
        self.found: list[Mention] = []
        zones = layers.get(doc, "dateline")["zones"]
        self.skipped = [(z["start"], z["end"]) for z in zones if z["kind"] in ("furniture", "stamp", "dateline", "signoff", "embargo", "advisory", "credit")]  # fmt: skip

    def token_at(self, char: int) -> int:
        return max(0, bisect_right(self.starts, char) - 1)

    def outside(self, char: int) -> bool:
        return any(s <= char < e for s, e in self.skipped)

    def find(self) -> list[Mention]:
        names = world.find_names(layers.text(self.doc))
        names = [f for f in names if not self._part_of_name(f)]
        runs = find_name_runs(self.doc, [(f.start, f.end) for f in names])
        acronyms = find_acronyms(self.doc)
        self._organisations(acronyms)
        people = {self.token_at(r.start) for r in runs if r.person}
        self._world(names, runs)
        self._runs(runs)
        self._functions(people)
        self._collectives()
        self._subjects()
        self._pronouns()
        ordered = sorted(self.found, key=lambda m: (m["start"], m["end"]))
        position = {id(m): n for n, m in enumerate(ordered)}
        for mention in ordered:
            target = mention.pop("target", None)  # type: ignore[typeddict-item]
            if target is not None:
                mention["names"] = position.get(id(target))
            owner = mention.pop("owner", None)  # type: ignore[typeddict-item]
            if owner is not None:
                mention["of"] = position.get(id(owner))
        return ordered

    def _part_of_name(self, found: world.Found) -> bool:
        """Whether a place only opens a longer name: « le |New York| Times », « |France| Inter »."""
        if not found.flanked or found.kind not in ("capital", "region", "state"):
            return False
        last = self.token_at(found.end - 1)
        after = self.doc[last + 1] if last + 1 < len(self.doc) else None
        labels = {t.ent_type_ for t in self.doc[self.token_at(found.start) : last + 2]}
        return after is not None and after.text[:1].isupper() and after.pos_ == "PROPN" and labels & {"ORG", "PER", "MISC"} != set()

    def add(self, start: int, end: int, token: int, form: str, name: str, kind: str, **more: Any) -> Mention | None:
        if self.outside(start) or start >= end:
            return None
        mention: Mention = {"start": start, "end": end, "token": token, "form": form, "name": name, "kind": kind, **more}  # type: ignore[typeddict-item]
        for i in range(self.token_at(start), self.token_at(end - 1) + 1):
            self.taken.setdefault(i, mention)
        self.found.append(mention)
        return mention

    # --- names ------------------------------------------------------------------------------------

    def _organisations(self, acronyms: list[tuple[int, int, str]]) -> None:
        """Names followed by their acronym in brackets: « le Front du Chaco libre (FCL) »."""
        for first, last, acronym in acronyms:
            name = layers.text(self.doc)[self.doc[first].idx : self.doc[last].idx + len(self.doc[last])]
            known = world.organisation(acronym) or world.organisation(name)
            if known is not None:
                continue
            start = self._with_article(first)
            end = self._closing(last)
            kind = _kind_of_name(name)
            self.add(start, end, first, "organisation", name, kind, alias=acronym, country=None)

    def _closing(self, last: int) -> int:
        """The end of « name (ACRONYM) »."""
        doc = self.doc
        if last + 3 < len(doc) and doc[last + 1].text == "(":
            return doc[last + 3].idx + 1
        return doc[last].idx + len(doc[last])

    def _with_article(self, first: int) -> int:
        """The start of a phrase with the article, possessive or demonstrative right before it; not « du », « des »."""
        doc = self.doc
        if first > 0 and doc[first - 1].lower_ in ("le", "la", "les", "l'", "un", "une", "ce", "cette", "ces", "cet", *POSSESSIVES):  # fmt: skip
            return doc[first - 1].idx
        if first > 0 and doc[first - 1].lower_ == "des" and doc[first - 1].dep_ == "det":
            return doc[first - 1].idx
        return doc[first].idx

    def _world(self, names: list[world.Found], runs: list[NameRun]) -> None:
        persons = [(r.start, r.end) for r in runs if r.person and len(r.name.split()) > 1]
        for found in names:
            token = self.token_at(found.start)
            if token in self.taken or any(s <= found.start and found.end <= e for s, e in persons):
                continue
            entry = found.entry
            last = self.token_at(found.end - 1)
            head = self._head(token, last)
            start = self._with_article(token)
            text = layers.text(self.doc)[found.start : found.end]
            locative = self._is_place(head)
            if found.kind in ("state", "region"):
                if isinstance(entry, world.Region) and entry.kind != "region":
                    continue
                code = entry.code if isinstance(entry, world.State) else getattr(entry, "country", None)
                if isinstance(entry, world.Region):
                    continue
                if text.islower():
                    continue
                self.add(start, found.end, head, "state", entry.name, "state", country=code, locative=locative, number="p" if getattr(entry, "article", "") == "les" else "s")  # fmt: skip
            elif found.kind == "capital" and isinstance(entry, world.State):
                self.add(found.start, found.end, head, "capital", entry.name, "government", country=entry.code, locative=locative, alias=text)  # fmt: skip
            elif found.kind == "seat" and isinstance(entry, world.Seat):
                self.add(start, found.end, head, "seat", entry.houses or entry.name, entry.kind, country=entry.country, locative=locative, alias=text)  # fmt: skip
            elif isinstance(entry, world.Organisation):
                end = self._closing(last) if last + 3 < len(self.doc) and self.doc[last + 1].text == "(" and self.doc[last + 2].is_upper else found.end  # fmt: skip
                self.add(start, end, head, "organisation", entry.name, entry.kind, country=entry.country, alias=text)

    def _head(self, first: int, last: int) -> int:
        """The token of a span that the others hang on."""
        for i in range(first, last + 1):
            if not first <= self.doc[i].head.i <= last or self.doc[i].head.i == i:
                return i
        return first

    def _is_place(self, token: int) -> bool:
        """Whether a state or town is only where something is: « à Genève », « en Syrie », « la ville du Paraguay »."""
        doc = self.doc
        word = doc[token]
        prep = phrases.preposition(word)
        if prep in LOCATIVE:
            return True
        before = doc[token - 1].lower_ if token > 0 else ""
        if before in ("en", "à", "au", "aux", "dans", "vers", "depuis"):
            return not (before in ("au", "aux", "à") and word.head.pos_ == "VERB" and frames.is_cue(word.head.lemma_.lower()))
        if word.dep_ in ("nmod", "flat:name") and word.head.pos_ in ("NOUN", "PROPN") and prep == "de":
            return functions.collective(word.head.text) is None
        return word.dep_ in ("obl:mod", "appos") and not prep and doc[token].i + 1 < len(doc) and doc[token + 1].text in (")", ",")

    def _runs(self, runs: list[NameRun]) -> None:
        for run in runs:
            token = self.token_at(run.start)
            if any(i in self.taken for i in range(token, self.token_at(run.end - 1) + 1)):
                continue
            head = self._head(token, self.token_at(run.end - 1))
            kind = "person" if run.person else run.kind
            if kind == "place" or (kind != "person" and _is_common(run.name)):
                continue
            form = "name" if kind == "person" else "organisation"
            start = run.start if kind == "person" else self._with_article(token)
            noun = self._common_noun(token) if kind == "person" else None
            more: dict[str, Any] = {"gender": run.gender, "number": "s", "noun": run.title or ""}
            if kind != "person":
                more["alias"] = run.name
                more["unsure"] = True
            name = self.add(start, run.end, head, form, run.name, kind, country=None, **more)
            if noun is not None and name is not None:
                first, last = phrases.phrase(self.doc, noun)
                begin, end = phrases.chars(self.doc, first, min(last, token))
                role = self.add(begin, run.end, noun, "function", layers.text(self.doc)[begin:end].strip(), "person", noun=self.doc[noun].lemma_.lower(), gender=_gender_of(self.doc, first, noun), number="s", determiner=self._determiner(first, noun), countries=None, country=next(iter(self._countries(noun + 1, token, noun)), None))  # fmt: skip
                if role is not None:
                    role["target"] = name  # type: ignore[typeddict-unknown-key]

    def _common_noun(self, token: int) -> int | None:
        """The noun that a person's name stands right after: « le physicien Jean Dupont », « l'actrice Anne Roy »."""
        doc = self.doc
        i = token - 1
        while i > 0 and doc[i].pos_ == "ADJ" and i > token - 3:
            i -= 1
        if i < 1 or doc[i].pos_ != "NOUN" or i in self.taken or doc[i].text[:1].isupper() or phrases.is_temporal(doc[i]):
            return None
        if functions.function(doc[i].text) is not None or functions.collective(doc[i].text) is not None:
            return None
        linked = doc[token].head.i in (i, token) or any(t.head.i == i for t in doc[token : token + 3])
        person = doc[i].lemma_.lower().endswith(("eur", "euse", "iste", "ien", "ienne", "ier", "ière", "ant", "ante", "rice", "logue", "ois", "oise", "ain", "aine", "ste"))  # fmt: skip
        return i if linked and person and doc[i - 1].pos_ in ("DET", "ADJ") else None

    # --- functions and collectives ------------------------------------------------------------------

    def _functions(self, people: set[int]) -> None:
        doc = self.doc
        for found in functions.find_functions(layers.text(doc)):
            first, last = self.token_at(found.start), self.token_at(found.end - 1)
            if first in self.taken or doc[first].pos_ not in ("NOUN", "PROPN", "ADJ") or last in self.taken:
                continue
            function = found.reading.function
            if not self._is_noun(first, last):
                continue
            plural = functions.collective(layers.text(doc)[found.start : found.end])
            if plural is not None and plural.number == "p" and plural.collective.kind != "group":
                continue  # « les rebelles » are a body; a rebel is a person
            head = self._head(first, last)
            start_token, end_token = self._extent(head, first, last)
            determiner = self._determiner(start_token, first)
            name = self._attached_name(first, last, end_token, people)
            if name is not None and name["start"] < doc[min(end_token, len(doc) - 1)].idx and name["start"] > doc[last].idx:
                end_token = self.token_at(name["start"])
                while end_token > last + 1 and (doc[end_token - 1].text in (",", '"', "(") or doc[end_token - 1].is_space):
                    end_token -= 1
            start, end = phrases.chars(doc, start_token, max(end_token, last + 1))
            countries = self._countries(last + 1, max(end_token, last + 1), head)
            reading = found.reading
            number = reading.number or ("p" if "Plur" in doc[head].morph.get("Number") else "s")
            if determiner in ("le", "la", "un", "une", "son", "sa", "ce", "cette"):
                number = "s"
            gender = reading.gender or _gender_of(doc, start_token, head)
            bare = layers.text(doc)[doc[first].idx : end]
            office = functions.office_of(bare, country=countries[0] if countries else None)
            adjacent = name is not None and 0 <= name["start"] - end <= 1
            one_of = self._one_of(first)
            if one_of is not None and number == "p":
                start_token, number, determiner = one_of, "s", "un"
                start = doc[one_of].idx
            more: dict[str, Any] = {
                "gender": gender, "number": number, "noun": function.noun, "office": office.name if office else None,
                "relational": function.relational, "determiner": determiner, "country": countries[0] if countries else None,
                "complement": self._complement(last + 1, max(end_token, last + 1)),
            }  # fmt: skip
            kind = "person" if number == "s" else "group"
            if number == "p" and len(countries) > 1:
                more["countries"] = countries
            mention = self.add(start, end, head, "function", layers.text(doc)[start:end], kind, **more)
            if mention is not None and name is not None and number == "s":
                mention["target"] = name  # type: ignore[typeddict-unknown-key]
                if adjacent:
                    mention["end"] = name["end"]
            if mention is not None and office is not None and office.organisation:
                mention["complement"] = office.organisation

    def _one_of(self, first: int) -> int | None:
        """The start of « l'une des sources », « un des responsables », « l'un de ses conseillers »."""
        doc = self.doc
        i = first - 1
        if i > 0 and doc[i].lower_ in POSSESSIVES | {"deux", "trois"}:
            i -= 1
        if i > 0 and doc[i].lower_ in ("des", "de", "d'") and doc[i - 1].lower_ in ("un", "une"):
            return i - 2 if i > 1 and doc[i - 2].lower_ == "l'" else i - 1
        return None

    def _is_noun(self, first: int, last: int) -> bool:
        """Whether words of the function lexicon are a noun here: « le général », not « l'intérêt général »."""
        token = self.doc[last if first != last else first]
        head = self.doc[first]
        if first > 0 and self.doc[first - 1].lower_ in ("il", "elle", "on", "ils", "elles", "ne", "n'", "se", "s'"):
            return False  # « qu'il juge abjectes »
        if first == last and token.pos_ == "ADJ":
            return any(c.dep_ == "det" for c in token.lefts) or token.dep_ in ("nsubj", "obj", "nsubj:pass")
        if first > 0 and self.doc[first - 1].text == "-":
            return False
        if head.lemma_.lower() in ("garde", "aide", "juge", "second", "femme", "source") and head.dep_ in ("fixed", "case"):
            return False
        return True

    def _extent(self, head: int, first: int, last: int) -> tuple[int, int]:
        start, end = phrases.phrase(self.doc, head)
        start = min(start, first)
        if first > 0 and start == first and self.doc[first - 1].pos_ == "DET":
            start = first - 1
        end = max(end, last + 1)
        participle = next((i for i in range(last + 1, end) if self.doc[i].dep_ == "acl" and self.doc[i].head.i <= last), None)
        if participle is not None and participle + 1 < end:
            end = participle
        away = next((i for i in range(last + 1, end) if self.doc[i].lower_ in AWAY), None)
        if away is not None:
            end = away
        for i in range(last + 1, end):
            if i in self.taken and self.taken[i]["form"] == "name" and phrases.preposition(self.doc[i]) == "":
                end = i
                break
        return start, end

    def _determiner(self, start: int, first: int) -> str:
        for i in range(start, first):
            if self.doc[i].pos_ == "DET" or self.doc[i].lower_ in POSSESSIVES | DEMONSTRATIVES | {"l'", "du", "au"}:
                return str(self.doc[i].lower_)
        before = self.doc[start - 1].lower_ if start > 0 else ""
        return {"du": "le", "au": "le", "aux": "les", "des": "les"}.get(before, "")

    def _attached_name(self, first: int, last: int, end: int, people: set[int]) -> Mention | None:
        """The name a function goes with: right after it, after a comma, before it after a comma, or in brackets."""
        doc = self.doc
        i = max(end, last + 1)
        for j in range(last + 1, min(len(doc), i + 3)):
            if j in people and j in self.taken and self.taken[j]["form"] == "name":
                between = [t.text for t in doc[last + 1 : j] if not t.is_space]
                if phrases.preposition(doc[self.taken[j]["token"]]):
                    return None
                if between and between[-1] not in (",", '"', "(") and doc[j - 1].pos_ in ("ADP", "VERB", "AUX", "CCONJ"):
                    return None
                if "," in between[:-1] or (between and between[-1] == "," and self._is_subject_apart(head=last, name=j)):
                    return None
                return self.taken[j]
            if j > i + 1:
                break
        start, _ = phrases.phrase(doc, self._head(first, last))
        k = min(start, first) - 1
        if k > 0 and doc[k].lower_ in ("le", "la", "l'"):
            k -= 1
        if k > 0 and doc[k].text in (",", "("):
            name = self.taken.get(k - 1)
            if name is not None and name["form"] == "name" and not self._is_subject_apart(head=first, name=k - 1):
                after = next((t for t in doc[max(end, last + 1) :] if not t.is_space), None)
                if after is None or after.text in (",", ")", ".", ";", "-", "–") or after.pos_ in ("CCONJ",) or doc[k].text == "(":
                    return name
        return None

    def _is_subject_apart(self, *, head: int, name: int) -> bool:
        """Whether a comma only separates the function from a name that is the subject of another verb."""
        function, person = self.doc[head], self.doc[self.taken[name]["token"]]
        return person.dep_.startswith("nsubj") and function.dep_.startswith("nsubj") and person.head.i != function.head.i

    def _countries(self, first: int, end: int, head: int) -> list[str]:
        """The states a phrase names by adjective (« russe », « brésilienne, canadienne ») or complement (« de France »)."""
        found: list[str] = []
        doc = self.doc
        limit = end
        while limit < len(doc) and limit < end + 9 and (doc[limit].pos_ == "ADJ" or doc[limit].text in (",", "et")):
            limit += 1
        span = range(first, limit if limit > end + 1 and "Plur" in doc[head].morph.get("Number") else end)
        for i in span:
            code = world.country_of_adjective(doc[i].lower_) if doc[i].pos_ in ("ADJ", "NOUN", "PROPN") else None
            if code is None and i in self.taken and self.taken[i]["form"] in ("state", "capital") and doc[i].i == self.taken[i]["token"]:  # fmt: skip
                code = self.taken[i].get("country")
            if code and code not in found:
                found.append(code)
        if not found:
            for i in range(head - 1, max(-1, head - 3), -1):
                if doc[i].pos_ == "ADJ" and (code := world.country_of_adjective(doc[i].lower_)):
                    found.append(code)
        return found

    def _complement(self, first: int, end: int) -> str:
        """The complement of a phrase without its state's adjective: « des Affaires étrangères »."""
        words = [t.text for t in self.doc[first:end] if not t.is_punct and not (t.pos_ == "ADJ" and world.country_of_adjective(t.lower_))]  # fmt: skip
        return " ".join(words)

    def _collectives(self) -> None:
        doc = self.doc
        for found in functions.find_collectives(layers.text(doc)):
            first, last = self.token_at(found.start), self.token_at(found.end - 1)
            if first in self.taken and self.taken[first]["form"] not in ("pronoun",):
                continue
            if doc[first].pos_ not in ("NOUN", "PROPN", "ADJ") or not self._is_noun(first, last):
                continue
            reading = found.reading
            if doc[first].lower_ == "cours":
                continue
            head = self._head(first, last)
            number = "p" if "Plur" in doc[head].morph.get("Number") or reading.number == "p" else "s"
            collective = reading.collective
            if collective.number is not None and collective.number != number:
                continue
            start_token, end_token = self._extent(head, first, last)
            if phrases.preposition(doc[head]) in ("dans", "en", "à", "sur", "vers") and collective.kind == "organisation" and not collective.source:  # fmt: skip
                continue
            start, end = phrases.chars(doc, start_token, end_token)
            end = self._quoted_name(end)
            countries = self._countries(last + 1, end_token, head)
            more: dict[str, Any] = {
                "gender": reading.gender, "number": number, "noun": collective.noun, "national": collective.national,
                "determiner": self._determiner(start_token, first), "country": countries[0] if countries else None,
                "complement": self._complement(last + 1, end_token), "other": collective.other,
            }  # fmt: skip
            if len(countries) > 1 and number == "p":
                more["countries"] = countries
            mention = self.add(start, end, head, "collective", layers.text(doc)[start:end], collective.kind, **more)
            if mention is None:
                continue
            for i in range(last + 1, end_token):
                inner = self.taken.get(i)
                if inner is not None and inner is not mention and inner["form"] in ("organisation", "acronym"):
                    mention["owner"] = inner  # type: ignore[typeddict-unknown-key]
                    if inner["kind"] == "organisation" and collective.kind in ("armed_group", "party") and inner.get("alias"):
                        inner["kind"] = collective.kind
                    break

    def _quoted_name(self, end: int) -> int:
        """Goes on over a name in marks: « le quotidien "El Faro" »."""
        text = layers.text(self.doc)
        gap = re.match(r"\s?([«\"])\s?([^»\"]{2,40}?)\s?[»\"]", text[end:])
        return end + gap.end() if gap and gap.group(2)[:1].isupper() else end

    def _sources(self) -> list[int]:
        """Heads of « selon X », « d'après X »."""
        doc = self.doc
        return [
            t.head.i for t in doc
            if t.dep_ == "case" and t.head.i > t.i
            and (t.lower_ in ("selon", "d'après") or (t.lower_ == "après" and t.i > 0 and doc[t.i - 1].lower_ == "d'"))
        ]  # fmt: skip

    # --- subjects of acts and pronouns --------------------------------------------------------------

    def _subjects(self) -> None:
        """Subjects and agents of speech and other acts that no table knows: « des secouristes », « l'intéressée »."""
        doc = self.doc
        for head in self._sources():
            word = doc[head]
            if head not in self.taken and word.pos_ in ("NOUN", "PROPN") and word.lemma_.lower() not in NOT_ACTORS and not phrases.is_temporal(word):
                start, end = phrases.chars(doc, *phrases.phrase(doc, head))
                first = phrases.phrase(doc, head)[0]
                number = "p" if "Plur" in word.morph.get("Number") else "s"
                self.add(start, end, head, "nominal", layers.text(doc)[start:end], "group" if number == "p" else "organisation", number=number, noun=word.lemma_.lower(), gender=_gender_of(doc, first, head), determiner=self._determiner(first, head), country=None)  # fmt: skip
        for clause in self.clauses:
            if clause.kind == "nominal" or not frames.of_verb(clause.lemma):
                continue
            subject = clause.subject_head if clause.subject_own or (clause.relation in ("xcomp", "conj") and frames.is_cue(clause.lemma)) else None  # fmt: skip
            for head in (subject, clause.agent_head):
                if head is None or head in self.taken or doc[head].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "X"):
                    continue
                word = doc[head]
                if word.lemma_.lower() in NOT_ACTORS or word.lower_ in NOT_ACTORS or phrases.is_temporal(word) or not word.text[:1].isalpha():  # fmt: skip
                    continue
                if not word.text[:1].isupper() and word.lower_.endswith(ABSTRACT) and "Sing" in word.morph.get("Number"):
                    continue
                if word.pos_ in ("ADJ", "X") and not word.text[:1].isupper() and word.lower_ not in ("intéressé", "intéressée", "intéressés"):
                    continue
                if not word.text[:1].isupper() and not frames.is_cue(clause.lemma):
                    continue
                start_token, end_token = phrases.phrase(doc, head)
                start, end = phrases.chars(doc, start_token, end_token)
                number = "p" if "Plur" in word.morph.get("Number") else "s"
                kind = "group" if number == "p" else ("organisation" if word.text[:1].isupper() else "person")
                self.add(start, end, head, "nominal", layers.text(doc)[start:end], kind, number=number, noun=word.lemma_.lower(), gender=_gender_of(doc, start_token, head), determiner=self._determiner(start_token, head), country=None)  # fmt: skip

    def _pronouns(self) -> None:
        doc = self.doc
        for token in doc:
            if token.i in self.taken:
                continue
            form = token.lower_
            if form in ("celui", "celle", "ceux", "celles") and token.i + 2 < len(doc) and doc[token.i + 1].text == "-":
                form = f"{form}-{doc[token.i + 2].lower_}"
            if form == "-t" or form not in PRONOUNS:
                if form in ("dernier", "dernière", "derniers", "dernières") and token.i > 0 and doc[token.i - 1].lower_ in ("ce", "cette", "ces"):  # fmt: skip
                    if token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "NOUN":
                        continue
                    gender = "f" if form.startswith("dernièr") else "m"
                    self.add(doc[token.i - 1].idx, token.idx + len(token), token.i, "pronoun", f"ce {form}", "person", gender=gender, number="p" if form.endswith("s") else "s", noun="ce dernier")  # fmt: skip
                continue
            gender, number = PRONOUNS[form]
            if form in ("lui", "eux") and not (phrases.preposition(token) or token.dep_.startswith("nsubj")):
                continue
            if form in ("il", "-il", "-t-il") and self._is_impersonal(token):
                continue
            end = token.idx + len(token)
            if "-" in form and not form.startswith("-"):
                end = doc[token.i + 2].idx + len(doc[token.i + 2])
            self.add(token.idx, end, token.i, "pronoun", form, "person", gender=gender, number=number, noun=form)

    def _is_impersonal(self, token: Token) -> bool:
        """« il faut », « il y a », « il s'agit de », « il a été annoncé que », « il est possible de »."""
        verb = token.head
        lemma = verb.lemma_.lower()
        siblings = {c.lower_ for c in verb.children}
        if lemma == "avoir" and "y" in siblings:
            return True
        if lemma == "agir":
            return bool({"s'", "se"} & siblings)
        if lemma in IMPERSONAL and lemma not in ("avoir", "arriver", "convenir", "appartenir", "rester", "valoir"):
            return True
        clause = next((c for c in self.clauses if c.head == verb.i), None)
        if clause is None:
            return False
        if clause.passive and clause.intro == "que":
            return True
        if verb.pos_ == "ADJ" and (clause.intro in ("que", "de") or any(c.lower_ in ("que", "de", "d'") for c in verb.rights)):
            return lemma not in ("prêt", "sûr", "certain", "convaincu", "capable", "heureux", "fier", "favorable", "déterminé", "conscient")  # fmt: skip
        return False


def _is_common(name: str) -> bool:
    """Whether a capitalised word is a function or a body written with a capital: « le Président », « le Parti »."""
    return " " not in name and (functions.function(name.lower()) is not None or functions.collective(name.lower()) is not None)


def _gender_of(doc: Doc, start: int, head: int) -> str | None:
    """The gender a phrase shows by its determiner, else by its tagged head."""
    for i in range(start, head):
        if doc[i].lower_ in ("la", "une", "cette", "sa"):
            return "f"
        if doc[i].lower_ in ("le", "un", "ce", "cet"):
            return "m"
    found = doc[head].morph.get("Gender")
    return {"Masc": "m", "Fem": "f"}.get(found[0]) if found else None


def _kind_of_name(name: str) -> str:
    """party for « Parti … », « Union … pour »; armed_group for « Front », « Armée de libération »; else organisation."""
    first = name.split()[0].lower()
    if first in ("parti", "rassemblement"):
        return "party"
    if first in ("front", "guérilla", "milice", "brigade", "brigades"):
        return "armed_group"
    return "organisation"
