"""Lays out outcomes by group: the table, its charts, its sentences and what they cannot show.

Counts without a ratio are never turned into one, and no sentence stands without its parts.
"""

from collections.abc import Sequence

from reports.charts.values import IntervalChart, Mark, Measure
from reports.content import Table
from reports.figure_page import Cell, FigurePage, part_of
from reports.outcome_figures import OutcomeFigures, OutcomeRow
from reports.sentences import percent_text, percentage, ratio_text, rounded, whole
from reports.statistics.cautions import UNSTABLE_BELOW, gap_cautions, ungrouped_cautions
from reports.statistics.comparisons import HOLM
from reports.statistics.estimate import Estimate
from reports.wording.adjusted import pooled_sentence
from reports.wording.definitions import share_definition_line
from reports.wording.rates import INTERVAL
from reports.wording.shares import (
    ARREST_IS_NOT_A_FIND,
    HIT_RATE,
    SHARES_NOT_SHOWN,
    WHY_NO_THRESHOLD_TEST,
    disagreement_sentence,
    none_of_group_sentence,
    points_interval_sentence,
    share_ratio_sentence,
    share_sentence,
    silent_sentence,
)
from reports.wording.spread import adjusted_sentence, comparisons_sentence
from reports.wording.verdicts import BAND, Verdict, verdict, verdict_sentence
from scrutiny.cases.outcomes import OutcomeCounts, Part
from scrutiny.cases.units import CASES

TOO_SILENT = "Too many do not say."
TOO_FEW = "Too few to say."
CHANCE = 0.05
"""A p-value below this looks unusual."""


def outcome_page(figures: OutcomeFigures) -> FigurePage:
    """Lay the figures out."""
    counts = figures.counts
    measured = f"{counts.outcome.words}, by {_lowered(counts.frame.field.title)}"
    table = _table(figures, measured)
    shares, ratios = _share_chart(figures), _ratio_chart(figures)
    compared = any(mark.value is not None and not mark.reference for mark in ratios.marks)
    return FigurePage(
        title=measured,
        table=table,
        charts=(shares, ratios) if compared else (shares,),
        sentences=tuple(outcome_sentences(figures)),
        warnings=tuple(_warnings(counts)),
        definition=_definition(figures),
        records=tuple(outcome_record(figures, row) for row in figures.rows),
        behind=(
            part_of(table, shares.title, columns=(0, 1, 2, 3)),
            part_of(table, ratios.title, columns=(0, 4, 5, 6, 7)),
        )
        if compared
        else (part_of(table, shares.title, columns=(0, 1, 2, 3, 7)),),
        differences=tuple(
            f"{row.group} {said} than {figures.reference}: {_lowered(measured)}"
            for row in figures.rows
            if (said := _verdict(figures, row)) in (Verdict.HIGHER.value, Verdict.LOWER.value)
            # One of several comparisons is not put to the force on its own word.
            and figures.adjusted.get(row.group, 1) < CHANCE
        ),
    )


def outcome_sentences(figures: OutcomeFigures) -> list[str]:
    """Say what the figures show, and what they cannot."""
    base = figures.counts.parts[figures.reference]
    what = figures.counts.outcome.short
    said = [_opening(figures, base, what)]
    unusual = made = 0
    for row in figures.rows:
        if row.ratio is None:
            continue
        part = row.part
        if figures.too_few(row):
            said.append(_too_few_sentence(figures, row, base))
            continue
        if figures.too_silent(row):
            said.append(silent_sentence(row.group, what, part.count, part.of, part.silent))
            continue
        if not part.count and row.share.high is not None:
            said.append(none_of_group_sentence(row.group, part.of, what, row.share.high))
        if row.ratio.estimate is None:
            said.append(f"{row.group}: no ratio. {row.ratio.undefined}")
            continue
        made += 1
        unusual += bool(row.reading and row.reading.differs)
        said.append(_compared(figures, row, (part.count, part.of, base.count, base.of), what))
    for group, pooled in figures.pooled.items():
        within = figures.counts.within
        if within is not None and pooled.crude.estimate is not None:
            inside = pooled.pooled
            said.append(
                pooled_sentence(
                    group,
                    figures.reference,
                    f"value of {_lowered(within.title)}",
                    pooled.crude.estimate,
                    inside.estimate,
                    inside.low,
                    inside.high,
                    alike=pooled.may_be_pooled,
                    measured="share",
                )
            )
    if made:
        said.append(comparisons_sentence(made, unusual))
    if made > 1:
        kept = sum(p < CHANCE for p in figures.adjusted.values())
        said.append(adjusted_sentence(len(figures.adjusted), kept, HOLM))
    # A reversal must be read before anything else.
    said.sort(key=lambda each: "the figure for all together misleads" not in each)
    hit_rates = (HIT_RATE, ARREST_IS_NOT_A_FIND, WHY_NO_THRESHOLD_TEST)
    return [*said, INTERVAL, SHARES_NOT_SHOWN, *(hit_rates if figures.searches else ())]


def _too_few_sentence(figures: OutcomeFigures, row: OutcomeRow, base: Part) -> str:
    if row.part.of < UNSTABLE_BELOW:
        return f"{row.group}: {CASES.counted(row.part.of)} that say. Too few to say."
    few = f"{figures.reference} has {CASES.counted(base.of)} that say, too few to compare with"
    return f"{row.group}: {few}."


def _opening(figures: OutcomeFigures, base: Part, what: str) -> str:
    reference = next(row for row in figures.rows if row.ratio is None)
    if figures.too_silent(reference):
        return silent_sentence(figures.reference, what, base.count, base.of, base.silent)
    return share_sentence(figures.reference, base.count, base.of, what)


def _compared(
    figures: OutcomeFigures, row: OutcomeRow, counts: tuple[int, int, int, int], what: str
) -> str:
    ratio, points = row.ratio, row.points
    if ratio is None or ratio.estimate is None:
        return ""
    parts = [
        share_ratio_sentence(
            row.group, figures.reference, what, counts, ratio.estimate, ratio.low, ratio.high
        )
    ]
    if points is not None and points.low is not None and points.high is not None:
        parts.append(points_interval_sentence(points.low, points.high))
    said = verdict(ratio.low, ratio.high)
    if row.reading is not None and row.reading.disagree and ratio.p_value is not None:
        parts.append(disagreement_sentence(ratio.p_value))
    else:
        parts.append(verdict_sentence(said, row.group, figures.reference, "share"))
    return " ".join(parts)


def outcome_record(figures: OutcomeFigures, row: OutcomeRow) -> dict[str, Cell]:
    """Give one row as a program or a spreadsheet gets it."""
    ratio, points = row.ratio, row.points
    return {
        "group": row.group,
        "count": row.part.count,
        "of": row.part.of,
        "blank": row.part.silent,
        "percent": _hundred(row.share.estimate),
        "low": _hundred(row.share.low),
        "high": _hundred(row.share.high),
        "ratio": 1.0 if ratio is None else ratio.estimate,
        "ratio_low": ratio.low if ratio else None,
        "ratio_high": ratio.high if ratio else None,
        "p_value": ratio.p_value if ratio else None,
        "p_value_holm": figures.adjusted.get(row.group),
        "points": _hundred(points.estimate) if points else None,
        "points_low": _hundred(points.low) if points else None,
        "points_high": _hundred(points.high) if points else None,
        "verdict": "" if ratio is None else _verdict(figures, row),
        "note": _note(figures, row),
    }


def _verdict(figures: OutcomeFigures, row: OutcomeRow) -> str:
    if row.ratio is None or figures.too_few(row):
        return Verdict.TOO_FEW.value
    if figures.too_silent(row):
        return ""
    if row.reading is not None and row.reading.disagree:
        return Verdict.COULD_BE_EITHER.value
    return verdict(row.ratio.low, row.ratio.high).value


def _note(figures: OutcomeFigures, row: OutcomeRow) -> str:
    if row.part.of < UNSTABLE_BELOW:
        return f"Fewer than {UNSTABLE_BELOW} cases that say: too few."
    if figures.too_silent(row):
        return TOO_SILENT
    if row.group == figures.reference:
        return "Reference group."
    if row.ratio is not None and row.ratio.undefined:
        return f"No ratio: {row.ratio.undefined}"
    return row.reading.reason or "" if row.reading else ""


def _table(figures: OutcomeFigures, caption: str) -> Table:
    rows = []
    for row in figures.rows:
        ratio, points = row.ratio, row.points
        few = figures.too_few(row) or figures.too_silent(row)
        rows.append(
            (
                row.group,
                _share_cell(figures, row),
                whole(row.part.silent),
                "" if figures.too_silent(row) else _span(row.share),
                "1"
                if ratio is None
                else "none"
                if few
                else ratio_text(ratio.estimate)
                if ratio.estimate is not None
                else "none",
                "" if ratio is None or few else _ratio_span(ratio),
                ""
                if points is None or points.estimate is None or few
                else f"{'+' if points.estimate > 0 else ''}{rounded(points.estimate * 100)}",
                _note(figures, row),
            )
        )
    return Table(
        caption=caption,
        header=(
            "Group",
            "Share",
            "Do not say",
            "95 % interval",
            f"Ratio to {figures.reference}",
            "95 % interval of the ratio",
            "Percentage points",
            "Note",
        ),
        rows=tuple(rows),
        numbers=(2, 4, 6),
    )


def _share_cell(figures: OutcomeFigures, row: OutcomeRow) -> str:
    if row.part.of < UNSTABLE_BELOW and figures.too_silent(row):
        return f"{whole(row.part.count)} of {whole(row.part.of)}"
    if not figures.too_silent(row):
        return percentage(row.part.count, row.part.of)
    low, high = _bounds(row.part)
    return f"between {percent_text(low)} and {percent_text(high)}"


def _bounds(part: Part) -> tuple[float, float]:
    everything = part.of + part.silent
    if not everything:
        return 0.0, 1.0
    return part.count / everything, (part.count + part.silent) / everything


def _span(share: Estimate) -> str:
    if share.low is None or share.high is None:
        return ""
    return f"{percent_text(share.low)} to {percent_text(share.high)}"


def _ratio_span(ratio: Estimate) -> str:
    if ratio.low is None:
        return ""
    end = "or more" if ratio.high is None else f"to {ratio_text(ratio.high)}"
    return f"{ratio_text(ratio.low)} {end}"


def _share_chart(figures: OutcomeFigures) -> IntervalChart:
    marks = []
    for row in figures.rows:
        if row.part.of < UNSTABLE_BELOW:
            marks.append(Mark(row.group, None, note=TOO_FEW))
        elif figures.too_silent(row):
            marks.append(Mark(row.group, None, *_bounds(row.part), "bounds only"))
        else:
            marks.append(Mark(row.group, row.share.estimate, row.share.low, row.share.high))
    title = f"Share of the cases in each group. {figures.counts.outcome.words}"
    return IntervalChart(title, Measure.SHARE, tuple(marks))


def _ratio_chart(figures: OutcomeFigures) -> IntervalChart:
    marks = []
    for row in figures.rows:
        if row.ratio is None:
            marks.append(Mark(row.group, 1.0, reference=True))
        elif figures.too_few(row):
            marks.append(Mark(row.group, None, note=TOO_FEW))
        elif figures.too_silent(row):
            marks.append(Mark(row.group, None, note=TOO_SILENT))
        else:
            marks.append(Mark(row.group, row.ratio.estimate, row.ratio.low, row.ratio.high))
    title = f"Shares compared with {figures.reference}. {figures.counts.outcome.words}"
    return IntervalChart(title, Measure.RATIO, tuple(marks), BAND)


def _definition(figures: OutcomeFigures) -> str:
    counts = figures.counts
    codelist = counts.frame.field.codelist
    version = f"code list {codelist.version}" if codelist else ""
    return share_definition_line(
        field_title=counts.frame.field.title,
        definition="; ".join(each for each in (counts.frame.theme_title.lower(), version) if each),
        outcome=counts.outcome.words,
        first=counts.first,
        last=counts.last,
        total=counts.frame.total,
        unrecorded=sum(counts.frame.missing.values()),
        outcome_blank=counts.silent,
        reference=figures.reference,
    )


def _warnings(counts: OutcomeCounts) -> Sequence[str]:
    found = [*gap_cautions(counts.frame.missing_months, counts.first, counts.last)]
    if counts.silent:
        found.append(
            f"{percentage(counts.silent, counts.frame.total)} of all cases do not say what came of"
            " them. They are in no share."
        )
    return [*found, *ungrouped_cautions(sum(counts.frame.missing.values()), counts.frame.total)]


def _hundred(share: float | None) -> float | None:
    return None if share is None else 100 * share


def _lowered(title: str) -> str:
    return title[0].lower() + title[1:]
