"""Lays out stages: each over the one that feeds it, so that no gap is counted twice."""

from collections.abc import Sequence

from reports.charts.values import IntervalChart, Mark, Measure
from reports.content import Table
from reports.figure_page import Cell, FigurePage, part_of
from reports.group_reading import rate_reading
from reports.guards.basis import needed_frame
from reports.sentences import listed, percentage, rate_text, ratio_text, whole
from reports.statistics.cautions import UNSTABLE_BELOW
from reports.statistics.missing import missing_bounds
from reports.statistics.stages import RESIDENTS, Stage, StageFigure, stage_index
from reports.wording.rates import INTERVAL, NOT_SHOWN
from reports.wording.shares import SHARES_NOT_SHOWN, stage_sentence
from reports.wording.spread import comparisons_sentence
from reports.wording.verdicts import BAND, Verdict, verdict, verdict_sentence
from scrutiny.cases.stage_counts import StageCounts
from scrutiny.errors import Refusal
from scrutiny.populations import Population

NOT_RESIDENTS = (
    "Each stage is set over the stage that feeds it, not over residents: otherwise the first gap"
    " would be counted again at every later stage. Multiplying the indexes gives the gap over all."
)

SAYS_NOTHING = (
    "A case that does not say whether it reached a stage counts here as one that did not, so these"
    " shares can be lower than shares of the cases that say."
)


WHAT_AN_INDEX_IS = (
    "An index tells how many times the share of {reference} a group's share is; at 1 the two are"
    " the same."
)


def stage_figures(
    counts: StageCounts, reference: str, population: Population | None
) -> tuple[StageFigure, ...]:
    """Give each stage of each group; with a population, the first stage is a rate of residents."""
    needed_frame(counts.basis)
    groups = [
        group
        for group in counts.frame.counts
        if population is None or isinstance(population.groups.get(group), int)
    ]
    if reference not in groups:
        raise Refusal(
            f"The reference group '{reference}' is not counted.",
            next_step=f"Groups that are: {', '.join(groups)}.",
        )
    first, *later = counts.stages
    names = [RESIDENTS, *(name for name, _ in counts.stages)]
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise Refusal(
            f"Two stages are called '{twice[0]}'.", next_step="Give each stage a name of its own."
        )
    residents: dict[str, int] = {group: first[1][group] for group in groups}
    if population is not None:
        for group in groups:
            exact = population.groups[group]
            residents[group] = exact if isinstance(exact, int) else 0
    stages = [Stage(first[0], RESIDENTS, {group: first[1][group] for group in groups})]
    before = first[0]
    for name, parts in later:
        stages.append(Stage(name, before, {group: parts[group] for group in groups}))
        before = name
    found = stage_index(residents, stages, reference)
    # Without residents the cases are where the stages start from, and have no rate of their own.
    return found if population else tuple(each for each in found if each.fed_by != RESIDENTS)


def stage_page(
    figures: tuple[StageFigure, ...],
    reference: str,
    title: str,
    definition: str,
    cautions: tuple[str, ...],
    unrecorded: tuple[int, int] = (0, 0),
) -> FigurePage:
    """Lay stages out; `cautions` are what a reader must know of the list.

    `unrecorded` are the cases without a group, and all cases.
    """
    made = unusual = 0
    sentences = []
    charts = []
    behind = []
    differences = []
    table = _table(figures, reference, title)
    for stage in dict.fromkeys(each.stage for each in figures):
        rows = [each for each in figures if each.stage == stage]
        few = [each.group for each in rows if each.index is not None and _few(each, rows)]
        charts.append(_chart(rows, stage, reference))
        places = [place for place, each in enumerate(figures) if each.stage == stage]
        behind.append(part_of(table, charts[-1].title, columns=(1, 2, 3, 4), rows=places))
        for each in rows:
            index = each.index
            if index is None or each.group in few:
                continue
            if index.estimate is None or index.low is None:
                sentences.append(f"{each.stage}, {each.group}: no index. {index.undefined}")
                continue
            made += 1
            unusual += index.low > 1 or (index.high is not None and index.high < 1)
            base = next(row for row in rows if row.index is None)
            said, told = _read(each, base, index.estimate, index.low, index.high, unrecorded)
            if said in (Verdict.HIGHER, Verdict.LOWER):
                where = f"{each.stage}, out of {each.fed_by}"
                differences.append(f"{each.group} {said} than {reference}: {where}")
            sentences.append(told)
        if few:
            sentences.append(f"{stage}: too few to say for {listed(few)}.")
    return FigurePage(
        title=title,
        table=table,
        charts=tuple(charts),
        sentences=(
            *sentences,
            *((comparisons_sentence(made, unusual),) if made else ()),
            WHAT_AN_INDEX_IS.format(reference=reference),
            NOT_RESIDENTS,
            SAYS_NOTHING,
            INTERVAL,
            *((NOT_SHOWN,) if any(each.fed_by == RESIDENTS for each in figures) else ()),
            SHARES_NOT_SHOWN,
        ),
        warnings=cautions,
        definition=definition,
        records=tuple(stage_record(each) for each in figures),
        behind=tuple(behind),
        differences=tuple(differences),
    )


def stage_record(each: StageFigure) -> dict[str, Cell]:
    """Give one row as a program gets it."""
    index = each.index
    return {
        "stage": each.stage,
        "fed_by": each.fed_by,
        "group": each.group,
        "count": each.events,
        "of": each.base,
        "value": each.value.estimate,
        "index": 1.0 if index is None else index.estimate,
        "index_low": index.low if index else None,
        "index_high": index.high if index else None,
        "p_value": index.p_value if index else None,
    }


def _read(
    each: StageFigure,
    base: StageFigure,
    ratio: float,
    low: float,
    high: float | None,
    unrecorded: tuple[int, int],
) -> tuple[Verdict, str]:
    """Say what one index is; a rate of residents says what the unrecorded could do to it."""
    counts = each.events, each.base, base.events, base.base
    named = each.group, base.group
    if each.fed_by == RESIDENTS:
        bounds = missing_bounds(*counts, unrecorded[0])
        limits = bounds.low, bounds.high
        said, told = rate_reading(*named, ratio, (low, high), limits, counts, unrecorded)
        return said, " ".join((f"{each.stage}, out of {each.fed_by}.", *told))
    said = verdict(low, high)
    sentence = stage_sentence(*named, each.stage, each.fed_by, counts, ratio, low, high)
    return said, f"{sentence} {verdict_sentence(said, *named, 'share')}"


def _few(each: StageFigure, rows: Sequence[StageFigure]) -> bool:
    """Tell whether a group, or the one that it is compared with, has too few cases."""
    base = next(row.base for row in rows if row.index is None)
    return min(each.base, base) < UNSTABLE_BELOW


def _table(figures: tuple[StageFigure, ...], reference: str, title: str) -> Table:
    rows = []
    for each in figures:
        index = each.index
        value = percentage(each.events, each.base)
        if each.fed_by == RESIDENTS:
            rate = "" if each.value.estimate is None else rate_text(each.value.estimate)
            value = f"{rate} for each 1,000 ({whole(each.events)})"
        few = _few(each, [row for row in figures if row.stage == each.stage])
        span = ""
        if index is not None and index.low is not None and not few:
            end = "or more" if index.high is None else f"to {ratio_text(index.high)}"
            span = f"{ratio_text(index.low)} {end}"
        told = "1" if index is None else "too few" if few else "none"
        if index is not None and index.estimate is not None and not few:
            told = ratio_text(index.estimate)
        rows.append((f"{each.stage}, out of {each.fed_by}", each.group, value, told, span))
    return Table(
        caption=title,
        header=("Stage", "Group", "Share", f"Index to {reference}", "95 % interval"),
        rows=tuple(rows),
        numbers=(3,),
    )


def _chart(rows: Sequence[StageFigure], stage: str, reference: str) -> IntervalChart:
    marks = []
    for each in rows:
        if each.index is None:
            marks.append(Mark(each.group, 1.0, reference=True))
        elif _few(each, rows):
            marks.append(Mark(each.group, None, note="Too few to say."))
        else:
            index = each.index
            marks.append(Mark(each.group, index.estimate, index.low, index.high))
    title = f"{stage}: index to {reference}, out of {rows[0].fed_by}"
    return IntervalChart(title, Measure.RATIO, tuple(marks), BAND)
