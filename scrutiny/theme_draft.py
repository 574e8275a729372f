"""A theme on its way: the parts that were picked, or a condition that was typed, and its text.

It saves nothing. Parts are joined as they stand; the condition in words shows what that means.
"""

from collections.abc import Mapping
from dataclasses import replace

from scrutiny.errors import Refusal
from scrutiny.panels.condition_checks import node_problems
from scrutiny.panels.condition_parts import Part, joined, written
from scrutiny.panels.conditions import ConditionError, parse
from scrutiny.panels.definition import Field


class ThemeDraft:
    """Parts in their order, or one typed text that takes their place."""

    def __init__(self, fields: Mapping[str, Field], panel_id: str = "") -> None:
        """Start without any condition."""
        self.fields = fields
        self.panel_id = panel_id
        self.parts: tuple[Part, ...] = ()
        self.typed = ""
        """What was typed instead of picked; empty while parts are picked."""

    @property
    def text(self) -> str:
        """The condition in the language of themes; empty for every case.

        >>> draft = ThemeDraft({"sex": Field("sex", "Sex", "text")})
        >>> draft.add(Part("sex", "is one of", ("M",)))
        >>> draft.add(Part("sex", "is blank", joint="or"))
        >>> draft.text
        'sex is "M" or sex is blank'
        >>> draft.take_out(0)
        >>> draft.text
        'sex is blank'
        """
        return self.typed or joined(self.parts, self.fields)

    def lines(self) -> tuple[str, ...]:
        """Give a line for each part, as it stands in the text."""
        if self.typed:
            return (self.typed,)
        return tuple(
            (f"{each.joint} " if number else "") + written(each, self.fields)
            for number, each in enumerate(self.parts)
        )

    def add(self, part: Part) -> None:
        """Add a part; raises `Refusal` for one that no condition can hold.

        A typed condition stays, in brackets, and cannot be picked apart any more.
        """
        told = written(part, self.fields)
        if self.typed:
            self.typed = f"({self.typed}) {part.joint} {told}"
        else:
            self.parts = (*self.parts, part)

    def change(self, number: int, part: Part) -> None:
        """Put another part in the place of one."""
        written(part, self.fields)
        self.parts = tuple(part if n == number else each for n, each in enumerate(self.parts))

    def join(self, number: int, joint: str) -> None:
        """Join a part with `and` or `or` to what stands before it."""
        self.change(number, replace(self.parts[number], joint=joint))

    def take_out(self, number: int) -> None:
        """Take a part out; a typed condition goes as a whole."""
        if self.typed:
            self.typed = ""
        else:
            self.parts = tuple(each for n, each in enumerate(self.parts) if n != number)

    def type_in(self, text: str) -> None:
        """Put a typed condition in the place of the parts; raises `Refusal` with all problems."""
        if not text.strip():
            self.parts, self.typed = (), ""
            return
        try:
            found = node_problems(parse(text), self.fields)
        except ConditionError as error:
            found = [str(error)]
        if found:
            raise Refusal(f"The condition cannot be read: {'; '.join(found)}.")
        self.parts, self.typed = (), text.strip()
