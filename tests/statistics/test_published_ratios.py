"""A published table of rates and ratios, whose counts are rounded to the nearest 100.

The inputs are known to within 50, so the published figures must lie in the range that this leaves.
Counts and figures: OJJDP, Racial and Ethnic Disparities databook 2020.
"""

import pytest

from reports.statistics.rate import rate
from reports.statistics.rate_ratio import rate_ratio

# What was counted, out of what, per how many: count and base by group (White first), then the
# published rates, and the published ratios of the other groups to White.
PUBLISHED = {
    "males referred": (
        1000,
        (159_200, 129_700, 6_900, 4_500, 71_800),
        (8_752_200, 2_468_900, 310_700, 988_200, 4_038_700),
        (18.2, 52.5, 22.2, 4.6, 17.8),
        (2.9, 1.2, 0.3, 1.0),
    ),
    "females referred": (
        1000,
        (61_500, 46_400, 3_700, 1_600, 23_200),
        (8_336_000, 2_396_600, 301_900, 964_100, 3_885_000),
        (7.4, 19.4, 12.1, 1.7, 6.0),
        (2.6, 1.6, 0.2, 0.8),
    ),
    "males detained of those referred": (
        100,
        (32_500, 41_000, 2_000, 1_300, 23_700),
        (159_200, 129_700, 6_900, 4_500, 71_800),
        (20.4, 31.6, 28.8, 29.4, 33.0),
        (1.6, 1.4, 1.4, 1.6),
    ),
    "males petitioned of those referred": (
        100,
        (83_500, 83_400, 4_300, 2_500, 39_700),
        (159_200, 129_700, 6_900, 4_500, 71_800),
        (52.4, 64.3, 62.8, 55.1, 55.3),
        (1.2, 1.2, 1.1, 1.1),
    ),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_rates_lie_within_what_rounded_counts_allow(name: str) -> None:
    per, counts, bases, rates, _ = PUBLISHED[name]
    for count, base, published in zip(counts, bases, rates, strict=True):
        least = rate(count - 50, base + 50, per=per).estimate
        most = rate(count + 50, base - 50, per=per).estimate
        assert least is not None
        assert most is not None
        assert least - 0.05 <= published <= most + 0.05


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_ratios_lie_within_what_rounded_counts_allow(name: str) -> None:
    _, counts, bases, _, ratios = PUBLISHED[name]
    white, whites = counts[0], bases[0]
    for count, base, published in zip(counts[1:], bases[1:], ratios, strict=True):
        least = rate_ratio(count - 50, base + 50, white + 50, whites - 50).estimate
        most = rate_ratio(count + 50, base - 50, white - 50, whites + 50).estimate
        assert least is not None
        assert most is not None
        assert least - 0.05 <= published <= most + 0.05
