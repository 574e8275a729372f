"""Says what a theme's figures show of all its cases, and what they cannot show.

Takes numbers that are worked out already. It must never call a range a fact, and never let "none
found" stand as "there are none".
"""

from reports.sentences import whole
from reports.theme_figures import ThemeFigures, ThemeRow
from reports.words import counted

FEWEST_READ = 5
"""With fewer cases read a range is so wide that it only misleads; none is printed."""
TOO_FEW = "too few to say"

HOW_TO_READ = (
    "How to read the ranges: the panel read some of the cases, not all. Others might have shown"
    " something else. Each range holds the numbers that agree with what was seen. If such draws"
    " were made again and again, at least 95 of 100 ranges would hold the true number. Few cases"
    " read make a wide range. Each range stands by itself; they do not add up."
)
"""Printed once wherever ranges are printed."""


def how_to_read(confidence: float) -> str:
    """Explain the ranges at their own level.

    >>> "at least 90 of 100" in how_to_read(0.9)
    True
    """
    return HOW_TO_READ.replace("95 of 100", f"{round(confidence * 1000) / 10:g} of 100")


def is_too_few(read: int, size: int) -> bool:
    """Tell whether too few cases were read for anything to be said of the others.

    >>> is_too_few(4, 40), is_too_few(5, 40), is_too_few(4, 4)
    (True, False, False)
    """
    return read < min(FEWEST_READ, size)


def range_text(row: ThemeRow, size: int) -> str:
    """Write the range of a row as numbers of cases, unless too few were read.

    >>> range_text(ThemeRow("Inappropriate", "3", 1, 6, 1, 36, None), 58)
    '1 to 36 of 58'
    >>> range_text(ThemeRow("Inappropriate", "3", 1, 58, 1, 1, None), 58)
    '1 of 58'
    >>> range_text(ThemeRow("Inappropriate", "3", 1, 2, 1, 44, None), 45)
    'too few to say'
    """
    if row.low is None or row.high is None:
        return "cannot be said"
    if is_too_few(row.of, size):
        return TOO_FEW
    span = whole(row.low) if row.low == row.high else f"{whole(row.low)} to {whole(row.high)}"
    return f"{span} of {whole(size)}"


def reading_sentences(theme: ThemeFigures) -> tuple[str, ...]:
    """Say how far the panel came down the list."""
    if not theme.read:
        if theme.planned == 1:
            return ("The case drawn is not concluded yet.",)
        return (f"None of the {whole(theme.planned)} cases drawn is concluded yet.",)
    drawn = counted(theme.planned, "case")
    # A plan that takes every case of the theme is a list to read down, or a whole census.
    aim = "planned, in the order of the draw"
    if theme.planned == theme.size:
        aim = "on the list, in the order of the draw"
    came = f"The panel concluded {whole(theme.read)} of the {drawn} {aim}."
    said = [f"{came} It stopped at place {whole(theme.stop)}."]
    if theme.out_of_turn:
        one = theme.out_of_turn == 1
        said.append(
            f"{counted(theme.out_of_turn, 'case')} further down the draw {'was' if one else 'were'}"
            " read out of turn, or for another reason."
            f" {'It is' if one else 'They are'} not used for what is said about all cases."
        )
    return tuple(said)


def theme_sentences(theme: ThemeFigures, with_concern: bool = True) -> tuple[str, ...]:
    """Say what the conclusions show of all cases of the theme.

    `with_concern` is false for a scale on which no conclusion raises concern.
    """
    if not theme.read:
        return (theme.no_range,)
    if theme.census:
        one = theme.size == 1
        cases = "The one case" if one else f"All {whole(theme.size)} cases"
        were = "was" if one else "were"
        return (f"{cases} of this list {were} read, so there is no uncertainty from sampling.",)
    if is_too_few(theme.read, theme.size):
        return (_too_few(theme, with_concern),)
    said = []
    if theme.no_range:
        said.append(theme.no_range)
    if with_concern:
        said += _concern(theme)
    if theme.stratified and not theme.no_range:
        said.append(
            "Each range weighs a stratum by how many cases it has. The shares are of the cases"
            " read, not weighed."
        )
    if unlike := theme.read_unlike:
        said.append(unlike)
    return tuple(said)


def _too_few(theme: ThemeFigures, with_concern: bool) -> str:
    one, found = theme.read == 1, theme.concern.count
    said = "One case was read" if one else f"{whole(theme.read)} cases were read"
    if with_concern and one:
        said += f"; it raised {'concern' if found else 'no concern'}"
    elif with_concern:
        said += f"; {whole(found) if found else 'none'} raised concern"
    others = theme.size - theme.read
    return f"{said}. That says nothing about the other {'one' if others == 1 else whole(others)}."


def _concern(theme: ThemeFigures) -> list[str]:
    row, size = theme.concern, whole(theme.size)
    said = []
    if row.count == 0:
        none = f"None of the {counted(row.of, 'case')} read raised concern."
        if row.at_most:
            none += (
                " That does not show that there are none: as many as"
                f" {whole(row.at_most)} of all {size} could."
            )
            if row.high is not None and row.high > row.at_most:
                none += " The ranges in the table look both ways, so they reach further."
        said.append(none)
    elif row.low is not None and row.high is not None:
        said.append(
            f"{whole(row.count)} of the {counted(row.of, 'case')} read raised concern. Of all"
            f" {size}, likely between {whole(row.low)} and {whole(row.high)} would."
        )
    else:
        said.append(f"{whole(row.count)} of the {counted(row.of, 'case')} read raised concern.")
    if theme.worst is not None:
        said.append(_worst(theme))
    return said


def _worst(theme: ThemeFigures) -> str:
    worst = theme.worst
    if worst is None:
        return ""
    one = worst.missing == 1
    who = "the one missing case" if one else f"each of the {whole(worst.missing)} missing cases"
    said = (
        f"{counted(worst.missing, 'case')} could not be produced. The ranges take"
        f" {'it' if one else 'them'} to be like the others. At worst, if {who} had raised concern,"
        f" that would be {whole(worst.count)} of {whole(worst.of)}"
    )
    if worst.low is None or worst.high is None:
        return f"{said}."
    limits = f"{whole(worst.low)} and {whole(worst.high)}"
    return f"{said}, and likely between {limits} of all {whole(theme.size)}."
