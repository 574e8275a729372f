"""What the words of a list mean is shown, decided, kept in the mapping, and never passed over."""

from pathlib import Path

import pytest

from scrutiny.errors import Refusal
from scrutiny.importing.columns import columns_of, mapping_text, remembered_mapping, save_mapping
from scrutiny.importing.importing import import_lists
from scrutiny.importing.mapping import check_mapping, read_mapping
from scrutiny.importing.watching import StoppedError
from scrutiny.importing.words import words_of
from scrutiny.quality.checking import check_lists
from scrutiny.quality.page import WordRead
from scrutiny.workspace import Workspace
from tests.importing.test_columns import office

__all__ = ["office"]

LIST = (
    b"Case No,Closed,Group,tags,live,age\n"
    b"A-1,2026-01-03,White British,late;tardy,Y,17\n"
    b"A-2,2026-01-04,Not known,tardy,N,n/a\n"
    b"A-3,2026-01-05,W1,rude,Perhaps,n/a\n"
    b"A-4,N/A,w2,-,,40\n"
)
COLUMNS = {"Group": "ethnicity"}
WORDS = {
    "Group": {"Not known": "NS"},
    "tags": {"Tardy": "late", "-": ""},
    "live": {"perhaps": ""},
    "age": {"n/a": ""},
}
SAID = {"columns": COLUMNS, "words": WORDS}


def seen(office: Workspace, said: object = None) -> dict[str, list[tuple[str, int, str, bool]]]:
    assert said is None or isinstance(said, dict)
    found = words_of(office, "small", [("list.csv", LIST)], said or COLUMNS)
    return {
        each.title: [(w.raw, w.cells, w.read_as, w.known) for w in each.words]
        for each in found
        if each.words
    }


def test_words_are_told_with_their_count_those_that_are_not_known_first(office: Workspace) -> None:
    assert seen(office) == {
        "Closed": [("N/A", 1, "", False)],
        "Group": [
            ("Not known", 1, "", False),
            ("White British", 1, "W1", True),
            ("w2", 1, "W2", True),
        ],
        "tags": [("tardy", 2, "", False), ("-", 1, "", False)],
        "live": [("Perhaps", 1, "", False), ("N", 1, "False", True), ("Y", 1, "True", True)],
        "age": [("n/a", 2, "", False)],
    }


def test_what_was_decided_is_read_so_and_what_was_typed_is_kept(office: Workspace) -> None:
    assert import_lists(office, "small", [("list.csv", LIST)], COLUMNS).accepted == 0
    outcome = import_lists(office, "small", [("list.csv", LIST)], SAID)
    assert (outcome.accepted, outcome.rejected) == (3, 1)
    rows = office.rows("SELECT f_ethnicity, f_tags, f_live, f_age FROM case_small ORDER BY row")
    assert rows == [
        ("W1", ";late;", "True", "17"),
        ("NS", ";late;", "False", ""),
        ("W1", ";rude;", "", ""),
    ]
    assert '"ethnicity":"Not known"' in office.value("SELECT other FROM case_small WHERE row = 2")
    assert all(known for each in seen(office, SAID).values() for *_, known in each[:-1])


def test_the_page_tells_what_was_read_as_what(office: Workspace) -> None:
    found = check_lists(office, "small", [("list.csv", LIST)], SAID)
    assert WordRead("Group", "Not known", 1, "Not stated", decided=True) in found.words
    assert WordRead("Group", "White British", 1, "White British", decided=False) in found.words
    assert not found.unknown_codes
    assert {
        each.code
        for each in check_lists(office, "small", [("list.csv", LIST)], COLUMNS).unknown_codes
    } == {
        "Not known",
        "tardy",
        "-",
    }


def test_words_are_saved_with_the_columns_and_known_again(
    office: Workspace, tmp_path: Path
) -> None:
    files = [("list.csv", LIST)]
    looked = words_of(office, "small", files, COLUMNS)
    text = mapping_text(
        columns_of(office, "small", *files[0], COLUMNS), office.panel("small"), looked
    )
    assert '[words."tags"]' in text
    assert '# "tardy" = ""  # 2 cells' in text
    assert '#   "late"  (Late)' in text
    assert '#   "True"  (Yes)' in text
    columns = columns_of(office, "small", *files[0], SAID)
    written = save_mapping(office, "small", columns, tmp_path / "mine.toml")
    again = read_mapping(written.read_text("utf-8"), "mine.toml")
    assert again == remembered_mapping(office, "small", files)
    assert import_lists(office, "small", files, again).accepted == 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"Group": {"x": "Martian"}}, "'x' cannot mean that: 'Martian' is not a known code"),
        ({"Group": {"x": 5}}, "what 'x' means must stand in quotation marks"),
        ({"Group": "x"}, 'must be a table: [words."Their header"]'),
        ({"Nobody": {"x": ""}}, "fills no field, so its words have no meaning"),
        ({"area": {"x": ""}}, "fills 'Area', which is kept as it is typed"),
    ],
)
def test_what_a_word_cannot_mean_is_told(office: Workspace, words: object, told: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_mapping({"columns": COLUMNS, "words": words}, office.panel("small"), "map.toml")
    assert told in refused.value.problems[0].problem


def test_the_reading_can_be_stopped_and_nothing_is_stored(office: Workspace) -> None:
    def stop(_: int) -> None:
        raise StoppedError

    for look in (words_of, check_lists, import_lists):
        with pytest.raises(StoppedError):
            look(office, "small", [("list.csv", LIST)], SAID, watch=stop)
    assert office.value("SELECT count(*) FROM import") == 0
    assert office.value("SELECT count(*) FROM case_small") == 0
