"""`ExporterSuite`: a test class that tries an exporter in every way that we know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, cast

from timeline.exporter import Exporter
from timeline.testing.check import Fault, add_tests, faults
from timeline.testing.elsewhere import refuse_elsewhere
from timeline.testing.exporter_checks import EXPORTER_CHECKS
from timeline.testing.exporting import Subject

__all__ = ["ExporterSuite", "check_exporter"]


class ExporterSuite:
    """Subclass it under a name that begins with `Test`; pytest then shows each check by its name.

    unittest takes it as well: `class TestHaiku(ExporterSuite, unittest.TestCase)`.
    """

    exporter: ClassVar[Exporter]
    """The exporter to try, an instance."""
    structure: ClassVar[Callable[..., object] | None] = None
    """A method: the skeleton of an output, as a real parser of the format finds it.

    Texts are left out of it, so that it is the same whatever they hold: how many rows and columns
    there are, which elements in which order, and no links that are made of addresses in texts.
    With it, hostile text can be seen to stay text.
    """
    streams: ClassVar[bool | str] = True
    """Whether an export goes through the events once, in order, in flat memory.

    A format that needs the whole says why in words, which the skipped checks show.
    """
    options: ClassVar[Sequence[Mapping[str, object]]] = ()
    """Sets of options to try besides each alone, as `{"layout": "wide", "header": False}`."""


def _subject(suite: Any) -> Subject:
    """What the checks look at, one for a test class, so that they share what they found out."""
    kind = cast("Any", type(suite))
    if "_tried" not in vars(kind):
        kind._tried = Subject(  # noqa: SLF001
            exporter=_exporter(kind),
            structure=suite.structure,
            streams=kind.streams,
            options=kind.options,
        )
    return cast("Subject", kind._tried)  # noqa: SLF001


def _exporter(kind: type[Any]) -> Exporter:
    exporter: object = getattr(kind, "exporter", None)
    if not isinstance(exporter, Exporter):
        raise Fault(
            f"{kind.__name__}.exporter is {exporter!r} and should be an instance of an exporter",
            instead="exporter = Haiku()",
        )
    return exporter


add_tests(ExporterSuite, EXPORTER_CHECKS, _subject)


def check_exporter(
    exporter: Exporter,
    *,
    structure: Callable[[bytes], object] | None = None,
    streams: bool | str = True,
    options: Sequence[Mapping[str, object]] = (),
) -> list[Fault]:
    """All faults of an exporter, for runners other than pytest and unittest.

    The arguments are those of `ExporterSuite`.
    """
    refuse_elsewhere()
    subject = Subject(exporter=exporter, structure=structure, streams=streams, options=options)
    return faults(EXPORTER_CHECKS, subject)
