"""Event timelines that do not pretend to know more than their sources.

>>> import timeline
>>> tl = timeline.Timeline(title="First reports", events=[
...     timeline.Event(title="A parade", when="2022"),
...     timeline.Statement(title="Kremlin calls it fake", when="[..2024-10-30]", speaker="Peskov"),
... ])
>>> [event.when.format() for event in tl]
['2022', 'by 30 October 2024']
"""

TYPE_CHECKING = False  # as that of typing, which takes longer to import than all that is here
if TYPE_CHECKING:
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

_HOMES = {
    "actor": "Actor ActorKind Place",
    "api": "check export load prepare write",
    "citation": "Citation",
    "claim": "Claim",
    "command": "Command",
    "correction": "Correction CorrectionKind Ignore",
    "differences": "Change ChangeKind Diff diff",
    "errors": "DateError ExportError LossError Mistake ModelError OptionError PluginError "
    "ReadError TimelineError UsageError WriteError",
    "event": "Event Media Relation RelationKind",
    "exporter": "ExportContext Exporter Part",
    "figure": "Figure",
    "hookspecs": "hookimpl",
    "loading": "Plugin",
    "losses": "Loss Losses",
    "merging": "Merge merge merged",
    "opening": "open",
    "options": "option",
    "plugins": "Plugins",
    "preparer": "PrepareContext Preparer",
    "publication": "Publication Stamp",
    "published": "with_publications",
    "reader": "ReadContext Reader",
    "rule": "Finding Problem Rule Severity",
    "source": "Source",
    "standing": "Comparison Count Standing State Voice",
    "statement": "About Report Stance Statement",
    "timeline": "Timeline",
    "when": "OPEN UNKNOWN Allen Answer Day Precision Qualifier When",
}
"""The modules of the public names: each is imported when one of its names is first asked for."""

_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


if not TYPE_CHECKING:  # with it, a type checker would believe in any name

    def __getattr__(name: str) -> object:
        """A public name, or else a module of the package (PEP 562)."""
        from importlib import import_module

        if home := _HOME_OF.get(name):
            value = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
            return value
        if not name.startswith("_"):
            module = f"{__name__}.{name}"
            try:
                return import_module(module)
            except ModuleNotFoundError as error:
                if error.name != module:
                    raise
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'", name=name)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
