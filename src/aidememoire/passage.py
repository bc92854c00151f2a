"""The proof: words of a dispatch with the place they were read from."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ModelWrapValidatorHandler, ValidationInfo, model_validator

from aidememoire.errors import PassageError

SOURCE = "source"


class Noun(BaseModel):
    """Base of every noun: immutable, and nothing unknown slips in."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Passage(Noun):
    """Words of a text with their offsets: `source[start:end] == text`.

    Offsets are Unicode code points, half-open, on the text as received. A passage that does not
    quote its text cannot be built: cut one with `Passage.cut`, or validate one against its text
    with `Passage.model_validate(data, context={"source": text})`.

    >>> Passage.cut("Genève (AFP) - Rien.", 0, 6).text
    'Genève'
    """

    text: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(gt=0)

    @model_validator(mode="wrap")
    @classmethod
    def _quotes_its_text(cls, value: Any, build: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if isinstance(value, Passage):  # already proved when it was cut
            return build(value)
        passage = build(value)
        source = info.context.get(SOURCE) if isinstance(info.context, dict) else None
        if source is None:
            raise PassageError(
                f"a passage needs the text it quotes ({passage.text!r})",
                remedy='cut it with Passage.cut, or validate with context={"source": text}',
            )
        if source[passage.start : passage.end] != passage.text:
            found = source[passage.start : passage.end]
            raise PassageError(
                f"the text holds {found!r} at {passage.start}:{passage.end}, not {passage.text!r}",
                remedy="offsets are code points on the text as received",
            )
        return passage

    @classmethod
    def cut(cls, source: str, /, start: int, end: int, **more: Any) -> Self:
        """The passage `source[start:end]`; `more` holds the other fields of a subclass.

        Raises PassageError when the span is empty or leaves the text.
        """
        if not 0 <= start < end <= len(source):
            raise PassageError(f"no words at {start}:{end} in a text of {len(source)} characters")
        data = {"text": source[start:end], "start": start, "end": end, **more}
        return cls.model_validate(data, context={SOURCE: source})
