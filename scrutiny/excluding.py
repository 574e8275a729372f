"""Takes single cases out of later draws, with a reason that is counted and kept."""

from scrutiny.cases.asking import case_id_of
from scrutiny.errors import Refusal
from scrutiny.workspace import Workspace


def exclude_case(
    workspace: Workspace, panel_id: str, reference: str, reason: str, note: str = ""
) -> None:
    """Exclude a case from frames sealed from now on; frames already sealed do not change.

    The reason is one of the panel's exclusions, or another short word such as `sub-judice`.
    """
    if not reason.strip():
        raise Refusal("Excluding a case needs a reason.", next_step="Give it with --reason.")
    case_id = case_id_of(workspace, panel_id, reference)
    with workspace.write() as writing:
        writing.record(
            "case-excluded",
            {
                "panel": panel_id,
                "case": case_id,
                "reason": reason.strip(),
                "note": writing.passage(note),
            },
        )


def include_case(workspace: Workspace, panel_id: str, reference: str) -> None:
    """Take an exclusion back; cases that a rule of the panel excludes stay out."""
    case_id = case_id_of(workspace, panel_id, reference)
    if not workspace.value("SELECT 1 FROM exclusion WHERE case_id = ?", (case_id,)):
        raise Refusal(f"'{reference}' is not excluded by hand.")
    with workspace.write() as writing:
        writing.record("case-included", {"panel": panel_id, "case": case_id})
