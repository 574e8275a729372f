"""Measures every letter that the pages show, in both themes, by the formula of WCAG 2.2."""

import pytest
from rich.color import Color

from scrutiny.meetings.agreeing import Agreeing
from scrutiny.meetings.concluding import show_answers
from scrutiny.meetings.meeting import meetings
from scrutiny.meetings.turn import Turn
from scrutiny.workspace import Workspace
from tui.app import ScrutinyApp, first_page
from tui.screens.agree import AgreePage
from tui.screens.judge import JudgePage
from tui.screens.page import Page
from tui.theme import DARK, LIGHT, THEMES


def luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in color.get_truecolor())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lowest(app: ScrutinyApp) -> tuple[float, str]:
    worst = (21.0, "")
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if style is None or not segment.text.strip():
                continue
            assert not style.dim
            assert not style.blink
            assert style.color is not None
            assert style.bgcolor is not None
            worst = min(worst, (contrast(style.color, style.bgcolor), segment.text))
    return worst


def test_black_on_white_is_21_to_1() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_colour_of_a_theme_stands_at_7_to_1_on_its_paper(theme: object) -> None:
    values = vars(theme)
    for paper in ("background", "panel"):
        for ink in ("foreground", "primary", "error", "success"):
            ratio = contrast(Color.parse(values[ink]), Color.parse(values[paper]))
            assert ratio >= 7, (ink, paper, ratio)


async def measure(page: Page, theme: str, *keys: str) -> None:
    app = ScrutinyApp(page.workspace, page)
    app.theme = theme
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert lowest(app)[0] >= 7, lowest(app)
        for key in keys:
            await pilot.press(key)
            assert lowest(app)[0] >= 7, (key, lowest(app))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
async def test_every_letter_on_the_pages_stands_at_7_to_1(small: Workspace, theme: str) -> None:
    held = meetings(small)[0].id
    await measure(first_page(small, None, None), theme, "2", "enter")
    await measure(
        JudgePage(Turn(small, held, 1)),
        theme,
        *("1", "tab", "n", "a", "shift+left", "escape", "g", "escape", "f1", "escape", "ctrl+q"),
    )
    show_answers(small, held, "No time.")
    await measure(AgreePage(Agreeing(small, held)), theme, "3", "enter", "d", "tab", "escape", "o")


async def test_without_colour_our_own_theme_stands(
    small: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TEXTUAL_THEME", "ansi-dark")
    page = first_page(small, None, None)
    app = ScrutinyApp(small, page)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.theme in (LIGHT, DARK)
        assert lowest(app)[0] >= 7


async def test_t_changes_the_theme_and_it_is_kept(small: Workspace) -> None:
    kept = small.path.with_name("theme")
    app = ScrutinyApp(small, first_page(small, None, None), kept)
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.theme
        await pilot.press("t")
        changed = app.theme
        assert changed != before
    again = ScrutinyApp(small, first_page(small, None, None), kept)
    assert again.theme == changed
