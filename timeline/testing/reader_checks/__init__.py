"""All checks of readers, in the order in which an author wants to hear of them."""

from __future__ import annotations

from typing import Final

from timeline.testing.check import Check
from timeline.testing.reader_checks.broken import BROKEN
from timeline.testing.reader_checks.junk import JUNK
from timeline.testing.reader_checks.manners import MANNERS
from timeline.testing.reader_checks.metadata import METADATA
from timeline.testing.reader_checks.mistakes import MISTAKES
from timeline.testing.reader_checks.options import OPTIONS
from timeline.testing.reader_checks.round_trips import ROUND_TRIPS
from timeline.testing.reader_checks.sameness import SAMENESS
from timeline.testing.reader_checks.subject import Subject
from timeline.testing.reader_checks.words import WORDS

__all__ = ["READER_CHECKS"]

READER_CHECKS: Final[tuple[Check[Subject], ...]] = (
    *METADATA, *SAMENESS, *ROUND_TRIPS, *MISTAKES, *WORDS, *BROKEN, *JUNK, *OPTIONS, *MANNERS,
)  # fmt: skip
"""All that must hold of every reader."""
