"""Whatever the counts are, the sentences hold to their rules."""

import re
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.content import Document, Heading
from reports.disproportionality import Disproportionality, disproportionality
from reports.figure_blocks import shows_something
from reports.frame_page import frame_pages
from reports.frame_section import FrameSection
from reports.group_blocks import section_blocks
from reports.group_charts import ratio_chart
from reports.group_reading import group_readings, table_sentences
from reports.html import html
from reports.wording.verdicts import Verdict
from scrutiny.populations import load
from tests.wording.test_every_sentence import NEVER

CENSUS = load("census-2011", "avon-and-somerset")
COUNTS = st.integers(0, 5_000) | st.integers(0, 12)


def table(counts: list[int], missing: int, residents: list[int]) -> Disproportionality:
    groups = dict(zip(("White", "Black", "Asian"), counts, strict=True))
    people = dict(zip(groups, residents, strict=True))
    return disproportionality(
        groups,
        {"blank": missing},
        replace(CENSUS, groups=people),
        "White",
        field_title="Ethnicity",
        definition="all cases",
        first=date(2019, 4, 1),
        last=date(2020, 3, 31),
        total=sum(counts) + missing,
    )


TABLES = st.builds(
    table,
    st.lists(COUNTS, min_size=3, max_size=3),
    COUNTS,
    st.lists(st.integers(1, 2_000_000), min_size=3, max_size=3),
)


@settings(max_examples=150, deadline=None)
@given(TABLES)
def test_sentences_hold_to_their_rules(made: Disproportionality) -> None:
    said = " ".join(table_sentences(made))
    assert not re.search(NEVER, said, re.IGNORECASE)
    assert not re.search(r"(?<![\d.,])1 (cases|comparisons|residents)\b", said)
    assert not re.search(r"(?<![\d.])0(\.00)? times|\bnan\b|\binf\b|None\b", said)
    assert said.endswith("Compared with White.")
    for each in group_readings(made):
        assert "  " not in " ".join(each.sentences)
        if made.bounds_only:
            assert each.verdict is None
        if each.verdict is Verdict.ABOUT_THE_SAME:
            row = next(one for one in made.rows if one.group == each.group)
            assert row.ratio_low is not None
            assert row.ratio_high is not None
            assert row.ratio_low >= 0.8
            assert row.ratio_high <= 1.25


@settings(max_examples=40, deadline=None)
@given(TABLES)
def test_every_table_can_be_laid_out_and_drawn(made: Disproportionality) -> None:
    frame_pages([made, made])
    blocks = (Heading("Figures"), *section_blocks(FrameSection((made, made)), "cases", 1))
    page = html(Document("T", "en-GB", "", blocks))
    # A chart of groups that are all too few would show nothing.
    assert page.count("<svg") == (2 if shows_something(ratio_chart(made)) else 0)
    assert "nan" not in re.sub(r"[a-z]*nan[a-z]+|[a-z]+nan", "", page.lower())
