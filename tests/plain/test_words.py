from tui.plain.sentences import progress_words


def test_progress_is_told_without_a_percentage() -> None:
    assert progress_words(6, 40) == "6 done, 34 to go"
