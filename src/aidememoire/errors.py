"""What can go wrong, told to a person: what failed, where, and what to do about it.

    AideMemoireError
    ├── InputError            the file or text given cannot be read as a dispatch
    │   ├── EmptyInput        there is nothing in it
    │   ├── BinaryInput       it is not text
    │   ├── TooLong           it is longer than one dispatch can be
    │   ├── WrongLanguage     it is in a language that has no pipeline
    │   └── Skipped           what was left aside on purpose, counted: nothing failed
    ├── PipelineError         the pipeline cannot be built or run in this order
    ├── StoreError            the store cannot be reached, opened or written, or is of another version
    │   └── NoSuchDispatch    it has no dispatch of that id (an InputError, too: the question names it wrongly)
    ├── PassageError          a passage that does not quote its text
    └── LexiconError          a lexicon line is malformed

Every message names the place first and the remedy last. The command line prints `str(error)` and
the error's `exit_code`; nothing here is ever shown as a traceback.
"""

from __future__ import annotations


class AideMemoireError(Exception):
    """The root of every error this package raises on purpose.

    `exit_code` is what the command line returns for it.
    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(what, where, remedy)

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}; {self.remedy}" if self.remedy else head

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (type(self), self.what, self.where, self.remedy)

    def at(self, where: str) -> AideMemoireError:
        """The same error, placed: `where` is a file name or a line."""
        return type(self)(self.what, where=where, remedy=self.remedy)


class InputError(AideMemoireError):
    """The input cannot be read as a dispatch."""

    exit_code = 3


class EmptyInput(InputError):
    """The input holds no word."""


class BinaryInput(InputError):
    """The input is not text."""


class TooLong(InputError):
    """The input is longer than one dispatch can be."""


class WrongLanguage(InputError):
    """The input is in a language that has no pipeline here."""


class Skipped(InputError):
    """Parts of the input that were left aside on purpose: a notice with their number, nothing failed."""

    exit_code = 0


class PipelineError(AideMemoireError):
    """A pipe lacks what another pipe must provide first."""


class StoreError(AideMemoireError):
    """The store cannot be reached, opened or written, or another version of the program made it."""


class NoSuchDispatch(StoreError, InputError, LookupError):
    """The store has no dispatch of that id."""


class PassageError(AideMemoireError, ValueError):
    """A passage whose words are not the text's words at its offsets."""


class LexiconError(AideMemoireError):
    """A lexicon line that cannot be used."""


def _rebuilt(kind: type[AideMemoireError], what: str, where: str, remedy: str) -> AideMemoireError:
    """An error as another process raised it."""
    return kind(what, where=where, remedy=remedy)
