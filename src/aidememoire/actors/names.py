"""Names: runs of capitalised words that name a person or a body no table knows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from spacy.tokens import Doc, Token

from aidememoire import layers
from aidememoire.actors.acronyms import is_acronym
from aidememoire.actors.channels import is_channel, past_medium
from aidememoire.actors.name_hyphens import is_joined, is_spaced_hyphen
from aidememoire.actors.name_kinds import NameRun, settle_kinds
from aidememoire.actors.name_neighbours import (
    ends_a_term,
    follows_people,
    is_beside_human,
    is_firm,
    is_full_name,
    is_place_name,
    is_somebody_else,
    is_told_alone,
    is_whole,
    is_wrapped,
    joined_parts,
    names_a_thing,
    qualifies,
)
from aidememoire.actors.name_openings import head_of_somebody, is_athlete, is_charge, is_foreign_given, opens_no_name
from aidememoire.actors.name_words import CALENDAR, CHARGES, CLITICS, NOT_NAMES
from aidememoire.actors.named_trades import trade_before
from aidememoire.clauses.tree import tree_of
from aidememoire.lexicon import functions
from aidememoire.lexicon.given_names import gender_of_given_name

PARTICLES = {
    "de", "du", "des", "d'", "la", "le", "al", "el", "ben", "bin", "ibn", "von", "van", "der", "den", "da", "dos",
    "do", "di", "della", "ould", "abu", "abou", "y", "e", "al-", "el-", "bint", "oul", "zu", "ter",
}  # fmt: skip
FRENCH_PARTICLES = {"de", "du", "des", "d'", "la", "le", "e", "y"}
ARTICLES = {"la", "le", "les", "l'", "un", "une", "du", "au", "aux", "ce", "cette", "sa", "son"}
CIVIL = {
    "m.": "m", "mm.": "m", "mme": "f", "mmes": "f", "mlle": "f", "monsieur": "m", "madame": "f", "mme.": "f",
    "m": "m", "mgr": "m",
    "me": None, "maître": None, "dr": None, "pr": None, "sir": "m", "lord": "m", "lady": "f", "mademoiselle": "f",
}  # fmt: skip


def find_name_runs(doc: Doc, known: list[tuple[int, int]]) -> list[NameRun]:
    """The runs of capitalised words outside the `known` names (character spans), in text order."""
    return settle_kinds(doc, _Runs(doc, known).find())


class _Runs:
    """Reads the runs one by one."""

    def __init__(self, doc: Doc, known: list[tuple[int, int]]) -> None:
        self.doc, self.text = doc, layers.text(doc)
        tree = tree_of(doc)
        self.tokens, starts, capitals = tree.tokens, tree.chars, set(tree.capitals)
        self.covered: set[int] = set()
        for start, end in known:
            self.covered.update(range(max(0, bisect_right(starts, start) - 1), bisect_right(starts, end - 1)))
        # « Paul |Roy| »: the word is a surname where it stands alone, too, even as the first of a sentence
        self.surnames = {
            self.tokens[i].text
            for i in tree.capitals
            if i - 1 in capitals
            and is_capital(self.tokens[i]) and self.tokens[i - 1].whitespace_ and is_capital(self.tokens[i - 1])
            and (gender_of_given_name(self.tokens[i - 1].text) is not None or self._is_labelled(i))
        }  # fmt: skip
        # no name starts with a small letter but a particle's
        self.opening = [
            i for i, word in enumerate(tree.words)
            if i in capitals or (word in PARTICLES or word == "maître") and self.tokens[i].text == word
        ]  # fmt: skip

    def _is_labelled(self, i: int) -> bool:
        return self.tokens[i].ent_iob_ == "I" and self.tokens[i].ent_type_ == "PER"

    def find(self) -> list[NameRun]:
        doc = self.doc
        found: list[NameRun] = []
        after = 0
        for i in self.opening:
            if i < after:
                continue
            titled = is_title(doc, i) and (is_capital(doc[i + 1]) or self._particle_opens(i + 1))
            first = i + 1 if titled else i
            if not titled and opens_no_name(doc, i, PARTICLES):
                continue
            if not (self._starts(first, after_title=titled) or self._particle_name(first)):
                continue
            end = self._end(first)
            for begin, last in self._parts(first, end, titled):
                found.append(self._run(i if titled and not found_before(found, i, doc) else begin, begin, last, titled))
            after = end
        return found

    def _run(self, opening: int, first: int, end: int, titled: bool) -> NameRun:
        doc = self.doc
        titled = titled and opening < first
        stop = doc[end - 1].idx + len(doc[end - 1])
        name = " ".join(self.text[doc[first].idx : stop].split())
        if "-" in name or "–" in name:
            name = re.sub(r"(?<=\w) ?([-–]) (?=\w)", r"\1", name)
        person, kind, sure = self._classify(first, end, titled)
        gender = CIVIL.get(doc[opening].lower_) if titled else None
        return NameRun(doc[opening].idx, stop, name, person, kind, gender, doc[opening].text if titled else None, sure)

    # --- where a run starts ---------------------------------------------------------------------------

    def _starts(self, i: int, *, after_title: bool) -> bool:
        doc = self.doc
        token = doc[i]
        if i in self.covered and not after_title:
            return (
                i + 1 < len(doc)
                and is_capital(doc[i + 1])
                and token.ent_type_ == "PER"
                and doc[i + 1].ent_type_ == "PER"
                and i + 1 not in self.covered
            )
        if after_title:
            return True
        if (
            not is_capital(token)
            or token.lower_ in CALENDAR
            or token.lower_ in CIVIL
            or (token.pos_ in ("DET", "ADP", "CCONJ", "SCONJ", "AUX") and not is_foreign_given(doc, i))
        ):
            return False
        adjective = token.pos_ == "ADJ" and i + 1 < len(doc) and doc[i].head.i == i + 1 and not is_capital(doc[i + 1])
        if token.lower_ in NOT_NAMES or adjective and doc[i + 1].pos_ == "NOUN":
            return False  # « la |Haute| autorité »
        if self._opens_sentence(i):
            labelled = token.pos_ in ("PROPN", "X") and token.ent_type_ in ("PER", "ORG", "MISC")
            followed = i + 1 < len(doc) and is_capital(doc[i + 1]) and doc[i + 1].pos_ == "PROPN"
            if followed and token.ent_type_ in ("ORG", "MISC", "PER") and doc[i + 1].ent_iob_ == "I":
                return True  # « |Météo| France »
            given = (
                gender_of_given_name(token.text) is not None
                and i + 1 < len(doc)
                and (is_capital(doc[i + 1]) or doc[i + 1].text in ("et", "-"))
            )
            surname = token.text in self.surnames and len(token) > 2
            return (
                labelled
                or given
                or surname
                or ((token.pos_ == "PROPN" or is_foreign_given(doc, i)) and followed)
                or is_channel(doc, i)
                or (token.is_upper and is_acronym(token.text))
            )
        if token.pos_ == "PROPN" or token.ent_type_ in ("PER", "ORG") or is_foreign_given(doc, i):
            return True
        if token.ent_type_ and doc[i - 1].is_lower and self._follows_body(i):
            return True  # « le laboratoire |Biovia| », tagged as a verb
        if token.pos_ == "X" and token.is_title and i + 1 < len(doc) and doc[i + 1].pos_ == "PROPN":
            return is_capital(doc[i + 1])  # « le responsable, |Park| Ji-hoon »
        return token.is_upper and len(token) > 1 and token.is_alpha

    def _opens_sentence(self, i: int) -> bool:
        doc = self.doc
        if doc[i].is_sent_start or i == 0:
            return True
        return doc[i - 1].text in ('"', "«", "“", "-", "–", "—", "(") and (
            i < 2 or doc[i - 2].text in (".", "\n", ":") or bool(doc[i - 1].is_sent_start)
        )

    def _particle_opens(self, i: int) -> bool:
        """« M. |de| Villepin », « Mme |von der| Leyen », « le maréchal |al-|Sissi »."""
        doc = self.doc
        at = i
        while at < len(doc) and at < i + 3 and (doc[at].lower_ in PARTICLES or (doc[at].text == "-" and at > i)):
            at += 1
        return i < at < len(doc) and is_capital(doc[at]) and doc[at].lower_ not in CALENDAR

    def _particle_name(self, i: int) -> bool:
        """A name that opens with its particle: « al-Assad », « le général |de Gaulle| », not « |de Division| »."""
        doc = self.doc
        if i == 0 or doc[i].lower_ not in PARTICLES or not doc[i].text[:1].islower() or not self._particle_opens(i):
            return False
        name = next((t for t in doc[i + 1 : i + 4] if is_capital(t)), None)
        if name is None or name.i in self.covered:
            return False
        if doc[i].lower_ in ("al", "el", "ould", "ben", "ibn", "bin", "abou", "abu", "von", "van", "al-", "el-"):
            return name.ent_type_ in ("PER", "") or doc[i].ent_type_ == "PER" or self._follows_function(i)
        if (
            doc[i].ent_type_ == "PER"
            and doc[i].ent_iob_ == "B"
            and doc[i].lower_ in ("de", "d'")
            and doc[i - 1].pos_ not in ("NOUN", "PROPN")
        ):
            return True
        # « le |directeur général| de X » is no general
        rank = functions.function(doc[max(0, i - 2) : i].text) or functions.function(doc[i - 1].text)
        return (
            doc[i].lower_ in ("de", "d'", "du")
            and rank is not None
            and rank.function.sort == "army"
            and name.ent_type_ == "PER"
            and functions.function(name.text) is None
        )

    # --- where it ends ----------------------------------------------------------------------------------

    def _end(self, first: int) -> int:
        doc = self.doc
        end = first + 1
        if is_channel(doc, first):
            end += 1
            if end < len(doc) and gender_of_given_name(doc[end].text) is not None:
                return end  # « le journaliste de France 2 | Paul Roy »
        while end < len(doc):
            token = doc[end]
            if token.is_space and "\n" not in token.text and end + 1 < len(doc) and is_capital(doc[end + 1]):
                end += 1  # « Tran Ba  |Huy| », behind characters that do not show
                continue
            if token.is_space and "\n" in token.text:
                if is_wrapped(doc, end):
                    end += 2  # « Kim Min-|seo| », cut by the end of a line
                    continue
                break
            if (
                token.text in ("-", "‑")
                and end + 1 < len(doc)
                and doc[end - 1].whitespace_ == ""
                and token.whitespace_ == ""
            ):
                after = doc[end + 1]
                if after.is_alpha and (after.lower_ not in CLITICS or is_capital(after)):  # « Ban Ki-moon »
                    end += 2
                    continue
                break
            if is_spaced_hyphen(doc, first, end) and (self._follows_body(first) or is_joined(self.text, doc, end)):
                end += 2  # « l'entreprise Nexal |- Dorvane| »
                continue
            if (
                token.text == "."
                and end + 1 < len(doc)
                and len(doc[end - 1].text) <= 2
                and (len(doc[end - 1].text) == 1 or not doc[end + 1].is_sent_start)
                and is_capital(doc[end + 1])
                and doc[end - 1].text[0].isupper()
            ):
                end += 2
                continue
            if is_capital(token) and self._goes_on(first, end):
                end += 1
                continue
            hyphened = token.text.startswith("-") and doc[end - 1].whitespace_ == ""
            if hyphened and (doc[end - 1].pos_ in ("PROPN", "X") or token.text[1:2].isupper()):
                end += 1  # « Kim Jong-il », whose end the tokenizer takes for a pronoun
                continue
            if token.lower_ in PARTICLES and end + 1 < len(doc) and self._particle_goes_on(first, end):
                end += 1
                continue
            if doc[end - 1].lower_ in PARTICLES and is_capital(token):
                end += 1
                continue
            break
        return end

    def _goes_on(self, first: int, at: int) -> bool:
        token, before = self.doc[at], self.doc[at - 1]
        if token.is_sent_start or token.lower_ in CIVIL or (at in self.covered and token.ent_type_ != "PER"):
            return False
        if (
            functions.function(token.text) is not None
            and at + 1 < len(self.doc)
            and (is_capital(self.doc[at + 1]) or self.doc[at + 1].lower_ in ("de", "du", "d'", "des", "des"))
        ):
            return False  # « Paul Biya |Président| du Cameroun »; « John Major » goes on
        if (
            token.ent_iob_ == "B"
            and before.ent_type_
            and token.ent_type_ != before.ent_type_
            and token.ent_type_ == "PER"
            and before.ent_type_ == "ORG"
        ):
            return False  # « la CGT | Philippe Martinez »
        return not (token.pos_ in ("DET", "ADP", "CCONJ") and not token.ent_type_)

    def _is_lone_given(self, first: int, at: int) -> bool:
        """« |Henri| de … », with no function before it."""
        alone = at == first + 1 and gender_of_given_name(self.doc[first].text) is not None
        return alone and self.doc[at].lower_ in ("de", "d'") and not self._follows_function(first)

    def _particle_goes_on(self, first: int, at: int) -> bool:
        """« Ousmane de Gaulle », « Bachar al-Assad », not « Kerry de Paris » nor « Kerry et Lavrov »."""
        doc = self.doc
        following = doc[at + 1]
        if following.text == "-" and at + 2 < len(doc):
            return is_capital(doc[at + 2]) or doc[at + 2].lower_ in PARTICLES
        if following.lower_ in PARTICLES and at + 2 < len(doc) and doc[at].lower_ not in FRENCH_PARTICLES:
            return is_capital(doc[at + 2])
        if following.lower_ == "la" and doc[at].lower_ == "de" and at + 2 < len(doc):
            following = doc[at + 2]
            return (
                is_capital(following)
                and gender_of_given_name(doc[first].text) is not None
                and following.ent_type_ == "PER"
                and at + 2 not in self.covered
            )
        if is_capital(following) and at + 1 in self.covered and self._is_lone_given(first, at):
            return following.dep_ == "nmod" and following.head.i == first  # « |Henri de Castries| », a capital's name
        if not is_capital(following) or at + 1 in self.covered:
            return False
        if doc[at].lower_ in FRENCH_PARTICLES:
            if (
                doc[at].lower_ in ("de", "d'")
                and is_whole(doc, first, at)
                and is_somebody_else(self.tokens, at + 1, PARTICLES)
            ):
                return False  # « le portrait de Paul Roy | de Jean Dorvic »
            person = doc[first].ent_type_ == "PER" or gender_of_given_name(doc[first].text) is not None
            if self._is_lone_given(first, at):
                return True  # « |Henri de Castries| a annoncé », not « le roi Henri | de Suède »
            if self._follows_function(first) and following.ent_type_ != "LOC" and doc[at].lower_ in ("de", "d'"):
                return True  # « l'émissaire Staffan de Mistura »
            return (
                person
                and following.ent_type_ == "PER"
                and (
                    doc[at].ent_type_ == "PER"
                    or following.ent_iob_ == "I"
                    or gender_of_given_name(doc[first].text) is not None
                )
            )
        return True

    def _parts(self, first: int, end: int, titled: bool) -> list[tuple[int, int]]:
        """A run cut where the name begins: « le ministre de la |Justice | Jean Urvoas| »."""
        doc = self.doc
        if titled or end - first < 2:
            return [(first, end)]
        if (someone := past_medium(doc, first, end)) is not None:
            return [(first, someone), (someone, end)]
        if end - first > 2 and all(t.is_upper for t in doc[first:end] if t.is_alpha):
            return [(first, first + 2)] if gender_of_given_name(doc[first].text) is not None else [(first, end)]
        for i in range(first + 2, end - 1):  # « Manuel Valls | Benoît Hamon », which nothing but a lost comma joins
            before = doc[i - 1]
            given = gender_of_given_name(doc[i].text) is not None and gender_of_given_name(doc[first].text) is not None
            if given and before.whitespace_ and before.is_alpha and gender_of_given_name(before.text) is None:
                if before.lower_ not in PARTICLES and is_capital(before):
                    return [(first, i), (i, end)]
        if not is_capital(doc[first + 1]):
            return [(first, end)]
        head, rest = doc[first], doc[first + 1]
        whole = {t.ent_type_ for t in doc[first:end]}
        if (
            head.is_upper
            and is_acronym(head.text)
            and not rest.is_upper
            and doc[first].whitespace_
            and (gender_of_given_name(rest.text) or rest.ent_type_ == "PER")
        ):
            return [(first, first + 1), (first + 1, end)]
        cut = first > 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_
        placed = first > 1 and doc[first - 1].lower_ in ("à", "en")  # « le préfet en poste à |Dorville | Paul Roy »
        led = cut or placed or first > 1 and doc[first - 1].lower_ in ("de", "d'")
        if end - first > 2 and first > 1 and led and head.whitespace_:
            named = gender_of_given_name(rest.text) is not None or (rest.ent_iob_ == "B" and rest.ent_type_ == "PER")
            named = named and gender_of_given_name(head.text) is None
            known = cut or placed and head.ent_type_ == "LOC" or functions.function(doc[first - 2].text) is not None
            if named and head.ent_type_ != "PER" and known:
                return [(first, first + 1), (first + 1, end)]  # « l'archevêque de |Dorville | Paul Roy »
        article = first > 0 and doc[first - 1].lower_ in ("la", "l'", "les", "du", "des", "au", "aux")
        if (
            article
            and (head.lower_ in CHARGES or (gender_of_given_name(rest.text) is not None and end - first > 2))
            and (whole != {"ORG"} or head.lower_ in CHARGES and is_charge(doc, first))
        ):
            return [(first + 1, end)] if head.lower_ in CHARGES else [(first, first + 1), (first + 1, end)]
        return [(first, end)]

    # --- what it names ------------------------------------------------------------------------------------

    def _classify(self, first: int, end: int, titled: bool) -> tuple[bool, str, bool]:
        """Whether it is a person, its kind, and whether that is sure."""
        doc = self.doc
        labels = Counter(t.ent_type_ for t in doc[first:end] if t.ent_type_)
        words = [t for t in doc[first:end] if t.text.replace("-", "").isalpha() and t.lower_ not in PARTICLES]
        if titled:
            return True, "person", True
        if is_channel(doc, first):
            return False, "organisation", True
        if ends_a_term(self.doc, first, end):
            return False, "place", False
        acronym = bool(words) and all(w.is_upper and 1 < len(w) < 6 for w in words)
        given = len(words) > 1 and gender_of_given_name(words[0].text) is not None and not acronym
        article = first > 0 and doc[first - 1].lower_ in ARTICLES
        if len(words) > 1 and all(w.is_upper and len(w) > 1 for w in words) and not given_shout(words):
            return False, "place", False  # « ON SE VOIT AU TRIBUNAL »
        if self._follows_body(first):
            return False, "organisation", True
        if trade_before(doc, first) is not None:
            return False, "organisation", False
        if self._follows_function(first) and not acronym:
            return True, "person", True
        if len(words) > 1 and first > 1 and follows_people(self.doc, first) and not is_place_name(words[-1].text):
            return True, "person", True
        if is_firm(doc, first, words):
            return False, "organisation", False
        parts = joined_parts(doc, first, end)
        if parts and names_a_thing(doc, first):
            return False, "place", False
        if parts and not article and all(gender_of_given_name(part) is not None for part in parts):
            return True, "person", True  # « Marie-Claude »
        if is_told_alone(doc, first, end):
            return True, "person", False
        label = labels.most_common(1)[0][0] if labels else ""
        if len(words) > 1 and not given and is_place_name(words[-1].text):
            return False, "organisation", False  # « Jeune Afrique », « Météo France »
        if given and label not in ("ORG", "LOC") and not article:
            return True, "person", True
        if first and len(words) > 1 and doc[first - 1].text == "," and is_beside_human(doc, first, end):
            return True, "person", True
        if label == "PER" and not acronym:
            if article and len(words) == 1:
                return False, "organisation", False
            return True, "person", len(words) > 1 and given
        if len(words) == 1 and words[0].is_upper and 1 < len(words[0]) < 9:
            return False, "organisation", False
        if given and not article:
            return True, "person", label != "ORG"
        if label == "LOC":
            return False, "place", False
        if label == "ORG":
            return False, "organisation", False
        subject = any(
            t.dep_.startswith("nsubj") or (t.dep_ in ("appos", "flat:name") and t.head.i < first)
            for t in doc[first:end]
        )
        if len(words) >= 2 and all(is_capital(w) for w in words) and subject and not article:
            return True, "person", False
        return False, "organisation" if subject else "place", False

    def _follows_body(self, first: int) -> bool:
        """« l'ONG |Airwars| », « le quotidien "|El Faro|" »: a noun that a name of a body follows."""
        at = first - 1
        while at > 0 and (self.doc[at].text in ('"', "«", "“") or self.doc[at].pos_ == "ADJ"):
            at -= 1
        if at < 0 or self.doc[at].pos_ not in ("NOUN", "PROPN"):
            return False
        reading = functions.collective(self.doc[at].text)
        if reading is None or not reading.collective.named or reading.number == "p":
            return False
        return not head_of_somebody(self.doc, at, first, reading.collective.kind)

    def _follows_function(self, first: int) -> bool:
        """« le président Quirantes », « le ministre brésilien des Affaires étrangères, Lucio Brandauro »."""
        doc = self.doc
        before = doc[first - 1] if first > 0 else None
        if before is None:
            return False
        if before.text == "," and first > 1:
            near = doc[max(0, first - 9) : first - 1]
            head = doc[first].head
            return any(functions.function(t.text) is not None and t.pos_ in ("NOUN", "PROPN") for t in near) and (
                head.i < first
                and functions.function(head.text) is not None
                and (doc[first].ent_type_ != "LOC" or is_full_name(doc, first))
            )
        at = first - 1
        while at > max(0, first - 3) and qualifies(doc[at]) and functions.function(doc[at].text) is None:
            at -= 1
        before = doc[at]
        return (
            before.pos_ in ("NOUN", "PROPN", "ADJ")
            and (functions.function(before.text) is not None or is_athlete(before))
            and doc[first - 1].pos_ != "ADP"
        )


def given_shout(words: list[Token]) -> bool:
    """Whether words in capitals are a name: « JOHN KERRY »."""
    return gender_of_given_name(words[0].text) is not None


def found_before(found: list[NameRun], opening: int, doc: Doc) -> bool:
    """Whether a run already begins at the civil title at token `opening`."""
    return bool(found) and found[-1].start == doc[opening].idx


def is_title(doc: Doc, i: int) -> bool:
    """Whether a token is a civil title before a name: « M. », « Mme », « |maître| Roy », not « le maître |Roy| »."""
    if doc[i].lower_ == "maître" and (i and doc[i - 1].pos_ in ("DET", "ADJ", "NUM") or not is_capital(doc[i + 1])):
        return False
    return doc[i].lower_ in CIVIL and (doc[i].text[0].isupper() or doc[i].text == "maître") and i + 1 < len(doc)


def is_capital(token: Token) -> bool:
    """Whether a word opens with a capital."""
    text = token.text
    return text[:1].isupper() and (text[0].isalpha() or any(c.isalpha() for c in text))
