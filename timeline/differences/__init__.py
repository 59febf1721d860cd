"""What changed in meaning between two timelines, in words for people and as data for programs."""

from timeline.differences.change import Change, ChangeKind
from timeline.differences.compare import Diff, diff

__all__ = ["Change", "ChangeKind", "Diff", "diff"]
