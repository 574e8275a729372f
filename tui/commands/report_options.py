"""What several commands about reports take."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from scrutiny.panels.list_figures import FIGURES

if TYPE_CHECKING:
    from tui.documents import FigureChoice

Compared = tuple[str, str, str] | None
"""The population, the field and the group of reference of a section on disproportionality."""

_NONE = "none"
_Command = TypeVar("_Command", bound=Callable[..., object])

overwrite_option = click.option(
    "--overwrite", is_flag=True, help="Write over a file that was edited since."
)
population_option = click.option(
    "--population", metavar="FILE-or-NAME", help="For a section on disproportionality."
)
by_option = click.option("--by", "field_id", metavar="FIELD", help="The field with the groups.")
reference_option = click.option("--reference", metavar="GROUP", help="The group compared with.")
_figure_option = click.option(
    "--figure",
    "figures",
    multiple=True,
    type=click.Choice((*FIGURES, _NONE)),
    help="A further figure of the whole list, again for more; none leaves out the panel's usual.",
)


def figure_choice_options(command: _Command) -> _Command:
    """Add the options that choose the figures of the list in a document."""
    for option in (_figure_option, reference_option, by_option, population_option):
        command = option(command)
    return command


def all_or_none(population: str | None, field_id: str | None, reference: str | None) -> Compared:
    """Refuse a comparison that is only half said."""
    if population and field_id and reference:
        return population, field_id, reference
    if population or field_id or reference:
        raise click.UsageError("Give --population, --by and --reference together, or none.")
    return None


def figure_choice(
    population: str | None, field_id: str | None, reference: str | None, figures: Sequence[str]
) -> "FigureChoice":
    """Take what was said of the figures; `USUAL` when nothing was."""
    from tui.documents import Comparison, FigureChoice

    compared = all_or_none(population, field_id, reference)
    if _NONE in figures and len(figures) > 1:
        raise click.UsageError("Give --figure none alone, or name the figures.")
    return FigureChoice(
        Comparison(*compared) if compared else None,
        tuple(each for each in figures if each != _NONE) if figures else None,
    )
