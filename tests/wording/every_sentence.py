"""Every sentence about figures with many inputs, as one text that a person can read through."""

from collections.abc import Iterator
from datetime import date

from reports import sentences
from reports.wording import (
    adjusted,
    changes,
    definitions,
    rates,
    shares,
    spread,
    unrecorded,
    verdicts,
)
from scrutiny.cases.units import CASES

AWKWARD: tuple[tuple[str, tuple[int, int, int, int], float, float | None, float | None], ...] = (
    ("far above", (760, 30_923, 4_853, 1_491_970), 7.556, 6.99, 8.158),
    ("below 1", (15, 10_000, 4_853, 1_491_970), 0.461, 0.258, 0.763),
    ("exactly 1", (10, 1_000, 100, 10_000), 1.0, 0.46, 1.92),
    ("one case", (1, 6_404, 4_853, 1_491_970), 0.048, 0.0012, 0.267),
    ("no case", (0, 37_844, 12, 1_584_583), 0.0, 0.0, 15.07),
    ("no upper limit", (3, 12, 1, 10), 2.5, 0.34, None),
    ("tiny rates", (2, 56_000_000, 7, 198_000_000), 1.0102, 0.1, 5.3),
    ("tiny ratio", (1, 1_000_000, 5_000, 1_000_000), 0.0002, 0.000005, 0.0011),
    ("more cases than residents", (9_000, 7_000, 12_000, 150_000), 16.07, 15.6, 16.5),
)


def text() -> str:
    """Give all of them, under headings."""
    lines: list[str] = []
    for title, said in SECTIONS.items():
        lines += [title, "=" * len(title), "", *said(), ""]
    return "\n".join(lines)


def _ratios() -> Iterator[str]:
    for what, counts, ratio, low, high in AWKWARD:
        yield f"[{what}]"
        yield rates.ratio_sentence("Black", "White", ratio, low, high, counts=counts)
        yield rates.detail_sentence("Black", "White", low, high, counts=counts)
        rate = 1000 * counts[0] / counts[1]
        yield rates.rate_sentence("Black", rate, counts[0], counts[1], "Census 2011")
        yield verdicts.verdict_sentence(verdicts.verdict(low, high), "Black", "White")
    for count, other in ((3, 0), (1, 0), (0, 0)):
        yield rates.no_ratio_sentence("Black", "White", count, other)
    yield rates.INTERVAL
    yield rates.NOT_SHOWN


def _verdicts() -> Iterator[str]:
    for each in verdicts.Verdict:
        yield verdicts.verdict_sentence(each, "Black", "White")
        yield verdicts.verdict_sentence(each, "18-24", "Over 34", "share")


def _definitions() -> Iterator[str]:
    for missing in (2467, 0, 1):
        yield definitions.definition_line(
            field_title="Self-defined ethnicity",
            definition="all searches; code list 18+1",
            first=date(2019, 4, 1),
            last=date(2020, 3, 31),
            total=8509,
            unrecorded=missing,
            population="Census 2011",
            area="Avon and Somerset",
            ages="all ages",
            source="ONS Census 2011, table QS201EW",
            reference="White",
            classification="5 groups",
        )
    for missing, blank in ((2467, 12), (0, 0)):
        yield definitions.share_definition_line(
            field_title="Self-defined ethnicity",
            definition="all searches",
            outcome="Outcome is Arrest",
            first=date(2019, 4, 1),
            last=date(2020, 3, 31),
            total=8509,
            unrecorded=missing,
            outcome_blank=blank,
            reference="White",
        )


def _unrecorded() -> Iterator[str]:
    for missing, low, high in (
        (0, 7.556, 7.556),
        (1, 7.5, 7.6),
        (500, 6.85, 12.5),
        (2467, 5.01, 32.1),
        (4000, 3.2, 60.4),
        (8509, 0.0, None),
    ):
        yield f"[{missing} of 8,509 missing]"
        yield unrecorded.headline("Black", "White", 7.556, (low, high), missing, 8509)
        yield unrecorded.bounds_sentence("Black", "White", missing, 8509, low, high, 7.556)
        yield unrecorded.tipping_sentence("Black", "White", "White", None, missing)
        yield unrecorded.tipping_sentence("Asian", "White", "White", 0.214, missing)
    yield unrecorded.headline("Black", "White", 1.0, (0.8, 1.2), 1000, 8509)
    yield unrecorded.headline("Black", "White", None, (None, None), 10, 8509)
    yield unrecorded.headline("Black", "White", None, (None, None), 5000, 8509)
    yield unrecorded.bounds_sentence("Black", "White", 6, 9, None, 4.0, None)
    yield unrecorded.bounds_sentence("Black", "White", 6, 9, None, None, None)
    both = [("Black", 9.07), ("Asian", 1.61)]
    yield unrecorded.fallback_sentence("White", both, 1462, 1005, 8509)
    yield unrecorded.fallback_sentence("White", both[:1], 1, 0, 8509)
    yield unrecorded.fallback_sentence("White", [], 0, 12, 8509)
    yield unrecorded.agreement_sentence(5726, 5894, ["White", "Black", "Asian", "Mixed", "Other"])
    yield unrecorded.agreement_sentence(0, 0, [])
    yield unrecorded.two_definitions_sentence(
        "Black", "White", ("as the person said", "as the officer saw"), ("7.6", "8.9")
    )
    yield unrecorded.TWO_COUNTS
    yield unrecorded.missing_kinds_sentence({"Not stated": 1450, "blank": 1017}, 8509)
    yield unrecorded.missing_kinds_sentence({"blank": 1}, 8509)
    yield unrecorded.missing_kinds_sentence({}, 8509)
    for added in (0, 1, 1462):
        yield unrecorded.recorded_both_sentence(added)


def _shares() -> Iterator[str]:
    for counts, ratio, low, high in (
        ((131, 760, 763, 4853), 1.0964, 0.924, 1.295),
        ((5, 46, 763, 4853), 0.6913, 0.3, 1.47),
        ((4, 4, 37, 52), 1.405, 0.707, 1.732),
        ((0, 8, 10, 40), 0.0, 0.0, 1.2),
        ((1, 4, 25, 100), 1.0, 0.1, 3.0),
        ((52, 100, 90, 100), 0.578, 0.47, 0.68),
        ((1, 3, 33_334, 100_000), 0.99999, 0.2, 2.9),
    ):
        yield shares.share_ratio_sentence("Black", "White", "arrest", counts, ratio, low, high)
        yield verdicts.verdict_sentence(verdicts.verdict(low, high), "Black", "White", "share")
    yield shares.share_sentence("Black", 131, 760, "arrest")
    yield shares.share_sentence("Black", 1, 8509, "arrest")
    yield shares.share_sentence("Black", 0, 0, "arrest")
    yield shares.none_of_group_sentence("Other", 8, "arrest", 0.3244)
    yield shares.points_interval_sentence(-0.0127, 0.0443)
    yield shares.points_interval_sentence(0.0, 0.0001)
    yield shares.stage_sentence(
        "Black", "White", "Charged", "Arrested", (33, 50, 100, 200), 1.32, 1.02, 1.66
    )
    yield shares.disagreement_sentence(0.062)
    yield shares.silent_sentence("Black", "yes", 190, 240, 520)
    yield shares.silent_sentence("Black", "yes", 0, 1, 4)
    yield shares.dip_sample_sentence(5, 22, 760, 6042, "Black")
    yield shares.expected_sentence(5, 2.77, 0.13)
    yield shares.expected_sentence(12, 2.77, 0.00002)
    yield shares.HIT_RATE
    yield shares.SHARES_NOT_SHOWN
    yield shares.ARREST_IS_NOT_A_FIND
    yield shares.WHY_NO_THRESHOLD_TEST


def _changes() -> Iterator[str]:
    for after, change, low, high, now in (
        (5.4, 0.71, 0.63, 0.80, (17.6, 3.26)),
        (5.4, 0.71, 0.63, 0.80, (24.6, 4.55)),
        (7.6, 1.0, 0.9, 1.1, (24.6, 3.25)),
        (8.5, 1.13, 0.98, 1.29, (27.6, 3.25)),
        (8.5, 1.13, 0.4, 3.0, (27.6, 3.25)),
        (0.9, 0.12, None, None, (2.9, 3.25)),
    ):
        yield changes.ratio_change_sentence(
            "Black",
            "White",
            7.556,
            after,
            change,
            low,
            high,
            rates_before=(24.58, 3.25),
            rates_after=now,
        )
    for factor in (None, 1.0, 1.02, 2.89):
        yield changes.jumping_sentence(factor)
    for counted in (0.868, 1.2):
        yield changes.residents_moved_sentence(counted)
    yield changes.reference_moved_sentence("Black", "White")
    yield changes.reference_moved_sentence("Black", "White", by_chance=True)
    yield changes.OVERLAP
    yield changes.RECORDING
    yield changes.TOO_FEW_BY_MONTH.format(months="1 month")
    yield changes.TOO_FEW_BY_MONTH.format(months="3 months")
    yield changes.NO_MONTH_HAS_ENOUGH.format(group="Black", reference="White")
    missing = sentences.percentage(80, 260)
    yield changes.WITHHELD.format(group="Black", reference="White", missing=missing)
    yield changes.BREAK.format(what="1 February 2020, when the law on complaints changed")
    yield changes.gap_text("March 2019", 1)
    yield changes.gap_text("March 2019 and May 2019 to July 2019", 4)
    for count, before in ((38, 22), (75, 90), (735, 767), (38, 0), (0, 0), (0, 5), (38, None)):
        yield changes.last_year_sentence("Informal", "January 2019", count, "January 2018", before)
    yield changes.last_year_sentence("All", "2019", 100_001, "2018", 100_000)


def _spread() -> Iterator[str]:
    for outside, of in ((3, 33), (0, 33), (1, 33), (1, 400), (9, 1000), (0, 1), (1, 1)):
        yield spread.funnel_sentence(outside, of, "boroughs", one="borough")
    for made, unusual in ((0, 0), (1, 0), (1, 1), (4, 0), (4, 1), (40, 5)):
        yield spread.comparisons_sentence(made, unusual)
    for made, kept in ((1, 0), (1, 1), (8, 0), (8, 1), (8, 3)):
        yield spread.adjusted_sentence(made, kept, "Holm")
    for factor in (0.8, 1.0, 4.21):
        yield spread.spread_sentence(factor)
    yield spread.NO_LEAGUE


def _adjusted() -> Iterator[str]:
    ages = "the different ages"
    yield adjusted.standardised_sentence("Black", "White", ages, 5.7, 5.3, 6.2, 7.556)
    yield adjusted.standardised_sentence("Black", "White", ages, 1, 0.9, None, 1.4)
    yield adjusted.standardised_rate_sentence("Black", "the different ages", 18.749, 24.58)
    for between, limits in (((4.4, 6.3), (4.0, 7.0)), ((2.4, None), (0.0, None))):
        yield adjusted.standardised_bounds_sentence("Black", "White", ages, between, limits, 6.6)
    yield adjusted.without_age_sentence("Black", 27, "White", 59)
    for alike in (True, False):
        yield adjusted.pooled_sentence(
            "Women", "Men", "department", 1.467, 0.945, 0.87, 1.02, alike=alike, measured="share"
        )
        yield adjusted.pooled_sentence("Black", "White", "area", 7.556, 5.63, 5.2, 6.1, alike=alike)
    yield adjusted.pooled_sentence("Black", "White", "area", 7.556, None, None, None, alike=False)
    yield adjusted.dispersion_sentence(6.99, 8.16, 6.6, 8.7)
    yield adjusted.dispersion_sentence(6.99, 8.16, 6.99, 8.16)
    yield adjusted.dispersion_sentence(1.02, 1.6, 0.95, 1.8)
    yield adjusted.dispersion_sentence(1.02, 1.6, 0.7, 2.8)


def _counts() -> Iterator[str]:
    for before, after in ((1107, 1019), (8, 11), (0, 5), (5, 5), (5, 0), (100_000, 100_001)):
        yield sentences.change_sentence("Complaints", before, after)
    yield sentences.points_sentence("Body-worn video", 52, 100, 90, 100)
    for number in (0, 1, 2, 1200):
        yield CASES.counted(number)
    for count, of in ((0, 12), (1, 16), (12, 12), (1, 8509), (8508, 8509), (0, 0)):
        yield sentences.percentage(count, of)


SECTIONS = {
    "Ratios of rates": _ratios,
    "Verdicts": _verdicts,
    "Definition lines": _definitions,
    "Unrecorded groups": _unrecorded,
    "Shares": _shares,
    "Changes": _changes,
    "Many at once": _spread,
    "Worked over": _adjusted,
    "Counts": _counts,
}
