"""Which questions are asked about a case: those that fit the case and what was answered so far.

This knows no seat: answers are handed in. An answer to a question that is not asked does not count,
neither in a figure nor for a later question; it counts again when the question is asked again.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.cases.table import table_name
from scrutiny.panels.condition_sql import node_sql
from scrutiny.panels.conditions import Node, parse
from scrutiny.panels.definition import Form, Panel, Question
from scrutiny.panels.follow_ups import Codes, asks_answers, case_parts, holds, may_hold
from scrutiny.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CaseForm:
    """The form of one case."""

    form: Form
    questions: tuple[Question, ...]
    """Those that may be asked about the case, in order; the judgement is the last."""
    held: frozenset[Node]
    """The parts of conditions that hold for the case."""
    waiting: Mapping[str, Node]
    """The conditions of questions that wait for an earlier answer, by question."""

    def asked(self, answers: Mapping[str, Codes]) -> tuple[Question, ...]:
        """Give the questions that are asked after these answers, in order."""
        counted: dict[str, Codes] = {}
        found = []
        for question in self.questions:
            after = self.waiting.get(question.id)
            if after is None or holds(after, self.held, counted):
                found.append(question)
                counted[question.id] = answers.get(question.id, ())
        return tuple(found)


def case_form(workspace: Workspace, panel: Panel, case_id: str) -> CaseForm:
    """Choose the form of a case, and those of its questions that may be asked."""
    asking = _ASKING.get(panel.digest) or _asking(panel)
    held = asking.held(workspace, case_id)
    form = next(each for each in panel.forms if not each.where or asking.nodes[each.where] in held)
    whens = {each.id: asking.nodes[each.when] for each in panel.questions if each.when}
    questions = tuple(
        question
        for question in panel.questions_of(form.id)
        if question.id not in whens or may_hold(whens[question.id], held)
    )
    waiting = {each: node for each, node in whens.items() if asks_answers(node)}
    return CaseForm(form, questions, held, waiting)


@dataclass(frozen=True, slots=True)
class _Asking:
    """One question to the database for all conditions of a panel's form."""

    nodes: Mapping[str, Node]
    parts: tuple[Node, ...]
    statement: str
    parameters: tuple[str, ...]

    def held(self, workspace: Workspace, case_id: str) -> frozenset[Node]:
        """Give the parts that hold for a case."""
        if not self.parts:
            return frozenset()
        rows = workspace.rows(self.statement, (*self.parameters, case_id))
        values = rows[0] if rows else ()
        return frozenset(part for part, value in zip(self.parts, values, strict=False) if value)


_ASKING: dict[str, _Asking] = {}
"""By the panel's digest: the conditions are asked for every case of every seat, and reading them
anew each time is slow."""


def _asking(panel: Panel) -> _Asking:
    wheres = [each.where for each in panel.forms] + [each.when for each in panel.questions]
    nodes = {text: parse(text, answers=True) for text in wheres if text}
    parts = tuple(dict.fromkeys(part for node in nodes.values() for part in case_parts(node)))
    fields = {each.id: each for each in panel.fields}
    conditions = [node_sql(each, fields) for each in parts]
    asked = ", ".join(each.expression for each in conditions)
    _ASKING[panel.digest] = _Asking(
        nodes,
        parts,
        f"SELECT {asked} FROM {table_name(panel.id)} WHERE case_id = ?",
        tuple(value for each in conditions for value in each.parameters),
    )
    return _ASKING[panel.digest]
