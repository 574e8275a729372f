"""The figures of the whole list that a report carries: tables by group, and further figures.

They are handed on together, so that a draft, a pack and the check of a report can never carry
different ones.
"""

from dataclasses import dataclass

from reports.disproportionality import Disproportionality
from reports.figure_page import FigurePage


@dataclass(frozen=True, slots=True)
class FrameSection:
    """Everything that stands under the heading of the figures."""

    tables: tuple[Disproportionality, ...] = ()
    """Rates among residents, one table for each definition of a group."""
    beside: tuple[str, ...] = ()
    """Sentences that set the definitions of a group beside each other."""
    pages: tuple[FigurePage, ...] = ()
    """Outcomes, months, areas and stages."""
    left_out: tuple[str, ...] = ()
    """What the panel usually shows and cannot show this time, each with its reason."""

    @property
    def empty(self) -> bool:
        """Nothing is to be told."""
        return not (self.tables or self.pages or self.left_out)


NO_SECTION = FrameSection()
