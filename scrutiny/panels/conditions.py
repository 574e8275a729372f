"""The small language of themes: conditions on the fields of a case, in words.

A coordinator writes `age_range is "10-17" and outcome is not blank`. A condition can name fields
of its own panel and values, and nothing else; it becomes one parameterised SQL expression over one
table, so it can neither read nor write anything but the cases of its panel.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

MULTIPLE = ("codes", "dates")
"""Field types that hold several values, stored as `;first;second;`."""

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<string>"[^"\n]*")
      | (?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})
      | (?P<number>-?[0-9]+(?:\.[0-9]+)?)
      | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<mark>[(),])
    )""",
    re.VERBOSE,
)
_OPERATORS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("is", "not", "blank"), "not blank"),
    (("is", "blank"), "blank"),
    (("is", "not", "in", "one", "of", "groups"), "not group"),
    (("is", "in", "one", "of", "groups"), "group"),
    (("is", "not", "in", "group"), "not group"),
    (("is", "in", "group"), "group"),
    (("is", "one", "of"), "one of"),
    (("is", "none", "of"), "none of"),
    (("is", "on", "or", "after"), "on or after"),
    (("is", "on", "or", "before"), "on or before"),
    (("is", "before"), "before"),
    (("is", "after"), "after"),
    (("is", "at", "least"), "at least"),
    (("is", "at", "most"), "at most"),
    (("is", "not"), "none of"),
    (("is",), "one of"),
    (("contains",), "contains"),
)
DATE_COMPARISONS = {"on or after": ">=", "on or before": "<=", "before": "<", "after": ">"}
NUMBER_COMPARISONS = {"at least": ">=", "at most": "<="}
"""Fields and values that one condition may name; the database reads no more than 1,000 in a row."""
ANSWER = "answer:"
"""Stands before the id of a question whose answer is asked; no id of a field holds a colon."""
EARLIER = "earlier:"
"""Stands before the field by which earlier cases are found; alone it means the case itself."""
CONCERN = "concern"
"""The group of the judgements that count as a concern."""
_EXAMPLE = 'Write it like: age_range is "10-17" and outcome is not blank'


class ConditionError(ValueError):
    """A condition that cannot be read, with what is wrong in plain words."""


@dataclass(frozen=True, slots=True)
class Test:
    """One field against values."""

    __test__ = False

    field: str
    """The id of a field; of a question after `ANSWER`, of what was judged after `EARLIER`."""
    operator: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Both:
    """All parts hold (`and`) or any part holds (`or`)."""

    joint: str
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Opposite:
    """The part does not hold."""

    part: "Node"


Node = Test | Both | Opposite


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def parse(text: str, answers: bool = False) -> Node:
    """Read a condition; with `answers`, it may also ask what a seat answered to a question.

    Raises `ConditionError` with one plain sentence when it cannot be read.

    >>> parse('age_range is "10-17"')
    Test(field='age_range', operator='one of', values=('10-17',))
    >>> parse('answer force is yes', answers=True)
    Test(field='answer:force', operator='one of', values=('yes',))
    >>> parse('earlier judgement of officer is a concern')
    Test(field='earlier:officer', operator='group', values=('concern',))
    >>> parse('a is blank or not (b is one of "x", "y")').joint
    'or'
    >>> parse('a equals "x"')
    Traceback (most recent call last):
    scrutiny.panels.conditions.ConditionError: after 'a' there must be 'is' or 'contains', not \
'equals'. Write it like: age_range is "10-17" and outcome is not blank
    """
    return _parse(text, answers)


# The conditions of a panel are asked again and again, and what was read of one never changes.
@lru_cache(maxsize=1_000)
def _parse(text: str, answers: bool) -> Node:
    tokens = _tokens(text)
    if not tokens:
        raise ConditionError(f"the condition is empty. {_EXAMPLE}")
    parser = _Parser(tokens, answers)
    node = parser.either()
    if parser.position < len(tokens):
        raise ConditionError(f"'{parser.here()}' was not expected there. {_EXAMPLE}")
    return node


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    stripped = text.rstrip()
    while position < len(stripped):
        match = _TOKEN.match(stripped, position)
        if match is None:
            rest = stripped[position:].lstrip()
            if rest.startswith('"'):
                raise ConditionError('a value has no closing quotation mark (")')
            raise ConditionError(f"'{rest[:20]}' cannot be read. {_EXAMPLE}")
        kind = match.lastgroup or "mark"
        tokens.append(_Token(kind, match.group(kind)))
        position = match.end()
    return tokens


class _Parser:
    """Recursive descent: either := both ('or' both)*, both := part ('and' part)*."""

    def __init__(self, tokens: Sequence[_Token], answers: bool) -> None:
        self.tokens = tokens
        self.answers = answers
        self.position = 0
        self.depth = 0

    def here(self) -> str:
        if self.position < len(self.tokens):
            return self.tokens[self.position].text
        return "the end"

    def accept(self, *words: str) -> bool:
        following = self.tokens[self.position : self.position + len(words)]
        if [token.text.lower() for token in following] == list(words) and all(
            token.kind in ("word", "mark") for token in following
        ):
            self.position += len(words)
            return True
        return False

    def joined(self, word: str, inner: Callable[[], Node]) -> Node:
        parts = [inner()]
        while self.accept(word):
            parts.append(inner())
        return parts[0] if len(parts) == 1 else Both(word, tuple(parts))

    def either(self) -> Node:
        return self.joined("or", self.both)

    def both(self) -> Node:
        return self.joined("and", self.part)

    def part(self) -> Node:
        if self.depth > 50:
            raise ConditionError("the condition has too many brackets inside each other")
        if self.accept("not"):
            self.depth += 1
            node: Node = Opposite(self.part())
            self.depth -= 1
            return node
        if self.accept("("):
            self.depth += 1
            node = self.either()
            if not self.accept(")"):
                raise ConditionError("a bracket is not closed")
            self.depth -= 1
            return node
        return self.test()

    def test(self) -> Test:
        if self.position >= len(self.tokens) or self.tokens[self.position].kind != "word":
            raise ConditionError(f"a field name must stand where '{self.here()}' is. {_EXAMPLE}")
        field = self.tokens[self.position].text
        self.position += 1
        following = self.tokens[self.position] if self.position < len(self.tokens) else None
        asks_answer = field == "answer" and following is not None and following.kind == "word"
        if following is not None and asks_answer and following.text not in ("is", "contains"):
            if not self.answers:
                raise ConditionError("only the 'when' of a question can ask what was answered")
            field = ANSWER + following.text
            self.position += 1
        if field == "earlier" and self.accept("judgement"):
            field = self.earlier()
            if self.accept("is", "a", "concern"):
                return Test(field, "group", (CONCERN,))
        for words, operator in _OPERATORS:
            if self.accept(*words):
                bare = field.startswith(ANSWER)
                values = () if operator in ("blank", "not blank") else self.values(operator, bare)
                return Test(field, operator, values)
        raise ConditionError(
            f"after '{field}' there must be 'is' or 'contains', not '{self.here()}'. {_EXAMPLE}"
        )

    def earlier(self) -> str:
        """Read by which field earlier cases are found; without one it is the case itself."""
        if not self.accept("of"):
            return EARLIER
        if self.position >= len(self.tokens) or self.tokens[self.position].kind != "word":
            raise ConditionError(f"a field name must stand where '{self.here()}' is. {_EXAMPLE}")
        self.position += 1
        return EARLIER + self.tokens[self.position - 1].text

    def values(self, operator: str, bare: bool) -> tuple[str, ...]:
        values = [self.value(operator, bare)]
        while self.accept(","):
            values.append(self.value(operator, bare))
        return tuple(values)

    def value(self, operator: str, bare: bool) -> str:
        if operator in DATE_COMPARISONS:
            wanted, example = "date", "a date such as 2020-02-01, or a field,"
        elif operator in NUMBER_COMPARISONS:
            wanted, example = "number", "a number such as 18"
        else:
            wanted, example = "string", 'a value in quotation marks such as "Arrest"'
        found = self.tokens[self.position].kind if self.position < len(self.tokens) else ""
        # A date may be compared with another field too; that it is a date is checked afterwards.
        # The code of an answer is one of a short list, so it may stand without quotation marks.
        if found != wanted and not (found == "word" and (wanted == "date" or bare)):
            raise ConditionError(f"{example} must stand where '{self.here()}' is")
        text = self.tokens[self.position].text
        self.position += 1
        return text[1:-1] if found == "string" else text


def fields_of(text: str) -> tuple[str, ...]:
    """Name the fields that a condition reads, each once.

    >>> fields_of("age is at least 18 and earlier judgement of officer is a concern")
    ('age', 'officer')
    """
    tests = tests_of(parse(text))
    named = [each for test in tests for each in (field_read(test), *compared(test))]
    return tuple(dict.fromkeys(each for each in named if each))


def field_read(test: Test) -> str:
    """Name the field of the list that a test reads; empty for what was judged of the case."""
    return test.field.removeprefix(EARLIER)


def compared(test: Test) -> tuple[str, ...]:
    """Name the fields that a date is compared with."""
    if test.operator not in DATE_COMPARISONS:
        return ()
    return tuple(value for value in test.values if not value[:1].isdigit())


def tests_of(node: Node) -> list[Test]:
    """Give the tests of a condition in their order."""
    if isinstance(node, Test):
        return [node]
    if isinstance(node, Opposite):
        return tests_of(node.part)
    return [test for part in node.parts for test in tests_of(part)]
