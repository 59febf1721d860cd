"""The kinds of things that plugins bring, each imported when it is first asked for.

A command that needs one kind imports no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from timeline.command import Command
    from timeline.exporter import Exporter
    from timeline.preparer import Preparer
    from timeline.reader import Reader
    from timeline.rule import Rule
    from timeline.when import Language

    Thing: TypeAlias = Exporter | Reader | Rule | Preparer | Command | Language

__all__ = [
    "HOOKS",
    "Command",
    "Exporter",
    "Language",
    "Preparer",
    "Reader",
    "Rule",
    "Thing",
    "hook_of",
]

HOOKS: Final = {
    "Exporter": "timeline_exporters",
    "Reader": "timeline_readers",
    "Rule": "timeline_checks",
    "Preparer": "timeline_prepare",
    "Command": "timeline_commands",
    "Language": "timeline_languages",
}
"""The hook that brings each kind, by the name of its class."""


def hook_of(kind: type[object]) -> str:
    """The hook that brings that kind."""
    return HOOKS[kind.__name__]


if not TYPE_CHECKING:  # with it, a type checker would believe in any name

    def __getattr__(name: str) -> object:
        """A kind by its name (PEP 562)."""
        from importlib import import_module

        if name not in HOOKS:
            raise AttributeError(f"module '{__name__}' has no attribute '{name}'", name=name)
        home = "when" if name == "Language" else name.lower()
        kind = globals()[name] = getattr(import_module(f"timeline.{home}"), name)
        return kind
