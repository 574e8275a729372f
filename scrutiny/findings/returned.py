"""What one row of a schedule says that came back, before anything of it is believed."""

from dataclasses import dataclass

CUT = "… (cut: too long for one cell; see the report)"
"""Stands at the end of a text that a cell could not hold."""


@dataclass(frozen=True, slots=True)
class Returned:
    """One row; `None` where the file no longer has the column."""

    row: int
    """As the sheet counts it, with the titles and whatever stands above them."""
    finding: str
    text: str
    """The finding as the schedule says it; the force may not change it."""
    state: str
    response: str | None
    responder: str | None
    evidence: str | None = None
    owner: str | None = None
    day: str | None = None
    spoiled: str = ""
    """Why the row cannot be read for certain; empty when it can."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in."""
        told = (self.state, self.response, self.responder, self.evidence, self.owner, self.day)
        return not any(told)

    @property
    def only_owner(self) -> bool:
        """Whether it says who looks after the finding, and no answer yet."""
        return bool(self.owner) and not (self.state or self.response or self.evidence)
