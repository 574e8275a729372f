"""The meeting line by line, for screen readers and simple terminals; it never imports Textual."""
