"""All checks of exporters, in the order in which an author wants to hear of them."""

from __future__ import annotations

from typing import Final

from timeline.testing.check import Check
from timeline.testing.exporter_checks.chunks import CHUNKS
from timeline.testing.exporter_checks.dates import DATES
from timeline.testing.exporter_checks.errors import ERRORS
from timeline.testing.exporter_checks.fields import FIELDS_CHECKS
from timeline.testing.exporter_checks.hostile import HOSTILE
from timeline.testing.exporter_checks.losses import LOSSES
from timeline.testing.exporter_checks.manners import MANNERS
from timeline.testing.exporter_checks.metadata import METADATA
from timeline.testing.exporter_checks.options import OPTIONS
from timeline.testing.exporter_checks.sameness import SAMENESS
from timeline.testing.exporter_checks.walk import WALK
from timeline.testing.exporting import Subject

__all__ = ["EXPORTER_CHECKS"]

EXPORTER_CHECKS: Final[tuple[Check[Subject], ...]] = (
    *METADATA, *ERRORS, *CHUNKS, *MANNERS, *SAMENESS, *WALK, *DATES, *FIELDS_CHECKS, *LOSSES,
    *HOSTILE, *OPTIONS,
)  # fmt: skip
"""All that must hold of every exporter."""
