"""Every rule about identifiers, with texts that it must see and texts that it must leave alone."""

import unicodedata
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checking.identifiers import RULES, identifiers
from reports.checking.narrow import reasons
from reports.checking.plain_letters import plain_letters
from scrutiny.meetings.known_details import KnownDetails

SEEN = {
    "e-mail address": ["ann.lee+1@police.example.uk", "a@b.co"],
    "date of birth": [
        "born 12/03/1985",
        "DOB 1/2/03",
        "born in 2003",
        "DOB: 3 May 1999",
        "date of birth 1999-05-03",
    ],
    "National Insurance number": ["QQ123456C".replace("Q", "A"), "ab 12 34 56 c"],
    "post code": ["BS1 4XE", "bs14xe", "SW1A 1AA", "M1 1AE", "EC1A1BB"],
    "vehicle mark": ["AB12 CDE", "ab12cde", "LR73 KFP", "A123 BCD", "K7 XYL", "ABC 123D", "FGH12P"],
    "collar number": [
        "PC 1234",
        "PC1234",
        "pc 1234",
        "1234PC",
        "officer 1234",
        "Sgt 45",
        "PCSO 7012",
        "collar number 881",
        "Officer no. 2231",
    ],
    "telephone number": [
        "07700 900123",
        "07700-900-123",
        "0044 7700 900123",
        "+44 7700 900123",
        "(0117) 496 0123",
        "01179460123",
    ],
    "reference of a crime, custody or incident": [
        "5219012345",
        "12AB3456720",
        "03/123456X",
        "CRN X123456",
        "12AB/34567/19",
        "01/23456/19",
        "crime reference ABC-99812",
        "log number 4471",
        "custody record DF1234",
    ],
    "name": [
        "Mr Jones",
        "Mr J O'Neill",
        "Ms Noble-Ūsaitė",
        "mr smith",
        "PC Smith",
        "Sergeant Ann Lee",
        "Mrs O'Neill".replace("O'N", "N"),
    ],
    "number of a person": [
        "4111 1111 1111 1111",
        "NHS 943 476 5919",
        "943 476 5919",
        "JONES703123J99AB",
    ],
    "name on social media": ["@john_smith99", "insta: kitty.h", "facebook.com/a.b"],
    "exact place": ["51.4545, -2.5879", "///filled.count.soap"],
    "name of a person": ["John Smith", "SMITH John", "Smith, John", "John SMITH", "Yusuf"],
    "initials of a person": ["J. Smith", "R. Jones", "J.S."],
    "street": [
        "14 Mill Road",
        "12 mill road",
        "Mill Rd",
        "Gloucester Road",
        "4A Oak Tree Close",
        "9 Kings Court",
    ],
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
    "Category S Complaints, Code A Notes and Schedule B Cases",
    "I Think the officer was calm",
    "parted into: A Yes; B Partly; C No",
    "the Police and Crime Commissioner Clare Hill",
    "St George and Sir John Hill",
    "20 mph road, 12 cases on the road, 14 searches in the street",
    "The High Street stops",
    "U.K. figures",
    "head 3f2a 1111 4111 1111 1111 1111 91c0",
    "4111 1111 1111 1112",
    "12 PCs and 1234 cases",
    "Thanks to all who wrote @ the office",
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
    text = plain_letters(text)
    for each, after in pairwise(found):
        assert text[each.start : each.end] == each.text
        assert each.end <= after.start


NAMES = ("Ada Hill", "Si\u00e2n O'Brien-Jones", "Zo\u00eb M\u00fcller")
KNOWN = KnownDetails(
    frozenset(("SD-012", "force/2026-01/000123")),
    NAMES,
    (("A17", "Officer"), ("Broadmead Station", "Place")),
    (),
)


@pytest.mark.parametrize(
    "said",
    [
        *(
            "Ada Hill",
            "ADA HILL",
            "HILL Ada",
            "Hill, Ada",
            "ada hill",
            "A. Hill",
            "A Hill",
            "Ada H.",
        ),
        *("Sia\u0302n O'Brien-Jones", "Sian O\u2019Brien\u2011Jones", "O'BRIEN-JONES"),
        *("Zoe Muller", "Zoe\u0308 Mu\u0308ller", "A\u200bda Hi\u00adll"),
        *("SD-012", "sd-012", "SD 012", "SD012", "SD\u2013012", "SD/012", "force 2026 01 000123"),
        *("broadmead  station", "a17 of officer A17"),
    ],
)
def test_what_the_workspace_knows_is_seen_however_it_is_typed(said: str) -> None:
    assert reasons(f"We saw that {said} came up.", KNOWN, 2026), said


@given(st.sampled_from(NAMES), st.randoms())
def test_no_sign_between_the_letters_hides_a_name(name: str, chance: Random) -> None:
    signs = ("", "", "", "\u200b", "\u00ad", "\u2060", "\u202e")
    typed = "".join(each + chance.choice(signs) for each in unicodedata.normalize("NFD", name))
    assert reasons(f"We saw {typed} there.", KNOWN, 2026)
