"""The record of a draw as it is published: everything that a check by others needs."""

from sampling.tickets import shown
from scrutiny import __version__
from scrutiny.canonical import Json
from scrutiny.draws import METHOD, DrawMade

FORMAT = "scrutiny-draw/1"


def draw_record(draw: DrawMade) -> dict[str, Json]:
    """Give the record of a draw as it is published: `scrutiny verify` reads it."""
    sealed = draw.frame
    selected: list[Json] = [
        {
            "order": each.order,
            "reference": each.reference,
            "ticket": shown(each.ticket),
            "stratum": each.stratum,
            "kind": each.kind,
        }
        for each in draw.selected
    ]
    return {
        "format": FORMAT,
        "draw": draw.id,
        "panel": sealed.panel,
        "theme": sealed.theme,
        "period": {"from": sealed.period.first, "to": sealed.period.last},
        "frame": {
            "id": sealed.id,
            "size": sealed.size,
            "digest": sealed.digest,
            "plan_digest": sealed.plan_digest,
            "excluded": dict(sealed.excluded),
            "rows_in_lists": sealed.rows_in_lists,
            "rows_set_aside": sealed.rows_set_aside,
            "follows": sealed.follows.words() if sealed.follows else "",
            "seal_number": sealed.seal_number,
            "of_seals": sealed.of_seals,
        },
        "plan": {
            "stratify": sealed.plan.stratify,
            "strata": dict(sealed.strata),
            "quotas": dict(draw.quotas),
            "size": draw.size,
            "reserves": draw.reserves,
            "allocation": sealed.plan.allocation,
            "as_far_as_we_get": sealed.plan.as_far_as_we_get,
            "sealed": draw.plan_was_sealed,
        },
        "seed": draw.seed,
        "seed_source": draw.seed_source,
        "seed_named": draw.seed_named,
        "seed_time": draw.seed_time,
        "independently_checkable": draw.checkable,
        "sealed_at": sealed.sealed_at,
        "drawn_at": draw.drawn_at,
        "draw_number": draw.number,
        "of_draws": draw.of_draws,
        "reason": draw.reason,
        "forgotten_draws": draw.forgotten,
        "draws_elsewhere": draw.elsewhere,
        "overlaps": [
            {
                "draw": each.draw,
                "theme": each.theme_title,
                "period": each.period_words,
                "shared": each.shared,
                "same_list": each.same_list,
            }
            for each in draw.overlaps
        ],
        "method": METHOD,
        "selected": selected,
        "tool_version": __version__,
    }
