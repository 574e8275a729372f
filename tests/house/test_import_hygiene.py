"""Proves in clean interpreters what import-linter proves from the source: who loads what."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("pandas", "scipy", "numpy", "textual", "sqlite_utils", "docx", "typst", "rich")
LAYERS = ("sampling", "scrutiny", "reports", "tui")


def modules_of(package: str) -> list[str]:
    found = []
    for path in sorted((ROOT / package).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if not name.endswith("__main__"):
            found.append(name)
    return found


def loaded_after(code: str) -> set[str]:
    """Run code in a clean interpreter and give the top-level packages it loaded."""
    script = f"{code}\nimport sys\nprint(chr(10).join(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return {name.split(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("layer", LAYERS)
def test_no_module_loads_a_layer_above_its_own(layer: str) -> None:
    above = set(LAYERS[LAYERS.index(layer) + 1 :])
    imports = "\n".join(f"import {name}" for name in modules_of(layer))
    assert not loaded_after(imports) & above


@pytest.mark.parametrize("layer", ["sampling", "scrutiny", "reports"])
def test_no_module_below_the_front_end_loads_a_heavy_package(layer: str) -> None:
    imports = "\n".join(f"import {name}" for name in modules_of(layer))
    assert not loaded_after(imports) & set(HEAVY)


def test_help_loads_nothing_heavy() -> None:
    code = "from tui.main import main\nassert main(['--help']) == 0"
    assert not loaded_after(code) & set(HEAVY)


@pytest.mark.parametrize("arguments", [["--version"], ["calc", "change", "2", "1"]])
def test_small_commands_load_nothing_heavy(arguments: list[str]) -> None:
    code = f"from tui.main import main\nassert main({arguments!r}) == 0"
    assert not loaded_after(code) & set(HEAVY)


def test_judging_a_case_loads_neither_pandas_nor_scipy(tmp_path: Path) -> None:
    path = tmp_path / "office.scrutiny"
    make = (
        "from pathlib import Path\n"
        "from fixtures.demonstration import demonstrate\n"
        "from scrutiny.installing import install_shipped\n"
        "from scrutiny.workspace import Workspace\n"
        f"with Workspace.create(Path({str(path)!r}), 'kent', device='test') as workspace:\n"
        "    install_shipped(workspace)\n"
        "    demonstrate(workspace, lambda what: None)\n"
    )
    loaded_after(make)
    judge = (
        "from pathlib import Path\n"
        "from scrutiny.meetings.answering import give_answer\n"
        "from scrutiny.meetings.meeting import meetings\n"
        "from scrutiny.meetings.viewing import case_for_seat, seat_cases\n"
        "from scrutiny.workspace import Workspace\n"
        "import tui.app, tui.plain.judging\n"
        f"with Workspace.open(Path({str(path)!r}), device='test') as workspace:\n"
        "    held = next(each for each in meetings(workspace) if not each.shown_at)\n"
        "    case = seat_cases(workspace, held.id, 1)[0]\n"
        "    view = case_for_seat(workspace, held.id, 1, case.case_id)\n"
        "    code = view.questions[-1].scale.for_seats()[0].code\n"
        "    assert give_answer(workspace, held.id, 1, case.case_id, 'judgement', code).at\n"
    )
    assert not loaded_after(judge) & {"pandas", "scipy", "numpy", "sqlite_utils"}


def test_only_the_front_end_imports_a_front_end_toolkit() -> None:
    for layer in ("sampling", "scrutiny", "reports"):
        for path in (ROOT / layer).rglob("*.py"):
            text = path.read_text("utf-8")
            for toolkit in ("textual", "click", "rich"):
                assert f"import {toolkit}" not in text, path
                assert f"from {toolkit}" not in text, path


def test_only_the_domain_opens_a_database() -> None:
    for layer in ("sampling", "reports", "tui"):
        for path in (ROOT / layer).rglob("*.py"):
            assert "sqlite3" not in path.read_text("utf-8"), path
