import importlib
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

import tui.screens
from tui.keys import KEYS, keys_for, line_for
from tui.screens.box import Box
from tui.screens.page import Page
from tui.widgets.key_line import key_line_text

SOURCE = Path(tui.__file__).parent
PAGES = sorted({page for key in KEYS for page in (*key.screens, *key.line)} - {"*"})
SAFE = {
    *"abcdefghijklmnopqrstuvwxyz0123456789",
    *("enter", "escape", "space", "pageup", "pagedown", "home", "end", "up", "down"),
    *("f1", "question_mark", "ctrl+q"),
}


def screens() -> list[type[Page | Box[Any]]]:
    """Give every page and box that there is, so that none can be forgotten."""
    found: list[type[Page | Box[Any]]] = []
    for each in pkgutil.iter_modules(tui.screens.__path__, "tui.screens."):
        module = importlib.import_module(each.name)
        found += [
            one
            for one in vars(module).values()
            if isinstance(one, type)
            and issubclass(one, (Page, Box))
            and one.__module__ == module.__name__
            and "PAGE" in vars(one)
        ]
    return found


def test_every_key_is_safe_has_a_short_label_and_a_sentence() -> None:
    for key in KEYS:
        assert set(key.keys) <= SAFE, key.id
        assert 0 < len(key.label) <= 12, key.id
        assert key.help.endswith("."), key.id
        assert key.screens, key.id


def test_ids_are_told_once() -> None:
    assert len({key.id for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_gives_one_key_two_meanings(page: str) -> None:
    used = [each for key in keys_for(page) for each in key.keys]
    assert len(used) == len(set(used))


@pytest.mark.parametrize("page", PAGES)
def test_the_bottom_line_shows_at_most_seven_keys_and_all_of_them_at_80(page: str) -> None:
    line = line_for(page)
    assert 1 <= len(line) <= 7
    assert cell_len(key_line_text(line)) <= 80
    assert set(line) <= set(keys_for(page))


def test_every_page_has_help_and_a_way_to_stop() -> None:
    for screen in screens():
        page = vars(screen)["PAGE"]
        assert page in PAGES
        ids = {key.id for key in keys_for(page)}
        assert "stop" in ids
        if issubclass(screen, Page):
            assert "help" in ids
            assert "stop" in {key.id for key in line_for(page)}


def test_every_key_of_a_page_does_something_there() -> None:
    for screen in screens():
        for key in keys_for(vars(screen)["PAGE"]):
            assert hasattr(screen, f"action_{key.id}"), (screen, key.id)


def test_every_binding_has_an_id_and_a_capital_does_what_the_letter_does() -> None:
    for screen in screens():
        bound = screen._merged_bindings
        assert bound is not None
        own = [each for keys in bound.key_to_bindings.values() for each in keys if each.id]
        assert own
        letters = {each.key: each.action for each in own if re.fullmatch("[a-z]", each.key)}
        capitals = {each.key: each.action for each in own if re.fullmatch("[A-Z]", each.key)}
        assert letters == {key.lower(): action for key, action in capitals.items()}


def test_nothing_turns_blinks_or_hides_its_state_in_a_colour() -> None:
    source = "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    for name in ("LoadingIndicator", "Checkbox", "RadioSet", "SelectionList", "ProgressBar"):
        assert not re.search(rf"\b{name}\b", source), name
