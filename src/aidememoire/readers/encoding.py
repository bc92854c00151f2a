"""Which characters do these bytes stand for? Decoding without ever changing a character afterwards."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from aidememoire.errors import BinaryInput

# longest first: the UTF-16 mark opens the UTF-32 one
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF-", "a PDF file", "extract its text first (pdftotext)"),
    (b"PK\x03\x04", "a zip archive or an office document", "save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an office document", "save it as plain text first"),
    (b"{\\rtf", "a rich-text document", "save it as plain text first"),
    (b"\x1f\x8b", "a compressed file", "decompress it first"),
    (b"BZh", "a compressed file", "decompress it first"),
    (b"\xfd7zXZ", "a compressed file", "decompress it first"),
    (b"\x89PNG", "an image", "give the text of the dispatch"),
    (b"\xff\xd8\xff", "an image", "give the text of the dispatch"),
    (b"GIF8", "an image", "give the text of the dispatch"),
    (b"\x7fELF", "a program", "give the text of the dispatch"),
    (b"PAR1", "a Parquet table", "export its texts to JSON lines first"),
    (b"SQLite format 3", "a database", "export its texts to JSON lines first"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TOO_MANY = 0.02  # share of control characters above which this is no text
_LETTER = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_REMEDY = "give a text file in UTF-8, UTF-16 with its mark, Latin-1 or Windows-1252"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as received: its characters, the encoding they were read in, how many bytes had no meaning in it."""

    text: str
    encoding: str
    unreadable: int = 0


def decode(data: bytes) -> Decoded:
    """The characters of a file: by its byte order mark, else UTF-8, else Windows-1252 or Latin-1.

    The mark is no part of the text. Line ends stay as they are. UTF-8 with a few broken bytes stays
    UTF-8, each of them U+FFFD and counted. Raises BinaryInput for what is not text.
    """
    for start, what, remedy in _KINDS:
        if data.startswith(start):
            raise BinaryInput(f"this is {what}, not text", remedy=remedy)
    decoded = _decode(data)
    reject_binary(decoded.text)
    return decoded


def reject_binary(text: str) -> None:
    """Raises BinaryInput when a decoded text is mostly control characters, or holds half a character."""
    found = _CONTROLS.findall(text, 0, 100_000)
    zeros = found.count("\x00")
    if zeros > 2 or len(found) > max(8, _TOO_MANY * min(len(text), 100_000)):
        raise BinaryInput(f"this is not text: {len(found)} control characters in it", remedy=_REMEDY)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BinaryInput(
            f"the character at {error.start} is half of a pair (U+{ord(text[error.start]):04X})",
            remedy="the text was cut inside a character: export it again as UTF-8",
        ) from error


def _decode(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return Decoded(text, encoding, text.count("\ufffd") if encoding != "utf-8" else _lost(data))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    lost = _lost(data)
    if len(_LETTER.findall(data)) > 4 * lost:  # far more whole letters than broken bytes: damaged UTF-8
        return Decoded(data.decode("utf-8", errors="replace"), "utf-8", lost)
    try:
        return Decoded(data.decode("windows-1252"), "windows-1252")
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "latin-1")


def _lost(data: bytes) -> int:
    """How many characters UTF-8 would lose."""
    return data.decode("utf-8", errors="replace").count("\ufffd") - data.count(b"\xef\xbf\xbd")
