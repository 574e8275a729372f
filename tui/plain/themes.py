"""The words of trying a theme: how many, by month, by group, and the condition in words."""

from collections.abc import Sequence

from scrutiny.cases.asking import day_words
from scrutiny.text import clean
from scrutiny.theme_making import Trial
from tui.plain.sentences import shown
from tui.widgets.wrapping import wrapped

_BAR = 20
COMPARISON_WORDS = {
    "is one of": "is one of these",
    "is none of": "is none of these",
    "is in one of groups": "is in one of these groups",
    "is blank": "is blank",
    "is not blank": "is not blank",
    "is a concern": "was a concern",
    "is on or after": "is this day or later",
    "is on or before": "is this day or earlier",
    "is at least": "is this number or more",
    "is at most": "is this number or less",
    "contains": "has these words in it",
}
"""How the ways to compare are said where they are chosen."""


def trial_lines(trial: Trial, width: int) -> list[str]:
    """Write a trial in lines of at most `width` letters; every share carries its n of N."""
    lines = wrapped(f"In words: {shown(trial.words)}.", width)
    lines += ["", count_line(trial)]
    if trial.missing_fields:
        lines += wrapped(
            f"Warning: no list of this period has: {', '.join(trial.missing_fields)}.", width
        )
    if not trial.countable:
        return lines
    lines += ["", "By month", *month_lines(trial)]
    if trial.field is not None:
        lines += ["", f"By {shown(trial.field.title)}", *group_lines(trial)]
    return lines


def beside_lines(trial: Trial, width: int) -> list[str]:
    """Write a trial with the months beside the groups, to be seen at once."""
    lines = [*wrapped(f"In words: {shown(trial.words)}.", width), count_line(trial)]
    if trial.missing_fields:
        lines += wrapped(
            f"Warning: no list of this period has: {', '.join(trial.missing_fields)}.", width
        )
    if not trial.countable:
        return lines
    half = width // 2
    left = ["By month", *month_lines(trial, half - 30)]
    right = (
        [f"By {shown(trial.field.title)}", *group_lines(trial, half - 34)] if trial.field else []
    )
    rows = max(len(left), len(right))
    left += [""] * (rows - len(left))
    right += [""] * (rows - len(right))
    return [
        *lines,
        "",
        *(
            f"{a[: half - 2]:<{half}}{b[: width - half]}".rstrip()
            for a, b in zip(left, right, strict=True)
        ),
    ]


def value_rows(values: Sequence[tuple[str, str, int | None]]) -> tuple[str, ...]:
    """Write the values of a field as lines to choose from, with their counts where known."""
    return tuple(
        shown(label) + (f" ({count:,} cases)" if count is not None else "")
        for _, label, count in values
    )


def count_line(trial: Trial) -> str:
    """Say how many cases of how many."""
    if not trial.countable:
        return f"Not in the list ({trial.period.words()}; {trial.of:,} cases)."
    share = f" ({trial.cases / trial.of:.1%})" if trial.of else ""
    return f"{trial.cases:,} of {trial.of:,} cases{share}, {trial.period.words()}"


def month_lines(trial: Trial, bar_width: int = _BAR) -> list[str]:
    """Write the months with their counts; a missing month is a gap."""
    most = max((count or 0 for count in trial.months.values()), default=0)
    rows = []
    for month, count in trial.months.items():
        name = day_words(f"{month}-01").split(" ", 1)[1]
        bar = "" if count is None else "=" * round(bar_width * count / most) if most else ""
        told = "gap" if count is None else f"{count:,}"
        rows.append((name, told, bar if count is not None else "no case of any theme"))
    return _columns(rows)


def group_lines(trial: Trial, bar_width: int = _BAR) -> list[str]:
    """Write the groups with their counts, then what is missing by its kind."""
    most = max((*trial.groups.counts.values(), *trial.groups.missing.values()), default=0)
    rows = [
        (clean(name), f"{count:,}", "=" * round(bar_width * count / most) if most else "")
        for name, count in (
            *trial.groups.counts.items(),
            *((f"({kind})", count) for kind, count in trial.groups.missing.items()),
        )
    ]
    return _columns(rows)


def _columns(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    wide = min(40, max((len(row[0]) for row in rows), default=0))
    number = max((len(row[1]) for row in rows), default=0)
    return [f"  {a[:wide]:<{wide}}  {b:>{number}}  {c}".rstrip() for a, b, c in rows]
