"""`Plugins`: the exporters, readers and rules that there are, with broken plugins kept apart."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Final, TypeAlias, TypeVar

from timeline import hookspecs
from timeline.errors import PluginError, UsageError, did_you_mean, visible
from timeline.exporter import Exporter
from timeline.loading import Plugin, entry_points_of, load, load_entry_point
from timeline.reader import Reader
from timeline.rule import Rule

__all__ = ["DISABLE", "Plugins"]

DISABLE: Final = "TIMELINE_DISABLE_PLUGINS"
"""The variable with the plugins or distributions, separated by commas, that are not loaded."""

OURS: Final = "timeline-kit"
"""The distribution that no remedy should switch off."""

Thing: TypeAlias = Exporter | Reader | Rule
T = TypeVar("T", bound=Thing)
F = TypeVar("F", bound=Exporter | Reader)


class Plugins:
    """A set of plugins: `Plugins.installed()`, or exactly the given modules and objects.

    Raises PluginError where a given plugin is broken or two of them claim one name.

    >>> [exporter.name for exporter in Plugins().exporters()]
    []
    """

    def __init__(self, plugins: Iterable[object] = ()) -> None:
        self._found = [load(plugin) for plugin in plugins]
        for plugin in self._found:
            if plugin.broken:
                raise PluginError(f"the plugin {plugin} is broken: {plugin.broken}")
        for conflict in self.conflicts():
            raise PluginError(conflict)

    @classmethod
    def installed(cls) -> Plugins:
        """The plugins of the environment: the entry points of the group `timeline`.

        One that cannot be used is listed as broken and hides no other. What the variable
        TIMELINE_DISABLE_PLUGINS names, a plugin or a distribution, is left out.
        """
        off = {_normal(name) for name in os.environ.get(DISABLE, "").split(",")}
        points, broken = entry_points_of(hookspecs.PROJECT)
        found = cls()
        found._found = broken
        for point in points:
            distribution = (point.dist.name if point.dist else "") or point.name
            if off.isdisjoint((_normal(point.name), _normal(distribution))):
                found._found.append(load_entry_point(point))
        return found

    def __iter__(self) -> Iterator[Plugin]:
        """All plugins that were found, by name, the broken ones too."""
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

    def exporter(self, name: str) -> Exporter:
        """The exporter of that name. Raises UsageError if there is none, PluginError if two."""
        return self._named(Exporter, name)

    def reader(self, name: str) -> Reader:
        """The reader of that name. Raises UsageError if there is none, PluginError if two."""
        return self._named(Reader, name)

    def exporter_for(self, path: str) -> Exporter:
        """The exporter that the end of a file's name means. Raises UsageError, PluginError."""
        return self._for_path(Exporter, path)

    def reader_for(self, path: str) -> Reader:
        """The reader that the end of a file's name means. Raises UsageError, PluginError."""
        return self._for_path(Reader, path)

    def conflicts(self, *kinds: type[Exporter | Reader | Rule]) -> list[str]:
        """A sentence for every name that more than one plugin claims, of all kinds or of these."""
        return [
            _conflict(kind, name, claims)
            for kind in kinds or (Exporter, Reader, Rule)
            for name, claims in sorted(self._claims(kind).items())
            if len(claims) > 1
        ]

    def _claims(self, kind: type[T]) -> dict[str, list[tuple[Plugin, T]]]:
        """Who brings which things of that kind, by their names."""
        claims: dict[str, list[tuple[Plugin, T]]] = {}
        for plugin in self._found:
            for thing in (*plugin.exporters, *plugin.readers, *plugin.rules):
                if isinstance(thing, kind):
                    claims.setdefault(_name(thing), []).append((plugin, thing))
        return claims

    def _usable(self, kind: type[T]) -> list[T]:
        claims = sorted(self._claims(kind).items())
        return [claimed[0][1] for _, claimed in claims if len(claimed) == 1]

    def _named(self, kind: type[F], name: str) -> F:
        claims = self._claims(kind)
        if name in claims:
            if len(claims[name]) > 1:
                raise PluginError(_conflict(kind, name, claims[name]))
            return claims[name][0][1]
        for plugin in self._found:
            if plugin.broken and plugin.name == name:
                raise PluginError(f"the plugin {plugin} is broken: {plugin.broken}")
        remedy = did_you_mean(name, claims) or f"; there are: {', '.join(sorted(claims))}"
        raise UsageError(f"there is no {_noun(kind)} '{visible(name)}'{remedy}")

    def _for_path(self, kind: type[F], path: str) -> F:
        file = PurePath(path).name.lower()
        claims = self._claims(kind)
        suffixes = {s: n for n in sorted(claims) for _, thing in claims[n] for s in thing.suffixes}
        fitting = sorted((s for s in suffixes if file.endswith(s)), key=len)
        option = "--to" if kind is Exporter else "--from"
        if not fitting:
            raise UsageError(
                f"no {_noun(kind)} goes with the name '{visible(path)}'; choose one with {option}, "
                f"or use one of: {', '.join(sorted(suffixes))}"
            )
        names = [n for n in sorted(claims) if any(fitting[-1] in t.suffixes for _, t in claims[n])]
        if len(names) > 1:
            both = " and ".join(f"'{name}'" for name in names)
            raise UsageError(f"{both} have the suffix of '{visible(path)}'; choose with {option}")
        return self._named(kind, names[0])


def _name(thing: Thing) -> str:
    return thing.code if isinstance(thing, Rule) else thing.name


def _conflict(kind: type[T], name: str, claims: list[tuple[Plugin, T]]) -> str:
    plugins = [plugin for plugin, _ in claims]
    others = [p.distribution for p in plugins if p.distribution not in ("", OURS)]
    off = (others or [plugins[-1].name])[-1]
    return (
        f"more than one plugin claims the {_noun(kind)} '{name}': "
        f"{' and '.join(map(str, plugins))}; switch one off, for instance with {DISABLE}={off}"
    )


def _normal(name: str) -> str:
    """A name as package indexes compare them (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).strip().lower()


def _noun(kind: type[object]) -> str:
    nouns: dict[type[object], str] = {Exporter: "exporter", Reader: "reader"}
    return nouns.get(kind, "rule")
