"""What the calculation commands share: options, refusals, and numbers in words that stay true."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from math import isfinite

import click

from scrutiny.errors import Refusal

MOST = 10**15
"""The largest count; beyond it, numbers of this machine are no longer exact."""


class Number(click.FloatRange):
    """A number in a range; "nan" and "inf" are refused, which a range alone lets through."""

    def convert(
        self, value: float, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Read the number."""
        found = float(super().convert(value, param, ctx))
        if not isfinite(found):
            self.fail(f"'{value}' is not a number.", param, ctx)
        return found


COUNT = click.IntRange(min=0, max=MOST)
SHARE = Number(min=0, max=1)
_INSIDE = Number(min=0, max=1, min_open=True, max_open=True)

confidence_option = click.option(
    "--confidence", type=_INSIDE, default=0.95, show_default=True, help="Such as .95"
)
population_option = click.option(
    "--population", type=COUNT, required=True, metavar="N", help="Cases in all."
)


class NamedNumber(click.ParamType[tuple[str, str]]):
    """A stratum's name and a number that the command reads: `taser=150`."""

    name = "name=number"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Split at the last equals sign, since a stratum may hold one."""
        if isinstance(value, tuple):
            return value
        name, mark, number = (part.strip() for part in str(value).rpartition("="))
        if not mark or not name or not number:
            self.fail(f"'{value}' should be a stratum and a number, such as taser=150.", param, ctx)
        return name, number


class StratumRead(click.ParamType[tuple[int, int, int]]):
    """A stratum's cases, cases read and cases of the kind: `120,20,4`."""

    name = "n,n,x"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int, int]:
        """Take three whole numbers."""
        if isinstance(value, tuple):
            return value
        parts = [part.strip() for part in str(value).split(",")]
        if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
            self.fail(
                f"'{value}' should be three whole numbers: cases, cases read and cases of the"
                " kind, such as 120,20,4.",
                param,
                ctx,
            )
        population, read, seen = (int(part) for part in parts)
        return population, read, seen


class Answers(click.ParamType[tuple[bool, ...]]):
    """One answer for each case read: `100101`."""

    name = "answers"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[bool, ...]:
        """Take ones and zeros; spaces may stand between them."""
        if isinstance(value, tuple):
            return value
        marks = "".join(str(value).split())
        if not set(marks) <= {"0", "1"}:
            self.fail("The answers should be ones and zeros only, such as 100101.", param, ctx)
        return tuple(mark == "1" for mark in marks)


def refused(error: ValueError) -> Refusal:
    """Turn a mistake in the numbers into a refusal."""
    return Refusal(str(error), next_step="Check the numbers.")


def cases(count: int) -> str:
    """Write a number of cases.

    >>> cases(1), cases(1200)
    ('1 case', '1,200 cases')
    """
    return f"{count:,} case" + ("" if count == 1 else "s")


def per_cent(share: float) -> str:
    """Write a share typed by a person, with all its digits.

    >>> per_cent(0.95), per_cent(0.9999)
    ('95 %', '99.99 %')
    """
    return f"{(Decimal(str(share)) * 100).normalize():f} %"


def chance_text(probability: float) -> str:
    """Write a chance that is neither nothing nor certain, and never let it round to either.

    >>> chance_text(0.5404), chance_text(0.00001), chance_text(0.99999)
    ('54.0 %', 'less than 0.1 %', 'more than 99.9 %')
    """
    percent = Decimal(str(probability)) * 100
    if percent < Decimal("0.1"):
        return "less than 0.1 %"
    if percent > Decimal("99.9"):
        return "more than 99.9 %"
    return f"{percent.quantize(Decimal('0.1'), ROUND_HALF_UP)} %"


def at_most_text(probability: float) -> str:
    """Write a chance rounded up, so that "at most" stays true.

    >>> at_most_text(0.02421), at_most_text(1e-9)
    ('2.5 %', '0.1 %')
    """
    percent = Decimal(str(probability)) * 100
    return f"{percent.quantize(Decimal('0.1'), ROUND_CEILING)} %"


def part_text(count: int, of: int) -> str:
    """Write a part of a whole as per cent; only none and all are 0 % and 100 %.

    >>> part_text(0, 5000), part_text(1, 5000), part_text(26, 200), part_text(4999, 5000)
    ('0 %', 'less than 0.1 %', '13.0 %', 'more than 99.9 %')
    """
    if count in (0, of):
        return "100 %" if count else "0 %"
    return chance_text(count / of)


def range_text(low: int, high: int, population: int) -> str:
    """Write limits in whole cases and as per cent.

    >>> range_text(8, 73, 200), range_text(7, 7, 20)
    ('8 to 73 (4.0 % to 36.5 %)', '7 (35.0 %)')
    """
    if low == high:
        return f"{low:,} ({part_text(low, population)})"
    shares = f"{part_text(low, population)} to {part_text(high, population)}"
    return f"{low:,} to {high:,} ({shares})"


def named_once(given: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Put names and numbers into a table; refuse a name that is there twice.

    >>> named_once([("taser", "150"), ("custody", "50")])
    {'taser': '150', 'custody': '50'}
    """
    table = dict(given)
    if len(table) < len(given):
        names = [name for name, _ in given]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refusal(
            f"The stratum {twice} is given more than once.", next_step="Give each stratum once."
        )
    return table
