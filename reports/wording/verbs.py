"""Verbs that agree with how many are counted, so that no sentence says "1 cases were"."""


def was(number: int) -> str:
    """Choose between "was" and "were".

    >>> was(1), was(2), was(0)
    ('was', 'were', 'were')
    """
    return "was" if number == 1 else "were"
