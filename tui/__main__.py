"""`python -m tui` does what `scrutiny` does, where a script folder is not on the path."""

from tui.main import run

if __name__ == "__main__":
    run()
