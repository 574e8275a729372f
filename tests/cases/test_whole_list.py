"""The whole list as a window: a plain list's rows, found, jumped to, opened on record."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.cases import browsing
from scrutiny.cases.browsing import Browsing
from scrutiny.cases.filtering import CaseFilter
from scrutiny.cases.listing import Listing, cases_by_month
from scrutiny.cases.opening import needed_no_judging, open_case
from scrutiny.errors import Refusal
from scrutiny.excluding import exclude_case
from scrutiny.meetings.answering import give_answer
from scrutiny.meetings.cases import meeting_cases
from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.meeting import open_meeting
from scrutiny.safekeeping import check, erase_cases
from scrutiny.workspace import Workspace
from tests.helpers import drawn, filled_office, seated_meeting, some_cases

CASES = 400
REFERENCES = [f"C-{number:03d}" for number in range(1, CASES + 1)]
STEPS = st.one_of(
    st.tuples(st.just("move"), st.integers(-CASES, CASES)),
    st.tuples(st.just("look"), st.integers(1, 60)),
    st.tuples(st.just("go"), st.integers(0, CASES + 5)),
)


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with filled_office(tmp_path_factory.mktemp("long"), CASES) as workspace:
        yield workspace


def found(workspace: Workspace, chosen: CaseFilter) -> list[str]:
    listing = Listing(workspace, "small", chosen)
    listing.look_through()
    return [each.reference for each in listing.after("", CASES)]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=12))
def test_however_one_walks_the_rows_are_those_of_a_plain_list(
    long_list: Workspace, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[str, int]]
) -> None:
    monkeypatch.setattr(browsing, "WINDOW", 64)
    walk, at = Browsing(long_list, "small"), 1
    for what, amount in steps:
        if what == "move":
            walk.move(amount)
            at = max(1, min(at + amount, CASES))
        elif what == "go":
            said = walk.go_to(f"{amount}")
            at = amount if 1 <= amount <= CASES else at
            assert bool(said) == (not 1 <= amount <= CASES)
        rows = walk.rows(walk.number, amount if what == "look" else 20)
        wanted = REFERENCES[at - 1 : at - 1 + (amount if what == "look" else 20)]
        assert (walk.number, [each.reference for each in rows]) == (at, wanted)
        assert walk.held <= 64


def test_rows_are_read_by_key_before_and_after(long_list: Workspace) -> None:
    listing = Listing(long_list, "small")
    assert listing.count() == listing.all_cases() == CASES
    assert [each.reference for each in listing.after("C-010", 2)] == ["C-011", "C-012"]
    assert [each.reference for each in listing.before("C-010", 2)] == ["C-008", "C-009"]
    assert (listing.number_of("C-010"), listing.reference_at(10)) == (10, "C-010")
    assert listing.reference_at(CASES + 1) is None


def plain(wanted: Sequence[dict[str, str]]) -> list[str]:
    return [each["ref"] for each in wanted]


def test_each_part_of_a_filter_chooses_what_it_says(long_list: Workspace) -> None:
    cases = some_cases(CASES)
    assert found(long_list, CaseFilter(reference="c-03")) == [f"C-03{n}" for n in range(10)]
    assert found(long_list, CaseFilter(theme="north")) == plain(
        [each for each in cases if each["area"] == "North"]
    )
    assert found(long_list, CaseFilter(month="2026-02")) == plain(
        [each for each in cases if each["closed"].startswith("2026-02")]
    )
    assert found(long_list, CaseFilter(words="WORDING 012 kept")) == ["C-012"]
    assert found(long_list, CaseFilter(where='age is at least 31 and area is "South"')) == plain(
        [each for each in cases if int(each["age"]) >= 31 and each["area"] == "South"]
    )
    both = CaseFilter(theme="young", month="1/2026")
    assert found(long_list, both) == plain(
        [each for each in cases if int(each["age"]) <= 17 and each["closed"].startswith("2026-01")]
    )


def test_words_find_the_labels_that_people_read(long_list: Workspace) -> None:
    assert found(long_list, CaseFilter(words="caribbean")) == plain(
        [each for each in some_cases(CASES) if each["ethnicity"] == "B1"]
    )


@pytest.mark.parametrize("text", ["%", "_", "!", "'; DROP TABLE event; --", '" OR 1=1'])
def test_signs_that_act_in_a_pattern_mean_only_themselves(long_list: Workspace, text: str) -> None:
    assert found(long_list, CaseFilter(reference=text)) == []
    assert found(long_list, CaseFilter(words=text)) == []


def test_a_filter_is_worked_out_slice_by_slice(long_list: Workspace) -> None:
    listing = Listing(long_list, "small", CaseFilter(theme="north"))
    assert (listing.count(), listing.finished) == (0, False)
    assert not listing.look_on(100)
    assert listing.looked_at == 0.25
    assert listing.count() == 33
    listing.look_through()
    assert (listing.count(), listing.finished, listing.looked_at) == (133, True, 1.0)


def test_what_cannot_be_looked_for_is_refused_and_the_list_stays(long_list: Workspace) -> None:
    walk = Browsing(long_list, "small")
    for chosen, said in (
        (CaseFilter(theme="nothing"), "no theme"),
        (CaseFilter(month="2026-13"), "not a month"),
        (CaseFilter(where="colour is blue"), "cannot be read"),
    ):
        with pytest.raises(Refusal, match=said):
            walk.look_for(chosen)
        assert walk.count == CASES


def test_a_jump_takes_a_reference_part_of_one_or_a_row_number(long_list: Workspace) -> None:
    walk = Browsing(long_list, "small")
    for typed, number in (("c-017", 17), ("-02", 20), ("300", 300), ("1", 1)):
        assert walk.go_to(typed) == ""
        assert walk.number == number
    assert "no row 401" in walk.go_to("401")
    assert walk.go_to("X-1") == "No case here has this reference."
    assert walk.go_to("  ")
    assert walk.number == 1


def test_months_are_counted_the_latest_first(long_list: Workspace) -> None:
    assert cases_by_month(long_list, "small") == [
        ("2026-03", 133),
        ("2026-02", 134),
        ("2026-01", 133),
    ]


def test_each_opening_is_told_in_the_log_and_an_erased_case_says_so(tmp_path: Path) -> None:
    with filled_office(tmp_path) as office:
        exclude_case(office, "small", "C-002", "iopc")
        erase_cases(office, "small", ["C-003"], "Asked for.")
        states = [each.state for each in Listing(office, "small").after("", 4)]
        assert states == ["", "excluded", "erased", ""]
        before = office.events()
        opened = open_case(office, "small", "C-001")
        assert {each.id: each.value.show() for each in opened.fields}[
            "ethnicity"
        ] == "Black Caribbean"
        assert office.events() == before + 1
        kind, actor, body = office.rows(
            "SELECT kind, actor, body FROM event ORDER BY id DESC LIMIT 1"
        )[0]
        assert (kind, actor) == ("list-case-opened", "office")
        assert "C-001" not in body
        with pytest.raises(Refusal, match="erased"):
            open_case(office, "small", "C-003")
        assert check(office).verified


def test_a_content_warning_stands_in_place_of_the_words(tmp_path: Path) -> None:
    from tests.helpers import FULL, bring_list, new_office, write_list

    with new_office(tmp_path) as office:
        row = {"ref": "W-1", "closed": "2026-01-02", "warning": "A death.", "secret": "All of it."}
        bring_list(office, write_list([FULL | row], (*FULL, "warning")))
        (listed,) = Listing(office, "small").after("", 5)
        assert listed.told.show() == "Warning: A death."
        opened = open_case(office, "small", "W-1")
        assert [each.value.show() for each in opened.warnings] == ["A death."]


def test_the_list_is_closed_while_members_judge(tmp_path: Path) -> None:
    with filled_office(tmp_path) as office:
        held = seated_meeting(office, drawn(office))
        needed_no_judging(office)
        case = meeting_cases(office, held)[0]
        give_answer(office, held, 1, case.case_id, "fair", "yes")
        with pytest.raises(Refusal, match="closed here"):
            needed_no_judging(office)
        show_answers(office, held, "It is late.")
        needed_no_judging(office)
        open_meeting(office, "small", office.now().date().isoformat())
        with pytest.raises(Refusal, match="closed here"):
            needed_no_judging(office)
