"""Weigh the strata of a sample into one estimate for the whole frame, or for a theme across it.

The sums are those of survey statistics with a finite population correction. Its usual intervals
fail when nothing, or everything, was seen: then none is given, since "0 to 0" would be believed.
`sampling.stratified` has limits that never fail.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from sampling.hypergeometric import left_over


@dataclass(frozen=True, slots=True)
class StratumValues:
    """The values of the cases read in one stratum, drawn at random without replacement."""

    population: int
    values: tuple[float, ...]
    """One value for each case read: 1 or 0 for "is of the kind", or any number."""
    in_theme: tuple[bool, ...] | None = None
    """For each case read, whether it belongs to the theme; `None` when all do."""


@dataclass(frozen=True, slots=True)
class WeightedEstimate:
    """An estimate for the whole frame (or theme) from a stratified sample."""

    mean: float
    standard_error: float
    total: float
    total_standard_error: float
    size: float
    """Cases in the frame; for a theme, the estimated number of cases in it."""
    degrees_of_freedom: int
    t_interval: tuple[float, float] | None
    """Limits of the mean, mean ± t × standard error; `None` when they would mislead."""
    logit_interval: tuple[float, float] | None
    """Limits of a rate, made on the logit scale so that they stay between 0 and 1."""


def counted(population: int, read: int, seen: int) -> StratumValues:
    """Make a stratum from counts: `seen` of the `read` cases are of the kind.

    >>> counted(10, 3, 1).values
    (1.0, 0.0, 0.0)
    """
    if not 0 <= seen <= read:
        raise ValueError(f"{seen} of {read} cases read is not possible.")
    return StratumValues(population, (1.0,) * seen + (0.0,) * (read - seen))


def weighted_estimate(
    strata: Sequence[StratumValues], confidence: float = 0.95
) -> WeightedEstimate:
    """Estimate mean and total with each stratum weighted by its size.

    A theme that crosses the strata is a domain: its mean is a ratio, and its error that of the
    linearised ratio. A stratum read in full adds no error. (Cochran 1977, Sampling Techniques,
    chapters 5 and 6.) Refused with `ValueError`: no strata, a stratum with nothing read, one with
    a single case read out of more, more read than there are, no case read in the theme.

    >>> strata = [counted(120, 20, 4), counted(60, 10, 1), counted(20, 10, 3)]
    >>> estimate = weighted_estimate(strata)
    >>> round(estimate.mean, 2), round(estimate.standard_error, 6)
    (0.18, 0.058249)
    """
    left_over(confidence)
    themes = [_theme(stratum) for stratum in strata]
    size, _ = _total(strata, themes)
    if size == 0:
        raise ValueError("No case that was read is in the theme, so there is nothing to estimate.")
    within = [
        [value * inside for value, inside in zip(stratum.values, theme, strict=True)]
        for stratum, theme in zip(strata, themes, strict=True)
    ]
    total, total_error = _total(strata, within)
    mean = total / size
    parts = [
        [
            (value - mean) * inside / size
            for value, inside in zip(stratum.values, theme, strict=True)
        ]
        for stratum, theme in zip(strata, themes, strict=True)
    ]
    _, error = _total(strata, parts)
    used = [int(sum(theme)) for theme in themes if any(theme)]
    degrees = sum(used) - len(used)
    return WeightedEstimate(
        mean,
        error,
        total,
        total_error,
        size,
        degrees,
        _t_interval(strata, mean, error, degrees, confidence),
        _logit_interval(mean, error, degrees, confidence),
    )


def _theme(stratum: StratumValues) -> list[float]:
    read = len(stratum.values)
    if read == 0 and stratum.population:
        raise ValueError("A stratum had no case read, so nothing can be said of the whole.")
    if read > stratum.population:
        raise ValueError(f"{read} cases were read, but there are only {stratum.population}.")
    if read == 1 and stratum.population > 1:
        raise ValueError("A stratum had one case read of many; one case shows no error.")
    if stratum.in_theme is None:
        return [1.0] * read
    if len(stratum.in_theme) != read:
        raise ValueError("Each case read must be in the theme or not; the two lists differ.")
    return [float(inside) for inside in stratum.in_theme]


def _total(
    strata: Sequence[StratumValues], values: Sequence[Sequence[float]]
) -> tuple[float, float]:
    """Estimate the frame's total of some values, and its standard error."""
    total = variance = 0.0
    for stratum, row in zip(strata, values, strict=True):
        read = len(row)
        if read == 0:
            continue
        mean = sum(row) / read
        total += stratum.population * mean
        unread = stratum.population - read
        if unread:
            spread = sum((value - mean) ** 2 for value in row) / (read - 1)
            variance += stratum.population * unread * spread / read
    return total, sqrt(variance)


def _t_interval(
    strata: Sequence[StratumValues], mean: float, error: float, degrees: int, confidence: float
) -> tuple[float, float] | None:
    read_in_full = all(len(stratum.values) == stratum.population for stratum in strata)
    if error == 0:
        return (mean, mean) if read_in_full else None
    reach = _t(degrees, confidence) * error if degrees > 0 else None
    return None if reach is None else (mean - reach, mean + reach)


def _logit_interval(
    mean: float, error: float, degrees: int, confidence: float
) -> tuple[float, float] | None:
    if error == 0 or degrees <= 0 or not 0 < mean < 1:
        return None
    middle = log(mean / (1 - mean))
    reach = _t(degrees, confidence) * error / (mean * (1 - mean))
    return _rate(middle - reach), _rate(middle + reach)


def _rate(logit: float) -> float:
    return 1 / (1 + exp(-logit)) if logit >= 0 else exp(logit) / (1 + exp(logit))


def _t(degrees: int, confidence: float) -> float:
    from scipy.special import stdtrit

    return -float(stdtrit(degrees, float(left_over(confidence) / 2)))
