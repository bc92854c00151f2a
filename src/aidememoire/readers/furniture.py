"""Is this line of a dispatch its text, or the wire's and the page's words around it? One line at a time."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from aidememoire.characters import fold, level, plain
from aidememoire.lexicon import loader
from aidememoire.readers.datelines import agencies
from aidememoire.readers.stamps import Stamp, find_stamps, is_label

_LONGEST_NOTE = 400  # code points
BULLET = re.compile(r"[-–—•*·▪►●‣◦]\s+(?=\S)")
_SIGNOFF = re.compile(r"[a-z]{2,5}(?:-[a-z]{2,5})*(?:/[a-z]{2,5}(?:-[a-z]{2,5})*)+")
_BYLINE_PLACE = re.compile(
    r"(\b[Pp]ar [A-ZÀ-Ý][^|•·()\d]{2,60}?)(\s*\([^()]{0,60}\))"
)  # « Par J. Martin (Genève, envoyée spéciale) »
_SIGNATURE = re.compile(r"(?:[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?\s){1,2}(?:[A-ZÀ-Ý]{3,}|D[EU])(?:[ '-][A-ZÀ-Ý]+)*")
_SLUG = re.compile(r"[A-Za-zÀ-ÿ]{3,}(?:-[A-Za-zÀ-ÿ]{3,}){2,}")
_SEPARATORS = re.compile(r"\s*[|>›»·•/,:–—]\s*|\s+-\s+|\s{2,}")
_CATALOGUE = re.compile(
    r"(?=.*\d)[A-Z]{2,4}\s?\d{2,5}\b[^a-zà-ÿ]*/\s?AFP[^a-zà-ÿ]*|/?AFP[ -]?\d{6}\s(?:GMT\s)?[A-Z]{3}\s\d\d"
)


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return loader.load("wire")


@cache
def _words(table: str, key: str = "words") -> frozenset[str]:
    return frozenset(fold(word) for word in _data()[table][key])


@cache
def _any(table: str, key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _data()[table][key]))


@cache
def _priority() -> re.Pattern[str]:
    words = sorted(_data()["priority"]["words"], key=lambda w: (-len(w), w))
    words += [word.capitalize() for word in _data()["priority"]["capitalised"]]
    names = "|".join(re.escape(word) for word in words)
    return re.compile(
        rf"(?:(?P<before>\d)\s?(?:ER|er|E|e|EME|eme|ND|nd)\s+)?(?P<word>{names})(?:\s+(?P<after>\d))?(?![\w'])"
    )


def _unaccented(line: str) -> str:
    """Without accents, case kept, same length."""
    words, simple = plain(line), level(line)
    return "".join(s.upper() if w.isupper() else s for w, s in zip(words, simple, strict=True))


@lru_cache(maxsize=256)  # a line is asked about again and again while a header is read
def priority_of(line: str) -> tuple[str, int] | None:
    """The priority or kind that opens a line and where what follows begins, None when none does.

    « URGENT - Trêve signée » gives ("URGENT", 9); « 2e LEAD » gives ("2e LEAD", its length). A word
    that goes on as a sentence (« ALERTE à la bombe ») is none.
    """
    found = _priority().match(_unaccented(line[:60]))
    if not found:
        return None
    number = found["before"] or found["after"]
    ordinal = {None: "", "1": "1er "}.get(number, f"{number}e ")
    after = re.match(r"\s*(?:[-–—:/|]+\s*|$|(?=\())", plain(line)[found.end() :])
    if after is None and found["word"] in _data()["priority"]["capitalised"]:  # « LEAD Trêve à Alep »
        after = re.match(r"\s+(?=[A-ZÀ-Ý][a-zà-ÿ'])", plain(line)[found.end() :])
    return (ordinal + found["word"].upper(), found.end() + after.end()) if after else None


def marks_of(headline: str) -> tuple[str | None, tuple[str, ...]]:
    """What a headline says of its own dispatch: its priority, and its notes (« (ACTUALISATION) »)."""
    opening = priority_of(headline)
    priority = opening[0] if opening else None
    notes: list[str] = []
    for found in re.finditer(r"\(([^()]+)\)", headline):
        inside = priority_of(found[1])
        if inside and inside[1] == len(found[1]):
            priority = priority or inside[0]
        elif is_advisory(found[0]):
            notes.append(found[0])
    return priority, tuple(notes)


@cache
def _agency_names() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(agencies(), key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")


def agency_in(line: str) -> str | None:
    """The first agency that a short line of the page names, None when it names none.

    « aa » or « map » in small letters are words, except on a line all in small letters (« ats/afp »).
    """
    for found in _agency_names().finditer(level(line)):
        if line.islower() or any(char.isupper() for char in line[found.start() : found.end()]):
            return agencies()[found[0]]
    return None


def is_furniture(line: str) -> bool:
    """Whether a line holds only section names, buttons, agencies and priorities of the page."""
    words = plain(line)
    if len(words) > 160:
        return False
    if _CATALOGUE.fullmatch(words.strip()) or _SLUG.fullmatch(words) and words.islower():
        return True
    if _any("furniture", "patterns").fullmatch(fold(words).strip(" .()")):
        return True
    pieces = [piece for piece in _SEPARATORS.split(words.strip(" |>›»·•-–—/:,")) if piece]
    return bool(pieces) and all(_is_furniture_piece(piece) for piece in pieces)


def _is_furniture_piece(piece: str) -> bool:
    simple = fold(piece).strip(" .()")
    if simple in _words("furniture") or simple in agencies():
        return True
    if re.fullmatch(r"par (.+)", simple) and is_byline(piece):
        return True
    if _any("furniture", "patterns").fullmatch(simple):
        return True
    opening = priority_of(piece)
    return opening is not None and (opening[1] == len(piece) or _is_furniture_piece(piece[opening[1] :]))


def is_byline(line: str) -> bool:
    """« Par AFP », « Par Jeanne MARTIN et Luc PETIT »: the words « par » and names, nothing else."""
    found = re.fullmatch(r"\s*(?:[Pp]ar|PAR)\s+(.{2,80})", plain(line))
    if not found or found[1].endswith("."):
        return False
    names = re.split(r",\s*|\s+et\s+|\s+à\s+|\s+avec\s+", found[1])
    return all(
        0 < len(n.split()) <= 4 and all(w[0].isupper() or w in ("de", "du", "l'") for w in n.split()) for n in names
    )


def stamps_of(line: str) -> list[Stamp] | None:
    """The stamps of a line that holds nothing else than stamps, their labels and furniture; else None."""
    if len(line) > 200 or not any(c.isdigit() for c in line):
        return None
    stamps = find_stamps(level(line))
    if not stamps:
        return None
    rest = list(_BYLINE_PLACE.sub(lambda found: found[1] + "|" * len(found[2]), plain(line)))
    for stamp in stamps:
        rest[stamp.start : stamp.end] = "|" * (stamp.end - stamp.start)
    beside = _words("furniture", "beside_stamps")
    for piece in re.split(r"[|•·()\[\]/–—,:]+|\s-\s", "".join(rest)):
        words = piece.strip(" .-")
        bare = [word for word in words.split() if fold(word) not in beside]
        if not bare or _is_furniture_piece(words) or is_label(fold(words)) or fold(" ".join(bare)) in agencies():
            continue
        if is_byline(words) or is_byline(f"Par {words.removesuffix(' le')}"):
            continue
        return None
    return stamps


def is_advisory(line: str) -> bool:
    """Whether a line tells desks what changed in this version: « (ajoute réactions) », « CORRIGE … »."""
    if len(line) > _LONGEST_NOTE:
        return False
    words = plain(line).strip()
    simple = fold(words)
    inner = re.fullmatch(r"[(\[]\s*(.*?)\s*[)\]]\s*[.:]?", simple, re.DOTALL)
    if inner and re.match(rf"(?:{_any('advisory', 'bracketed').pattern})\b", inner[1]):
        return True
    if re.match(rf"(?:{_any('advisory', 'bare').pattern})(?!\w)", _unaccented(words[:60])):
        return True
    if simple.endswith("///") or (simple.startswith("///") and len(simple) > 3):
        return True
    return any(simple.startswith(opening) for opening in _words("advisory", "openings"))


def is_embargo(line: str) -> bool:
    """Whether a line forbids publishing before some time; a title about an arms embargo is none."""
    return bool(_any("embargo", "patterns").match(fold(line[:200]).strip(" ([*-–—")))


def is_signoff(line: str) -> bool:
    """Whether a whole line is the initials of those who wrote and edited: `nr/alf/mr`, `bh-ot/mda`."""
    words = plain(line).strip()
    if not _SIGNOFF.fullmatch(words) or fold(words) in _words("signoff", "not"):
        return False
    return not any(part in agencies() for part in words.split("/"))


def is_credit(line: str, *, signed: bool = True) -> bool:
    """Whether a whole last line says whose the text is: « Avec AFP », « (Keystone-ATS) », « Jeanne MARTIN ».

    A name alone counts only where `signed`: above the text it could be a title.
    """
    words = plain(line).strip(" ().-–—*+")
    if not words or len(words) > 90:
        return False
    if signed and _SIGNATURE.fullmatch(words):
        return True
    lead = "|".join(re.escape(word) for word in sorted(_words("credit", "lead"), key=len, reverse=True))
    rest = words
    while fold(rest.strip(" .")) not in agencies() and (
        opening := re.match(rf"(?:{lead})(?!\w)\s*:?\s*|\d{{4}}\s+", level(rest))
    ):
        rest = rest[opening.end() :].lstrip(" .-–—,")
    if not rest:
        return False
    if fold(rest.strip(" .")) in agencies():
        return True
    pieces = [p.strip(" .") for p in re.split(r"\s*[/,&+]\s*|\s+et\s+|\s+avec\s+|\s+[-–—]\s+|\.\s+", rest)]
    named = [piece for piece in pieces if fold(piece) in agencies()]
    others = [
        piece
        for piece in pieces
        if piece and fold(piece) not in agencies() | dict.fromkeys(_words("credit", "lead"), "")
    ]
    return bool(named) and all(_is_newspaper(piece) for piece in others)


def _is_newspaper(piece: str) -> bool:
    words = piece.split()
    return len(words) <= 4 and (piece[0].isupper() or bool(re.fullmatch(r"[a-z]{2,4}|\d{4}", piece)))
