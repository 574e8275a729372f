"""Asks for one part of a theme, box by box: the field, how it is compared, and the values."""

from collections.abc import Callable

from scrutiny.errors import Refusal
from scrutiny.panels.condition_parts import NO_VALUE, Part, comparisons
from scrutiny.panels.definition import Field
from scrutiny.panels.earlier import EARLIER_TYPE
from scrutiny.theme_draft import ThemeDraft
from scrutiny.theme_making import values_of
from tui.plain.sentences import shown
from tui.plain.themes import COMPARISON_WORDS, value_rows
from tui.screens.choice_box import ChoiceBox
from tui.screens.line_box import LineBox
from tui.screens.page import Page
from tui.screens.values_box import ValuesBox

_DAY = "Type a date such as 2026-04-01, then Enter."
_NUMBER = "Type a number, then Enter."
_WORDS = "Type the words exactly as the list has them, then Enter."


def ask_part(page: Page, draft: ThemeDraft, done: Callable[[], None]) -> None:
    """Ask for one part and add it to the draft; a box that is closed adds nothing."""
    if not draft.text:
        _ask_field(page, draft, "and", done)
        return

    def joint(place: int | None) -> None:
        if place is not None:
            _ask_field(page, draft, ("and", "or")[place], done)

    rows = ("and: a case must have both", "or: one of them is enough")
    page.app.push_screen(ChoiceBox("Add a field", "How is it joined?", rows), joint)


def _ask_field(page: Page, draft: ThemeDraft, joint: str, done: Callable[[], None]) -> None:
    fields = list(draft.fields.values())

    def chosen(place: int | None) -> None:
        if place is not None:
            _ask_comparison(page, draft, fields[place], joint, done)

    rows = tuple(shown(each.title) for each in fields)
    page.app.push_screen(ChoiceBox("Add a field", "Which field?", rows), chosen)


def _ask_comparison(
    page: Page, draft: ThemeDraft, field: Field, joint: str, done: Callable[[], None]
) -> None:
    known = comparisons(field)

    def chosen(place: int | None) -> None:
        if place is None:
            return
        if known[place] in NO_VALUE:
            draft.add(Part(field.id, known[place], (), joint))
            done()
        else:
            _ask_values(page, draft, field, known[place], joint, done)

    rows = tuple(COMPARISON_WORDS[each] for each in known)
    page.app.push_screen(ChoiceBox(shown(field.title), "What must it be?", rows), chosen)


def _ask_values(
    page: Page,
    draft: ThemeDraft,
    field: Field,
    comparison: str,
    joint: str,
    done: Callable[[], None],
) -> None:
    def add(values: tuple[str, ...]) -> None:
        draft.add(Part(field.id, comparison, values, joint))
        done()

    title = shown(field.title)
    values = _values(page, draft, field, comparison)
    if not values:
        hint = _DAY if "on or" in comparison else _NUMBER if "at " in comparison else _WORDS

        def take(text: str) -> str:
            if not text.strip():
                return hint
            add((text.strip(),))
            return ""

        page.app.push_screen(LineBox(title, hint, take))
        return

    def chosen(places: tuple[int, ...] | None) -> None:
        if places:
            try:
                add(tuple(values[place][0] for place in places))
            except Refusal as refusal:
                page.say(refusal.what)

    asked = "Which ones? Space or a click marks a line; Enter keeps them."
    page.app.push_screen(ValuesBox(title, asked, value_rows(values)), chosen)


def _values(
    page: Page, draft: ThemeDraft, field: Field, comparison: str
) -> tuple[tuple[str, str, int | None], ...]:
    """Give what can be chosen; nothing where it must be typed."""
    groups = field.codelist.groups() if field.codelist else ()
    codes = field.codelist.codes if field.codelist else ()
    if comparison == "is in one of groups":
        return tuple((each, each, None) for each in groups)
    if comparison not in ("is one of", "is none of"):
        return ()
    if field.type == EARLIER_TYPE:
        return tuple((each.code, each.label, None) for each in codes)
    try:
        panel = page.workspace.panel(draft.panel_id)
        return values_of(page.workspace, panel, field)
    except Refusal:
        # Free words: their values would be whole stories, so they are typed and never listed.
        return ()
