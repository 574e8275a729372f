"""Commands that compare two groups by their counts; none needs a workspace."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import click

from tui.commands.calculation_parts import COUNT, Number, confidence_option, per_cent, refused
from tui.commands.calculation_results import estimate_body, p_value_text, say_estimate
from tui.output import answer, json_option, say, tell


def _four_counts(command: Callable[..., None]) -> Callable[..., None]:
    """Add the arguments X1 N1 X2 N2."""
    for name in ("n2", "x2", "n1", "x1"):
        command = click.argument(name, type=COUNT)(command)
    return command


@click.command()
@_four_counts
@click.option(
    "--kind",
    type=click.Choice(["rate", "risk"]),
    default="rate",
    show_default=True,
    help="rate: events over residents; risk: parts of wholes.",
)
@click.option("--mid-p", is_flag=True, help="Mid-P limits for a rate ratio.")
@click.option(
    "--dispersion",
    type=Number(min=1),
    metavar="PHI",
    help="For a rate ratio of repeated events: `calc dispersion` finds it.",
)
@confidence_option
@json_option
def ratio(
    x1: int,
    n1: int,
    x2: int,
    n2: int,
    kind: str,
    mid_p: bool,
    dispersion: float | None,
    confidence: float,
    as_json: bool,
) -> None:
    """X1 of N1 against X2 of N2, with an exact interval.

    Example: scrutiny calc ratio 760 30923 4853 1491970 --dispersion 2.2
    """
    from reports.statistics.dispersion import dispersed_rate_ratio
    from reports.statistics.rate_ratio import rate_ratio
    from reports.statistics.risk_ratio import risk_ratio

    if kind == "risk" and (mid_p or dispersion is not None):
        raise click.UsageError(f"{'--mid-p' if mid_p else '--dispersion'} is for --kind rate.")
    if mid_p and dispersion is not None:
        raise click.UsageError("Give --mid-p or --dispersion, not both.")
    counts = (x1, n1, x2, n2)
    try:
        if kind == "risk":
            found = risk_ratio(*counts, confidence=confidence)
        elif dispersion is not None:
            found = dispersed_rate_ratio(*counts, dispersion, confidence=confidence)
        else:
            found = rate_ratio(*counts, confidence=confidence, mid_p=mid_p)
    except ValueError as error:
        raise refused(error) from error
    payload = estimate_body(found, "ratio") | {"dispersion": dispersion}
    answer(payload, as_json, lambda: say_estimate(found, "ratio"))


@click.command()
@_four_counts
@confidence_option
@json_option
def difference(x1: int, n1: int, x2: int, n2: int, confidence: float, as_json: bool) -> None:
    """Percentage points between X1 of N1 and X2 of N2.

    Points are not per cent. Example: scrutiny calc difference 56 70 48 80
    """
    from reports.statistics.difference import difference as difference_of

    try:
        found = difference_of(x1, n1, x2, n2, confidence=confidence)
    except ValueError as error:
        raise refused(error) from error

    def words() -> None:
        if found.estimate is None or found.low is None or found.high is None:
            say(f"No difference: {found.undefined}")
            return
        points, low, high = (f"{100 * x:+.1f}" for x in (found.estimate, found.low, found.high))
        say(f"{points} percentage points")
        say(f"interval {low} to {high}, {per_cent(confidence)} sure")
        say(f"Method: {found.method}")

    answer(estimate_body(found, "difference"), as_json, words)


@click.command()
@_four_counts
@json_option
def fisher(x1: int, n1: int, x2: int, n2: int, as_json: bool) -> None:
    """How often chance alone makes two shares differ as much.

    Fisher's exact test, two-sided by minimum likelihood, and chi-square without correction beside
    it. `for_print` is the one to quote: Fisher below 1,000 cases in all, or where a cell expects
    fewer than 5; chi-square otherwise. Example: scrutiny calc fisher 4 4 37 52
    """
    from reports.statistics.cautious import cautious_reading
    from reports.statistics.chance import chance_test, chi_square, fisher_exact
    from reports.statistics.risk_ratio import risk_ratio

    counts = (x1, n1, x2, n2)
    try:
        exact, large, used = fisher_exact(*counts), chi_square(*counts), chance_test(*counts)
        interval = risk_ratio(*counts)
    except ValueError as error:
        raise refused(error) from error
    reading = cautious_reading(interval, used.p_value, used.method)
    payload: dict[str, Any] = {
        "p_value": exact.p_value,
        "method": exact.method,
        "undefined": exact.undefined,
        "chi_square": asdict(large),
        "for_print": asdict(used),
        "interval_disagrees": reading.disagree,
        "reason": reading.reason,
    }

    def words() -> None:
        for test in (exact, large):
            said = test.undefined if test.p_value is None else p_value_text(test.p_value)
            say(f"{test.method}: {said}")
        if reading.reason:
            say(reading.reason)
            say("Where they disagree, do not say that the groups differ.")

    answer(payload, as_json, words)


@click.command("ratio-change")
@click.argument("counts", type=COUNT, nargs=8, metavar="X1 N1 X2 N2 X1 N1 X2 N2")
@click.option(
    "--dispersion", type=Number(min=1), default=1.0, metavar="PHI", help="1 unless given."
)
@confidence_option
@json_option
def ratio_change(
    counts: tuple[int, ...], dispersion: float, confidence: float, as_json: bool
) -> None:
    """How a rate ratio changed: four counts before, four after.

    Both periods have to be counted against the same population; a warning says what a new count
    of residents does to the ratio by itself.
    Example: scrutiny calc ratio-change 760 30923 4853 1491970 500 30923 3900 1491970
    """
    from reports.statistics.ratio_change import ratio_change as change_of
    from reports.wording.changes import residents_moved_sentence

    before, after = counts[:4], counts[4:]
    try:
        found = change_of(
            (before[0], before[1], before[2], before[3]),
            (after[0], after[1], after[2], after[3]),
            confidence=confidence,
            dispersion=dispersion,
        )
    except ValueError as error:
        raise refused(error) from error
    moved_by = residents_moved_sentence(found.by_residents)
    payload = {
        **estimate_body(found.change, "change"),
        "before": found.before,
        "after": found.after,
        "group": estimate_body(found.group, "change"),
        "reference": estimate_body(found.reference, "change"),
        "by_residents": found.by_residents,
        "warnings": [moved_by] if moved_by else [],
    }
    if moved_by:
        tell(f"Warning: {moved_by}")

    def words() -> None:
        if found.before is not None and found.after is not None:
            say(f"ratio {found.before:.4g} before, {found.after:.4g} after")
        say_estimate(found.change, "change of the ratio")
        for name, part in (("group", found.group), ("reference group", found.reference)):
            moved = (
                part.undefined
                if part.estimate is None
                else f"{part.estimate:.4g} times the earlier one"
            )
            say(f"The rate of the {name}: {moved}")

    answer(payload, as_json, words)


@click.command()
@click.argument("months", type=COUNT, nargs=-1, required=True, metavar="COUNT…")
@json_option
def dispersion(months: tuple[int, ...], as_json: bool) -> None:
    """How much more monthly counts jump about than single events would.

    Leave missing months out; they are not zeros. The answer is for `calc ratio --dispersion`.
    Example: scrutiny calc dispersion 61 70 48 90 55 66 71 60 52 88 49 50
    """
    from reports.statistics.dispersion import monthly_dispersion

    found = monthly_dispersion([list(months)])

    def words() -> None:
        if found.undefined:
            say(f"Not known: {found.undefined}")
            return
        say(f"dispersion {found.factor:.3g}, from {found.source}")
        if found.factor == 1:
            say("The months jump about no more than chance makes single events do.")

    answer(asdict(found), as_json, words)


@click.command()
@click.argument("p_values", type=Number(0, 1), nargs=-1, required=True, metavar="P…")
@click.option(
    "--level",
    type=Number(0, 1, min_open=True, max_open=True),
    default=0.05,
    show_default=True,
    help="A p-value below it looks unusual.",
)
@json_option
def adjust(p_values: tuple[float, ...], level: float, as_json: bool) -> None:
    """P-values that allow for how many comparisons were made.

    Give all that were made, not only the small ones. Holm is for comparisons named beforehand,
    Benjamini–Hochberg for screening a table. Example: scrutiny calc adjust .0001 .004 .03 .2 .6
    """
    from reports.statistics.comparisons import benjamini_hochberg, count_comparisons, holm

    named, screened = holm(p_values), benjamini_hochberg(p_values)
    counter = count_comparisons(p_values, level=level)
    payload = {
        "comparisons": counter.made,
        "expected_by_chance": counter.expected_by_chance,
        "unusual": counter.unusual,
        "level": level,
        "p_values": list(p_values),
        "holm": list(named.p_values),
        "benjamini_hochberg": list(screened.p_values),
    }

    def words() -> None:
        from reports.wording.spread import comparisons_sentence
        from tui.output import table

        rows = zip(p_values, named.p_values, screened.p_values, strict=True)
        table(
            ("p-value", named.method, screened.method),
            [[f"{p:.4g}" for p in row] for row in rows],
            numbers=(0, 1, 2),
        )
        say(comparisons_sentence(counter.made, counter.unusual, 1 - level))

    answer(payload, as_json, words)
