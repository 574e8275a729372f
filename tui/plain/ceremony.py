"""One draw on its way, step by step, for the screens and for the command line alike.

It holds what people have said so far and asks the domain whether that can be. Nothing is recorded
before `draw`, and nothing here may show a ticket before the draw is made.
"""

from collections.abc import Mapping
from dataclasses import replace

from sampling.seeds import check_dice, check_public
from scrutiny.allocating import check_plan, quotas_of
from scrutiny.draws import DrawMade, draws, make_draw
from scrutiny.errors import Refusal
from scrutiny.frames import WHOLE, frame
from scrutiny.ledger import standing
from scrutiny.overlapping import overlaps
from scrutiny.plans import Plan
from scrutiny.seeding import SeedGiven, check_seed, computer_seed
from scrutiny.workspace import Workspace


class Ceremony:
    """What is known of a draw from one sealed frame before it is made."""

    def __init__(self, workspace: Workspace, frame_id: str) -> None:
        """Begin at a sealed frame; raises `Refusal` when there is none."""
        self.workspace = workspace
        self.sealed = frame(workspace, frame_id)
        self.panel = workspace.panel(self.sealed.panel)
        self.before = standing(workspace, self.sealed)
        """The draws made before for the same panel, theme and period."""
        found = [each for each in draws(workspace) if each.frame.id == frame_id]
        self.overlaps = overlaps(workspace, frame_id)
        """Earlier draws from other lists that hold some of the same cases."""
        self.last: DrawMade | None = found[-1] if found else None
        """The last draw from this very frame."""
        self.plan: Plan = self.sealed.plan
        """The sealed plan, with the size that was said now where it had none."""
        self.source = self.sealed.plan.seed_source or ""
        self.named = self.sealed.plan.seed_source_named
        self.seed_time = ""
        """When the seed came into being, if not now."""
        self.reason = ""
        self.witnesses: tuple[str, ...] = ()
        self.seed = ""
        """The seed, once two people have typed the same."""
        self._first = ""
        self._begun = False

    @property
    def stratified(self) -> bool:
        """Whether the frame has strata."""
        return set(self.sealed.strata) != {WHOLE}

    @property
    def needs_reason(self) -> bool:
        """Whether an earlier draw must be set aside first, with a reason."""
        return self.before.draws > 0 and not self.reason.strip()

    @property
    def first_has_typed(self) -> bool:
        """Whether the first person has typed, and the second has not yet."""
        return bool(self._first)

    def quotas(self) -> Mapping[str, int]:
        """Give how many are drawn from each stratum; raises `Refusal` when that cannot be."""
        return quotas_of(self.plan, self.sealed.strata)

    def choose_size(
        self, size: int | None, reserves: int | None, quotas: Mapping[str, int] | None = None
    ) -> None:
        """Say how many are drawn, where the sealed plan does not.

        Raises `Refusal` when the sealed plan says it, when the frame has too few cases, or when
        the typing of the seed has begun: whoever knows the seed could choose a size to suit.
        """
        sealed = self.sealed.plan
        same = size in (None, sealed.size) and reserves in (None, sealed.reserves)
        if sealed.decided and same and (not quotas or dict(quotas) == dict(sealed.quotas)):
            return
        if sealed.decided:
            raise Refusal(
                "The number of cases was sealed with the list.",
                next_step="Draw as planned, or seal a new plan; both will be told.",
            )
        if self._begun:
            raise Refusal(
                "The seed is known, so the number of cases cannot be changed now.",
                next_step="Go on with the number as it stands.",
            )
        if None not in (sealed.reserves, reserves) and sealed.reserves != reserves:
            raise Refusal(
                f"The number of reserves was sealed with the list: {sealed.reserves}.",
                next_step="Draw with that number, or seal a new plan; both will be told.",
            )
        chosen = replace(
            sealed,
            size=size if sealed.size is None else sealed.size,
            quotas=quotas or sealed.quotas,
            reserves=reserves if sealed.reserves is None else sealed.reserves,
        )
        check_plan(chosen, self.sealed.strata)
        quotas_of(chosen, self.sealed.strata)
        self.plan = chosen

    def choose_source(self, source: str) -> None:
        """Say where the seed comes from, where the sealed plan does not; what was typed is gone."""
        if source != self.source:
            self.source = source
            self._first = self.seed = ""

    def problem_of(self, seed: str) -> str:
        """Say what is wrong with a seed as typed, in plain words; empty when nothing is."""
        problems = check_public(seed) if self.source == "public" else check_dice(seed)
        return " ".join(problems)

    def first_types(self, seed: str) -> None:
        """Keep what the first person typed, hidden, until the second has typed."""
        self._begun = True
        self._first, self.seed = seed, ""

    def second_types(self, seed: str) -> bool:
        """Compare; when the two differ, both are forgotten.

        Raises `Refusal`, and forgets both, when they agree on a seed that cannot be used.
        """
        first, self._first = self._first, ""
        if seed != first:
            return False
        check_seed(self.workspace, self.sealed, self._given(seed))
        self.seed = seed
        return True

    def draw(self) -> DrawMade:
        """Make the draw; it cannot be taken back. Raises `Refusal`, and then nothing is drawn."""
        chosen_now = not self.sealed.plan.decided
        seed = computer_seed() if self.source == "computer" else self.seed
        return make_draw(
            self.workspace,
            self.sealed.id,
            self._given(seed),
            size=self.plan.size if chosen_now else None,
            quotas=self.plan.quotas if chosen_now else None,
            reserves=self.plan.reserves if chosen_now else None,
            reason=self.reason,
        )

    def _given(self, seed: str) -> SeedGiven:
        named = self.named if self.source == "public" else ""
        return SeedGiven(seed, self.source or None, named, self.seed_time, self.witnesses)
