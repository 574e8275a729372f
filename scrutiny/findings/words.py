"""The words in which the force answers a finding, however they were typed.

A word that could be meant in two ways is not read at all; nothing is guessed.
"""

ACCEPTED, PARTLY, REJECTED = "accepted", "partly accepted", "rejected"
FEEDBACK, NO_RESPONSE = "feedback given", "no response"

ANSWERS = (ACCEPTED, PARTLY, REJECTED, FEEDBACK, NO_RESPONSE)
"""What the force may say of a finding. The last says that nothing will be said of it."""

_TYPED = {
    ACCEPTED: ("accept", "agreed", "accepted in full", "fully accepted"),
    PARTLY: (
        "partly",
        "partially",
        "in part",
        "partially accepted",
        "accepted in part",
        "accepted partly",
        "part accepted",
        "partly agreed",
    ),
    REJECTED: ("reject", "not accepted", "declined", "not agreed"),
    FEEDBACK: ("feedback", "feedback was given", "given feedback"),
    NO_RESPONSE: ("none", "no answer", "no reply"),
}
_KNOWN = {typed: answer for answer in ANSWERS for typed in (answer, *_TYPED[answer])}


_QUOTES = "\"'“”‘’ "


def read_answer(typed: str) -> str:
    """Read an answer as typed; blank stays blank, and an unknown one raises `ValueError`.

    >>> read_answer(" Partially  Accepted. "), read_answer("“Rejected”"), read_answer("")
    ('partly accepted', 'rejected', '')
    >>> read_answer("noted")
    Traceback (most recent call last):
    ValueError: 'noted' is not an answer; choose one of: accepted, partly accepted, rejected, \
feedback given, no response
    """
    shown = " ".join(typed.split())
    if not shown:
        return ""
    found = _KNOWN.get(shown.strip(_QUOTES).rstrip(".!").casefold())
    if found is None:
        quoted = shown if len(shown) <= 40 else f"{shown[:40]}…"
        raise ValueError(f"'{quoted}' is not an answer; choose one of: {', '.join(ANSWERS)}")
    return found
