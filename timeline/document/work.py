"""What a reading of nodes keeps: the mistakes so far."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, Final

from attrs import define, field

from timeline.document.nodes import Items, Kind, Node, Scalar
from timeline.errors import DateError, Mistake, ReadError, TimelineError

__all__ = ["FAILED", "Work", "what"]

MAX_MISTAKES: Final = 200
"""How many mistakes of a file are told."""


class _Failed(Enum):
    FAILED = "failed"


FAILED: Final = _Failed.FAILED
"""What reading a node returns when it has noted a mistake."""


@define
class Work:
    """The mistakes of one file so far, and the event that is being read."""

    file: str
    event: str = ""
    mistakes: list[Mistake] = field(factory=list[Mistake])

    def mistake(self, node: Node, message: str, code: str = "mistake") -> _Failed:
        """Note what is wrong at a node."""
        return self._note(Mistake(message, self.file, node.line, node.column, self.event, code))

    def take(self, error: ReadError) -> _Failed:
        """Note the mistakes of a part of the file that has no nodes."""
        for mistake in error.mistakes:
            self._note(mistake)
        return FAILED

    def _note(self, mistake: Mistake) -> _Failed:
        if len(self.mistakes) < MAX_MISTAKES:
            self.mistakes.append(mistake)
        elif len(self.mistakes) == MAX_MISTAKES:
            more = f"there are more than {MAX_MISTAKES} mistakes; here are {MAX_MISTAKES} of them"
            self.mistakes.append(Mistake(more, self.file))
        return FAILED

    def attempt(self, node: Node, make: Callable[[], Any]) -> Any:
        """What `make` returns, or its error noted at the node."""
        try:
            return make()
        except DateError as error:
            return self.mistake(node, str(error), "date")
        except TimelineError as error:
            return self.mistake(node, str(error))


def what(node: Node) -> str:
    """What a node is, for a message."""
    if isinstance(node, Scalar):
        return "text" if node.kind in (Kind.TEXT, Kind.PLAIN) else node.kind.value
    return "a list" if isinstance(node, Items) else "a mapping"
