"""Does one long piece of work beside the screen, which goes on answering, and can be stopped.

What the work changes is settled before anybody looks: the page waits for the end, or for the stop.
"""

import threading
from collections.abc import Callable

from scrutiny.importing.watching import StoppedError, Watch


class Task:
    """Work that was begun in a thread of its own."""

    def __init__(self, act: Callable[[Watch], object]) -> None:
        """Begin; `act` is told how to report, and is stopped by an error from that."""
        self.rows = 0
        """Rows that were read so far."""
        self.stopped = False
        """Somebody stopped it before its end."""
        self.error: BaseException | None = None
        """What ended it, if anything did; a refusal too."""
        self._act = act
        self._stop = threading.Event()
        # It ends with the program: what it was writing is then as if it had never begun.
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ask it to stop at the next row."""
        self._stop.set()

    def done(self, within: float = 0) -> bool:
        """Tell whether it has ended, after waiting so many seconds at most."""
        self._thread.join(within)
        return not self._thread.is_alive()

    def _watch(self, rows: int) -> None:
        if self._stop.is_set():
            raise StoppedError
        self.rows += rows

    def _run(self) -> None:
        try:
            self._act(self._watch)
        except StoppedError:
            self.stopped = True
        except BaseException as error:  # It is raised again where the work was asked for.
            self.error = error
