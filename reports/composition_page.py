"""Lays out a draw beside the list it was drawn from: is the dip-sample what was planned?

Two shares side by side, and no ratio: how many of a group were drawn is chance, and says nothing of
residents.
"""

from collections.abc import Mapping
from math import comb

from reports.content import Table
from reports.figure_page import Cell, FigurePage
from reports.sentences import percentage, rounded, whole
from reports.wording.shares import dip_sample_sentence, expected_sentence
from reports.wording.verbs import was
from scrutiny.cases.composition import Composition
from scrutiny.cases.units import CASES

NO_RATIO = (
    "A draw of a few cases is not set against residents, and no ratio is made of it: how many of a"
    " group come is chance. Use all cases of the list for that."
)


def composition_page(found: Composition) -> FigurePage:
    """Lay a draw out beside its list."""
    drawn, sealed = sum(found.drawn.values()), sum(found.sealed.values())
    title = f"Draw {found.draw.id} and its list, by {found.field.title}"
    sentences = []
    planned = bool(found.draw.quotas)
    for name, count in found.sealed.items():
        own = found.drawn.get(name, 0)
        if count and drawn:
            chance = None if planned else _chance(own, drawn, count, sealed)
            both = dip_sample_sentence(own, drawn, count, sealed, name)
            sentences.append(f"{both} {expected_sentence(own, drawn * count / sealed, chance)}")
    warnings = []
    if planned:
        warnings.append(
            "The draw had quotas, so its shares were chosen and differ from the list on purpose."
        )
    if found.erased:
        gone = CASES.counted(found.erased).capitalize()
        warnings.append(f"{gone} of the list {was(found.erased)} erased since.")
    return FigurePage(
        title=title,
        table=Table(
            caption=title,
            header=("Group", "Drawn", "In the list", "Expected"),
            rows=tuple(
                (
                    name,
                    percentage(found.drawn.get(name, 0), drawn),
                    percentage(count, sealed),
                    rounded(drawn * count / sealed) if sealed else "",
                )
                for name, count in found.sealed.items()
            ),
            numbers=(3,),
        ),
        charts=(),
        sentences=(*sentences, NO_RATIO),
        warnings=tuple(warnings),
        definition=(
            f"Definition. {whole(drawn)} cases drawn (reserves not counted) of the"
            f" {whole(sealed)} sealed in {found.draw.frame.id}. {found.field.title}."
        ),
        records=tuple(composition_records(found)),
    )


def composition_records(found: Composition) -> list[Mapping[str, Cell]]:
    """Give the rows as a program gets them."""
    drawn, sealed = sum(found.drawn.values()), sum(found.sealed.values())
    return [
        {
            "group": name,
            "drawn": found.drawn.get(name, 0),
            "of_drawn": drawn,
            "listed": count,
            "of_listed": sealed,
            "expected": drawn * count / sealed if sealed else None,
        }
        for name, count in found.sealed.items()
    ]


def _chance(own: int, drawn: int, count: int, sealed: int) -> float:
    """Give twice the smaller chance of so many or more, so few or fewer, in a draw of this size.

    >>> round(_chance(5, 10, 5, 20), 4)
    0.0325
    """
    ways = [
        comb(count, each) * comb(sealed - count, drawn - each)
        for each in range(min(count, drawn) + 1)
        if drawn - each <= sealed - count
    ]
    first = max(0, drawn - (sealed - count))
    whole_of = comb(sealed, drawn)
    place = own - first
    below, above = sum(ways[: place + 1]), sum(ways[place:])
    return min(1.0, 2 * min(below, above) / whole_of)
