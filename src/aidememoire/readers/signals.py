"""What do a format's codes and its notes to desks mean: what does a revision do, how urgent is it?"""

from __future__ import annotations

import re

from aidememoire.characters import fold
from aidememoire.record import Signal

# codes of NewsML, NewsML-G2, ninjs and NITF, and the openings of advisory lines in English and French
_CANCELLED = re.compile(r"(cancel|annul|kill|mandatory kill|withdraw|retir|advisory kill)")
_CORRECTION = re.compile(r"(correct|corrig|rectif|corr\b)")
_UPDATE = re.compile(
    r"(updat|recast|add[s:]?\b|lead|actualis|ajout|mise a jour|maj\b|reecri|rewrit|precis|complet|repl)"
)


def signal_of(*codes: str | None) -> Signal | None:
    """The strongest signal among codes and notes: cancelled, then correction, then update.

    A code's scheme (« sig:correction ») does not count, nor the bracket that opens a note.

    >>> signal_of("stat:canceled"), signal_of("CORRECTS para 4"), signal_of("stat:usable")
    ('cancelled', 'correction', None)
    """
    opened = [re.sub(r"^[\W_]+", "", fold(re.sub(r"^\w+:(?=\w)", "", code.strip()))) for code in codes if code]
    kinds: tuple[tuple[Signal, re.Pattern[str]], ...] = (
        ("cancelled", _CANCELLED),
        ("correction", _CORRECTION),
        ("update", _UPDATE),
    )
    for kind, pattern in kinds:
        if any(pattern.match(words) for words in opened):
            return kind
    return None


def priority_of_urgency(urgency: str | None) -> str | None:
    """The IPTC's urgency (1 the highest, 8 the lowest) in words; None for an ordinary one, 4 or 5, and for no number.

    >>> priority_of_urgency("2")
    'urgence 2'
    """
    number = (urgency or "").strip()
    return f"urgence {number}" if number in "1 2 3 6 7 8".split() else None
