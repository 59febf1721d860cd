"""`Plugins`: the exporters and readers that there are, with broken plugins kept apart."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import entry_points
from pathlib import PurePath
from typing import Final, TypeVar

from timeline import hookspecs
from timeline.errors import PluginError, UsageError, visible
from timeline.exporter import Exporter
from timeline.format import Format
from timeline.loading import Plugin, load, load_entry_point
from timeline.reader import Reader
from timeline.references import did_you_mean

__all__ = ["DISABLE", "Plugins"]

DISABLE: Final = "TIMELINE_DISABLE_PLUGINS"
"""The variable with the plugins or distributions, separated by commas, that are not loaded."""

F = TypeVar("F", bound=Format)


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
        off = {name.strip() for name in os.environ.get(DISABLE, "").split(",")}
        found = cls()
        for point in sorted(entry_points(group=hookspecs.PROJECT), key=lambda p: (p.name, p.value)):
            if point.name not in off and (point.dist is None or point.dist.name not in off):
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

    def conflicts(self) -> list[str]:
        """A sentence for every name that two plugins claim."""
        return [*self._conflicts(Exporter), *self._conflicts(Reader)]

    def _all(self, kind: type[F]) -> list[tuple[Plugin, F]]:
        return [
            (plugin, thing)
            for plugin in self._found
            for thing in (*plugin.exporters, *plugin.readers)
            if isinstance(thing, kind)
        ]

    def _usable(self, kind: type[F]) -> list[F]:
        claims = Counter(thing.name for _, thing in self._all(kind))
        usable = [thing for _, thing in self._all(kind) if claims[thing.name] == 1]
        return sorted(usable, key=lambda thing: thing.name)

    def _conflicts(self, kind: type[F]) -> Iterator[str]:
        claims: dict[str, list[Plugin]] = {}
        for plugin, thing in self._all(kind):
            claims.setdefault(thing.name, []).append(plugin)
        for name, plugins in sorted(claims.items()):
            if len(plugins) > 1:
                both = " and ".join(map(str, plugins))
                last = plugins[-1].distribution or plugins[-1].name
                yield (
                    f"more than one plugin claims the {_noun(kind)} '{name}': {both}; "
                    f"switch one off, for instance with {DISABLE}={last}"
                )

    def _named(self, kind: type[F], name: str) -> F:
        found = [thing for _, thing in self._all(kind) if thing.name == name]
        if len(found) == 1:
            return found[0]
        if found:
            raise PluginError(next(c for c in self._conflicts(kind) if f" '{name}':" in c))
        names = [thing.name for thing in self._usable(kind)]
        broken = next((p for p in self._found if p.broken and p.name == name), None)
        if broken:
            raise PluginError(f"the plugin {broken} is broken: {broken.broken}")
        remedy = did_you_mean(name, names) or f"; there are: {', '.join(names)}"
        raise UsageError(f"there is no {_noun(kind)} '{visible(name)}'{remedy}")

    def _for_path(self, kind: type[F], path: str) -> F:
        name = PurePath(path).name.lower()
        usable = self._usable(kind)
        fitting = [(s, thing) for thing in usable for s in thing.suffixes if name.endswith(s)]
        longest = max((len(s) for s, _ in fitting), default=0)
        found = [thing for s, thing in fitting if len(s) == longest]
        if len(found) == 1:
            return found[0]
        option = "--to" if kind is Exporter else "--from"
        if found:
            names = " and ".join(f"'{thing.name}'" for thing in found)
            raise UsageError(f"{names} have the suffix of '{visible(path)}'; choose with {option}")
        suffixes = ", ".join(s for thing in usable for s in thing.suffixes)
        raise UsageError(
            f"no {_noun(kind)} goes with the name '{visible(path)}'; "
            f"choose one with {option}, or use one of: {suffixes}"
        )


def _noun(kind: type[Format]) -> str:
    return "exporter" if kind is Exporter else "reader"
