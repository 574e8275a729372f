"""Questions that are asked only after a certain answer to an earlier question of the same seat.

The `when` of a question may ask the case (`bwv_status is "shown"`), what the seat answered before
(`answer force_seen is yes`), or both. The part about the case becomes SQL as in every condition;
the part about answers is decided here, from answers that were handed in: no store is read.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from scrutiny.panels.condition_checks import node_problems
from scrutiny.panels.conditions import (
    ANSWER,
    Both,
    ConditionError,
    Node,
    Opposite,
    Test,
    parse,
    tests_of,
)
from scrutiny.panels.definition import Field, Question

Codes = tuple[str, ...]
"""What was chosen; a written answer is one code that is not blank."""
_OPERATORS = ("one of", "none of", "blank", "not blank")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What an answer must be for a question to be asked."""

    question: str
    """The id of the earlier question."""
    codes: Codes
    """Any of these; empty when any answer at all will do."""


def asks_answers(node: Node) -> bool:
    """Tell whether any part of a condition asks an answer."""
    return any(test.field.startswith(ANSWER) for test in tests_of(node))


def case_parts(node: Node) -> tuple[Node, ...]:
    """Give the largest parts of a condition that ask nothing but the case.

    >>> [part.field for part in case_parts(parse('a is "1" and answer b is c', answers=True))]
    ['a']
    """
    if not asks_answers(node):
        return (node,)
    if isinstance(node, Opposite):
        return case_parts(node.part)
    return tuple(part for each in _parts(node) for part in case_parts(each))


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Both) else ()


def may_hold(node: Node, held: Collection[Node]) -> bool:
    """Tell whether a condition can hold for a case, whatever is answered.

    `held` are those of `case_parts` that hold for the case.

    >>> may_hold(parse('a is "1" and answer b is c', answers=True), [])
    False
    """
    return _settled(node, held, lambda _: None) is not False


def holds(node: Node, held: Collection[Node], answers: Mapping[str, Codes]) -> bool:
    """Tell whether a condition holds for a case and these answers, by question.

    Without an answer to the earlier question nothing about that answer holds but "is blank".

    >>> after = parse('answer b is none of "c"', answers=True)
    >>> holds(after, [], {"b": ("d",)}), holds(after, [], {"b": ("c",)}), holds(after, [], {})
    (True, False, False)
    """
    return _settled(node, held, lambda test: _answer_passes(test, answers)) is True


def _answer_passes(test: Test, answers: Mapping[str, Codes]) -> bool:
    chosen = answers.get(test.field.removeprefix(ANSWER), ())
    if test.operator == "blank" or not chosen:
        return test.operator == "blank" and not chosen
    if test.operator == "not blank":
        return True
    return bool(set(chosen) & set(test.values)) == (test.operator == "one of")


def _settled(
    node: Node, held: Collection[Node], answered: Callable[[Test], bool | None]
) -> bool | None:
    if not asks_answers(node):
        return node in held
    if isinstance(node, Test):
        return answered(node)
    if isinstance(node, Opposite):
        inner = _settled(node.part, held, answered)
        return None if inner is None else not inner
    parts = [_settled(part, held, answered) for part in node.parts]
    settling = node.joint == "or"
    if settling in parts:
        return settling
    return None if None in parts else not settling


def follow_up(question: Question) -> FollowUp | None:
    """Give what must have been answered before a question, when that can be said in one line.

    A condition of several answers, or of an answer that must not be, is not one line.
    """
    if not question.when:
        return None
    node = parse(question.when, answers=True)
    parts = node.parts if isinstance(node, Both) and node.joint == "and" else (node,)
    asked = [each for each in parts if asks_answers(each)]
    if len(asked) != 1 or not isinstance(asked[0], Test):
        return None
    test = asked[0]
    if test.operator not in ("one of", "not blank"):
        return None
    return FollowUp(test.field.removeprefix(ANSWER), test.values)


def when_problems(
    question: Question,
    earlier: Sequence[Question],
    all_ids: Collection[str],
    fields: Mapping[str, Field],
) -> list[str]:
    """List what is wrong with the `when` of a question, in plain words.

    `earlier` are the questions that stand before it. Only these can be asked, so that no question
    ever waits for itself.
    """
    try:
        node = parse(question.when, answers=True)
    except ConditionError as error:
        return [str(error)]
    found = [problem for part in case_parts(node) for problem in node_problems(part, fields)]
    known = {each.id: each for each in earlier}
    for test in tests_of(node):
        if test.field.startswith(ANSWER):
            found += _answer_problems(test, question, known, all_ids)
    return found


def _answer_problems(
    test: Test, question: Question, known: Mapping[str, Question], all_ids: Collection[str]
) -> list[str]:
    name = test.field.removeprefix(ANSWER)
    asked = known.get(name)
    if asked is None and name in all_ids:
        return [f"'{name}' must stand before this question, because its answer decides"]
    if asked is None:
        return [f"'{name}' is not a question of this file"]
    if asked.forms and not (question.forms and set(question.forms) <= set(asked.forms)):
        return [f"'{name}' does not stand in every form in which this question stands"]
    if test.operator not in _OPERATORS:
        return [f"after 'answer {name}' there must be 'is', 'is one of', 'is not' or 'is blank'"]
    if asked.scale is None:
        only = [] if test.operator in ("blank", "not blank") else [test]
        return [f"'{name}' is answered in words, so write 'is blank' or 'is not blank'"] * len(only)
    codes = [option.code for option in asked.scale.for_seats()]
    return [
        f"'{value}' is not an answer to '{name}'; its answers are {', '.join(codes)}"
        for value in test.values
        if value not in codes
    ]
