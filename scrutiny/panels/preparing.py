"""What a panel file says about preparing its meetings: tasks, footage, cards, dates of members.

Everything here has a default, so a panel file that says nothing prepares its meetings all the same.
"""

from dataclasses import dataclass

MEMBER_DATES = ("vetting", "confidentiality")
"""What of a member can run out: the vetting, and the signed promise of confidentiality."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do before or after a meeting."""

    id: str
    weeks: int
    """Weeks after the day of the meeting; before it when negative."""
    title: str


TASKS = (
    Task("open", -8, "Open the meeting from the last; settle themes"),
    Task("list", -8, "Ask the force for its list"),
    Task("import", -7, "Import the list; exclude cases with reasons"),
    Task("seal", -7, "Seal the list; tell the chair its digest"),
    Task("draw", -6, "Draw in public; print the proof"),
    Task("preserve", -6, "Send the force the list of footage to keep"),
    Task("availability", -5, "Take its answer back; reserves come in"),
    Task("conflicts", -4, "Ask about conflicts; share the cases out"),
    Task("members", -3, "Check vetting and confidentiality"),
    Task("pack", -2, "Write the reading pack and numbered copies"),
    Task("hold", 0, "Hold the meeting; collect every copy"),
    Task("draft", 1, "Write the draft report for the chair"),
    Task("findings", 2, "Send the findings; say when to answer"),
    Task("answers", 6, "Take the answers in; check names; publish"),
)
"""The weeks of a meeting, as most offices keep them."""

AGENDA = (
    "Welcome, apologies, and what keeps us safe: confidentiality, breaks, somebody to talk to",
    "Conflicts: does anyone know a person, a place or an event in these cases?",
    "Earlier findings and their answers",
    "How the cases were drawn",
    "Each member reads and judges alone",
    "The chair shows all answers; the panel talks and concludes case by case",
    "What the panel wants to say to the force",
    "Next theme and next date",
)


@dataclass(frozen=True, slots=True)
class Preparing:
    """How a panel prepares its meetings."""

    tasks: tuple[Task, ...] = TASKS
    agenda: tuple[str, ...] = AGENDA
    delete_on: str = ""
    """The field that tells when footage will be deleted; empty when the list has none."""
    footage_from: str = ""
    """The field from whose day `footage_days` are counted; empty for the date of the case."""
    footage_days: int = 31
    """For how many days footage is kept when the list names no date; 0 where none is counted."""
    footage_minutes: str = ""
    """The field that tells how long the footage is, in minutes; empty when the list has none."""
    identifiers: tuple[str, ...] = ()
    """The fields told beside the month when members are asked about conflicts."""
    cards: tuple[str, ...] = ()
    """The cards printed in the reading pack, by the names of their files."""
    member_dates: tuple[str, ...] = ()
    """Which of `MEMBER_DATES` a member must have on record; a date that ran out always counts."""

    @property
    def footage(self) -> bool:
        """Whether the cases of the panel have footage that is asked for."""
        return bool(self.delete_on or self.footage_from)


PREPARING = Preparing()
"""How a panel prepares its meetings when its file says nothing."""
