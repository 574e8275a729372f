"""Panel files through the command line."""

from pathlib import Path

from scrutiny.panels.reading import shipped_text
from tests.cli.conftest import Answer


def test_check_names_every_problem_with_its_line(answer: Answer, tmp_path: Path) -> None:
    text = shipped_text("oocd")
    lines = text.splitlines()
    theme = next(n for n, line in enumerate(lines) if 'offence_group is "drugs"' in line)
    field = next(n for n, line in enumerate(lines) if line.startswith("[[fields]]"))
    lines[theme] = lines[theme].replace('"drugs"', '"flowers"')
    lines[field + 2] = lines[field + 2].replace("title", "titel")
    broken = tmp_path / "broken.toml"
    broken.write_text("\n".join(lines), encoding="utf-8")
    status, found = answer("panels", "check", broken)
    assert status == 1
    assert found["valid"] is False
    assert {each["line"] for each in found["problems"]} >= {field + 3}
    fixed = "\n".join(lines).replace("titel", "title", 1)
    broken.write_text(fixed, encoding="utf-8")
    status, found = answer("panels", "check", broken)
    assert [each["line"] for each in found["problems"]] == [theme + 1]
    assert "flowers" in found["problems"][0]["problem"]


def test_a_fourth_panel_is_one_more_file(answer: Answer, tmp_path: Path) -> None:
    text = shipped_text("oocd").replace('id = "oocd"', 'id = "hate-crime"', 1)
    made = tmp_path / "hate-crime.toml"
    made.write_text(text, encoding="utf-8")
    assert answer("panels", "check", made)[0] == 0
    assert answer("panels", "install", made)[0] == 0
    assert "hate-crime" in [each["panel"] for each in answer("panels", "list")[1]["panels"]]
    assert answer("panels", "export", "hate-crime")[1]["text"] == text
    assert answer("themes", "--panel", "hate-crime")[0] == 0
