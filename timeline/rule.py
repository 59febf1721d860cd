"""The contract of a rule of `timeline check`: what it is, and what it finds."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from enum import Enum
from typing import ClassVar, Final

from attrs import frozen

from timeline.errors import PluginError, visible
from timeline.event import Event
from timeline.source import Source
from timeline.timeline import Timeline

__all__ = ["Finding", "Problem", "Rule", "Severity"]

_CODE: Final = re.compile(r"[a-z]+(-[a-z0-9]+)+")


class Severity(Enum):
    """How bad a finding is; the words are those of SARIF's levels."""

    ERROR = "error"
    """Something contradicts itself."""
    WARNING = "warning"
    """It is probably not meant so."""
    NOTE = "note"
    """It could be better."""


@frozen
class Problem:
    """What a rule says of an event, a source, or the timeline, at a path of keys and indices."""

    message: str
    event: str = ""
    source: str = ""
    path: tuple[str | int, ...] = ()


@frozen
class Finding:
    """A problem with its rule and its place. Lines and columns count from 1; 0 means unknown."""

    code: str
    severity: Severity
    message: str
    remedy: str = ""
    event: str = ""
    source: str = ""
    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        spot = [str(n) for n in (self.line, self.column) if n]
        place = ":".join([visible(self.file), *spot] if self.file else spot)
        owner = ("event", self.event) if self.event else ("source", self.source)
        about = f"{owner[0]} '{visible(owner[1])}': " if owner[1] else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        # a rule may repeat what stands in a file, and a line is to stay one line
        said = visible(self.message + remedy, 1000)
        words = f"{self.severity.value}: {about}{said} [{self.code}]"
        return f"{place}: {words}" if place else words


class Rule(ABC):
    """Looks for one kind of slip. Return instances from the hook `timeline_checks`.

    >>> class Shouting(Rule):
    ...     code, title = "title-shouts", "A title in capitals"
    ...     remedy = "write it in small letters"
    ...     def check(self, timeline):
    ...         for event in timeline:
    ...             if event.title.isupper():
    ...                 yield self.problem("the title is in capitals", event, "title")
    """

    code: ClassVar[str]
    """What people select and ignore it by: words with hyphens, the subject first."""
    title: ClassVar[str]
    """What it finds, in a few words."""
    severity: ClassVar[Severity] = Severity.WARNING
    remedy: ClassVar[str] = ""
    """What to do about it, as the end of a sentence."""
    trips: ClassVar[str] = ""
    """A timeline in YAML in which it finds something; for the docs and for tests."""
    passes: ClassVar[str] = ""
    """The same, mended."""

    @abstractmethod
    def check(self, timeline: Timeline) -> Iterator[Problem]:
        """Yield the problems of a timeline, in its order."""

    def problem(
        self, message: str, thing: Event | Source | None = None, *path: str | int
    ) -> Problem:
        """A problem of an event, a source or the timeline, at a path of keys and indices."""
        event = thing.id if isinstance(thing, Event) else ""
        source = thing.id if isinstance(thing, Source) else ""
        return Problem(message, event, source, path)

    def validate(self) -> None:
        """Raise PluginError where the metadata are missing or of the wrong form."""
        for attribute in ("title", "remedy", "trips", "passes"):
            value: object = getattr(self, attribute, None)
            if not isinstance(value, str) or (attribute == "title" and not value):
                raise PluginError(f"{type(self).__name__}.{attribute} is {value!r}; it is text")
        code: object = getattr(self, "code", None)
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            raise PluginError(
                f"{type(self).__name__}.code is {code!r} and should be words with hyphens "
                "such as 'source-missing'"
            )
        severity: object = self.severity
        if not isinstance(severity, Severity):
            raise PluginError(f"{type(self).__name__}.severity is {severity!r}, not a Severity")
