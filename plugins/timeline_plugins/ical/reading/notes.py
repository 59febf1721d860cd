"""What a reading notes on its way: mistakes, which stop it in the end, and losses, which do not."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from attrs import evolve

from timeline import Mistake, ReadContext, ReadError

__all__ = ["MAX_MISTAKES", "Notes"]

_CONTROL: Final = re.compile(rb"[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2(?:\n++[ \t])*[\x80-\x9f]")
MAX_MISTAKES: Final = 200
"""How many mistakes of a file are told."""


class Notes:
    """The mistakes of one file so far; `data` are its bytes, lines ending in LF."""

    def __init__(self, context: ReadContext, data: bytes) -> None:
        self.context, self.data = context, data
        self.mistakes: list[Mistake] = []

    def mistake(
        self, message: str, line: int, offset: int = -1, event: str = "", code: str = "mistake"
    ) -> None:
        """Note what is wrong in a line, and where in its text, counted unfolded from 0."""
        if len(self.mistakes) > MAX_MISTAKES:
            return
        name = self.context.name
        if len(self.mistakes) == MAX_MISTAKES:
            more = f"there are more than {MAX_MISTAKES} mistakes; here are {MAX_MISTAKES} of them"
            self.mistakes.append(Mistake(more, name))
            return
        place = self.place(line, offset) if offset >= 0 else (line, 0)
        self.mistakes.append(Mistake(message, name, *place, event, code))

    def name_since(self, first: int, event: str) -> None:
        """Name the event in the mistakes from the one of that number on."""
        if event:
            named = [m if m.event else evolve(m, event=event) for m in self.mistakes[first:]]
            self.mistakes[first:] = named

    def lost(self, event: str, field: str, why: str) -> None:
        """Tell of something that the timeline does not hold."""
        self.context.lost(event, field, why)

    @cached_property
    def has_controls(self) -> bool:
        """Whether there is any control character in the file that the model refuses."""
        return _CONTROL.search(self.data) is not None

    def fail(self) -> None:
        """Raise ReadError if there are mistakes."""
        if self.mistakes:
            raise ReadError(self.mistakes)

    def place(self, line: int, offset: int) -> tuple[int, int]:
        """The line and column in the file of a character in an unfolded line."""
        while line <= len(self._lines):
            text = self._lines[line - 1].decode("utf-8", "replace")
            following = self._lines[line] if line < len(self._lines) else b""
            if offset < len(text) or following[:1] not in (b" ", b"\t"):
                return line, min(offset, len(text)) + 1
            offset -= len(text) - 1  # the space of the next line is no text
            line += 1
        return line, 0

    @cached_property
    def _lines(self) -> list[bytes]:
        return self.data.split(b"\n")
