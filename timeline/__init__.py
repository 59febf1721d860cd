"""Event timelines that do not pretend to know more than their sources.

>>> import timeline
>>> tl = timeline.Timeline(title="First reports", events=[
...     timeline.Event(title="A parade", when="2022"),
...     timeline.Statement(title="Kremlin calls it fake", when="[..2024-10-30]", speaker="Peskov"),
... ])
>>> [event.when.format() for event in tl]
['2022', 'by 30 October 2024']
"""

from timeline.actor import Actor, ActorKind, Place
from timeline.api import check, export, load, prepare, write
from timeline.citation import Citation
from timeline.claim import Claim
from timeline.command import Command
from timeline.correction import Correction, CorrectionKind, Ignore
from timeline.differences import Change, ChangeKind, Diff, diff
from timeline.errors import (
    DateError,
    ExportError,
    LossError,
    Mistake,
    ModelError,
    OptionError,
    PluginError,
    ReadError,
    TimelineError,
    UsageError,
    WriteError,
)
from timeline.event import Event, Media, Relation, RelationKind
from timeline.exporter import ExportContext, Exporter, Part
from timeline.figure import Figure
from timeline.hookspecs import hookimpl
from timeline.loading import Plugin
from timeline.losses import Loss, Losses
from timeline.merging import Merge, merge, merged
from timeline.opening import open  # noqa: A004
from timeline.options import option
from timeline.plugins import Plugins
from timeline.preparer import PrepareContext, Preparer
from timeline.publication import Publication, Stamp
from timeline.published import with_publications
from timeline.reader import ReadContext, Reader
from timeline.rule import Finding, Problem, Rule, Severity
from timeline.source import Source
from timeline.standing import Comparison, Count, Standing, State, Voice
from timeline.statement import About, Report, Stance, Statement
from timeline.timeline import Timeline
from timeline.when import OPEN, UNKNOWN, Allen, Answer, Day, Precision, Qualifier, When

__all__ = [
    "OPEN",
    "UNKNOWN",
    "About",
    "Actor",
    "ActorKind",
    "Allen",
    "Answer",
    "Change",
    "ChangeKind",
    "Citation",
    "Claim",
    "Command",
    "Comparison",
    "Correction",
    "CorrectionKind",
    "Count",
    "DateError",
    "Day",
    "Diff",
    "Event",
    "ExportContext",
    "ExportError",
    "Exporter",
    "Figure",
    "Finding",
    "Ignore",
    "Loss",
    "LossError",
    "Losses",
    "Media",
    "Merge",
    "Mistake",
    "ModelError",
    "OptionError",
    "Part",
    "Place",
    "Plugin",
    "PluginError",
    "Plugins",
    "Precision",
    "PrepareContext",
    "Preparer",
    "Problem",
    "Publication",
    "Qualifier",
    "ReadContext",
    "ReadError",
    "Reader",
    "Relation",
    "RelationKind",
    "Report",
    "Rule",
    "Severity",
    "Source",
    "Stamp",
    "Stance",
    "Standing",
    "State",
    "Statement",
    "Timeline",
    "TimelineError",
    "UsageError",
    "Voice",
    "When",
    "WriteError",
    "__version__",
    "check",
    "diff",
    "export",
    "hookimpl",
    "load",
    "merge",
    "merged",
    "open",
    "option",
    "prepare",
    "with_publications",
    "write",
]

__version__ = "0.1.0"
