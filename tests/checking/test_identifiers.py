"""Every rule about identifiers, with texts that it must see and texts that it must leave alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checking.identifiers import RULES, identifiers

SEEN = {
    "e-mail address": ["ann.lee+1@police.example.uk", "a@b.co"],
    "date of birth": ["born 12/03/1985", "DOB: 3 May 1999", "date of birth 1999-05-03"],
    "National Insurance number": ["QQ123456C".replace("Q", "A"), "ab 12 34 56 c"],
    "post code": ["BS1 4XE", "bs14xe", "SW1A 1AA", "M1 1AE", "EC1A1BB"],
    "vehicle mark": ["AB12 CDE", "ab12cde", "LR73 KFP", "A123 BCD", "K7 XYL", "ABC 123D", "FGH12P"],
    "collar number": ["PC 1234", "Sgt 45", "PCSO 7012", "collar number 881", "Officer no. 2231"],
    "telephone number": ["07700 900123", "+44 7700 900123", "(0117) 496 0123", "01179460123"],
    "reference of a crime, custody or incident": [
        "5219012345",
        "12AB/34567/19",
        "01/23456/19",
        "crime reference ABC-99812",
        "log number 4471",
        "custody record DF1234",
    ],
    "name": ["Mr Jones", "PC Smith", "Sergeant Ann Lee", "Mrs O'Neill".replace("O'N", "N")],
    "street": ["14 Mill Road", "Gloucester Road", "4A Oak Tree Close", "9 Kings Court"],
}
LEFT_ALONE = [
    "section 60",
    "Section 163 of the Road Traffic Act 1988",
    "Form 3A",
    "12 May",
    "On 12 May 2026 the panel met at 10:30.",
    "2017/18 and 2026-27",
    "Code A, paragraph 2.66",
    "Category 4 under Schedule 3",
    "14 of 60 (23.3 %)",
    "1,491,970 residents",
    "Call 101 or 999",
    "the Chief Constable Sarah Hill",
    "Police Constables and Sergeants",
    "A19 and M5 THE",
    "Inspector 12 May",
    "in 12 the",
    "the BS1 district",
    "Stop and search on the street",
    "The Crown Court and the High Court",
    "Operation Hydrant",
    "PACE 1984",
    "Q1 2026, Q4 2025",
    "crime and custody in 2026",
    "£10,000,000",
    "census-2021",
    "complaint outcomes of 2026",
    "incident 3 of 12",
    "digest 3f2a91c0 3f2a91c0 3f2a91c0",
    "seed 31415926535897932384",
    "23 on the 1st, 12 on the 2nd",
    "High Street stops, Street Pastors and the Road Policing Unit",
    "Sgt. training, PC training and DS level reviews",
    "a Level 2 vetted member at 10.00am",
    "0 12 12 0 0 24 9",
]


@pytest.mark.parametrize(("kind", "text"), [(k, t) for k, several in SEEN.items() for t in several])
def test_it_is_seen_in_a_sentence_and_alone(kind: str, text: str) -> None:
    for sentence in (text, f"It says {text}, and no more.", f"({text})"):
        assert [(each.kind, each.text) for each in identifiers(sentence)] == [(kind, text)]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_ordinary_words_of_a_report_are_left_alone(text: str) -> None:
    assert identifiers(text, 2026) == ()
    assert identifiers(f"It says: {text}.", 2026) == ()


def test_every_rule_has_examples() -> None:
    assert set(SEEN) == set(RULES)


@given(st.text(max_size=200))
def test_no_text_breaks_a_rule_and_no_stretch_is_told_twice(text: str) -> None:
    found = identifiers(text, 2026)
    for each, after in pairwise(found):
        assert text[each.start : each.end] == each.text
        assert each.end <= after.start
