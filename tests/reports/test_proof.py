from dataclasses import replace

from reports.markdown import markdown
from reports.proof import proof
from sampling.digest import grouped
from scrutiny.draws import DrawMade
from scrutiny.following import Follows
from scrutiny.meetings.record import MeetingRecord
from scrutiny.overlapping import Overlap

Built = tuple[MeetingRecord, tuple[DrawMade, ...]]


def test_it_holds_the_digest_the_seed_and_every_ticket(held: Built) -> None:
    draw = held[1][0]
    text = markdown(proof(draw))
    assert grouped(draw.frame.digest) in text
    assert draw.seed in text
    assert "31415 92653 58979 32384" in text
    for each in draw.selected:
        assert f"| {each.order} | {each.reference} | {each.ticket[:20]} |" in text


def test_it_tells_the_three_ways_to_check(held: Built) -> None:
    text = markdown(proof(held[1][0]))
    assert "LC_ALL=C sort references.txt | sha256sum" in text
    assert "from consistent_sampler import sampler" in text
    assert "scrutiny verify D1.json --references references.txt" in text


def test_the_command_it_prints_gives_the_tickets_it_prints(held: Built) -> None:
    from consistent_sampler import sampler

    record, (draw,) = held
    references = [f"SD-{number:03d}" for number in range(1, 59)]
    assert len(references) == record.themes[0].draw.frame.size
    found = list(sampler(references, seed=draw.seed, take=len(draw.selected), digits=18))
    assert [each[1] for each in found] == [each.reference for each in draw.selected]
    text = markdown(proof(draw))
    assert all(each[0] in text for each in found)


def test_witnesses_are_counted_and_not_named(held: Built) -> None:
    text = markdown(proof(held[1][0]))
    assert "2 witnesses are named in the record." in text
    assert "Ada" not in text
    one = markdown(proof(replace(held[1][0], witnesses=("Ada",))))
    assert "1 witness is named in the record." in one
    assert "No witness is named" in markdown(proof(replace(held[1][0], witnesses=())))


def test_it_claims_no_more_than_the_record_can_know(held: Built) -> None:
    text = markdown(proof(held[1][0]))
    assert "The office recorded it as thrown with dice after the seal." in text
    assert "It is the only draw on this record for this theme and period." in text
    assert "It cannot check the times, the theme or how many draws there were." in text
    for claim in ("can confirm", "Is all of it right", "It was thrown"):
        assert claim not in text


def test_draws_from_lists_that_share_cases_are_named(held: Built) -> None:
    first = Overlap("D1", "Aged 10 to 17", "2 April 2019 to 31 March 2020", 1646, False)
    again = Overlap("D2", "Aged 10 to 17", "1 April 2019 to 31 March 2020", 12, True)
    text = markdown(proof(replace(held[1][0], overlaps=(first, again))))
    assert (
        "Other draws hold some of the same cases in their lists: D1 (Aged 10 to 17, 2 April 2019"
        " to 31 March 2020): 1,646 of them; D2"
    ) in text
    assert "12 of them, all but the same list." in text
    assert "Other draws" not in markdown(proof(held[1][0]))


def test_rows_that_could_not_be_read_are_told_beside_the_cases_left_out(held: Built) -> None:
    draw = held[1][0]
    torn = replace(draw.frame, rows_in_lists=76, rows_set_aside=12)
    said = "The force's list had 76 rows. 12 could not be read and were not in the draw."
    both = f"{said} 2 cases were left out before the seal: Still in court (2)."
    assert both in markdown(proof(replace(draw, frame=torn), held[0].panel))
    alone = markdown(proof(replace(draw, frame=replace(torn, excluded={}))))
    assert said in alone
    assert "No case was left out" not in alone
    whole = replace(draw.frame, excluded={}, rows_in_lists=76, rows_set_aside=0)
    assert "No case was left out before the seal." in markdown(proof(replace(draw, frame=whole)))


def test_strata_are_shown_case_by_case(stratified: Built) -> None:
    text = markdown(proof(stratified[1][0]))
    assert "| Place | Reference | Ticket | Stratum | Kind |" in text
    assert "take=" not in text


def test_a_public_value_is_named_and_so_is_the_time_it_was_named(held: Built) -> None:
    draw = replace(held[1][0], seed_source="public", seed_named="The lottery of 6 December")
    text = markdown(proof(draw))
    assert "It was named only after the list was sealed" in text
    plan = replace(draw.frame.plan, seed_source_named="The lottery")
    before = replace(draw, frame=replace(draw.frame, plan=plan))
    assert "named before the list was sealed" in markdown(proof(before))


def test_a_list_that_was_sealed_again_or_follows_another_is_told(held: Built) -> None:
    draw = held[1][0]
    again = replace(draw, frame=replace(draw.frame, seal_number=1, of_seals=2))
    text = markdown(proof(again))
    assert "It is list 1 of 2 that were sealed for this theme and period. A later one" in text
    late = replace(draw, frame=replace(draw.frame, follows=Follows("late", "F1")))
    assert "These cases came late: they are not in the list F1" in markdown(proof(late))
    assert proof(late).title == "Proof of draw D1: Drug misuse (late cases for F1)"
    further = replace(draw, frame=replace(draw.frame, follows=Follows("round", "D1")))
    assert "it draws from the cases that draw D1 left unread" in markdown(proof(further))
    assert proof(further).title == "Proof of draw D1: Drug misuse (further round of D1)"


def test_draws_that_the_record_lost_or_never_held_are_told(held: Built) -> None:
    text = markdown(proof(replace(held[1][0], forgotten=1, elsewhere=2)))
    assert (
        "The record had lost 1 earlier draw: it is a copy, or a backup that was put back." in text
    )
    assert "In other workspaces the same computer made 2 draws" in text
