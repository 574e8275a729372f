"""The draw ceremony on the projector, walked through by keyboard and by mouse."""

import importlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from sampling.verify import check_record
from scrutiny.draws import draws, make_draw
from scrutiny.errors import Refusal
from scrutiny.frames import references
from scrutiny.importing.importing import import_lists
from scrutiny.installing import install_panel
from scrutiny.plans import Plan
from scrutiny.sealing import seal
from scrutiny.seeding import SeedGiven
from scrutiny.workspace import Workspace
from tests.helpers import PANEL, some_cases, write_list
from tests.screens.building import HeldClock
from tests.screens.looking import assert_snapshot, screen_lines, screen_text
from tests.screens.test_contrast import lowest
from tui.app import ScrutinyApp, first_page
from tui.keys import keys_for
from tui.plain.ceremony import Ceremony
from tui.plain.order_lines import order_lines
from tui.screens.box import Box
from tui.screens.ceremony_drawn import DrawnPage
from tui.screens.ceremony_list import ListPage
from tui.screens.page import Page
from tui.theme import DARK, LIGHT
from tui.widgets.choice_list import ChoiceList
from tui.widgets.digit_line import DigitLine

SEED = "28917365509382746150"
OTHER = "31415926535897932384"
GROUPS = "28917 36550 93827 46150"
MODULES = (
    "prepare",
    "ceremony_frames",
    "ceremony_list",
    "ceremony_plan",
    "ceremony_size_box",
    "ceremony_source",
    "ceremony_seed",
    "ceremony_digits_box",
    "ceremony_value_box",
    "ceremony_drawn",
)
SIZE = (80, 24)
WIDE = (120, 40)
STRATA = Plan(
    stratify="area", size=9, reserves=1, minimum=2, allocation="equal", seed_source="dice"
)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A workspace with sixty cases, on a computer that has made no draw before."""
    monkeypatch.setenv("SCRUTINY_DATA", str(tmp_path / "data"))
    path = tmp_path / "office.scrutiny"
    with Workspace.create(path, "avon-and-somerset", HeldClock(), "test") as workspace:
        install_panel(workspace, PANEL, "small.toml")
        cases = some_cases(60)
        cases[0]["live"] = cases[7]["live"] = "True"
        import_lists(workspace, "small", [("list.csv", write_list(cases))])
        yield workspace


class Walk:
    """A walk through the pages: presses keys, and reads what is shown."""

    def __init__(self, app: ScrutinyApp, pilot: "Pilot[None]") -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> str:
        await self.pilot.press(*keys)
        await self.pilot.pause()
        return screen_text(self.app)

    async def type_seed(self, seed: str) -> str:
        """Open the line with the mark, type a seed there and keep it."""
        await self.press("enter", *seed)
        return await self.press("enter")


def joined(shown: str) -> str:
    """Undo the breaks of lines in a box."""
    return " ".join(shown.replace("|", " ").split())


def at_the_list(workspace: Workspace) -> ScrutinyApp:
    return ScrutinyApp(workspace, ListPage(Ceremony(workspace, "F1")))


def drawn(workspace: Workspace, plan: Plan = Plan(size=5)) -> None:  # noqa: B008 - frozen
    make_draw(workspace, seal(workspace, "small", plan).id, SeedGiven(SEED))


async def test_dice_that_agree_from_the_first_page_to_the_papers(office: Workspace) -> None:
    seal(office, "small", Plan())
    app = ScrutinyApp(office, first_page(office, None, None))
    async with app.run_test(size=SIZE) as pilot:
        walk = Walk(app, pilot)
        assert "  5  Draw cases in public" in await walk.press("2", "enter")
        await walk.press("5")
        assert "58 cases. Not drawn yet." in await walk.press("enter")
        assert "Read the digest aloud. Compare it with the minutes." in await walk.press("enter")
        assert "does not say how many cases" in await walk.press("enter")
        assert "How many cases are read?" in await walk.press("enter")
        assert "type how many" in await walk.press("enter")
        assert "The plan draws 99 of 58" in await walk.press("9", "9", "enter", "enter")
        await walk.press("backspace", "backspace", "1", "0", "enter", "2")
        assert "10 of 58 cases will be drawn, with 2 reserves." in await walk.press("enter")
        assert "> 1  Dice" in await walk.press("enter")
        assert "The first person types the seed: not yet" in await walk.press("enter")
        half = await walk.press("enter", *SEED[:12], "x")
        assert "28917 36550 93___ _____   12 of 20" in half
        assert "8 still to type." in await walk.press("enter")
        hidden = await walk.press(*SEED[12:], "enter")
        assert "done, and hidden" in hidden
        assert "28917" not in hidden
        agreed = await walk.type_seed(SEED)
        assert GROUPS in agreed
        assert "> 3  Witnesses" in agreed
        assert "Witnesses, if any: 2 names" in await walk.press(
            "enter", *"One Here", "enter", "enter", *"Two Here", "escape"
        )
        assert not draws(office)
        assert "Draw now? This cannot be taken back." in await walk.press("enter")
        shown = await walk.press("y")
        assert "Draw 1 of 1. 10 cases and 2 reserves, of 58." in shown
        made = draws(office)[0]
        for each in made.selected[:8]:
            assert each.reference in shown
            assert each.ticket[:20] in shown
        told = await walk.press("p")
        assert "Written: proof-D1.html and draw-D1.json" in told
    assert made.witnesses == ("One Here", "Two Here")
    assert [each.kind for each in made.selected] == ["random"] * 10 + ["reserve"] * 2
    folder = office.path.parent
    assert "One Here" not in folder.joinpath("proof-D1.html").read_text("utf-8")
    record = json.loads(folder.joinpath("draw-D1.json").read_text("utf-8"))
    assert check_record(record, references(office, "F1")).verified


async def test_dice_that_disagree_are_typed_again_by_both(office: Workspace) -> None:
    seal(office, "small", Plan(size=5))
    app = at_the_list(office)
    async with app.run_test(size=SIZE) as pilot:
        walk = Walk(app, pilot)
        await walk.press("enter", "enter", "enter")
        await walk.type_seed(SEED)
        differing = await walk.type_seed(SEED[:-1] + "7")
        assert "Problem: the two do not agree." in differing
        assert "> 1  The first person types the seed: not yet" in differing
        assert "The second person types it again: not yet" in differing
        assert "Line 1 comes first." in await walk.press("4", "enter")
        assert "one digit (7) throughout" in await walk.press("enter", *("7" * 20), "enter")
        await walk.press("escape")
        await walk.type_seed(SEED)
        assert GROUPS in await walk.type_seed(SEED)
        await walk.press("4", "enter", "n")
        assert not draws(office)
        await walk.press("enter", "y")
    assert [each.seed for each in draws(office)] == [SEED]


async def test_a_second_draw_says_why_the_first_was_set_aside(office: Workspace) -> None:
    drawn(office)
    app = at_the_list(office)
    async with app.run_test(size=SIZE) as pilot:
        walk = Walk(app, pilot)
        assert "Draw 1 of 1, D1, was made from this list." in screen_text(app)
        assert "Seed: 28917 36550" in await walk.press("c")
        assert "Draw 1 of 1 made." in await walk.press("b")
        await walk.press("enter", "enter", "enter", "enter")
        assert "Line 1 comes first." in await walk.press("2", "enter")
        assert "This would be draw 2" in await walk.press("enter")
        assert "set aside: The footage was lost" in await walk.press(
            *"The footage was lost", "escape"
        )
        await walk.type_seed(OTHER)
        await walk.type_seed(OTHER)
        await walk.press("5", "enter", "y")
        shown = screen_text(app)
        assert "Draw 2 of 2." in shown
        assert "Draw 1 was set aside because: The footage was lost." in joined(shown)
    assert [each.of_draws for each in draws(office)] == [2, 2]


async def test_a_seed_that_was_used_before_is_refused_and_nothing_is_drawn(
    office: Workspace,
) -> None:
    drawn(office)
    app = at_the_list(office)
    async with app.run_test(size=SIZE) as pilot:
        walk = Walk(app, pilot)
        await walk.press("enter", "enter", "enter")
        await walk.press("enter", *"Lost", "escape")
        await walk.type_seed(SEED)
        refused = await walk.type_seed(SEED)
        assert "Problem: This seed was used before: draw D1" in refused
        assert "> 2  The first person types the seed: not yet" in refused
        assert "Line 2 comes first." in await walk.press("5", "enter")
    assert len(draws(office)) == 1


async def test_a_seed_of_this_computer_is_marked_in_words(office: Workspace) -> None:
    seal(office, "small", Plan(size=5, seed_source="computer"))
    app = at_the_list(office)
    async with app.run_test(size=SIZE) as pilot:
        walk = Walk(app, pilot)
        await walk.press("enter", "enter")
        assert "Draw now" in screen_text(app)
        assert "not independently checkable" in await walk.press("enter")
        assert not draws(office)
        shown = joined(await walk.press("y"))
        assert "made by this computer: not independently checkable" in shown
    assert not draws(office)[0].checkable


async def test_a_public_value_is_named_and_typed_twice(office: Workspace) -> None:
    seal(office, "small", Plan(size=5))
    app = at_the_list(office)
    async with app.run_test(size=SIZE) as pilot:
        walk = Walk(app, pilot)
        await walk.press("enter", "enter", "2", "enter")
        assert "> 1  What the value is, and of what time: not said yet" in screen_text(app)
        assert "Problem: say what the value is" in await walk.press("enter", "enter")
        assert "time: Lottery of 1 May" in await walk.press(*"Lottery of 1 May", "enter")
        await walk.type_seed("5 9 12 30")
        assert "the two do not agree" in await walk.type_seed("5 9 12 31")
        await walk.type_seed("5 9 12 30")
        assert "5 9 12 30" in await walk.type_seed("5 9 12 30")
        assert "a public value: Lottery of 1 May" in await walk.press("enter", "y")
    assert (draws(office)[0].seed, draws(office)[0].seed_named) == ("5 9 12 30", "Lottery of 1 May")


async def test_a_sealed_plan_with_strata_is_told_and_cannot_be_changed(office: Workspace) -> None:
    seal(office, "small", STRATA)
    app = at_the_list(office)
    async with app.run_test(size=SIZE) as pilot:
        walk = Walk(app, pilot)
        plan = await walk.press("enter")
        assert "9 of 58 cases will be drawn, with 1 reserve for each stratum." in plan
        assert "3 of     19  South" in plan
        assert "was sealed with the list. Nobody can change it" in await walk.press("s")
        assert "Throw a ten-sided die 20 times" in await walk.press("enter")
        await walk.type_seed(SEED)
        await walk.type_seed(SEED)
        assert "Stratum" in await walk.press("4", "enter", "y")
    made = draws(office)[0]
    assert dict(made.quotas) == {"North": 3, "South": 3, "blank": 3}


async def test_the_size_cannot_be_changed_once_the_seed_is_being_typed(office: Workspace) -> None:
    seal(office, "small", Plan(seed_source="dice"))
    ceremony = Ceremony(office, "F1")
    ceremony.choose_size(5, 0)
    ceremony.choose_size(6, 0)
    ceremony.first_types(SEED)
    with pytest.raises(Refusal, match="cannot be changed now"):
        ceremony.choose_size(7, 0)


async def test_a_blind_stratum_is_not_told_on_the_projector(office: Workspace) -> None:
    drawn(office, Plan(stratify="ethnicity", size=6))
    app = at_the_list(office)
    async with app.run_test(size=SIZE) as pilot:
        walk = Walk(app, pilot)
        told = await walk.press("c")
        assert "The strata are not shown here" in told
        assert "Black" not in told
        assert all(each.reference in told for each in draws(office)[0].selected)


async def test_a_draw_from_another_list_of_the_same_cases_is_told(office: Workspace) -> None:
    drawn(office, Plan(theme="north", size=3))
    seal(office, "small", Plan(size=5))
    app = ScrutinyApp(office, ListPage(Ceremony(office, "F2")))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        told = joined(screen_text(app))
        assert "Draw D1 was made from another list (The north," in told
        assert "that holds 20 of these cases." in told


def test_a_long_reference_is_not_broken_and_its_ticket_stands_below_it(office: Workspace) -> None:
    drawn(office, replace(STRATA, seed_source=None))
    made = draws(office)[0]
    long = "avon-and-somerset/2019-01/000049"
    first = replace(made.selected[0], reference=long, stratum="Person and vehicle search")
    lines = order_lines(replace(made, selected=(first,)), 0, 1, 76)
    assert f"1    {long}  Person and vehicle search  random" in lines
    assert f"     {first.ticket[:20]}" in lines
    assert all(len(line) <= 76 for line in lines)
    widths = [max(map(len, order_lines(made, 0, 5, width))) for width in (76, 40)]
    assert widths[0] <= 76
    assert widths[1] <= 40


async def test_the_whole_draw_by_mouse(office: Workspace) -> None:
    seal(office, "small", Plan())
    app = ScrutinyApp(office, first_page(office, None, None))
    async with app.run_test(size=SIZE) as pilot:

        async def word(told: str) -> None:
            for y, line in reversed(list(enumerate(screen_lines(app)))):
                if told in line:
                    await pilot.click(offset=(line.index(told) + 1, y))
                    await pilot.pause()
                    return
            raise AssertionError(f"{told} is not on:\n{screen_text(app)}")

        async def digits(line: DigitLine, typed: str) -> None:
            for digit in typed:
                await pilot.click(line, offset=(3 + 4 * "1234567890".index(digit), 1))

        for told in ("Prepare a meeting", "Draw cases in public", "F1  Small", "Enter Next"):
            await word(told)
        await word("S How many")
        await digits(app.screen.query(DigitLine).first(), "93")
        await word("[Rub out]")
        size, _ = app.screen.query(DigitLine)
        await pilot.click(size, offset=(43, 1))
        assert size.value == "9"
        for told in ("Enter Keep", "Enter Keep", "Enter Next", "1  Dice"):
            await word(told)
        for who in ("The first person", "The second person"):
            await word(who)
            await digits(app.screen.query_one(DigitLine), SEED)
            await word("Enter Keep")
        for told in ("Draw now", "Yes, draw now", "P Proof sheet"):
            await word(told)
        assert "Written: proof-D1.html" in screen_text(app)
        await word("B Back")
        assert isinstance(app.screen.query_one(ChoiceList), ChoiceList)
    assert draws(office)[0].size == 9


async def test_stopping_in_the_middle_does_not_claim_that_everything_is_saved(
    office: Workspace,
) -> None:
    seal(office, "small", Plan(size=5, seed_source="dice"))
    app = at_the_list(office)
    async with app.run_test(size=SIZE) as pilot:
        walk = Walk(app, pilot)
        await walk.press("enter", "enter")
        await walk.type_seed(SEED)
        asked = await walk.press("ctrl+q")
        assert "What you typed here is not kept." in asked
        assert "Everything is saved" not in asked


async def test_papers_that_cannot_be_written_are_told(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise Refusal("The file cannot be written: no space.", next_step="Free some space.")

    drawn(office)
    monkeypatch.setattr("scrutiny.paths.write_whole", full)
    app = ScrutinyApp(office, DrawnPage(office, draws(office)[0]))
    async with app.run_test(size=SIZE) as pilot:
        told = await Walk(app, pilot).press("p")
        assert "no space. Free some space." in told
        assert "Written" not in told


async def test_a_long_order_is_read_on_window_by_window(office: Workspace) -> None:
    drawn(office, Plan(as_far_as_we_get=True))
    made = draws(office)[0]
    longer = replace(made, selected=made.selected * 10)
    app = ScrutinyApp(office, DrawnPage(office, longer))
    async with app.run_test(size=SIZE) as pilot:
        walk = Walk(app, pilot)
        assert "1 to 200 of 580" in screen_text(app)
        for _ in range(60):
            if "201 to 400 of 580" in await walk.press("pagedown"):
                break
        assert "201 to 400 of 580" in screen_text(app)
        assert "1 to 200 of 580" in await walk.press("pageup")


def pages() -> list[type[Page | Box[Any]]]:
    modules = [importlib.import_module(f"tui.screens.{name}") for name in MODULES]
    return [
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and each.__module__ == module.__name__ and "PAGE" in vars(each)
    ]


def test_every_key_of_a_page_of_the_draw_does_something_there() -> None:
    assert len(pages()) == len(MODULES)
    for page in pages():
        keys = keys_for(vars(page)["PAGE"])
        assert {"stop"} < {key.id for key in keys}
        for key in keys:
            assert hasattr(page, f"action_{key.id}"), (page, key.id)


async def test_pasted_digits_are_taken_and_nothing_else(office: Workspace) -> None:
    seal(office, "small", Plan(size=5, seed_source="dice"))
    app = at_the_list(office)
    async with app.run_test(size=SIZE) as pilot:
        walk = Walk(app, pilot)
        await walk.press("enter", "enter", "enter")
        line = app.screen.query_one(DigitLine)
        line.post_message(events.Paste(f" {SEED[:10]} x{SEED[10:]}99"))
        await pilot.pause()
        assert line.value == SEED


@pytest.mark.parametrize("theme", [LIGHT, DARK])
async def test_every_letter_of_the_draw_stands_at_7_to_1(office: Workspace, theme: str) -> None:
    seal(office, "small", Plan(seed_source="public", seed_source_named="Lottery"))
    app = at_the_list(office)
    app.theme = theme
    async with app.run_test(size=SIZE) as pilot:
        walk = Walk(app, pilot)
        for keys in (("enter",), ("enter",), ("5", "enter", "enter"), ("enter",), ("enter", "a")):
            await walk.press(*keys)
            assert lowest(app)[0] >= 7, lowest(app)


@pytest.mark.parametrize("size", [SIZE, WIDE], ids=["80x24", "120x40"])
async def test_every_page_looks_as_it_was_agreed(office: Workspace, size: tuple[int, int]) -> None:
    drawn(office, Plan(theme="north", size=3))
    seal(office, "small", Plan(stratify="area"))
    app = ScrutinyApp(office, first_page(office, None, None))
    async with app.run_test(size=size) as pilot:
        walk = Walk(app, pilot)

        def look(name: str) -> None:
            if size == SIZE or name in ("list", "drawn"):
                assert_snapshot(app, f"ceremony-{name}-{size[0]}x{size[1]}")

        for name, keys in (
            ("prepare", ("2", "enter")),
            ("frames", ("5", "enter")),
            ("list", ("enter",)),
            ("plan-open", ("enter",)),
            ("size", ("enter", "9", "enter", "1")),
            ("plan", ("enter",)),
            ("source", ("enter",)),
            ("seed", ("enter",)),
            ("typing", ("enter", *OTHER[:12])),
            ("typed", (*OTHER[12:], "enter")),
            ("disagreeing", ("enter", *SEED, "enter")),
            ("agreed", ("enter", *OTHER, "enter", "enter", *OTHER, "enter")),
            ("witnesses", ("enter", *"One Who Watched")),
            ("question", ("escape", "enter")),
            ("drawn", ("y",)),
        ):
            await walk.press(*keys)
            look(name)
