"""The counts behind a figure: whether it may leave the panel, and what of it may be published.

Everything that a command or a page of figures prints is for the panel. What is published is a table
of its counts, protected and then attacked, with the rates that give nothing away; sentences and
charts stay behind, since they tell counts in words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reports.content import Table
from reports.disclosure.cells import HIDDEN, Cell, Figure
from reports.disclosure.grids import Table as Counts
from reports.disclosure.primary import primary
from reports.disclosure.protect import PrintedTable, Protected, protect
from reports.disclosure.thresholds import CROSSED, ONE_WAY, Thresholds
from reports.figure_page import FigurePage
from reports.guards.refused import FigureRefused
from reports.publication.tables import HIDDEN_NOTE
from reports.sentences import whole
from reports.wording.rates import INTERVAL, NOT_SHOWN
from reports.wording.shares import SHARES_NOT_SHOWN

PANEL_ONLY = (
    "For the panel only: this holds {what}, and somebody could be recognised. Before anything of it"
    " is published, add --for-publication to the command."
)
PUBLISHED = (
    "These counts were attacked as a reader could: no hidden count can be worked out from them."
    " Other tables of the same cases may give it away: protect them together."
)
_NAMES = ("figure_of", "value", "interval_95", "bounds")
_AGES = re.compile(r"\bages? (under )?\d+( to \d+| and over)?|\b(19|20)\d\d\b|\bnearest 5\b")


@dataclass(frozen=True, slots=True)
class Beside:
    """What must stand beside a rate, a share or a ratio, so that nobody takes it for exact."""

    interval: str
    bounds: str = ""
    """Where the ratio lies whatever the unrecorded are."""
    unrecorded: Cell | None = None
    """The count that the bounds were made of; where it is hidden they are not given."""


@dataclass(frozen=True, slots=True)
class Publishable:
    """What a figure was made of."""

    tables: tuple[Counts, ...]
    """The counts of cases, and which of them add up to which."""
    definition: str
    """What was counted and divided by, without a count."""
    figures: tuple[Figure, ...] = ()
    """Rates, shares and ratios that may stand beside the counts."""
    beside: Mapping[str, Beside] = field(default_factory=dict)
    """By the label of the figure. Both are made of the counts that the figure is made of."""
    kept_back: tuple[Counts, ...] = ()
    """Counts that the figure holds too and that are never published beside these: cases of a part
    of the same time, or a draw from the same list, would narrow what a hidden count can be."""


def panel_only(made: Publishable) -> str:
    """Say that a figure holds small counts; empty when it holds none.

    >>> from reports.disclosure.grids import Grid, Way, table_of
    >>> grid = Grid("Group", "cases", Way("group", ("White", "Black")))
    >>> panel_only(Publishable((table_of(grid, [[40], [3]]),), "")).partition(",")[0]
    'For the panel only: this holds counts under 5'
    >>> panel_only(Publishable((table_of(grid, [[40], [9]]),), ""))
    ''
    """
    tables = (*made.tables, *made.kept_back)
    inner = [count for table in tables for count in table.counts.values()]
    if any(0 < count < ONE_WAY for count in inner):
        return PANEL_ONLY.format(what=f"counts under {ONE_WAY}")
    found = primary(tables, Thresholds(), [])
    if not found:
        return ""
    if any("below" in why for why in found.values()):
        what = f"counts under {CROSSED} where two things are crossed"
    else:
        what = "a group in which everybody has the same"
    return PANEL_ONLY.format(what=what)


def published_pages(
    made: Publishable, cautions: Sequence[str] = ()
) -> tuple[tuple[FigurePage, ...], int]:
    """Give what may be published, and how many counts are hidden in it.

    `cautions` are the warnings of the figure; one that tells a count is left behind. Raises
    `FigureRefused` when a hidden count could be worked out, or when there is nothing to publish.
    """
    if not made.tables:
        raise FigureRefused(
            "This figure has no table of counts that can be published.",
            next_step="Take another figure, or protect a table of your own: scrutiny figures"
            " protect.",
        )
    protected = protect(made.tables, figures=made.figures).needed_safe()
    notes = (
        HIDDEN_NOTE if protected.hidden else "No count had to be hidden.",
        PUBLISHED,
    )
    kept = tuple(each for each in cautions if tells_no_count(each))
    pages = [
        _page(each, made.definition, () if place else notes)
        for place, each in enumerate(protected.tables)
    ]
    rates = list(_rates(protected, made))
    pages[-1] = _warned(pages[-1], kept)
    hidden = sum(text == HIDDEN for page in pages for row in page.table.rows for text in row)
    return (*pages, *rates), hidden


def tells_no_count(text: str) -> bool:
    """Tell whether a sentence has no number in it but years and ages.

    >>> tells_no_count("Residents of 2021, ages 10 to 17."), tells_no_count("3 cases are left out.")
    (True, False)
    """
    return not re.search(r"\d", _AGES.sub("", text))


def _page(table: PrintedTable, definition: str, notes: tuple[str, ...]) -> FigurePage:
    grid = table.grid
    header = (grid.rows.title, *grid.header)
    rows = tuple(
        (name, *(text if text == HIDDEN else whole(int(text)) for text in row))
        for name, row in zip(grid.row_names, table.rows, strict=True)
    )
    return FigurePage(
        title=grid.title,
        table=Table(grid.title, header, rows, numbers=tuple(range(1, len(header)))),
        charts=(),
        sentences=notes,
        warnings=(),
        definition=definition,
        records=tuple(
            {
                header[0]: name,
                **{
                    column: text if text == HIDDEN else int(text)
                    for column, text in zip(header[1:], row, strict=True)
                },
            }
            for name, row in zip(grid.row_names, table.rows, strict=True)
        ),
    )


def _warned(page: FigurePage, warnings: tuple[str, ...]) -> FigurePage:
    return replace(page, warnings=warnings)


def _rates(protected: Protected, made: Publishable) -> Iterator[FigurePage]:
    if not protected.figures:
        return
    title = "Rates, shares and ratios of these counts"
    header = ("Figure", "Value", "95 % interval", "Whatever the unrecorded are")
    shown = protected.published.shown
    rows = []
    for each in protected.figures:
        also = made.beside.get(each.label, Beside(""))
        open_bounds = also.unrecorded is None or also.unrecorded in shown
        label = f"{each.label} for each 1,000" if each.scale == 1000 else each.label
        if each.text == HIDDEN:
            rows.append((label, HIDDEN, "", ""))
        else:
            rows.append((label, each.text, also.interval, also.bounds if open_bounds else ""))
    scales = {each.scale for each in protected.figures}
    notes = (
        *((NOT_SHOWN,) if 1 in scales else ()),
        *((SHARES_NOT_SHOWN,) if 100 in scales else ()),
    )
    yield FigurePage(
        title=title,
        table=Table(title, header, tuple(rows), numbers=(1,)),
        charts=(),
        sentences=(INTERVAL, *notes),
        warnings=(),
        definition=made.definition,
        records=tuple(dict(zip(_NAMES, row, strict=True)) for row in rows),
    )
