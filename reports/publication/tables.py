"""The tables of a publication: protected together, attacked, and only then laid out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reports.content import Table
from reports.disclosure.attack import attack
from reports.disclosure.cells import HIDDEN, Cell, Figure
from reports.disclosure.grids import Grid, Way, table_of
from reports.disclosure.grids import Table as Counts
from reports.disclosure.protect import Hidden, PrintedTable, Protected, protect
from reports.disclosure.published import Published
from reports.disclosure.rounded import BASE, rounded_count
from reports.disclosure.rounded import WIDTH as ROUNDED_WIDTH
from reports.disclosure.thresholds import ONE_WAY, PERCENT_FROM
from reports.disproportionality import Disproportionality, GroupRow
from reports.guards.refused import FigureRefused
from reports.publication.allowed import Allowed, AllowedTheme
from reports.publication.open_totals import is_open, why_words
from reports.sentences import percentage, rate_text, ratio_text, whole
from reports.words import counted

CONCLUSIONS = "conclusions"
UNRECORDED = "Not recorded"
NOTE = (
    "Every count is rounded to the nearest 5, but for the number of cases read; so the parts may"
    " not add up to it."
)
PERCENTAGE_NOTE = "No percentage is given of fewer than 20 cases."
HIDDEN_NOTE = (
    f"{HIDDEN} stands for a count that is hidden so that nobody can be recognised: a small one, or"
    f" one that would give a small one away. {PERCENTAGE_NOTE}"
)


@dataclass(frozen=True, slots=True)
class Safe:
    """The tables as they may be printed."""

    themes: Mapping[str, Table]
    """The conclusions of each theme, by draw."""
    groups: tuple[Table, ...]
    notes: tuple[str, ...]
    counts: Mapping[str, Mapping[str, str]]
    """Each conclusion's count as it may be printed, by draw and conclusion."""
    hidden: int
    """How many counts are hidden."""
    held_back: tuple[str, ...] = ()
    """What is hidden, and why, one sentence each: told to the office."""
    open_conclusions: frozenset[str] = frozenset()
    """The conclusions of which every total is printed as it is."""
    why_open: tuple[str, ...] = ()
    """For each theme, whether small totals are printed, and why: told to the office."""


def safe_tables(
    allowed: Allowed,
    *,
    threshold: int | None = None,
    conclusions: str = "",
    to_five: bool = False,
) -> Safe:
    """Protect every table of a publication and attack what would be printed.

    Refused with `FigureRefused`, naming each cell: a hidden count that could be worked out, or
    nearly. `conclusions` is one of the ways of `scrutiny.panels.publishing`, without it that of the
    panel file. `to_five` rounds every count instead of hiding small ones.
    """
    way = conclusions or allowed.conclusions
    opened = [
        each
        for each in allowed.themes
        if each.figures.read and is_open(each.figures.size, each.figures.read, way)
    ]
    # The number of cases read is printed elsewhere, so of very few nothing could stay hidden.
    closed = [
        each for each in allowed.themes if each not in opened and each.figures.read >= ONE_WAY
    ]
    themes = [each for each in allowed.themes if each in opened or each in closed]
    totals = [_conclusions(each) for each in themes]
    why = tuple(why_words(each, way) for each in themes)
    groups = [groups_table(each) for each in allowed.frame_figures]
    figures = [one for each in allowed.frame_figures for one in group_figures(each)]
    if to_five:
        texts = _rounded([*totals, *groups], [each.grid.whole for each in totals])
        return _laid_out(allowed, themes, texts, {}, (NOTE,), rounded=True)
    made: list[Protected] = []
    open_texts = {
        cell: whole(count) for theme in opened for cell, count in _conclusions(theme).counts.items()
    }
    for tables, printed in (([_conclusions(each) for each in closed], ()), (groups, figures)):
        if tables:
            made.append(_needed_safe(protect(tables, threshold, figures=printed)))
    texts = open_texts | {
        cell: text for each in made for table in each.tables for cell, text in _texts(table)
    }
    ratios = {figure.label: figure.text for each in made for figure in each.figures}
    hidden = sum(text == HIDDEN for text in texts.values())
    laid = _laid_out(allowed, themes, texts, ratios, (HIDDEN_NOTE,) if hidden else ())
    few = [each.title for each in allowed.themes if each not in themes]
    return replace(
        laid,
        why_open=why,
        open_conclusions=_open(allowed, laid, bool(few)),
        held_back=(
            *(f"{each}: nothing is printed, since too few cases were read." for each in few),
            *(_held_back(each, one) for each in made for one in each.hidden),
        ),
    )


def _held_back(made: Protected, hidden: Hidden) -> str:
    """Say what is hidden, in which table, and why."""
    titles = dict.fromkeys(each.grid.title for each in made.tables if each.grid.of == hidden.of)
    where = f"{' and '.join(titles)}, " if titles else ""
    return f"{where}{hidden.what}: hidden, {hidden.why}."


def _open(allowed: Allowed, safe: Safe, left_out: bool) -> frozenset[str]:
    """Name the conclusions that summaries may tell: those of which no total is hidden."""
    told = {label for each in allowed.summaries for label in each.conclusions}
    hidden = {
        label for counts in safe.counts.values() for label, text in counts.items() if text == HIDDEN
    }
    return frozenset() if left_out else frozenset(told - hidden)


def _needed_safe(made: Protected) -> Protected:
    """Refuse what could be worked out, and offer to round."""
    try:
        return made.needed_safe()
    except FigureRefused as refused:
        raise FigureRefused(
            refused.what, next_step="Round every count to 5 with --round, or print fewer tables."
        ) from refused


def _rounded(tables: Sequence[Counts], known: Sequence[Cell]) -> dict[Cell, str]:
    """Round every count, and attack it together with the totals that are printed elsewhere."""
    counts = {cell: count for table in tables for cell, count in table.counts.items()}
    shown = {cell: rounded_count(count) for cell, count in counts.items()}
    half = BASE // 2
    found = attack(
        Published(
            shown={cell: counts[cell] for cell in known},
            hidden=frozenset(),
            sums=tuple(dict.fromkeys(each for table in tables for each in table.grid.sums)),
            between={
                cell: (max(0, value - half), value + half)
                for cell, value in shown.items()
                if cell not in known
            },
        ),
        width=ROUNDED_WIDTH,
    )
    if not found.safe:
        raise FigureRefused(" ".join(found.problems), next_step="Print fewer totals.")
    return {cell: whole(counts[cell] if cell in known else shown[cell]) for cell in counts}


def _conclusions(theme: AllowedTheme) -> Counts:
    rows = theme.figures.rows
    grid = Grid(
        theme.title,
        f"cases read of draw {theme.figures.draw}",
        Way(CONCLUSIONS, tuple(each.judgement for each in rows)),
    )
    return table_of(grid, [[each.count] for each in rows])


def groups_table(figures: Disproportionality) -> Counts:
    """Give the counts of a table of groups, with what is not recorded."""
    names = (*(each.group for each in figures.rows), UNRECORDED)
    grid = Grid(
        figures.field_title,
        f"cases from {figures.first} to {figures.last}",
        Way(figures.field_title, names),
    )
    return table_of(grid, [[each.count] for each in figures.rows] + [[figures.unknown.count]])


def group_figures(figures: Disproportionality) -> Iterator[Figure]:
    """Give the rates and ratios that are printed, with the counts that they were made of."""
    grid = groups_table(figures).grid
    base = next((each for each in figures.rows if each.group == figures.reference), None)
    for row in figures.rows:
        if row.rate_per_1000 is None or not row.population:
            continue
        cell = grid.inner(row.group)
        yield Figure(
            _label(figures, row, "rate"),
            rate_text(row.rate_per_1000),
            ((cell, 1),),
            (),
            row.population,
            1000,
        )
        compared = base is not None and row is not base and not figures.bounds_only
        if compared and row.ratio is not None and base is not None and base.population:
            yield Figure(
                _label(figures, row, "ratio"),
                ratio_text(row.ratio),
                ((cell, base.population),),
                ((grid.inner(base.group), row.population),),
                0,
                1,
            )


def _label(figures: Disproportionality, row: GroupRow, what: str) -> str:
    return f"{figures.field_title}: {row.group}, {what}"


def _texts(table: PrintedTable) -> Iterator[tuple[Cell, str]]:
    for cells, texts in zip(table.grid.layout, table.rows, strict=True):
        for cell, text in zip(cells, texts, strict=True):
            yield cell, text if text == HIDDEN else whole(int(text))


def _laid_out(
    allowed: Allowed,
    themes: Sequence[AllowedTheme],
    texts: Mapping[Cell, str],
    ratios: Mapping[str, str],
    notes: tuple[str, ...],
    rounded: bool = False,
) -> Safe:
    counts = {}
    laid = {}
    for theme in themes:
        grid = _conclusions(theme).grid
        mine = {row: texts[grid.inner(row)] for row in grid.rows.labels}
        counts[theme.figures.draw] = mine
        laid[theme.figures.draw] = _theme_table(theme, mine, texts[grid.whole], rounded)
    return Safe(
        themes=laid,
        groups=tuple(_group_table(each, texts, ratios) for each in allowed.frame_figures),
        notes=notes,
        counts=counts,
        hidden=sum(text == HIDDEN for text in texts.values()),
    )


def _theme_table(
    theme: AllowedTheme, counts: Mapping[str, str], total: str, rounded: bool
) -> Table:
    """Give counts, and shares only where the count is open and there are cases enough."""
    of = theme.figures.read
    shares = of >= PERCENT_FROM and not rounded
    rows = []
    for each in theme.figures.rows:
        text = counts[each.judgement]
        share = percentage(each.count, of) if shares and text != HIDDEN else ""
        rows.append((each.judgement, text, *((share or HIDDEN,) if shares else ())))
    return Table(
        caption=f"{theme.title}: what the panel concluded about {counted(of, 'case')}"
        if not rounded
        else f"{theme.title}: what the panel concluded, every count rounded to 5",
        header=("Conclusion", "Cases", *(("Share of the cases read",) if shares else ())),
        rows=(*rows, ("Total", total, *(("",) if shares else ()))),
        numbers=(1,),
    )


def _group_table(
    figures: Disproportionality, texts: Mapping[Cell, str], ratios: Mapping[str, str]
) -> Table:
    grid = groups_table(figures).grid
    rows = []
    for row in figures.rows:
        residents = whole(row.population) if row.population else "not known"
        rate = ratios.get(_label(figures, row, "rate"), "")
        ratio = ratios.get(_label(figures, row, "ratio"), "")
        if row.group == figures.reference and rate and not figures.bounds_only:
            ratio = "1"
        rows.append((row.group, texts[grid.inner(row.group)], residents, rate, ratio))
    return Table(
        caption=f"All cases of the period by: {figures.field_title}",
        header=("Group", "Cases", "Residents", "For each 1,000", f"Against {figures.reference}"),
        rows=(
            *rows,
            (UNRECORDED, texts[grid.inner(UNRECORDED)], "", "", ""),
            ("Total", texts[grid.whole], "", "", ""),
        ),
        numbers=(1, 2, 3, 4),
    )
