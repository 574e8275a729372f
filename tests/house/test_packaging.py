"""The wheel, installed alone into an empty environment, is the whole product."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = {"scrutiny", "tui", "sampling", "reports", "fixtures"}


@pytest.fixture(scope="module")
def uv() -> list[str]:
    found = shutil.which("uv")
    if found:
        return [found]
    for python in ("python3", sys.executable):
        tried = subprocess.run([python, "-m", "uv", "--version"], capture_output=True, check=False)
        if tried.returncode == 0:
            return [python, "-m", "uv"]
    pytest.skip("uv is not installed, so no wheel can be built")


@pytest.fixture(scope="module")
def wheel(uv: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [*uv, "build", "--wheel", "--out-dir", str(target), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(target.glob("*.whl"))


def test_the_wheel_holds_the_five_packages_and_their_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    top = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert top == PACKAGES
    for needed in (
        "scrutiny/panels/irp.toml",
        "scrutiny/panels/codelists.toml",
        "fixtures/cases/oocd.csv",
        "fixtures/populations/census-2021.csv",
        "tui/app.tcss",
    ):
        assert needed in names


def test_the_wheel_alone_gives_help_and_runs_the_demo(
    uv: list[str], wheel: Path, tmp_path: Path
) -> None:
    environment = tmp_path / "environment"
    subprocess.run([*uv, "venv", str(environment)], check=True, capture_output=True)
    folder = "Scripts" if os.name == "nt" else "bin"
    python = environment / folder / "python"
    subprocess.run(
        [*uv, "pip", "install", "--python", str(python), str(wheel)],
        check=True,
        capture_output=True,
        cwd=ROOT,
    )
    scrutiny = environment / folder / "scrutiny"
    clean = {**os.environ, "SCRUTINY_DATA": str(tmp_path / "data"), "PYTHONPATH": ""}
    shown = subprocess.run(
        [scrutiny, "--help"], capture_output=True, text=True, check=True, cwd=tmp_path, env=clean
    )
    assert "Commands:" in shown.stdout
    made = subprocess.run(
        [scrutiny, "demo", "--json"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=clean,
    )
    answer = json.loads(made.stdout)
    assert Path(tmp_path, answer["workspace"]).is_file()
    assert all(Path(tmp_path, each).is_file() for each in answer["documents"])
    listed = subprocess.run(
        [*uv, "pip", "list", "--python", str(python)], capture_output=True, text=True, check=True
    )
    assert "pytest" not in listed.stdout
