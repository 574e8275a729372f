"""Commands that work on a small table of counts in a CSV file; none needs a workspace."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scrutiny.count_table import CountRow, counts_residents, has_column, read_count_table
from scrutiny.errors import Refusal
from tui.commands.calculation_parts import confidence_option, refused
from tui.commands.calculation_results import estimate_body, p_value_text, say_estimate
from tui.output import answer, json_option, say, table

if TYPE_CHECKING:
    from reports.statistics.homogeneity import Homogeneity

FOUR = ("events", "base", "reference_events", "reference_base")
TWO = ("events", "base")
_FILE = click.Path(dir_okay=False, exists=True, path_type=Path)


def _kind_option(command: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        "--kind",
        type=click.Choice(["rate", "share"]),
        help="rate: events over residents; share: parts of wholes. By the name of the column"
        " (residents or cases) unless given.",
    )(command)


@click.command()
@click.argument("file", type=_FILE)
@confidence_option
@json_option
def standardise(file: Path, confidence: float, as_json: bool) -> None:
    """A rate, or a ratio of two, that allows for ages (or other bands).

    FILE is a CSV with one row for each band: `band,events,residents,standard` for one rate, or
    `band,events,residents,reference_events,reference_residents` for a ratio; then a column
    `standard` is optional, and both populations together are the standard without it. Below 10
    events there is no standardised rate, and the ratio is that of observed to expected events.

    Example: scrutiny calc standardise ages.csv
    """
    from reports.statistics.standardised import Band, direct_rate, standardised_ratio

    two = has_column(file, "reference_events")
    if not two:
        rows = read_count_table(file, TWO, ("standard",))
        bands = [Band(row.counts[0], row.counts[1]) for row in rows]
        standard = [row.numbers[0] for row in rows if row.numbers[0] is not None]
        if not standard:
            raise Refusal(
                "There is no column 'standard'.",
                where=file.name,
                next_step="Add the standard population of each band, or the reference group's"
                " columns for a ratio.",
            )
        try:
            rate = direct_rate(bands, standard, confidence=confidence)
        except ValueError as error:
            raise refused(error) from error
        residents = sum(band.residents for band in bands)
        events = sum(band.events for band in bands)
        crude = 1000 * events / residents if residents else None
        payload = estimate_body(rate, "rate_per_1000") | {
            "crude_rate_per_1000": crude,
            "events": events,
            "bands": [row.name for row in rows],
        }

        def rate_words() -> None:
            say_estimate(rate, "standardised rate per 1,000")
            if crude is not None:
                say(f"Without standardising: {crude:.4g} per 1,000.")

        answer(payload, as_json, rate_words)
        return
    rows = read_count_table(file, FOUR, ("standard",))
    weights = [row.numbers[0] for row in rows if row.numbers[0] is not None]
    try:
        found = standardised_ratio(
            [Band(row.counts[0], row.counts[1]) for row in rows],
            [Band(row.counts[2], row.counts[3]) for row in rows],
            weights or None,
            confidence=confidence,
        )
    except ValueError as error:
        raise refused(error) from error
    payload = estimate_body(found.ratio, "ratio") | {
        "crude_ratio": found.crude,
        "events": found.events,
        "expected": found.expected,
        "bands": [row.name for row in rows],
    }

    def words() -> None:
        say_estimate(found.ratio, "standardised ratio")
        if found.expected is not None:
            say(f"{found.events:,} events, {found.expected:.4g} expected.")
        if found.crude is not None:
            say(f"Without standardising: {found.crude:.4g}.")

    answer(payload, as_json, words)


@click.command()
@click.argument("file", type=_FILE)
@_kind_option
@confidence_option
@json_option
def strata(file: Path, kind: str | None, confidence: float, as_json: bool) -> None:
    """One ratio from several areas, and whether one may be given.

    FILE is a CSV with one row for each area or other stratum:
    `area,events,residents,reference_events,reference_residents`. Mantel–Haenszel ratio, CMH
    chi-square and Breslow–Day–Tarone for shares; for rates the ratio and its own test.

    Example: scrutiny calc strata departments.csv
    """
    from reports.statistics.homogeneity import cochran_mantel_haenszel
    from reports.statistics.many_ratios import rate_ratios, risk_ratios
    from reports.statistics.pooled import Kind, compare_pooled
    from reports.statistics.stratum import TwoGroups

    rows = read_count_table(file, FOUR)
    kind = kind or _kind_of(file)
    made = [TwoGroups(row.name, *_four(row)) for row in rows]
    share = kind == "share"
    try:
        found = compare_pooled(made, Kind.RISK if share else Kind.RATE, confidence=confidence)
        test = cochran_mantel_haenszel(made) if share else None
        each = (risk_ratios if share else rate_ratios)(
            [one.counts for one in made], confidence=confidence
        )
    except ValueError as error:
        raise refused(error) from error
    payload: dict[str, Any] = {
        "kind": kind,
        "crude": estimate_body(found.crude, "ratio"),
        "pooled": estimate_body(found.pooled, "ratio"),
        "cmh": asdict(test) if test else None,
        "homogeneity": asdict(found.homogeneity),
        "reversed": found.reversed,
        "may_be_pooled": found.may_be_pooled,
        "reason": found.reason,
        "strata": [
            {"name": one.name} | estimate_body(ratio, "ratio")
            for one, ratio in zip(made, each, strict=True)
        ],
    }

    def words() -> None:
        if found.reversed:
            say("All together and stratum by stratum the ratio lies on opposite sides of 1.")
        table(
            ("stratum", "ratio", "low", "high"),
            [
                (one.name, *(_number(x) for x in (ratio.estimate, ratio.low, ratio.high)))
                for one, ratio in zip(made, each, strict=True)
            ],
            numbers=(1, 2, 3),
        )
        say_estimate(found.crude, "crude ratio")
        if found.may_be_pooled:
            say_estimate(found.pooled, "pooled ratio")
        else:
            say(f"No pooled ratio to print. {found.reason}")
        for tested in (test, found.homogeneity):
            if tested is not None:
                say(_test_text(tested))

    answer(payload, as_json, words)


@click.command()
@click.argument("file", type=_FILE)
@_kind_option
@confidence_option
@json_option
def trend(file: Path, kind: str | None, confidence: float, as_json: bool) -> None:
    """Whether rates or shares rise or fall over several periods.

    FILE is a CSV with one row for each period: `year,events,cases` or `year,events,residents`. Give
    a column `score`, such as 1, 2, 4, when a period is missing. Shares: Cochran–Armitage. Rates:
    Poisson regression, widened when the counts jump about.

    Example: scrutiny calc trend years.csv
    """
    from reports.statistics.trend import rate_trend, share_trend

    rows = read_count_table(file, TWO, ("score",))
    kind = kind or _kind_of(file)
    scores = [row.numbers[0] for row in rows if row.numbers[0] is not None] or None
    counts = [(row.counts[0], row.counts[1]) for row in rows]
    try:
        if kind == "share":
            tested = share_trend(counts, scores)
            payload = asdict(tested)
        else:
            found = rate_trend(counts, scores, confidence=confidence)
            payload = estimate_body(found.step, "step") | {
                "dispersion": found.dispersion,
                "degrees_of_freedom": found.degrees_of_freedom,
            }
    except ValueError as error:
        raise refused(error) from error
    payload |= {"kind": kind, "periods": [row.name for row in rows]}

    def words() -> None:
        if kind == "rate":
            if found.step.estimate is not None:
                say(f"each step the rate is {found.step.estimate:.4g} times the one before")
            say_estimate(found.step, "change at each step")
        elif tested.p_value is None or tested.slope is None:
            say(f"No trend: {tested.undefined}")
        else:
            say(f"{100 * tested.slope:+.3g} percentage points from one step to the next")
            say(p_value_text(tested.p_value))
            say(f"Method: {tested.method}")

    answer(payload, as_json, words)


@click.command()
@click.argument("file", type=_FILE)
@_kind_option
@click.option("--widen", is_flag=True, help="Widen the limits when areas differ beyond chance.")
@json_option
def funnel(file: Path, kind: str | None, widen: bool, as_json: bool) -> None:
    """Which areas lie further from the overall value than chance puts them.

    FILE is a CSV with one row for each area, team or month: `area,events,residents` or
    `area,events,cases`. The areas stay in the order of the file; this is no league table.

    Example: scrutiny calc funnel boroughs.csv
    """
    from reports.statistics.funnel import Area, rate_funnel, share_funnel

    rows = read_count_table(file, TWO)
    kind = kind or _kind_of(file)
    areas = [Area(row.name, row.counts[0], row.counts[1]) for row in rows]
    try:
        found = (share_funnel if kind == "share" else rate_funnel)(areas, widen=widen)
    except ValueError as error:
        raise refused(error) from error

    def words() -> None:
        if found.average is None:
            say(f"No funnel: {found.undefined}")
            return
        scale, unit = (100, "%") if kind == "share" else (1, "per 1,000")
        table(
            ("area", f"value, {unit}", "95 % limits", "99.8 % limits", "lies"),
            [
                (
                    row.name,
                    _number(None if row.value is None else row.value * scale),
                    f"{row.low_95 * scale:.4g} to {row.high_95 * scale:.4g}",
                    f"{row.low_998 * scale:.4g} to {row.high_998 * scale:.4g}",
                    row.position.value,
                )
                for row in found.areas
            ],
            numbers=(1,),
        )
        say(f"overall {found.average * scale:.4g} {unit}")
        for outside, by_chance, level in (
            (found.outside_95, found.expected_95, "95 %"),
            (found.outside_998, found.expected_998, "99.8 %"),
        ):
            say(f"Outside {level}: {outside} of {len(areas)}; by chance about {by_chance:.2g}.")
        say(f"Method: {found.method}")
        if found.dispersion > 1 and not widen:
            say(
                f"The areas differ more than chance alone would make (dispersion"
                f" {found.dispersion:.3g}); --widen allows for it."
            )

    answer(asdict(found) | {"kind": kind}, as_json, words)


def _kind_of(file: Path) -> str:
    return "rate" if counts_residents(file) else "share"


def _four(row: CountRow) -> tuple[int, int, int, int]:
    x1, n1, x2, n2 = row.counts
    return x1, n1, x2, n2


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:.4g}"


def _test_text(tested: "Homogeneity") -> str:
    if tested.statistic is None or tested.p_value is None:
        return f"{tested.method}: {tested.undefined}"
    freedom = f"{tested.degrees_of_freedom} degrees of freedom"
    if tested.degrees_of_freedom == 1:
        freedom = "1 degree of freedom"
    return f"{tested.method}: {tested.statistic:.4g} on {freedom}, {p_value_text(tested.p_value)}"
