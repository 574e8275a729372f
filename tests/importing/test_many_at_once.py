"""Whole columns and whole chunks are read as their cells and rows are read one by one."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scrutiny.canonical import commitment, commitments
from scrutiny.errors import Refusal
from scrutiny.importing import chunks
from scrutiny.importing.cells import reader_for
from scrutiny.importing.content import CaseTexts, case_text
from scrutiny.importing.files import open_list, rows_of
from scrutiny.importing.importing import import_lists
from scrutiny.importing.naming import ByColumn, ByForceColumn, ByMonthFile
from scrutiny.importing.outcome import ImportOutcome
from scrutiny.importing.quick import QuickColumn
from scrutiny.importing.repeats import Repeats
from scrutiny.installing import install_panel
from scrutiny.panels.definition import Field, Panel
from scrutiny.panels.reading import shipped_text
from scrutiny.record.connection import transaction
from scrutiny.workspace import Workspace
from tests.helpers import bring_list, new_office

quickly = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
words = st.text(st.characters(codec="utf-8"), max_size=8)
stamps = st.one_of(
    st.datetimes().map(lambda each: each.isoformat()),
    st.datetimes().map(lambda each: each.isoformat("T", "seconds") + "+00:00"),
    st.datetimes().map(lambda each: each.strftime("%d/%m/%Y %H:%M")),
    st.dates().map(lambda each: each.strftime("%G-W%V-%u")),
    st.dates().map(lambda each: each.strftime("%Y%m%d")),
    st.sampled_from(["", " ", "2026-01-05 10:00", '2026-01-05"10:00', " 2026-01-05", "2026-02-30"]),
    words,
)
numbers = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False).map(str),
    st.integers().map(str),
    st.sampled_from(["", "-0", "007", "1\n2", " 5", "5 ", "1.", ".5", "1e3", "+4", "٣"]),
    words,
)
CELLS = {"datetime": stamps, "decimal": numbers, "integer": numbers, "text": words, "date": stamps}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    office = new_office(tmp_path_factory.mktemp("many"))
    install_panel(office, shipped_text("sopp"), "sopp.toml")
    return office


@pytest.fixture(scope="module")
def panel(office: Workspace) -> Panel:
    return office.panel("small")


@pytest.mark.parametrize("kind", sorted(CELLS))
@pytest.mark.parametrize("required", [True, False])
@quickly
@given(data=st.data())
def test_a_column_is_read_as_its_cells_are(
    panel: Panel, kind: str, required: bool, data: st.DataObject
) -> None:
    field = Field("it", "It", kind, required=required)
    reader = reader_for(field, panel)
    column = QuickColumn(field, reader, lambda _, value: value != "remark")
    for cells in data.draw(st.lists(st.lists(CELLS[kind], max_size=6), max_size=3)):
        values = column.read(cells)
        odd = set(column.remarkable(cells))
        for at, (cell, value) in enumerate(zip(cells, values, strict=True)):
            try:
                careful = reader(cell)
            except ValueError:
                assert at in odd
                continue
            assert (at in odd) == ((required and not careful) or careful == "remark")
            assert at in odd or value == careful


@quickly
@given(
    st.lists(st.tuples(words, words, words, st.one_of(st.none(), words)), max_size=5),
    st.permutations(["b", "a"]),
)
def test_texts_and_commitments_of_many_are_those_of_each(
    said: list[tuple[str, str, str, str | None]], names: list[str]
) -> None:
    texts = CaseTexts(names).of(
        [each[0] for each in said],
        ["2026-01-01"] * len(said),
        [[each[1] for each in said], [each[2] for each in said]],
        {at: other for at, (_, _, _, other) in enumerate(said) if other is not None},
    )
    assert texts == [
        case_text(each[0], "2026-01-01", dict(zip(names, each[1:3], strict=True)), each[3])
        for each in said
    ]
    salts = [bytes([at]) * 32 for at in range(len(said))]
    assert commitments(b"".join(salts), texts) == [
        commitment(salt, text) for salt, text in zip(salts, texts, strict=True)
    ]


@quickly
@given(st.lists(st.integers(-3, 3) | st.integers(-(2**63), 2**63 - 1), max_size=12))
def test_repeats_are_the_rows_that_came_before(said: list[int]) -> None:
    # The same remainder by many bits is no repeat.
    said = [*said, *(each ^ (1 << 40) for each in said)]
    with Repeats.on_disk() as repeats:
        for start in range(0, len(said), 3):
            rows = range(start + 1, min(start + 3, len(said)) + 1)
            repeats.note(rows, said[start : start + 3])
        found = list(repeats.rows())
    assert found == [at for at, each in enumerate(said, start=1) if each in said[: at - 1]]


HEAD = ("ref", "closed", "area", "ethnicity", "tags", "object", "age", "seen", "note")
SEARCHES = ("Type", "Date", "Gender", "Age range", "Latitude", "Outcome", "Force", "note")
cells = {
    "ref": st.sampled_from(["A-1", "a-1", " A-1", "B2", "", "B 2", "C3"]) | words,
    "closed": st.sampled_from(["2026-01-05", "05/01/2026", "2026-02-30", ""]),
    "ethnicity": st.sampled_from(["W1", "w1", "White Irish", "", "zz"]),
    "tags": st.sampled_from(["late", "rude;lost", "", "Late; ", "zz"]),
    "object": st.sampled_from(["lost", "else", ""]),
    "age": st.sampled_from(["7", "07", "", "x", " 9"]),
    "seen": st.sampled_from(["2026-01-05T10:00:00", "05/01/2026 10:00", "", "x"]),
    "Type": st.sampled_from(["Person search", "vehicle search", "Vehicle search", "zz"]),
    "Date": st.sampled_from(
        ["2026-01-05T10:00:00+00:00", "2026-02-01T00:00:00+00:00", "2025-12-31T23:00:00Z", "", "x"]
    ),
    "Gender": st.sampled_from(["Male", "", "Female"]),
    "Age range": st.sampled_from(["10-17", "under 10", ""]),
    "Latitude": st.sampled_from(["51.4", "x", ""]),
    "Outcome": st.sampled_from(["Arrest", ""]),
    "Force": st.sampled_from(["Kent Police", "kent", "surrey", "", "7"]),
}


def tables(head: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Write lists of a header, with rows that are short, blank, or the header again."""
    whole = st.tuples(*(cells.get(name, words) for name in head)).map(list)
    rows = st.one_of(whole, whole, whole, whole.map(lambda row: row[1:]), st.just(list(head)))
    return st.lists(rows, min_size=1, max_size=9).map(lambda rows: written([list(head), *rows]))


def written(rows: list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def brought(
    office: Workspace, panel_id: str, name: str, content: str
) -> tuple[ImportOutcome | str, list[tuple[str | None, ...]]]:
    """Import a list, and take everything back; gives what was told and what was stored."""
    told: ImportOutcome | str
    try:
        told = import_lists(office, panel_id, [(name, content.encode("utf-8"))])
    except Refusal as refusal:
        told = f"{refusal} {refusal.problems}"
    table = f"case_{panel_id}"
    names = [row[1] for row in office.connection.execute(f"PRAGMA table_info({table})")]
    kept = [each for each in names if each not in ("case_id", "import_id", "salt", "commitment")]
    chosen = ", ".join(f'"{each}"' for each in kept)
    stored = office.connection.execute(f"SELECT {chosen} FROM {table} ORDER BY case_id").fetchall()
    with transaction(office.connection):
        for each in (table, f"{table}_combination", "import"):
            office.connection.execute(f"DELETE FROM {each}")
    return told, stored


def one_by_one(patch: pytest.MonkeyPatch) -> None:
    """Have every cell looked at with its row, and every row named by itself."""
    patch.setattr(QuickColumn, "remarkable", lambda _, cells: list(range(len(cells))))
    for naming in (ByColumn, ByForceColumn, ByMonthFile):
        patch.setattr(naming, "many", lambda *_: None)


@pytest.mark.parametrize(
    ("panel_id", "name", "head"),
    [
        ("small", "list.csv", HEAD),
        ("sopp", "2026-01-kent-stop-and-search.csv", SEARCHES[:-2]),
        ("sopp", "searches.csv", SEARCHES),
    ],
)
@quickly
@given(data=st.data())
def test_a_list_is_taken_as_if_row_by_row(
    office: Workspace, panel_id: str, name: str, head: tuple[str, ...], data: st.DataObject
) -> None:
    content = data.draw(tables(head))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunks, "_STEP", 2)
        many = brought(office, panel_id, name, content)
        one_by_one(patch)
        assert brought(office, panel_id, name, content) == many


def test_a_chunk_ends_early_when_its_rows_are_long(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "_STEP", 1)
    monkeypatch.setattr(chunks, "_MOST_BYTES", 1_000)
    rows = [[f"R-{n}", "2026-01-05", "long " * 4_000] for n in range(6)]
    content = written([["ref", "closed", "area"], *rows]).encode()
    file = open_list("list.csv", content)
    assert [len(each.rows) for each in chunks.chunks_of(file, 1)] == [1] * 6
    assert bring_list(office, content).accepted == 6


def test_lines_are_known_in_every_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "_STEP", 2)
    monkeypatch.setattr(chunks, "_STEPS", 1)
    file = open_list("list.csv", b'ref,area\r\nA,x\r\nB,"two\r\nlines"\r\n\r\nC,y\nD,z')
    found = [
        (line, cells)
        for chunk in chunks.chunks_of(file, 1)
        for line, cells in zip(chunk.lines, chunk.rows, strict=True)
    ]
    assert found == list(rows_of(file))[1:]
    assert [line for line, _ in found] == [2, None, 5, 6, 7]
