import contextlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.record.chain import common_head, event_hash, first_link, is_whole, make_event
from scrutiny.record.connection import transaction
from scrutiny.record.projections import HANDLERS, ONLY_LOGGED, rebuild, state
from scrutiny.record.schema import PROJECTIONS
from scrutiny.workspace import Workspace


def test_a_whole_meeting_fills_every_table(copy: Workspace) -> None:
    empty = {name for name, rows in state(copy.connection).items() if not rows}
    assert empty == set()


def test_the_meeting_uses_every_kind_of_event_that_a_table_knows(copy: Workspace) -> None:
    kinds = {row[0] for row in copy.rows("SELECT DISTINCT kind FROM event")}
    assert set(HANDLERS) - kinds == set()


def test_tables_dropped_and_rebuilt_from_the_log_equal_what_stood(copy: Workspace) -> None:
    stood = state(copy.connection)
    with transaction(copy.connection):
        rebuild(copy.connection)
    assert state(copy.connection) == stood


def test_rebuilding_mends_tables_that_were_changed_beside_the_log(copy: Workspace) -> None:
    stood = state(copy.connection)
    for name in PROJECTIONS:
        copy.connection.execute(f"DELETE FROM {name}")
    with transaction(copy.connection):
        rebuild(copy.connection)
    assert state(copy.connection) == stood


def test_an_unknown_kind_of_event_is_refused_and_leaves_no_trace(copy: Workspace) -> None:
    before = copy.events()
    with pytest.raises(ValueError, match="no table knows the event 'invented'"), copy.write() as w:
        w.record("invented", {})
    assert copy.events() == before


@pytest.mark.parametrize("kind", ONLY_LOGGED)
def test_kinds_that_are_only_told_change_no_table(copy: Workspace, kind: str) -> None:
    stood, before = state(copy.connection), copy.events()
    with copy.write() as writing:
        writing.record(kind, {"told": True})
    assert state(copy.connection) == stood
    assert copy.events() == before + 1


def test_the_log_cannot_be_changed_or_shortened_by_accident(copy: Workspace) -> None:
    import sqlite3

    for statement in ("UPDATE event SET actor = 'x' WHERE id = 3", "DELETE FROM event"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            copy.connection.execute(statement)


def test_two_events_of_one_step_stand_or_fall_together(copy: Workspace) -> None:
    before, stood = copy.events(), state(copy.connection)
    with contextlib.suppress(RuntimeError), copy.write() as writing:
        writing.record("backup-made", {"sha256": "a", "head": "b"})
        writing.record("case-included", {"panel": "small", "case": "x"})
        raise RuntimeError
    assert (copy.events(), state(copy.connection)) == (before, stood)


words = st.text(st.characters(codec="utf-8"), max_size=8)


@given(words, st.integers(1, 10**9), words, words, words, st.dictionaries(words, words))
def test_an_event_is_whole_until_any_part_of_it_changes(
    device: str, seq: int, time: str, actor: str, kind: str, body: dict[str, str]
) -> None:
    event = make_event(device, seq, time, actor, kind, body, first_link(device))
    assert is_whole(event)
    for part in ("device", "time", "actor", "kind", "body", "previous"):
        assert not is_whole(replace(event, **{part: getattr(event, part) + "x"}))
    assert not is_whole(replace(event, seq=seq + 1))


def test_moving_a_letter_from_one_part_to_the_next_changes_the_hash() -> None:
    assert event_hash("d", 1, "t", "ab", "c", "{}", "p") != event_hash(
        "d", 1, "t", "a", "bc", "{}", "p"
    )


def test_the_head_of_several_devices_does_not_depend_on_their_order() -> None:
    assert common_head({"a": "1", "b": "2"}) == common_head({"b": "2", "a": "1"})
    assert common_head({"a": "1", "b": "2"}) != common_head({"a": "2", "b": "1"})
