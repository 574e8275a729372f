"""One chart of each kind, with everything awkward in it."""

from reports.charts.values import (
    Chart,
    FunnelChart,
    FunnelPoint,
    IntervalChart,
    Mark,
    Measure,
    TrendChart,
)

RATIOS = IntervalChart(
    "Ratio to White",
    Measure.RATIO,
    (
        Mark("White", 1.0, reference=True),
        Mark("Black", 7.56, 6.99, 8.16),
        Mark("Asian", 1.24, 1.06, 1.44),
        Mark("Mixed", None, 0.9, 12.5, "bounds only"),
        Mark("Other", 2.2, 0.4, None),
        Mark("Gypsy or Irish Traveller people", None, note="Too few to say."),
        Mark("None at all", 0.0, 0.0, 1.3),
        Mark("Evil <b>|`\x1b[31m", 1.5, 1.1, 2.0),
    ),
    (0.8, 1.25),
)
RATES = IntervalChart(
    "Cases for each 1,000 residents",
    Measure.RATE,
    (
        Mark("White", 3.25, 3.16, 3.35, reference=True),
        Mark("Black", 24.58, 22.86, 26.39),
        Mark("Other", 0.0, 0.0, 0.58),
    ),
)
TREND = TrendChart(
    "Cases by month",
    Measure.COUNT,
    (
        Mark("January 2019", 700),
        Mark("February 2019", 0),
        Mark("March 2019", None),
        Mark("April 2019", 1200),
    ),
)
RATIO_TREND = TrendChart(
    "Ratio by month",
    Measure.RATIO,
    (
        Mark("January 2019", 7.0, 5.0, 9.0),
        Mark("February 2019", None),
        Mark("March 2019", 6.0, 4.0, 8.5),
    ),
)
FUNNEL = FunnelChart(
    "Searches by area",
    Measure.RATE,
    "residents",
    10.0,
    (
        FunnelPoint("Small", 20_000, 18.0, (4.0, 16.0), (1.0, 19.0)),
        FunnelPoint("Large", 400_000, 14.0, (9.0, 11.0), (8.0, 12.0)),
        FunnelPoint("Middle", 100_000, 10.5, (7.0, 13.0), (5.0, 15.0)),
    ),
)
CHARTS: dict[str, Chart] = {
    "ratios": RATIOS,
    "rates": RATES,
    "trend": TREND,
    "ratio-trend": RATIO_TREND,
    "funnel": FUNNEL,
    "empty": IntervalChart("Nothing", Measure.RATE, ()),
}
