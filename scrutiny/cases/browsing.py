"""Where a person is in the whole list, and the steps from there; holds one window of it at a time.

Every front end walks with this. However long the list is, at most `WINDOW` rows are in memory, and
each step reads what it still needs by key.
"""

from scrutiny.cases.filtering import CaseFilter
from scrutiny.cases.listing import ListedCase, Listing
from scrutiny.cases.opening import OpenedCase, open_case
from scrutiny.workspace import Workspace

WINDOW = 200


class Browsing:
    """One walk through the list of a panel."""

    def __init__(self, workspace: Workspace, panel_id: str) -> None:
        """Begin at the first case of the whole list."""
        self.workspace = workspace
        self.panel_id = panel_id
        self.listing = Listing(workspace, panel_id)
        self.count = 0
        """Cases that can be walked to; grows while a filter is worked out."""
        self.number = 1
        """The row that the person is at, from 1."""
        self._first = 1
        self._rows: list[ListedCase] = []
        self.whole = self.listing.all_cases()
        self._recount()

    @property
    def filter(self) -> CaseFilter:
        """What is looked for."""
        return self.listing.filter

    @property
    def finished(self) -> bool:
        """Whether every case was looked at."""
        return self.listing.finished

    @property
    def held(self) -> int:
        """How many rows are in memory."""
        return len(self._rows)

    @property
    def current(self) -> ListedCase | None:
        """The case that the person is at; `None` in an empty list."""
        rows = self.rows(self.number, 1)
        return rows[0] if rows else None

    def look_for(self, chosen: CaseFilter) -> None:
        """Filter the list anew, from its beginning; raises `Refusal` and stays when it cannot."""
        self.listing = Listing(self.workspace, self.panel_id, chosen)
        self.number = 1
        self._rows = []
        if not self.look_on():
            self._recount()

    def look_on(self) -> bool:
        """Look at one more slice of the list; gives whether all were looked at."""
        finished = self.listing.look_on()
        self._recount()
        return finished

    def _recount(self) -> None:
        self.count = self.listing.count()
        if self._first + len(self._rows) - 1 < min(self.count, self._first + WINDOW - 1):
            self._rows = []

    def move(self, steps: int) -> None:
        """Go so many rows on, or back when it is below zero."""
        self.number = max(1, min(self.number + steps, self.count))

    def go_to(self, text: str) -> str:
        """Go to a row number or a reference; says what is wrong, or nothing.

        Part of a reference is enough. Digits are a row number unless a reference begins with them.
        """
        typed = text.strip()
        if not typed:
            return "Type a reference or a row number."
        reference = self.listing.first_with(typed, beginning=True)
        digits = typed.replace(",", "")
        if reference is None and digits.isascii() and digits.isdecimal():
            if 1 <= int(digits[:12]) <= self.count:
                self.number = int(digits[:12])
                return ""
            return f"There is no row {digits[:12]}: the rows are 1 to {self.count:,}."
        reference = reference or self.listing.first_with(typed, beginning=False)
        if reference is None:
            return "No case here has this reference."
        self.number = self.listing.number_of(reference)
        return ""

    def rows(self, first: int, limit: int) -> list[ListedCase]:
        """Give rows by their numbers, reading by key what the window does not hold yet."""
        first = max(first, 1)
        last = min(first + limit - 1, self.count)
        if last < first:
            return []
        if first < self._first or last > self._first + len(self._rows) - 1:
            self._slide(max(1, first - (WINDOW - limit) // 2))
        start = first - self._first
        return self._rows[start : start + last - first + 1]

    def _slide(self, first: int) -> None:
        """Move the window so that it begins at a row, keeping the rows that stay in it."""
        kept, end = self._rows, self._first + len(self._rows)
        if kept and self._first <= first < end:
            kept = kept[first - self._first :]
            more = self.listing.after(kept[-1].reference, WINDOW - len(kept))
            self._rows = [*kept, *more]
        elif kept and first < self._first <= first + WINDOW - 1:
            missing = self._first - first
            earlier = self.listing.before(kept[0].reference, missing)
            self._rows = [*earlier, *kept][:WINDOW]
        else:
            begin = self.listing.reference_at(first)
            self._rows = [] if begin is None else self._from(begin)
        self._first = first

    def _from(self, reference: str) -> list[ListedCase]:
        return self.listing.after(reference, WINDOW, included=True)

    def forget(self) -> None:
        """Read the rows anew: something was changed about one of them."""
        self._rows = []

    def open(self) -> OpenedCase | None:
        """Open the case that the person is at; raises `Refusal` when it was erased."""
        case = self.current
        return open_case(self.workspace, self.panel_id, case.reference) if case else None
