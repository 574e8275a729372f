"""The tour itself: the screens that a volunteer and a chair meet, in their order.

Every picture comes from the real screens, at a clock that stands still.
"""

from pathlib import Path

from scrutiny.workspace import Workspace
from tests.tour.guide import NARROW, Guide, Picture
from tests.tour.office import DICE, judge_all, tour_office
from tui.app import ScrutinyApp, first_page
from tui.plain.judging import run_plain


async def walk(folder: Path) -> list[Picture]:
    """Go through a whole meeting in a folder of its own; gives the pictures."""
    with tour_office(folder) as (workspace, held):
        lines = _line_by_line(workspace, held)
        app = ScrutinyApp(workspace, first_page(workspace, None, None))
        async with app.run_test(size=NARROW) as pilot:
            guide = Guide(app, pilot)
            await _draw(guide)
            await _judge(guide)
            judge_all(workspace, held, 2, "121312")
            judge_all(workspace, held, 3, "122311")
            await _show(guide, held)
            await _agree(guide)
        told = (
            "The same meeting works line by line, for screen readers and for terminals that cannot"
            " redraw: `scrutiny judge --plain`. The record is the same."
        )
        return [*guide.pictures, Picture("plain", "Line by line", told, lines)]


def _line_by_line(workspace: Workspace, meeting_id: str) -> str:
    told: list[str] = []

    def ask(prompt: str) -> str:
        told.append(prompt.rstrip())
        raise EOFError

    run_plain(workspace, ask, told.append, meeting_id, "1")
    return "\n".join(told)


async def _draw(guide: Guide) -> None:
    await guide.look(
        "home",
        "The first page",
        "Three choices. Below them it says where you left off. A number moves the mark, Enter goes"
        " on; or click a line.",
    )
    await guide.press("2", "enter")
    await guide.look(
        "prepare",
        "Preparing a meeting",
        "The office's part, in the order of the work: the weeks of a meeting, the force's list,"
        " themes, the seal, the draw in public, and figures.",
    )
    await guide.press("1", "enter", "1", "enter")
    await guide.look(
        "weeks",
        "The weeks of a meeting",
        "Each task with its day. What the record shows to be done is ticked by itself; Enter on a"
        " task does it, or ticks it off.",
    )
    await guide.press("b", "b", "5", "enter", "enter")
    await guide.look(
        "sealed-list",
        "The sealed list",
        "The list was sealed before anybody threw the dice. Its digest stands in the minutes, and"
        " is read aloud.",
    )
    await guide.press("enter")
    await guide.look("plan", "The plan", "How many cases will be read was sealed as well.")
    await guide.press("enter", "1", "enter")
    for _ in range(2):
        await guide.press("enter", *DICE, "enter")
    await guide.look(
        "seed",
        "The seed",
        "Two people type the numbers of the dice, and must agree. Only then can the draw be made.",
    )
    await guide.press("4", "enter", "y")
    await guide.look(
        "drawn",
        "The cases",
        "Nobody chose these cases: the lowest tickets come first, and anyone can work them out"
        " again. P writes the proof for the file and the web site.",
        wide=True,
    )
    while "Where you left off" not in await guide.press("b"):
        pass


async def _judge(guide: Guide) -> None:
    await guide.press("1", "enter")
    await guide.look(
        "seats",
        "Who is judging?",
        "Choose your name. You see only your own answers, and nobody else sees them.",
    )
    await guide.press("w")
    await guide.look(
        "attendance",
        "Who is here",
        "Late arrivals, early leavers and apologies are noted here. They go into the minutes.",
    )
    await guide.press("b", "e", "4", "enter")
    await guide.look(
        "paper",
        "A paper sheet",
        "A member who wrote on paper takes part as well: somebody types the sheet in, and it says"
        " who did.",
    )
    await guide.press("b", "b", "1", "enter")
    await guide.look(
        "judge",
        "A case, and one question",
        "The case is above, the question below. Press a number: the answer is saved at once and the"
        " next question comes. Page Down reads on.",
    )
    await guide.press(*"1123412341")
    await guide.press("enter", "enter", "2")
    await guide.look(
        "judgement",
        "Your judgement",
        "The last question waits for Enter, so that you leave no case by a slip. B goes back, U"
        " takes back what you changed last.",
    )
    await guide.look(
        "judge-wide",
        "The same on a wider window",
        "On 110 columns and more the case stands beside the question, with your note and what comes"
        " next.",
        wide=True,
    )
    await guide.press("n", *"Why is there no apology?")
    await guide.look(
        "note",
        "Your own note",
        "N opens a box for what you want to remember or to say. Escape keeps it.",
    )
    await guide.press("escape", "f", "enter")
    await guide.press("question_mark")
    await guide.look(
        "help",
        "Help",
        "What each key does, in sentences. A click on a line does what the line says.",
    )
    await guide.press("escape", "0")
    await guide.look(
        "conflict",
        "A case that is not yours to judge",
        "0 says that you know someone in it. The case is hidden from you, and nobody asks why.",
    )
    await guide.press("enter", "g")
    await guide.look("go-to", "All your cases", "G shows how far each is, and goes to any of them.")
    await guide.press("4", "enter")
    await guide.look(
        "warning",
        "A warning comes before the text",
        "Some cases are hard to read. Take your time; Enter shows the case when you are ready.",
    )
    await guide.press("ctrl+q")
    await guide.look(
        "stop",
        "Stopping",
        "Everything is saved at each key, so you can stop at any time and go on where you were.",
    )
    await guide.press("n", "h")
    await guide.look(
        "hand-over",
        "Between two seats",
        "A blank page, so that the next member does not see your last answer.",
    )


async def _show(guide: Guide, meeting_id: str) -> None:
    await guide.press("enter")
    judge_all(guide.app.workspace, meeting_id, 1, "212112")
    await guide.press("1", "enter")
    await guide.look(
        "end",
        "All done",
        "You can look back and change anything until the chair shows the answers.",
    )
    await guide.press("c")
    await guide.look("chair", "The chair's part", "What the chair can do, in order.")
    await guide.press("1", "enter")
    await guide.look(
        "show",
        "How far the seats are",
        "The chair sees how many cases each seat has done, and no answer. To go on without someone"
        " needs a reason.",
    )
    await guide.press("n", *"Seat 4 had to leave.", "escape", "s")
    await guide.look(
        "show-question",
        "One question before the answers are shown",
        "This is asked, because it cannot be taken back. From then on every answer is fixed.",
    )
    await guide.press("y")


async def _agree(guide: Guide) -> None:
    await guide.look(
        "agree",
        "What you each said first",
        "Numbers, and no names. The cases that were flagged, or on which you differ most, come"
        " first. Talk, then press what the panel agrees.",
    )
    await guide.press("2")
    await guide.look(
        "agree-wide", "The same on a wider window", "With the case to read again.", wide=True
    )
    await guide.press("n", *"The file does not say why it took so long.", "escape")
    await guide.press("d", "1", "enter", *"One of us would have gone further.")
    await guide.look(
        "dissent", "Dissent", "Who did not agree can say why, in their own words, without a name."
    )
    await guide.press("escape", "enter", "o")
    await guide.look(
        "observation-kind",
        "Something the panel saw",
        "O writes it down as good practice, learning, a question or a point of policy.",
    )
    await guide.press("3", "enter", *"A date for the next update could be set each time.", "escape")
    await guide.press("a")
    await guide.look(
        "alike",
        "Cases on which all said the same",
        "They can be agreed at once, each of them listed.",
    )
    await guide.press("a")
    for _ in range(8):
        if "SHOWN TO ALL" not in await guide.press("1", "n", *"Talked over.", "escape", "enter"):
            break
    await guide.look("agreed", "All agreed", "The mark stands at what comes next.")
    await guide.press("4", "enter")
    await guide.look("observations", "What the panel wants to say", "It goes into the report.")
    await guide.press("b", "5", "enter")
    await guide.press(*"Member Ash")
    await guide.look(
        "close",
        "Closing the meeting",
        "The chair signs with their own name. Then what was agreed is fixed.",
    )
    await guide.press("enter")
    await guide.look(
        "closed",
        "Closed",
        "The head of the log goes into the minutes. With it anyone can see later that nothing was"
        " changed.",
    )
