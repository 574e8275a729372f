"""Whatever the bytes, an import ends in an outcome that adds up, or in a refusal."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.errors import Refusal
from scrutiny.frames import references
from scrutiny.importing.outcome import ImportOutcome
from scrutiny.plans import Plan
from scrutiny.record.connection import transaction
from scrutiny.sealing import seal
from scrutiny.workspace import Workspace
from tests.helpers import bring_list, new_office

COLUMNS = ["ref", "closed", "area", "ethnicity", "tags", "object", "live", "age", "score", "seen"]

cells = st.one_of(
    st.sampled_from(
        ["", " ", "A-1", "a-1", "2026-01-01", "31/12/2025", "True", "no", "7", "W1", "late;lost"]
    ),
    st.text(st.characters(codec="utf-8"), max_size=6),
)
tables = st.lists(st.lists(cells, min_size=9, max_size=11), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return new_office(tmp_path_factory.mktemp("any"))


def attempt(office: Workspace, content: bytes) -> ImportOutcome | None:
    """Import and take everything back, so that each example meets an empty office."""
    outcome = None
    try:
        outcome = bring_list(office, content)
        if outcome.accepted:
            frame = seal(office, "small", Plan())
            assert len(references(office, frame.id)) == outcome.accepted
    except Refusal:
        pass
    for name in ("case_small", "import", "frame", "frame_case"):
        with transaction(office.connection):
            office.connection.execute(f"DELETE FROM {name}")
    return outcome


def adds_up(outcome: ImportOutcome) -> bool:
    parts = outcome.accepted + outcome.rejected + outcome.unchanged
    rows = {each.row for each in outcome.problems}
    return outcome.read == parts and len(rows) == outcome.rejected


loose = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@loose
@given(st.binary(max_size=200))
def test_any_bytes_end_in_an_outcome_or_a_refusal(office: Workspace, content: bytes) -> None:
    outcome = attempt(office, content)
    assert outcome is None or adds_up(outcome)


@loose
@given(st.binary(max_size=120))
def test_any_bytes_below_a_good_header_do_too(office: Workspace, content: bytes) -> None:
    outcome = attempt(office, b"ref,closed,area\r\nA-1,2026-01-01,x\r\n" + content)
    assert outcome is None or adds_up(outcome)


@loose
@given(tables, st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_any_table_adds_up(office: Workspace, table: list[list[str]], encoding: str) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(table)
    outcome = attempt(office, text.getvalue().encode(encoding))
    assert outcome is None or adds_up(outcome)


@loose
@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=4), max_size=5))
def test_every_case_that_was_taken_in_can_be_sealed(office: Workspace, names: list[str]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["ref", "closed"])
    writer.writerows([name, "2026-01-01"] for name in names)
    outcome = attempt(office, text.getvalue().encode())
    assert outcome is None or adds_up(outcome)


def test_the_office_of_these_tests_is_whole(office: Workspace, tmp_path: Path) -> None:
    assert tmp_path.exists()
    outcome = attempt(office, b"ref,closed\r\nA-1,2026-01-01\r\n")
    assert outcome is not None
    assert outcome.accepted == 1
