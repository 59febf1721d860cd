"""`Plugins`: the formats, rules, preparers, commands and languages that there are."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property, lru_cache, partial
from pathlib import PurePath
from typing import Final, TypeAlias, TypeVar

from timeline import hookspecs
from timeline.command import Command
from timeline.errors import PluginError, UsageError, did_you_mean, visible
from timeline.exporter import Exporter
from timeline.finding import DISABLE, from_file, from_object, installed
from timeline.loading import KINDS, Plugin, Thing
from timeline.packed import bare_name
from timeline.preparer import Preparer
from timeline.reader import Reader
from timeline.rule import Rule
from timeline.when import Language, add_languages

__all__ = ["Plugins", "installed_plugins"]

OURS: Final = "timeline-kit"
"""The distribution that no remedy should switch off."""

_NOUNS: Final[dict[type[object], str]] = {
    Exporter: "exporter", Reader: "reader", Rule: "rule", Preparer: "preparer",
    Command: "command", Language: "language",
}  # fmt: skip

T = TypeVar("T", bound=Thing)
N = TypeVar("N", bound=Exporter | Reader | Preparer | Command)
F = TypeVar("F", bound=Exporter | Reader)
Claims: TypeAlias = dict[str, list[tuple[Plugin, T]]]


class Plugins:
    """A set of plugins: `Plugins.installed()`, or exactly the given modules and objects.

    Raises PluginError where a given plugin is broken or two of them claim one name.

    >>> [exporter.name for exporter in Plugins().exporters()]
    []
    """

    def __init__(
        self,
        plugins: Iterable[object] = (),
        *,
        _find: Callable[[], list[Plugin]] | None = None,
    ) -> None:
        self._given = [p if isinstance(p, Plugin) else from_object(p) for p in plugins]
        self._find = _find or list
        for plugin in self._given:  # somebody asked for exactly these
            if wrong := plugin.broken:
                message = f"the plugin {plugin} is broken: {wrong}"
                raise PluginError(message) from plugin.error
        if _find is None:
            for conflict in self.conflicts():
                raise PluginError(conflict)
            if self.languages():
                add_languages(self.languages)

    @classmethod
    def installed(
        cls, *, without: Collection[str] = (), also: Iterable[str | os.PathLike[str]] = ()
    ) -> Plugins:
        """The plugins of the environment: the entry points of the group `timeline`.

        Each is loaded when it is needed. One that cannot be used is listed as broken and hides no
        other. What `without` or the variable TIMELINE_DISABLE_PLUGINS names, a plugin or a
        distribution, is blocked. `also` are Python files to take as plugins, which must work.
        Raises UsageError for what is not there, PluginError for a file that is no good plugin.
        """
        find = partial(installed, hookspecs.PROJECT, without)
        made = cls([from_file(path) for path in also], _find=find)
        if without:
            iter(made)  # a mistake in it is told now
        return made

    @cached_property
    def _found(self) -> list[Plugin]:
        return [*self._find(), *self._given]

    def __iter__(self) -> Iterator[Plugin]:
        """All plugins that were found, by name, the broken and the blocked ones too."""
        return iter(self._found)

    def exporters(self) -> list[Exporter]:
        """The exporters that can be used, by name."""
        return self._usable(Exporter)

    def readers(self) -> list[Reader]:
        """The readers that can be used, by name."""
        return self._usable(Reader)

    def rules(self) -> list[Rule]:
        """The rules of `timeline check` that can be used, by code."""
        return self._usable(Rule)

    def preparers(self) -> list[Preparer]:
        """The preparers that can be used, by name."""
        return self._usable(Preparer)

    def commands(self) -> list[Command]:
        """The commands that can be used, by name."""
        return self._usable(Command)

    def languages(self) -> list[Language]:
        """The languages of plugins that can be used, by code."""
        return self._usable(Language)

    def exporter(self, name: str) -> Exporter:
        """The exporter of that name. Raises UsageError if there is none, PluginError if two."""
        return self._named(Exporter, name)

    def reader(self, name: str) -> Reader:
        """The reader of that name. Raises UsageError if there is none, PluginError if two."""
        return self._named(Reader, name)

    def preparer(self, name: str) -> Preparer:
        """The preparer of that name. Raises UsageError if there is none, PluginError if two."""
        return self._named(Preparer, name)

    def command(self, name: str) -> Command:
        """The command of that name. Raises UsageError if there is none, PluginError if two."""
        return self._named(Command, name)

    def exporter_for(self, path: str) -> Exporter:
        """The exporter that the end of a file's name means. Raises UsageError, PluginError."""
        return self._for_path(Exporter, path)

    def reader_for(self, path: str) -> Reader:
        """The reader that the end of a file's name means. Raises UsageError, PluginError."""
        return self._for_path(Reader, path)

    def conflicts(self, *kinds: type[Thing]) -> list[str]:
        """A sentence for every name that more than one plugin claims, of all kinds or of these."""
        return [
            _conflict(kind, name, claimed)
            for kind in kinds or KINDS
            for name, claimed in sorted(self._claims(kind).items())
            if len(claimed) > 1
        ]

    def clashes(self) -> list[str]:
        """A sentence for every suffix that more than one format has."""
        told: list[str] = []
        for kind, things in ((Exporter, self.exporters()), (Reader, self.readers())):
            names: dict[str, list[str]] = {}
            for thing in things:
                for suffix in thing.suffixes:
                    names.setdefault(suffix, []).append(f"'{thing.name}'")
            told += [
                f"more than one {_NOUNS[kind]} has the suffix '{suffix}': {' and '.join(owners)}; "
                f"choose with {'--to' if kind is Exporter else '--from'}"
                for suffix, owners in sorted(names.items())
                if len(owners) > 1
            ]
        return told

    def troubles(self) -> list[str]:
        """A sentence for every plugin that is broken, as far as any was asked for anything."""
        return [f"the plugin {p} is broken: {p.trouble}" for p in self._found if p.trouble]

    def _claims(self, kind: type[T], within: Iterable[Plugin] | None = None) -> Claims[T]:
        """Who brings which things of that kind, by their names."""
        claims: Claims[T] = {}
        for plugin in self._found if within is None else within:
            for thing in plugin.things(kind):
                claims.setdefault(_name(thing), []).append((plugin, thing))
        return claims

    def _usable(self, kind: type[T]) -> list[T]:
        claims = sorted(self._claims(kind).items())
        return [owner[1] for name, claimed in claims if (owner := _owner(name, claimed))]

    def _named(self, kind: type[N], name: str) -> N:
        # a plugin that is called so owns the name, whoever else claims it: no other is loaded
        namesakes = [plugin for plugin in self._found if plugin.name == name]
        claims = self._claims(kind, namesakes)
        if name not in claims:
            claims = self._claims(kind)
        if name in claims:
            if owner := _owner(name, claims[name]):
                return owner[1]
            raise PluginError(_conflict(kind, name, claims[name]))
        for plugin in namesakes:
            if plugin.blocked:
                raise UsageError(f"the plugin {plugin} is {plugin.blocked}")
            if plugin.trouble:
                raise PluginError(f"the plugin {plugin} is broken: {plugin.trouble}")
        remedy = did_you_mean(name, claims) or f"; there are: {', '.join(sorted(claims))}"
        raise UsageError(f"there is no {_NOUNS[kind]} '{visible(name)}'{remedy}{self._hint()}")

    def _hint(self) -> str:
        """That a broken plugin may be the one that is missed."""
        names = [plugin.name for plugin in self._found if plugin.trouble]
        return f" (broken, see `timeline plugins`: {', '.join(names)})" if names else ""

    def _for_path(self, kind: type[F], path: str) -> F:
        file = PurePath(path).name.lower()
        things = self._usable(kind) + [c[0][1] for c in self._claims(kind).values() if len(c) > 1]
        suffixes = {suffix for thing in things for suffix in thing.suffixes}
        fitting = sorted((s for s in suffixes if file.endswith(s)), key=len)
        fitting = fitting or sorted((s for s in suffixes if bare_name(file).endswith(s)), key=len)
        option = "--to" if kind is Exporter else "--from"
        if not fitting:
            raise UsageError(
                f"no {_NOUNS[kind]} goes with the name '{visible(path)}'; choose one with "
                f"{option}, or use one of: {', '.join(sorted(suffixes))}{self._hint()}"
            )
        names = sorted({thing.name for thing in things if fitting[-1] in thing.suffixes})
        if len(names) > 1:
            both = " and ".join(f"'{name}'" for name in names)
            raise UsageError(f"{both} have the suffix of '{visible(path)}'; choose with {option}")
        return self._named(kind, names[0])


def installed_plugins() -> Plugins:
    """`Plugins.installed()`, found once for as long as the environment stays what it is."""
    return _installed(tuple(sys.path), os.environ.get(DISABLE, ""))


@lru_cache(maxsize=1)
def _installed(path: tuple[str, ...], off: str) -> Plugins:
    return Plugins.installed()


def _name(thing: Thing) -> str:
    return thing.code if isinstance(thing, Rule | Language) else thing.name


def _owner(name: str, claimed: list[tuple[Plugin, T]]) -> tuple[Plugin, T] | None:
    """Whose the name is: the only one's who claims it, or the one's that is called so, too."""
    if len({id(plugin) for plugin, _ in claimed}) == 1:
        return claimed[0]  # that it brings it twice is told as a conflict
    namesakes = [claim for claim in claimed if claim[0].name == name]
    return namesakes[0] if len(namesakes) == 1 else None


def _conflict(kind: type[object], name: str, claimed: list[tuple[Plugin, T]]) -> str:
    plugins = [plugin for plugin, _ in claimed]
    if len({id(plugin) for plugin in plugins}) == 1:
        return f"the plugin {plugins[0]} brings the {_NOUNS[kind]} '{name}' more than once"
    others = [f"{p.distribution}:{p.name}" for p in plugins if p.distribution not in ("", OURS)]
    off = (others or [plugins[-1].name])[-1]
    owner = _owner(name, claimed)
    whose = f", and {owner[0].name} has it, being called so" if owner else ""
    return (
        f"more than one plugin claims the {_NOUNS[kind]} '{name}': "
        f"{' and '.join(map(str, plugins))}{whose}; "
        f"switch one off, for instance with {DISABLE}={off}"
    )


add_languages(lambda: installed_plugins().languages())
