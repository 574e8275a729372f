"""Each way to change a record, and what the check must say of it, with and without paper."""

import random
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from scrutiny.canonical import canonical, commitment, digest
from scrutiny.errors import Refusal
from scrutiny.importing.content import case_text, commitments_digest
from scrutiny.record.chain import event_hash, first_link
from scrutiny.record.connection import transaction
from scrutiny.record.projections import rebuild
from scrutiny.safekeeping import check
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock

Spoil = Callable[[sqlite3.Connection], None]
Row = tuple[int, str, int, str, str, str, str, str, str]


def unlock(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TRIGGER event_is_never_changed")
    connection.execute("DROP TRIGGER event_is_never_deleted")


def one(connection: sqlite3.Connection, statement: str) -> str:
    return str(connection.execute(statement).fetchone()[0])


ANSWER = "(SELECT min(id) FROM event WHERE kind = 'answered')"


def edit_an_answer(connection: sqlite3.Connection) -> None:
    unlock(connection)
    connection.execute(
        "UPDATE event SET body = replace(body, '\"yes\"', '\"no\"')"
        " WHERE id = (SELECT min(id) FROM event WHERE kind = 'answered' AND body LIKE '%\"yes\"%')"
    )


def edit_only_a_table(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE conclusion SET conclusion = '1' WHERE conclusion = '3'")


def change_who(connection: sqlite3.Connection) -> None:
    unlock(connection)
    connection.execute(f"UPDATE event SET actor = 'seat:9' WHERE id = {ANSWER}")


def back_date(connection: sqlite3.Connection) -> None:
    unlock(connection)
    connection.execute("UPDATE event SET time = '2026-01-01T00:00:00Z' WHERE kind = 'draw-made'")


def delete(connection: sqlite3.Connection) -> None:
    unlock(connection)
    connection.execute(f"DELETE FROM event WHERE id = {ANSWER}")


def delete_and_renumber(connection: sqlite3.Connection) -> None:
    unlock(connection)
    seq = int(one(connection, f"SELECT seq FROM event WHERE id = {ANSWER}"))
    connection.execute("DELETE FROM event WHERE seq = ?", (seq,))
    for (each,) in connection.execute(
        "SELECT seq FROM event WHERE seq > ? ORDER BY seq", (seq,)
    ).fetchall():
        connection.execute("UPDATE event SET seq = ? WHERE seq = ?", (each - 1, each))


def swap(connection: sqlite3.Connection) -> None:
    unlock(connection)
    first = int(one(connection, f"SELECT seq FROM event WHERE id = {ANSWER}"))
    for old, new in ((first, -1), (first + 1, first), (-1, first + 1)):
        connection.execute("UPDATE event SET seq = ?, id = ? WHERE seq = ?", (new, new, old))


def replay(connection: sqlite3.Connection) -> None:
    """Append an earlier event once more, with links of its own."""
    device, kind, actor, body, time = connection.execute(
        f"SELECT device, kind, actor, body, time FROM event WHERE id = {ANSWER}"
    ).fetchone()
    seq, last = connection.execute("SELECT seq, hash FROM event ORDER BY seq DESC").fetchone()
    hashed = event_hash(device, seq + 1, time, actor, kind, body, last)
    connection.execute(
        "INSERT INTO event (device, seq, time, actor, kind, body, previous, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (device, seq + 1, time, actor, kind, body, last, hashed),
    )


def cut_the_tail(connection: sqlite3.Connection) -> None:
    unlock(connection)
    connection.execute("DELETE FROM event WHERE id > (SELECT max(id) - 5 FROM event)")


def change_a_case(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE case_small SET f_area = 'South' WHERE reference = 'C-003'")


def change_a_case_and_its_commitment(connection: sqlite3.Connection) -> None:
    cursor = connection.execute("SELECT * FROM case_small WHERE reference = 'C-003'")
    names = [each[0] for each in cursor.description]
    case = dict(zip(names, cursor.fetchone(), strict=True))
    case["f_area"] = "South"
    values = {name[2:]: case[name] for name in names if name.startswith("f_")}
    text = case_text(case["reference"], case["day"], values, case["other"])
    connection.execute(
        "UPDATE case_small SET f_area = 'South', commitment = ? WHERE reference = 'C-003'",
        (commitment(case["salt"], text),),
    )


def move_a_case_to_another_day(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE case_small SET day = '2020-01-01' WHERE reference = 'C-003'")


def remove_a_case(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM case_small WHERE reference = 'C-003'")


def slip_in_a_case(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO case_small (case_id, import_id, row, reference, day, salt, commitment)"
        " VALUES ('zzzzzzzzzzzz-0000001', 'zzzzzzzzzzzz', 1, 'C-999', '2026-01-01', x'00', 'c')"
    )


def blank_a_case_as_if_erased(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE case_small SET salt = NULL, f_area = NULL WHERE reference = 'C-003'")


def put_words_into_an_erased_case(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE case_small SET f_area = 'North' WHERE salt IS NULL")


def change_a_note(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE passage SET text = 'He was rude.' WHERE text LIKE 'The officer%'")


def remove_a_note(connection: sqlite3.Connection) -> None:
    connection.execute(
        "DELETE FROM passage WHERE passage ="
        " (SELECT passage FROM answer_change WHERE question = 'note' LIMIT 1)"
    )


def change_a_note_and_drop_its_salt(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE passage SET text = 'He was rude.', salt = NULL WHERE text LIKE 'The officer%'"
    )


def replace_a_panel_file(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE panel_file SET text = replace(text, 'Inappropriate', 'Fine')")


def remove_a_panel_file(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM panel_file")


def replace_a_reference_of_a_frame(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE frame_case SET reference = 'C-777'"
        " WHERE reference = (SELECT max(reference) FROM frame_case)"
    )


def drop_a_reference_of_a_frame(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM frame_case WHERE reference = 'C-004'")


def swap_the_strata_of_two_cases(connection: sqlite3.Connection) -> None:
    first, second = (
        connection.execute(
            "SELECT reference FROM frame_case WHERE stratum = ? ORDER BY reference", (stratum,)
        ).fetchone()[0]
        for stratum in ("White", "Black")
    )
    statement = "UPDATE frame_case SET stratum = ? WHERE reference = ?"
    connection.execute(statement, ("Black", first))
    connection.execute(statement, ("White", second))


def point_a_reference_at_another_case(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE frame_case SET case_id = (SELECT case_id FROM case_small WHERE reference = 'C-005')"
        " WHERE reference = 'C-004'"
    )


@dataclass(frozen=True)
class Way:
    """One way to spoil the record, and the words by which the check tells it."""

    spoil: Spoil
    said: tuple[str, ...]


WAYS = (
    Way(edit_an_answer, ("(answered, ", "it was changed after it was written")),
    Way(edit_only_a_table, ("table 'conclusion' was changed beside the log",)),
    Way(change_who, ("(answered, ", "it was changed after it was written")),
    Way(back_date, ("(draw-made, 2026-01-01", "it was changed after it was written")),
    Way(delete, ("before it are missing",)),
    Way(delete_and_renumber, ("it does not follow the event before it",)),
    Way(swap, ("it was changed after it was written",)),
    Way(replay, ("table 'answer_change' was changed beside the log",)),
    Way(cut_the_tail, ("was changed beside the log",)),
    Way(change_a_case, ("-0000003 was changed after it was imported",)),
    Way(change_a_case_and_its_commitment, ("was replaced after it was imported",)),
    Way(move_a_case_to_another_day, ("-0000003 was changed after it was imported",)),
    Way(remove_a_case, ("brought 30 cases, and 29 are there",)),
    Way(slip_in_a_case, ("'small'", "came with no list")),
    Way(blank_a_case_as_if_erased, ("-0000003", "erased", "no event")),
    Way(put_words_into_an_erased_case, ("erased, and says something again",)),
    Way(change_a_note, ("the text ", "was changed after it was written")),
    Way(remove_a_note, ("the text ", "is missing")),
    Way(change_a_note_and_drop_its_salt, ("the text ", "was changed after it was written")),
    Way(replace_a_panel_file, ("panel file", "was changed after it was installed")),
    Way(remove_a_panel_file, ("panel file", "is missing")),
    Way(replace_a_reference_of_a_frame, ("sealed list of frame F1", "changed")),
    Way(drop_a_reference_of_a_frame, ("sealed list of frame F1", "changed")),
    Way(swap_the_strata_of_two_cases, ("sealed list of frame F1", "changed")),
    Way(point_a_reference_at_another_case, ("sealed list of frame F1", "changed")),
)


def told(problems: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(all(word in problem for word in words) for problem in problems)


def test_an_untouched_record_verifies_with_and_without_its_head(copy: Workspace) -> None:
    assert check(copy).verified
    found = check(copy, copy.head())
    assert (found.verified, found.problems) == (True, ())
    assert "nothing was added since" in found.notes[0]
    assert found.events == copy.events()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.spoil.__name__)
@pytest.mark.parametrize("with_head", [False, True], ids=["no-paper", "paper"])
def test_the_check_says_what_was_changed_and_where(
    copy: Workspace, way: Way, with_head: bool
) -> None:
    head = copy.head()
    with transaction(copy.connection):
        way.spoil(copy.connection)
    found = check(copy, head if with_head else None)
    assert not found.verified
    assert told(found.problems, way.said), found.problems


def recompute(connection: sqlite3.Connection) -> None:
    """Write the whole chain and every table anew, as one who holds the file can."""
    renamed: dict[str, str] = {}
    last = ""
    for row in connection.execute("SELECT * FROM event ORDER BY id").fetchall():
        number, device, seq, time, actor, kind, body, _, before = row
        # Undoing an answer and closing a meeting name earlier events by their hashes.
        for old, new in renamed.items():
            body = body.replace(old, new)
        last = last or first_link(device)
        renamed[before] = event_hash(device, seq, time, actor, kind, body, last)
        connection.execute(
            "UPDATE event SET body = ?, previous = ?, hash = ? WHERE id = ?",
            (body, last, renamed[before], number),
        )
        last = renamed[before]
    rebuild(connection)


def test_a_chain_recomputed_whole_shows_only_against_a_head_on_paper(copy: Workspace) -> None:
    head = copy.head()
    with transaction(copy.connection):
        unlock(copy.connection)
        copy.connection.execute(
            'UPDATE event SET body = replace(body, \'"conclusion":"3"\', \'"conclusion":"1"\')'
        )
        recompute(copy.connection)
    assert check(copy).verified
    found = check(copy, head)
    assert not found.verified
    assert told(found.problems, ("does not hold the printed head", "rewritten"))


def test_a_tail_cut_cleanly_shows_only_against_a_head_on_paper(copy: Workspace) -> None:
    head = copy.head()
    with transaction(copy.connection):
        unlock(copy.connection)
        copy.connection.execute(
            "DELETE FROM event WHERE id > (SELECT id FROM event WHERE kind = 'case-erased') - 2"
        )
        copy.connection.execute("DELETE FROM case_small WHERE salt IS NULL")
        rebuild(copy.connection)
    problems = check(copy).problems
    assert not told(problems, ("printed head",))
    assert told(check(copy, head).problems, ("does not hold the printed head",))


def test_an_older_copy_put_back_shows_against_the_later_head(
    copy: Workspace, finished: bytes, tmp_path: Path
) -> None:
    with copy.write() as writing:
        writing.record("backup-made", {"sha256": "a", "head": "b"})
    later = copy.head()
    older = tmp_path / "older.scrutiny"
    older.write_bytes(finished)
    with Workspace.open(older, HeldClock(), "test-device") as workspace:
        assert check(workspace).verified
        assert told(check(workspace, later).problems, ("an older copy put back",))


def test_a_head_printed_earlier_says_how_much_was_added_since(copy: Workspace) -> None:
    early = copy.head()
    for expected in ("1 entry has", "2 entries have"):
        with copy.write() as writing:
            writing.record("backup-made", {"sha256": "a", "head": "b"})
        found = check(copy, early)
        assert found.verified
        assert expected in found.notes[-1]


def test_a_head_may_be_typed_in_groups_capitals_and_shortened(copy: Workspace) -> None:
    head = copy.head()
    grouped = " ".join(head[start : start + 4] for start in range(0, 32, 4)).upper()
    assert check(copy, grouped).verified


@pytest.mark.parametrize("head", ["3f2a", "not a head at all, but long", "g" * 20])
def test_what_is_no_head_is_called_so(copy: Workspace, head: str) -> None:
    with pytest.raises(Refusal, match="is not a head"):
        check(copy, head)


def test_a_clock_set_back_is_a_note_and_no_problem(copy: Workspace) -> None:
    clock = HeldClock()
    clock.go_on(days=-365)
    copy.clock = clock
    with copy.write() as writing:
        writing.record("backup-made", {"sha256": "a", "head": "b"})
    found = check(copy)
    assert found.verified
    assert "the clock had been set back" in found.notes[0]


def test_events_of_two_devices_verify_side_by_side(copy: Workspace) -> None:
    with Workspace.open(copy.path, HeldClock(), "other-device") as other, other.write() as writing:
        writing.record("backup-made", {"sha256": "a", "head": "b"})
    found = check(copy, copy.head())
    assert found.verified
    assert found.head not in {row[0] for row in copy.rows("SELECT hash FROM event")}


BODIES = ("", "{", "[]", "null", "7", '{"frame":3}', '{"import":null,"panel":"small"}')


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("kind", ["list-imported", "frame-sealed", "answered", "panel-installed"])
def test_a_body_that_makes_no_sense_is_told_and_never_an_error(
    copy: Workspace, kind: str, body: str
) -> None:
    with transaction(copy.connection):
        unlock(copy.connection)
        copy.connection.execute("UPDATE event SET body = ? WHERE kind = ?", (body, kind))
    found = check(copy)
    assert told(found.problems, (f"({kind}, ", "it was changed after it was written"))


@pytest.mark.parametrize("value", ["'words'", "7", "x'ff'", "1.5"])
@pytest.mark.parametrize("name", ["salt", "f_area", "day", "commitment", "other", "reference"])
def test_a_cell_of_another_kind_is_told_and_never_an_error(
    copy: Workspace, name: str, value: str
) -> None:
    with transaction(copy.connection):
        copy.connection.execute(f"UPDATE case_small SET {name} = {value} WHERE reference = 'C-004'")
    assert not check(copy).verified


def test_flipped_bits_end_in_words_and_never_in_an_error(finished: bytes, tmp_path: Path) -> None:
    chance = random.Random(20261123)
    told_of = 0
    for number in range(60):
        spoiled = bytearray(finished)
        spoiled[chance.randrange(len(spoiled))] ^= 1 << chance.randrange(8)
        path = tmp_path / f"{number}.scrutiny"
        path.write_bytes(spoiled)
        told_of += bool(said_of(path))
    # Some bits lie where the file holds nothing; most do not.
    assert told_of > 10


def test_a_file_cut_short_ends_in_words(finished: bytes, tmp_path: Path) -> None:
    for part in (0.3, 0.6, 0.95):
        path = tmp_path / f"{part}.scrutiny"
        path.write_bytes(finished[: int(len(finished) * part)])
        assert said_of(path)


def said_of(path: Path) -> str:
    """Give what is told of a file: the refusal to open it, or the problems of its record."""
    try:
        with Workspace.open(path, HeldClock(), "test-device") as workspace:
            return "; ".join(check(workspace).problems)
    except Refusal as refusal:
        return str(refusal)


def test_commitments_bind_the_order_of_the_rows() -> None:
    assert commitments_digest(["a", "b"]) != commitments_digest(["b", "a"])
    assert commitments_digest(["ab"]) != commitments_digest(["a", "b"])
    assert digest(canonical(["a"])) == digest('["a"]')
