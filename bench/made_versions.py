"""Which pairs of dispatches are versions of each other, and which only look so? Pairs made by known edits.

A version is made from a text as desks and sites make them; a pair that is none shares what agencies share:
background under other news, a template filled in again, an affair.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from texts import Text

FEWEST = 60  # words: shorter texts have no half and no background

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_FIGURE = re.compile(r"(?<![\w.,:/-])\d+(?:[.,]\d+)*(?![\w:/-])")
_SENTENCE = re.compile(r"(?<=[.!?»\"])\s+(?=[A-ZÀ-Ý«\"])")
_NEW = (
    "Le médiateur a fait savoir {when} que sa délégation restait sur place afin de recueillir les réponses.",
    "Un porte-parole a confirmé {when} la nouvelle devant quelques journalistes, tout en refusant d'en dire davantage.",
    "Plusieurs capitales voisines ont réagi {when} avec prudence, attendant de connaître les engagements pris.",
    "La rencontre a été repoussée {when} à une date inconnue, d'après l'entourage des organisateurs.",
    "Des milliers de personnes étaient rassemblées {when} devant le siège de l'institution pour se faire entendre.",
)
_WHEN = ("dans la soirée", "en fin de matinée", "peu avant minuit", "à la mi-journée", "quelques heures plus tard")
_FURNITURE = (
    ("MONDE\n\n", "\n\nLire aussi\n\nPartager"),
    ("INTERNATIONAL | DÉPÊCHES\n\n", "\n\nAvec AFP"),
    ("", "\n\nFacebook\n\nTwitter\n\nRecevez chaque matin notre lettre d'information, gratuite et sans publicité."),
)
_SIGNOFFS = ("rm/pdl", "bh-ot/mda", "eg/jmb/pa", "lmt/cj/rb", "ayv/sd")


class Made(NamedTuple):
    """A dispatch made for a pair: its headline, paragraphs, day, hour and what stands around them."""

    headline: str
    paragraphs: tuple[str, ...]
    date: str
    hour: int = 9
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """As it would be received."""
        return self.before + "\n\n".join((self.headline, *self.paragraphs)) + self.after

    @property
    def words(self) -> int:
        """How many words its paragraphs have."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


class Pair(NamedTuple):
    """Two dispatches; `how` names the edit or the trap, `versions` is the truth."""

    how: str
    one: Made
    other: Made
    versions: bool


def dispatch_from(text: Text) -> Made | None:
    """The headline and paragraphs of a text, None where it is too short to be edited."""
    lines = [line.strip() for line in text.text.split("\n") if line.strip()]
    if len(lines) < 2:
        return None
    paragraphs = [line for line in lines[1:] if len(line.split()) > 4]
    if len(paragraphs) < 4:  # sentences stand for paragraphs in a text that has few
        paragraphs = [part for paragraph in paragraphs for part in _SENTENCE.split(paragraph)]
    made = Made(lines[0], tuple(paragraphs), text.date)
    return made if len(paragraphs) >= 4 and made.words >= FEWEST else None


def made_pairs(texts: list[Text], count: int, *, seed: int = 0) -> Iterator[Pair]:
    """`count` pairs, half of them versions, the edits and traps in turn, drawn by `seed`."""
    chance = random.Random(seed)
    stock = [made for made in map(dispatch_from, texts) if made]
    for number in range(count):
        edits = _TRAPS if number % 2 else _EDITS
        how, edit = edits[number // 2 % len(edits)]
        one, second = chance.sample(stock, 2)
        pair = edit(one, second, chance)
        yield Pair(how, *pair, versions=edits is _EDITS)


Edit = Callable[[Made, Made, random.Random], tuple[Made, Made]]


def _later(made: Made, chance: random.Random) -> Made:
    return made._replace(hour=made.hour + chance.randint(0, 10))


def _next_day(made: Made, days: int) -> Made:
    year, month, day = map(int, made.date.split("-"))
    return made._replace(date=f"{year}-{month:02}-{min(28, day) - days if day > 14 else day + days:02}")


def _new(chance: random.Random, count: int = 1) -> tuple[str, ...]:
    return tuple(line.format(when=chance.choice(_WHEN)) for line in chance.sample(_NEW, count))


def _signoff(one: Made, _: Made, chance: random.Random) -> tuple[Made, Made]:
    return one, _later(one, chance)._replace(after="\n\n" + chance.choice(_SIGNOFFS))


def _lead_added(one: Made, _: Made, chance: random.Random) -> tuple[Made, Made]:
    return one, _later(one, chance)._replace(
        headline=_headline(one, chance), paragraphs=(*_new(chance), *one.paragraphs)
    )


def _lead_replaced(one: Made, _: Made, chance: random.Random) -> tuple[Made, Made]:
    rest = one.paragraphs[1:]
    return one, _later(one, chance)._replace(headline="LEAD - " + one.headline, paragraphs=(*_new(chance, 2), *rest))


def _half(one: Made, _: Made, chance: random.Random) -> tuple[Made, Made]:
    keep = max(1, len(one.paragraphs) // 2)
    return one, _later(one, chance)._replace(paragraphs=one.paragraphs[:keep])


def _figure(one: Made, _: Made, chance: random.Random) -> tuple[Made, Made]:
    figures = [(at, found) for at, paragraph in enumerate(one.paragraphs) for found in _FIGURE.finditer(paragraph)]
    if not figures:
        return one, _later(one, chance)
    at, found = chance.choice(figures)
    paragraph = one.paragraphs[at]
    changed = paragraph[: found.start()] + str(chance.randint(2, 900)) + paragraph[found.end() :]
    return one, _later(one, chance)._replace(paragraphs=(*one.paragraphs[:at], changed, *one.paragraphs[at + 1 :]))


def _correction(one: Made, other: Made, chance: random.Random) -> tuple[Made, Made]:
    _, second = _figure(one, other, chance)
    return one, second._replace(before="(CORRIGE un chiffre au premier paragraphe)\n\n")


def _reordered(one: Made, _: Made, chance: random.Random) -> tuple[Made, Made]:
    rest = list(one.paragraphs)
    chance.shuffle(rest)
    return one, _later(one, chance)._replace(paragraphs=tuple(rest))


def _headline(one: Made, chance: random.Random) -> str:
    words = one.headline.split()
    return " ".join((*words[: max(1, len(words) // 3)], *chance.choice(_NEW).split()[:7]))


def _retitled(one: Made, _: Made, chance: random.Random) -> tuple[Made, Made]:
    return one, _later(one, chance)._replace(headline=_headline(one, chance))


def _republished(one: Made, _: Made, chance: random.Random) -> tuple[Made, Made]:
    before, after = chance.choice(_FURNITURE)
    second = _next_day(one, 1) if chance.random() < 0.3 else _later(one, chance)
    return one, second._replace(before=before, after=after, headline=_headline(one, chance))


def _cut_by_a_site(one: Made, other: Made, chance: random.Random) -> tuple[Made, Made]:
    _, second = _republished(one, other, chance)
    return one, _half(second, other, chance)[1]


def _alert(one: Made, _: Made, chance: random.Random) -> tuple[Made, Made]:
    length, keep = 0, 0
    while length < 25 and keep < len(one.paragraphs):
        length += len(one.paragraphs[keep].split())
        keep += 1
    return one._replace(headline="URGENT - " + one.headline, paragraphs=one.paragraphs[:keep]), _later(one, chance)


def _longer(one: Made, _: Made, chance: random.Random) -> tuple[Made, Made]:
    cut = max(1, len(one.paragraphs) // 3)
    return one, _later(one, chance)._replace(
        paragraphs=(*one.paragraphs[:cut], *_new(chance, 3), *one.paragraphs[cut:])
    )


def _background(one: Made, other: Made, chance: random.Random) -> tuple[Made, Made]:
    """Other news, the same day or the next, over the same background: from a quarter to half of the words."""
    room = chance.uniform(0.25, 0.5) * min(one.words, other.words)
    shared: list[str] = []
    for sentence in reversed([part for paragraph in one.paragraphs[1:] for part in _SENTENCE.split(paragraph)]):
        shared.insert(0, sentence)
        if sum(len(part.split()) for part in shared) >= room:
            break
    length = sum(len(part.split()) for part in shared)
    news: list[str] = []
    for paragraph in other.paragraphs:
        news.append(paragraph)
        if sum(len(part.split()) for part in news) >= length:
            break
    second = one._replace(headline=other.headline, paragraphs=(*news, " ".join(shared)))
    return one, _later(second, chance) if chance.random() < 0.5 else _next_day(second, 1)


def _refilled(made: Made, chance: random.Random) -> Made:
    """The same template with other figures, days and some other names."""
    names = sorted(set(re.findall(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Ý][\wÀ-ÿ-]{3,}", " ".join(made.paragraphs))))
    others = {
        name: "".join(chance.choices(("Bal", "dor", "mi", "ren", "sto", "va"), k=3)).capitalize() for name in names
    }

    def refill(paragraph: str) -> str:
        paragraph = _FIGURE.sub(lambda _: f"{chance.randint(1, 99)},{chance.randint(1, 9)}", paragraph)
        for name, new in others.items():
            paragraph = re.sub(rf"\b{re.escape(name)}\b", new, paragraph)
        return re.sub("|".join(_DAYS), lambda _: chance.choice(_DAYS), paragraph)

    return made._replace(headline=refill(made.headline), paragraphs=tuple(map(refill, made.paragraphs)))


def _template(one: Made, _: Made, chance: random.Random) -> tuple[Made, Made]:
    return one, _next_day(_refilled(one, chance), chance.randint(1, 6))


_CITIES = ("Lille", "Nantes", "Dijon", "Brest", "Nice", "Metz", "Tours", "Reims")


def _weather(_: Made, __: Made, chance: random.Random) -> tuple[Made, Made]:
    """A daily bulletin, one day and another one or one market and another one, all of it invented."""
    return _bulletin(chance, 0), _bulletin(chance, chance.randint(0, 2))


def _bulletin(chance: random.Random, days: int) -> Made:
    def number() -> str:
        return f"{chance.randint(0, 40)},{chance.randint(0, 9)}"

    places = chance.sample(_CITIES, 4)
    lines = (
        f"La Bourse de {places[0]} a terminé la séance de {chance.choice(_DAYS)} sur une variation de {number()} %, "
        f"l'indice vedette s'établissant à {number()} points dans un volume d'échanges de {number()} milliards.",
        f"La veille, le marché avait bougé de {number()} %. Les investisseurs attendaient les chiffres de l'emploi, "
        f"attendus {chance.choice(_DAYS)}, et la réunion de la banque centrale.",
        f"Parmi les valeurs, celles de {places[1]} ont pris {number()} % à {number()} euros, tandis que celles de "
        f"{places[2]} cédaient {number()} % à {number()} euros.",
        f"Sur le marché des changes, l'euro valait {number()} dollar vers 17H30, "
        f"contre {number()} dollar à {places[3]} la veille.",
    )
    return _next_day(Made(f"La Bourse de {places[0]} termine à {number()} %", lines, "2017-03-08"), days)


def _affair(one: Made, other: Made, chance: random.Random) -> tuple[Made, Made]:
    """Two dispatches with nothing in common but a paragraph of background and the day."""
    return one, _later(other._replace(date=one.date, paragraphs=(*other.paragraphs, one.paragraphs[-1])), chance)


_EDITS: tuple[tuple[str, Edit], ...] = (
    ("sign-off added", _signoff),
    ("new lead above", _lead_added),
    ("new lead instead", _lead_replaced),
    ("cut to half", _half),
    ("one figure corrected", _figure),
    ("correction line", _correction),
    ("paragraphs reordered", _reordered),
    ("headline changed", _retitled),
    ("another outlet's furniture", _republished),
    ("cut and retitled by a site", _cut_by_a_site),
    ("alert, then all", _alert),
    ("paragraphs added", _longer),
)
_TRAPS: tuple[tuple[str, Edit], ...] = (
    ("same background, other news", _background),
    ("same template, other day", _template),
    ("market bulletin", _weather),
    ("one shared paragraph", _affair),
)
