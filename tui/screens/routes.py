"""The ways between the pages; a page that cannot be opened leaves the person where they are.

Each page is imported when it is first opened, so that the first one shows at once.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from scrutiny.errors import Refusal
from scrutiny.workspace import Workspace
from tui.plain.people_words import kept_words
from tui.plain.sentences import problem_words
from tui.screens.keeping import OPEN_PAGES, kept_to, prepare_meeting, preparing
from tui.screens.page import Page

if TYPE_CHECKING:
    # Only some pages make these; the first page must not wait for them.
    from scrutiny.draws import DrawMade
    from scrutiny.meetings.meeting import Seat
    from tui.figures.choosing import Choosing
    from tui.figures.chosen import Chosen
    from tui.plain.ceremony import Ceremony
    from tui.plain.new_list import NewList


def _turn_to(page: Page, made: Callable[[Workspace], Page], said: str = "") -> None:
    try:
        following = made(page.workspace)
    except Refusal as refusal:
        page.say(problem_words(refusal, saving=False))
        return
    kept = kept_to(page)
    if kept is not None and following.PAGE not in OPEN_PAGES:
        page.say(kept_words(kept[1].number))
        return
    following.started_with = said or following.started_with
    page.app.switch_screen(following)


def to_home(page: Page) -> None:
    """Open the first page."""
    from tui.screens.home import HomePage

    prepare_meeting(page, "")
    _turn_to(page, HomePage)


def to_reports(page: Page) -> None:
    """Open the page on which reports are read."""
    from tui.screens.reports import ReportsPage

    _turn_to(page, ReportsPage)


def to_findings(page: Page) -> None:
    """Open the findings and what became of them."""
    from tui.screens.findings import FindingsPage

    _turn_to(page, FindingsPage)


def to_publish(page: Page, meeting_id: str = "") -> None:
    """Open the ways of publishing a meeting's report, or the choice of a meeting."""
    from tui.screens.publish import PublishPage

    _turn_to(page, lambda workspace: PublishPage(workspace, meeting_id))


def to_copy(page: Page, meeting_id: str) -> None:
    """Open what will be published of a meeting."""
    from tui.screens.copy import CopyPage

    _turn_to(page, lambda workspace: CopyPage(workspace, meeting_id))


def to_tick(page: Page, meeting_id: str) -> None:
    """Open the sentences that may be ticked for the public."""
    from tui.screens.tick import TickPage

    _turn_to(page, lambda workspace: TickPage(workspace, meeting_id))


def to_prepare(page: Page) -> None:
    """Go back to the weeks that the person came from, else to the page that prepares meetings."""
    if preparing(page):
        to_weeks(page, preparing(page))
    else:
        to_prepare_first(page)


def to_prepare_first(page: Page) -> None:
    """Open the page that prepares meetings."""
    from tui.screens.prepare import PreparePage

    prepare_meeting(page, "")
    _turn_to(page, PreparePage)


def to_weeks(page: Page, meeting_id: str = "") -> None:
    """Open the weeks of a meeting, or the choice of one."""
    from tui.screens.weeks import WeeksPage

    _turn_to(page, lambda workspace: WeeksPage(workspace, meeting_id))


def to_near(page: Page, meeting_id: str, asked: "Seat | None" = None) -> None:
    """Ask which cases are too near: first who is asked, then the cases."""
    from tui.screens.near import NearPage

    _turn_to(page, lambda workspace: NearPage(workspace, meeting_id, asked))


def to_cases(page: Page, panel_id: str) -> None:
    """Open the whole list of a panel; not while members judge."""
    from tui.screens.cases import CasesPage

    _turn_to(page, lambda workspace: CasesPage(workspace, panel_id))


def to_figures_menu(page: Page, choosing: "Choosing | None" = None) -> None:
    """Open the choice of figures."""
    from tui.screens.figures_menu import FiguresMenuPage

    _turn_to(page, lambda workspace: FiguresMenuPage(workspace, choosing))


def to_figures(page: Page, choosing: "Choosing", chosen: "Chosen | None" = None) -> None:
    """Open figures of the whole list; `chosen` where they are made already."""
    from tui.screens.figures import FiguresPage

    _turn_to(page, lambda workspace: FiguresPage(workspace, choosing, chosen))


def to_chair_numbers(page: Page, panel_id: str) -> None:
    """Open the chair's counts of a panel."""
    from tui.screens.chair_numbers import ChairNumbersPage

    _turn_to(page, lambda workspace: ChairNumbersPage(workspace, panel_id))


def to_theme(page: Page, panel_id: str) -> None:
    """Open the page on which a theme is made; not while members judge."""
    from tui.screens.theme import ThemePage

    _turn_to(page, lambda workspace: ThemePage(workspace, panel_id))


def to_new_list(page: Page, new: "NewList") -> None:
    """Open a list that the force sent, and look at it anew."""
    from tui.screens.new_list import NewListPage

    new.forget()
    _turn_to(page, lambda _: NewListPage(new))


def to_columns(page: Page, new: "NewList") -> None:
    """Open the columns of a list that the force sent."""
    from tui.screens.columns import ColumnsPage

    _turn_to(page, lambda _: ColumnsPage(new))


def to_words(page: Page, new: "NewList") -> None:
    """Open the words of a list that the force sent."""
    from tui.screens.words import WordsPage

    _turn_to(page, lambda _: WordsPage(new))


def to_frames(page: Page) -> None:
    """Open the choice of a sealed list to draw from."""
    from tui.screens.ceremony_frames import FramesPage

    _turn_to(page, FramesPage)


def to_ceremony(page: Page, frame_id: str) -> None:
    """Begin a draw from a sealed list."""
    from tui.plain.ceremony import Ceremony
    from tui.screens.ceremony_list import ListPage

    _turn_to(page, lambda workspace: ListPage(Ceremony(workspace, frame_id)))


def to_list(page: Page, ceremony: "Ceremony") -> None:
    """Go back to the sealed list of a draw on its way."""
    from tui.screens.ceremony_list import ListPage

    _turn_to(page, lambda _: ListPage(ceremony))


def to_plan(page: Page, ceremony: "Ceremony") -> None:
    """Open the plan of a draw."""
    from tui.screens.ceremony_plan import PlanPage

    _turn_to(page, lambda _: PlanPage(ceremony))


def to_source(page: Page, ceremony: "Ceremony") -> None:
    """Ask where the seed comes from."""
    from tui.screens.ceremony_source import SourcePage

    _turn_to(page, lambda _: SourcePage(ceremony))


def to_seed(page: Page, ceremony: "Ceremony") -> None:
    """Open the seed of a draw."""
    from tui.screens.ceremony_seed import SeedPage

    _turn_to(page, lambda _: SeedPage(ceremony))


def to_drawn(page: Page, made: "DrawMade") -> None:
    """Open the cases of a draw that was made."""
    from tui.screens.ceremony_drawn import DrawnPage

    said = "Next: press B, then bring this draw to the meeting." if preparing(page) else ""
    _turn_to(page, lambda workspace: DrawnPage(workspace, made), said)


def to_meetings(page: Page) -> None:
    """Open the choice of a meeting, or the meeting itself when it is the only one in hand."""
    from scrutiny.meetings.overview import meetings_in_hand
    from tui.screens.meetings import MeetingsPage

    try:
        in_hand = meetings_in_hand(page.workspace)
    except Refusal as refusal:
        page.say(problem_words(refusal, saving=False))
        return
    if len(in_hand) == 1:
        to_meeting(page, in_hand[0].meeting.id)
    else:
        _turn_to(page, MeetingsPage)


def to_all_meetings(page: Page) -> None:
    """Open the choice of a meeting."""
    from tui.screens.meetings import MeetingsPage

    _turn_to(page, MeetingsPage)


def to_meeting(page: Page, meeting_id: str, said: str = "") -> None:
    """Open a meeting where it stands: the seats while they judge, then the chair's part."""
    from scrutiny.meetings.meeting import meeting

    try:
        held = meeting(page.workspace, meeting_id)
    except Refusal as refusal:
        page.say(problem_words(refusal, saving=False))
        return
    if held.shown_at or held.closed_at:
        to_chair(page, meeting_id, said)
    else:
        to_seats(page, meeting_id, said)


def to_seats(page: Page, meeting_id: str, said: str = "") -> None:
    """Ask who is judging."""
    from tui.screens.seats import SeatsPage

    _turn_to(page, lambda workspace: SeatsPage(workspace, meeting_id), said)


def to_judge(page: Page, meeting_id: str, number: int) -> None:
    """Open the cases of a seat; when all are done, the page that says so."""
    from scrutiny.meetings.turn import Turn

    def made(workspace: Workspace) -> Page:
        turn = Turn(workspace, meeting_id, number)
        if turn.at_end:
            from tui.screens.end import EndPage

            return EndPage(turn)
        from tui.screens.judge import JudgePage

        return JudgePage(turn)

    _turn_to(page, made)


def to_papers(page: Page, meeting_id: str, whose: "Seat | None" = None) -> None:
    """Ask whose paper sheet is entered, then who types it in."""
    from tui.screens.papers import PapersPage

    _turn_to(page, lambda workspace: PapersPage(workspace, meeting_id, whose))


def to_sheet(page: Page, meeting_id: str, number: int, entered_by: str) -> None:
    """Open the cases of a seat for its paper sheet."""
    from scrutiny.meetings.paper import paper_sheet
    from scrutiny.meetings.turn import Turn
    from tui.screens.end import EndPage
    from tui.screens.judge import JudgePage

    def made(workspace: Workspace) -> Page:
        sheet = paper_sheet(workspace, meeting_id, number, entered_by)
        turn = Turn(workspace, meeting_id, number, sheet)
        return EndPage(turn) if turn.at_end else JudgePage(turn)

    _turn_to(page, made)


def back_to_meeting(page: Page, meeting_id: str) -> None:
    """Go back to the weeks that the person came from, else to the meeting where it stands."""
    if preparing(page) == meeting_id:
        to_weeks(page, meeting_id)
    else:
        to_meeting(page, meeting_id)


def to_attendance(page: Page, meeting_id: str, said: str = "") -> None:
    """Open the page of who is here."""
    from tui.screens.attendance import AttendancePage

    _turn_to(page, lambda workspace: AttendancePage(workspace, meeting_id), said)


def to_sub_groups(page: Page, meeting_id: str, said: str = "") -> None:
    """Open the page of the sub-groups."""
    from tui.screens.sub_groups import SubGroupsPage

    _turn_to(page, lambda workspace: SubGroupsPage(workspace, meeting_id), said)


def to_hand_over(page: Page, meeting_id: str) -> None:
    """Blank the screen between two seats; a computer that is kept to one seat shows its home."""
    from tui.screens.hand_over import HandOverPage

    if kept_to(page) is not None:
        to_home(page)
    else:
        _turn_to(page, lambda workspace: HandOverPage(workspace, meeting_id))


def to_chair(page: Page, meeting_id: str, said: str = "") -> None:
    """Open the chair's part."""
    from tui.screens.chair import ChairPage

    _turn_to(page, lambda workspace: ChairPage(workspace, meeting_id), said)


def to_show(page: Page, meeting_id: str) -> None:
    """Open the page on which the chair shows the answers."""
    from tui.screens.show import ShowPage

    _turn_to(page, lambda workspace: ShowPage(workspace, meeting_id))


def to_agree(page: Page, meeting_id: str, said: str = "") -> None:
    """Open the page on which the panel agrees."""
    from scrutiny.meetings.agreeing import Agreeing
    from tui.screens.agree import AgreePage

    _turn_to(page, lambda workspace: AgreePage(Agreeing(workspace, meeting_id)), said)


def to_alike(page: Page, meeting_id: str, said: str = "") -> None:
    """Open the list of cases on which all said the same."""
    from scrutiny.meetings.agreeing import Agreeing
    from tui.screens.alike import AlikePage

    _turn_to(page, lambda workspace: AlikePage(Agreeing(workspace, meeting_id)), said)


def to_agreement(page: Page, meeting_id: str) -> None:
    """Open the figures of how alike the members judged."""
    from tui.screens.agreement import AgreementPage

    _turn_to(page, lambda workspace: AgreementPage(workspace, meeting_id))


def to_observations(page: Page, meeting_id: str) -> None:
    """Open the observations of a meeting."""
    from tui.screens.observations import ObservationsPage

    _turn_to(page, lambda workspace: ObservationsPage(workspace, meeting_id))
