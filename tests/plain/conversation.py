"""A conversation with the plain mode: lines typed beforehand, and everything that was told."""

from collections.abc import Iterable


class Conversation:
    """Types the given lines, then ends the input."""

    def __init__(self, typed: Iterable[str]) -> None:
        self._typed = iter(typed)
        self.told: list[str] = []

    def ask(self, prompt: str) -> str:
        self.told.append(f"? {prompt}")
        try:
            line = next(self._typed)
        except StopIteration:
            raise EOFError from None
        self.told.append(f"> {line}")
        return line

    def tell(self, line: str) -> None:
        self.told.append(line)

    @property
    def text(self) -> str:
        return "\n".join(self.told)
