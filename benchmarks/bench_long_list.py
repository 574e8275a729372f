"""Time the window over a long list against a table that holds all of its rows, in one run.

Run as `python -m benchmarks.bench_long_list [CASES]`. The peer is Textual's own `DataTable`, filled
with the same rows from the same file; both must show the same references at the end.
"""

import asyncio
import csv
import io
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from textual.app import App, ComposeResult
from textual.widgets import DataTable

from benchmarks.bars import line, plain
from fixtures.cases import case_list
from scrutiny.cases.filtering import CaseFilter
from scrutiny.cases.listing import Listing
from scrutiny.importing.importing import import_lists
from scrutiny.workspace import Workspace
from tui.app import ScrutinyApp
from tui.screens.cases import CasesPage
from tui.widgets.window_list import WindowList

PANEL = "oocd"
SIZE = (120, 40)
_TIMES = 15


class AllRows(App[None]):
    """The peer: every row in the widget."""

    def __init__(self, rows: list[tuple[str, str, str]]) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        yield DataTable[str](cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("Reference", "Day", "Case")
        table.add_rows(self.rows)


def main(cases: int) -> None:
    with TemporaryDirectory() as folder, _office(Path(folder), cases) as workspace:
        print(f"a list of {cases:,} cases of {len(workspace.panel(PANEL).fields)} fields")
        asyncio.run(_compare(workspace, cases))


def _office(folder: Path, cases: int) -> Workspace:
    """Bring a list of so many invented cases."""
    workspace = Workspace.create(folder / "long.scrutiny", "avon-and-somerset", device="bench")
    from scrutiny.installing import install_panel
    from scrutiny.panels.reading import shipped_text

    if PANEL not in workspace.panel_ids():
        install_panel(workspace, shipped_text(PANEL), f"{PANEL}.toml")
    invented = list(csv.DictReader(io.StringIO(case_list(PANEL).decode())))
    text = io.StringIO()
    writer = csv.DictWriter(text, list(invented[0]))
    writer.writeheader()
    for number in range(cases):
        name = {"Case ref": f"{PANEL.upper()}-{number:07d}"}
        writer.writerow(invented[number % len(invented)] | name)
    import_lists(workspace, PANEL, [("long.csv", text.getvalue().encode())])
    return workspace


async def _compare(workspace: Workspace, cases: int) -> None:
    began = perf_counter()
    rows = [
        (each.reference, each.day, each.told.one_line()[:90])
        for each in Listing(workspace, PANEL).after("", cases)
    ]
    read = perf_counter() - began
    began = perf_counter()
    peer = AllRows(rows)
    async with peer.run_test(size=SIZE) as pilot:
        await pilot.pause()
        table_shown = perf_counter() - began
        table = peer.query_one(DataTable)
        table_end = await _median(lambda: pilot.press("ctrl+end"))
        theirs = str(table.get_row_at(cases - 1)[0])
    smallest = await _smallest()
    began = perf_counter()
    page = CasesPage(workspace, PANEL)
    app = ScrutinyApp(workspace, page)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = perf_counter() - began
        scroll = await _median(lambda: pilot.press("pagedown"))
        end = await _median(lambda: pilot.press("home", "end"))
        ours = page.walk.rows(cases, 1)[0].reference
        jump = _jump(page, cases)
        held, room = page.walk.held, page.query_one(WindowList).room
        page.walk.look_for(CaseFilter(words="custody zebra"))
        slices = []
        while not page.walk.finished:
            begun = perf_counter()
            page.walk.look_on()
            slices.append(perf_counter() - begun)
    if theirs != ours:
        raise SystemExit("The two lists end differently.")
    print(f"  {plain('an app with one table and no row', smallest * 1000, 'ms')}")
    print(f"  {plain('reading all rows for the table', read * 1000, 'ms')}")
    print(f"  {plain('DataTable with all rows, first paint', table_shown * 1000, 'ms')}")
    print(f"  {line('window, first paint', shown * 1000, 'ms', 300)}")
    print(f"  {line('times as soon', table_shown / shown, '×', 3, at_least=True)}")
    print(f"  {plain('DataTable, to the end', table_end * 1000, 'ms')}")
    print(f"  {plain('window, home and to the end', end * 1000, 'ms')}")
    print(f"  {line('window, a page on', scroll * 1000, 'ms', 100)}")
    print(f"  {line('a jump and its rows', jump * 1000, 'ms', 100)}")
    print(f"  {line('finding words: the longest slice', max(slices) * 1000, 'ms', 100)}")
    print(f"  {plain('finding words: the whole list', sum(slices) * 1000, 'ms')}")
    print(f"  {plain(f'rows in memory, {room} in view', held, 'rows')}")


async def _smallest() -> float:
    class Empty(App[None]):
        def compose(self) -> ComposeResult:
            yield DataTable[str]()

    began = perf_counter()
    async with Empty().run_test(size=SIZE) as pilot:
        await pilot.pause()
        return perf_counter() - began


async def _median(press: Callable[[], object]) -> float:
    spent = []
    for _ in range(_TIMES):
        began = perf_counter()
        pressed = press()
        if asyncio.iscoroutine(pressed):
            await pressed
        spent.append(perf_counter() - began)
    return sorted(spent)[_TIMES // 2]


def _jump(page: CasesPage, cases: int) -> float:
    spent = []
    for place in range(1, _TIMES + 1):
        number = cases * place // (_TIMES + 1) + 1
        began = perf_counter()
        page.walk.go_to(f"{number}")
        page.walk.rows(number, SIZE[1])
        spent.append(perf_counter() - began)
    return sorted(spent)[_TIMES // 2]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
