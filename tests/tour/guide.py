"""Keeps pictures of the screens on the way through a meeting, with what is said beside each."""

import re
from dataclasses import dataclass, field

from textual.pilot import Pilot

from tests.screens.looking import screen_text
from tests.tour.office import StandingClock
from tui.app import ScrutinyApp

NARROW = (80, 24)
WIDE = (120, 40)
HEAD = re.compile(r"\b[0-9a-f]{64}\b")


@dataclass(frozen=True, slots=True)
class Picture:
    """One screen, and one or two sentences for a volunteer."""

    name: str
    title: str
    told: str
    screen: str


@dataclass(slots=True)
class Guide:
    """Presses keys, and keeps a picture where the tour stops."""

    app: ScrutinyApp
    pilot: "Pilot[None]"
    pictures: list[Picture] = field(default_factory=list)

    async def press(self, *keys: str) -> str:
        """Press keys and wait until the screen stands; gives it."""
        clock = self.app.workspace.clock
        if isinstance(clock, StandingClock):
            clock.go_on()
        await self.pilot.press(*keys)
        await self.pilot.pause()
        return screen_text(self.app)

    async def look(self, name: str, title: str, told: str, wide: bool = False) -> None:
        """Keep a picture of the screen as it stands."""
        if wide:
            await self.pilot.resize_terminal(*WIDE)
            await self.pilot.pause()
        screen = "\n".join(line.rstrip() for line in screen_text(self.app).splitlines())
        # The head of a log is another one each time, because the salts in it are random.
        screen = HEAD.sub("0123456789abcdef" * 4, screen)
        self.pictures.append(Picture(name, title, told, screen))
        if wide:
            await self.pilot.resize_terminal(*NARROW)
            await self.pilot.pause()
