"""The tables of a publication: protected together, attacked, and only then laid out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reports.content import Table
from reports.disclosure.attack import attack
from reports.disclosure.cells import HIDDEN, Cell, Figure
from reports.disclosure.grids import Table as Counts
from reports.disclosure.protect import Hidden, PrintedTable, Protected, protect
from reports.disclosure.published import Published
from reports.disclosure.ranges import WIDTH
from reports.disclosure.rounded import BASE, rounded_count
from reports.disclosure.rounded import WIDTH as ROUNDED_WIDTH
from reports.disclosure.thresholds import ONE_WAY, PERCENT_FROM, thresholds_of
from reports.disproportionality import Disproportionality
from reports.guards.refused import FigureRefused
from reports.publication.allowed import Allowed, AllowedTheme
from reports.publication.counts import (
    UNRECORDED,
    conclusion_counts,
    figure_label,
    group_figures,
    groups_table,
)
from reports.publication.open_totals import is_open, why_words
from reports.publication.printed_counts import PrintedCounts, printed_counts
from reports.publication.together import Report, attacked_together, carried_on
from reports.sentences import percentage, whole
from reports.words import counted

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
    printed: tuple[PrintedCounts, ...] = ()
    """Each table as it is printed, to be kept for the next report."""
    why_open: tuple[str, ...] = ()
    """For each theme, whether small totals are printed, and why: told to the office."""


def safe_tables(
    allowed: Allowed,
    *,
    threshold: int | None = None,
    conclusions: str = "",
    to_five: bool = False,
    earlier: Sequence[Report] = (),
) -> Safe:
    """Protect every table of a publication and attack what would be printed.

    Refused with `FigureRefused`, naming each cell: a hidden count that could be worked out, or
    nearly. `conclusions` is one of the ways of `scrutiny.panels.publishing`, without it that of the
    panel file. `to_five` rounds every count instead of hiding small ones. `earlier` are the counts
    of reports released before, the newest first: they are attacked together.
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
    totals = [conclusion_counts(each) for each in themes]
    why = tuple(why_words(each, way) for each in themes)
    groups = [groups_table(each) for each in allowed.frame_figures]
    figures = [one for each in allowed.frame_figures for one in group_figures(each)]
    if to_five:
        texts = _rounded([*totals, *groups], [each.grid.whole for each in totals])
        laid = _laid_out(allowed, themes, texts, {}, (NOTE,), rounded=True)
        printed = _printed(allowed, totals, texts, (), rounded=True)
        changed = _needed_apart(printed, earlier, threshold, ROUNDED_WIDTH)
        return replace(laid, why_open=why, printed=printed, held_back=changed)
    made: list[Protected] = []
    as_is = [conclusion_counts(each) for each in opened]
    open_texts = {cell: whole(n) for table in as_is for cell, n in table.counts.items()}
    for tables, told in (([conclusion_counts(each) for each in closed], ()), (groups, figures)):
        if tables:
            before = carried_on(*_true(allowed, tables), earlier)
            made.append(_needed_safe(protect(tables, threshold, before, figures=told)))
    texts = open_texts | {
        cell: text for each in made for table in each.tables for cell, text in _texts(table)
    }
    ratios = {figure.label: figure.text for each in made for figure in each.figures}
    hidden = sum(text == HIDDEN for text in texts.values())
    laid = _laid_out(allowed, themes, texts, ratios, (HIDDEN_NOTE,) if hidden else ())
    few = [each.title for each in allowed.themes if each not in themes]
    open_figures = [each for one in made for each in one.figures]
    printed = _printed(allowed, totals, texts, open_figures)
    open_draws = {each.grid.of for each in as_is}
    watched = [each for each in printed if each.of not in open_draws]
    changed = _needed_apart(watched, earlier, threshold, WIDTH)
    return replace(
        laid,
        why_open=why,
        printed=printed,
        open_conclusions=_open(allowed, laid, bool(few)),
        held_back=(
            *(f"{each}: nothing is printed, since too few cases were read." for each in few),
            *(_held_back(each, one) for each in made for one in each.hidden),
            *changed,
        ),
    )


def _true(allowed: Allowed, tables: Sequence[Counts]) -> tuple[Report, dict[Cell, int]]:
    """Give the tables with their true counts, to see which earlier reports they carry on."""
    counts = {cell: count for table in tables for cell, count in table.counts.items()}
    texts = {cell: str(count) for cell, count in counts.items()}
    periods = _periods(allowed)
    grids = [each.grid for each in tables]
    return [printed_counts(each, texts, periods.get(each.of, ("", ""))) for each in grids], counts


def _periods(allowed: Allowed) -> dict[str, tuple[str, str]]:
    return {
        groups_table(each).grid.of: (each.first.isoformat(), each.last.isoformat())
        for each in allowed.frame_figures
    }


def _printed(
    allowed: Allowed,
    totals: Sequence[Counts],
    texts: Mapping[Cell, str],
    figures: Sequence[Figure],
    rounded: bool = False,
) -> tuple[PrintedCounts, ...]:
    """Give the tables as they are printed, for the record and for the attack."""
    periods = _periods(allowed)
    grids = [each.grid for each in (*totals, *(groups_table(one) for one in allowed.frame_figures))]
    return tuple(
        printed_counts(
            each, texts, periods.get(each.of, ("", "")), figures=figures, rounded=rounded
        )
        for each in grids
    )


def _needed_apart(
    printed: Report, earlier: Sequence[Report], threshold: int | None, width: int
) -> tuple[str, ...]:
    """Refuse counts that earlier reports give away; say where these count other cases now."""
    found = attacked_together(printed, earlier, thresholds_of(threshold), width)
    if found.problems:
        raise FigureRefused(
            f"Together with reports released before, this gives counts away."
            f" {' '.join(found.problems)}",
            next_step="Leave the comparison out, choose the same period as before, or use --round.",
        )
    if not found.changed:
        return ()
    were = "was" if found.changed == 1 else "were"
    said = f"{counted(found.changed, 'earlier report')} {were} left out of the attack"
    return (f"{said}: the force's list has changed since.",)


def _held_back(made: Protected, hidden: Hidden) -> str:
    """Say what is hidden, in which table, and why."""
    titles = dict.fromkeys(
        each.grid.title
        for each in made.tables
        if hidden.cell in each.grid.printed and hidden.cell is not None
    )
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
        grid = conclusion_counts(theme).grid
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
        rate = ratios.get(figure_label(figures, row, "rate"), "")
        ratio = ratios.get(figure_label(figures, row, "ratio"), "")
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
