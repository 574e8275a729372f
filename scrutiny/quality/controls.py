"""Reads control totals, which somebody typed in from a second source, and compares them.

A list that is short of what the force publishes must be seen before a case is drawn from it.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence

from scrutiny.errors import Problem, Refusal
from scrutiny.quality.page import Control

ALL = "all"
"""The name of the total of the whole list."""
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_HOW = 'Write each as 2026-01=412, all=1230, or a value of the control field: "Arrest=25".'


def read_totals(text: str, name: str) -> Mapping[str, int]:
    """Read a TOML file of totals, at the top or in tables such as `[months]`.

    >>> dict(read_totals('all = 12\\n[months]\\n"2026-01" = 12', "totals.toml"))
    {'all': 12, '2026-01': 12}
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"This is not a TOML file: {error}", where=name, next_step=_HOW) from error
    found: dict[str, object] = {}
    for key, value in document.items():
        found.update(value if isinstance(value, Mapping) else {key: value})
    return _checked(found.items(), name)


def read_pairs(pairs: Sequence[str]) -> Mapping[str, int]:
    """Read totals that were typed as `name=number`.

    >>> dict(read_pairs(["2026-01=1,204"]))
    {'2026-01': 1204}
    """
    parted = [each.rpartition("=") for each in pairs]
    typed: list[tuple[str, object]] = [
        (name.strip(), _number(number)) for name, _, number in parted
    ]
    return _checked(typed, "the control totals")


def _number(text: str) -> object:
    plain = text.strip().replace(",", "")
    return int(plain) if re.fullmatch(r"[0-9]{1,12}", plain) else text


def _checked(typed: Iterable[tuple[str, object]], where: str) -> Mapping[str, int]:
    problems, found = [], {}
    for name, value in typed:
        if not name or isinstance(value, bool) or not isinstance(value, int) or value < 0:
            problems.append(Problem(f"'{value}' is not a count", where, None, name))
        elif name in found:
            problems.append(Problem("stands twice", where, None, name))
        else:
            found[name] = value
    if problems:
        raise Refusal(
            "The control totals cannot be read.",
            where=where,
            next_step=_HOW,
            problems=tuple(problems),
        )
    return found


def compare_totals(
    totals: Mapping[str, int], months: Mapping[str, int], values: Mapping[str, int], of_all: int
) -> tuple[Control, ...]:
    """Set each total beside what the list has; raises `Refusal` for a name that means nothing.

    >>> compare_totals({"2026-01": 12}, {"2026-01": 11}, {}, 11)[0].difference
    -1
    """
    unknown = [
        Problem("is not a month, 'all', or a value of the control field", "", None, name)
        for name in totals
        if name != ALL and name not in values and not _MONTH.fullmatch(name)
    ]
    if unknown:
        raise Refusal(
            "Some control totals name nothing that is counted.",
            next_step=_HOW,
            problems=tuple(unknown),
        )
    counted = {**values, **months, ALL: of_all}
    return tuple(Control(name, typed, counted.get(name, 0)) for name, typed in totals.items())
