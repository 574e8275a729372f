"""A ratio of totals is never taken for that of an area that does not have it."""

from dataclasses import replace
from datetime import date

from reports.across_areas import AreaTable, across_areas
from reports.across_page import across_pages
from reports.disproportionality import disproportionality
from scrutiny.populations import load

RESIDENTS = load("census-2021", "kent")


def area(name: str, counts: tuple[int, int], residents: tuple[int, int]) -> AreaTable:
    population = replace(
        RESIDENTS, area=name, groups=dict(zip(("White", "Black"), residents, strict=True))
    )
    table = disproportionality(
        dict(zip(("White", "Black"), counts, strict=True)),
        {},
        population,
        "White",
        field_title="Ethnicity",
        definition="",
        first=date(2021, 1, 1),
        last=date(2021, 12, 31),
        total=sum(counts),
    )
    return AreaTable(name, table)


def test_a_ratio_of_totals_outside_every_area_says_where_it_comes_from() -> None:
    # Both areas have the ratio 1; Black people live where everybody is counted more often.
    busy = area("Busy", (200, 200), (10_000, 10_000))
    calm = area("Calm", (100, 10), (100_000, 10_000))
    found = across_areas([busy, calm], "White", kind="force", kinds="forces")
    said = " ".join(found.groups[0].sentences("White"))
    assert found.groups[0].total.ratio is not None
    assert found.groups[0].total.ratio > 3.8
    assert "All forces together (ratio of totals). Black: 3.9 times the rate for White" in said
    assert "lies outside that of every single force" in said


def test_a_group_that_areas_count_unlike_has_no_ratio_of_totals() -> None:
    areas = [area("Busy", (200, 200), (10_000, 10_000)), area("Calm", (9, 3), (9_000, 3_000))]
    found = across_areas(
        areas, "White", kind="force", kinds="forces", unlike={"Black": "not counted alike."}
    )
    (black,) = found.groups
    assert black.sentences("White") == ("Black: not counted alike.",)
    assert (black.total.ratio, black.total.rate_per_1000) == (None, None)
    assert found.total.bounds == ()


def test_the_sentence_of_all_together_may_be_quoted_alone() -> None:
    areas = [area("Busy", (200, 200), (10_000, 10_000)), area("Calm", (100, 10), (100_000, 10_000))]
    (page,) = across_pages(
        across_areas(areas, "White", kind="force", kinds="forces"), "force", "forces"
    )
    (together,) = (each for each in page.sentences if "together (ratio of totals)" in each)
    for said in ("95 % interval", "(210 cases)", "(300 cases)", "Black residents"):
        assert said in together
    assert page.sentences[-1].startswith("A ratio compares two rates, not two numbers of people.")
    assert not any("strata" in each for each in page.sentences)
