"""A change that somebody published is worked out again from its counts, never copied.

Per cent of a count and percentage points between two shares are different things and have different
functions here. Nothing here says which published number is the wrong one.
"""

from dataclasses import dataclass
from decimal import Decimal

from reports.guards.percentages import printed
from reports.sentences import change_sentence, rounded
from reports.statistics.change import Change, change


@dataclass(frozen=True, slots=True)
class ChangeCheck:
    """A published change beside the one that its counts make."""

    change: Change
    problems: tuple[str, ...]
    """What was published and does not follow from the counts; empty when all agrees."""

    @property
    def agrees(self) -> bool:
        """Whether everything that was published follows from the counts."""
        return not self.problems


def check_change(
    *,
    before: int | None = None,
    after: int | None = None,
    difference: int | None = None,
    percent: str | None = None,
) -> ChangeCheck:
    """Compare a published change with what its own counts make.

    Takes two or all of `before`, `after` and `difference` (after less before), and the per cent as
    printed, with a minus for a fall. Refused with ValueError: fewer than two counts, or a count
    below zero.

    >>> found = check_change(after=1019, difference=-88, percent="-12")
    >>> found.change.before, round(found.change.percent or 0, 1), found.agrees
    (1107, -7.9, False)
    >>> found.problems
    ('Published as -12 %, but 1,107 to 1,019 is -7.9 %.',)
    """
    known = sum(each is not None for each in (before, after, difference))
    if known < 2:
        raise ValueError("Give two of the count before, the count after and the difference.")
    first = before if before is not None else (after or 0) - (difference or 0)
    last = after if after is not None else first + (difference or 0)
    step = change(first, last)
    problems = []
    path = f"{first:,} to {last:,}"
    if difference is not None and difference != step.difference:
        problems.append(
            f"Published as a difference of {difference:+,}, but {path} is {step.difference:+,}."
        )
    if percent is not None:
        problems += _percent_problems(percent, step, path)
    return ChangeCheck(step, tuple(problems))


def change_words(found: ChangeCheck) -> str:
    """Say the change as its counts make it."""
    return change_sentence("The count", found.change.before, found.change.after)


@dataclass(frozen=True, slots=True)
class ShareStep:
    """From one published percentage to another."""

    before: str
    after: str
    points: Decimal
    """Percentage points: after less before."""
    least: Decimal
    most: Decimal
    """What the rounding of the two percentages leaves open."""
    percent: float | None
    """The step as per cent of the first share, which is another figure; None from 0."""

    @property
    def sentence(self) -> str:
        """Say points as points, and that they are not per cent."""
        more = "more" if self.points > 0 else "fewer"
        if not self.points:
            return f"From {self.before} % to {self.after} %: no change that the digits show."
        gap = f"{abs(self.points):f} percentage point{'' if abs(self.points) == 1 else 's'} {more}"
        said = f"From {self.before} % to {self.after} %: {gap}, not {abs(self.points):f} per cent."
        limits = sorted((abs(self.least), abs(self.most)))
        if self.least * self.most <= 0:
            return f"{said} The rounding leaves open whether there was a change at all."
        return f"{said} The rounding leaves open {limits[0]:f} to {limits[1]:f} points."


def share_step(before: str, after: str) -> ShareStep:
    """Give the step between two printed percentages in percentage points.

    >>> step = share_step("52", "90")
    >>> step.points, step.least, step.most, round(step.percent or 0, 1)
    (Decimal('38'), Decimal('37'), Decimal('39'), 73.1)
    >>> step.sentence[:61]
    'From 52 % to 90 %: 38 percentage points more, not 38 per cent'
    """
    first, last = printed(before), printed(after)
    shares = Decimal(first.text), Decimal(last.text)
    if max(shares) > 100:
        raise ValueError("A share cannot be more than 100 per cent.")
    # Half a unit of the last printed digit on each side.
    slack = (Decimal(1).scaleb(-first.places) + Decimal(1).scaleb(-last.places)) / 2
    points = shares[1] - shares[0]
    percent = float(100 * points / shares[0]) if shares[0] else None
    return ShareStep(
        first.text, last.text, points, _tidy(points - slack), _tidy(points + slack), percent
    )


def _tidy(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _percent_problems(text: str, step: Change, path: str) -> list[str]:
    sign = -1 if text.strip().startswith(("-", "−")) else 1
    given = printed(text.strip().lstrip("+-−"))
    said = f"{'-' if sign < 0 else '+'}{given.text} %"
    if step.percent is None:
        return [f"Published as {said}, but there is no per cent change from 0."]
    exact = Decimal(100 * step.difference) / step.before
    # Any of the usual ways of rounding may have made the digits: less than a unit apart.
    unit = Decimal(1).scaleb(-given.places)
    stated = sign * Decimal(given.text)
    nearest = abs(exact - stated) <= unit / 2
    cut = abs(stated) <= abs(exact) < abs(stated) + unit and exact * stated >= 0
    if nearest or cut:
        return []
    shown = rounded(exact, max(1, given.places))
    plus = "" if exact < 0 else "+"
    return [f"Published as {said}, but {path} is {plus}{shown} %."]
