"""A figure of a list says what one of its cases is, as the panel file names it."""

from datetime import date
from pathlib import Path

from reports.frame_figures import compared
from scrutiny.cases.asking import Period
from scrutiny.cases.counting import group_counts
from scrutiny.cases.units import Count, unit_of
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_shipped
from scrutiny.populations import load
from scrutiny.workspace import Workspace
from tests.helpers import HeldClock

ROWS = "".join(
    f"Person search,2019-01-{n + 1:02d}T10:00:00+00:00,White - Irish,White\n" for n in range(12)
)


def test_the_definition_line_of_a_rate_prints_the_unit_of_the_panel(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "o", "avon-and-somerset", HeldClock(), "d") as workspace:
        install_shipped(workspace)
        header = "Type,Date,Self-defined ethnicity,Officer-defined ethnicity\n"
        name = "2019-01-avon-and-somerset-stop-and-search.csv"
        import_lists(workspace, "sopp", [(name, (header + ROWS).encode())])
        panel = workspace.panel("sopp")
        counted = group_counts(workspace, panel, None, Period(), "self_defined_ethnicity")
        assert counted.unit == unit_of(panel)
        assert counted.first == date(2019, 1, 1)
        table = compared([counted], load("census-2021", "avon-and-somerset"), "White")[0]
    assert table.unit == counted.unit
    assert f"12 cases in all (one case is one {panel.unit})" in table.definition_line
    assert str(Count(1, table.unit)) == f"1 {panel.unit}"
