"""`timeline plugins`: where every format comes from, and which plugins are broken."""

from __future__ import annotations

import argparse

from timeline.cli.output import counted, table
from timeline.loading import Plugin
from timeline.plugins import Plugins

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Print a row for each plugin, and a sentence for each name that two claim."""
    plugins = Plugins.installed()
    rows = [("PLUGIN", "FROM", "STATUS")]
    rows += [(p.name, f"{p.distribution} {p.version}".strip(), _status(p)) for p in plugins]
    print(table(rows))
    for conflict in plugins.conflicts():
        print(f"\nconflict: {conflict}")
    return 0


def _status(plugin: Plugin) -> str:
    if plugin.broken:
        return f"broken: {plugin.broken}"
    does = [f"reads {reader.name}" for reader in plugin.readers]
    does += [f"writes {exporter.name}" for exporter in plugin.exporters]
    if plugin.rules:
        does.append(f"checks {counted(len(plugin.rules), 'rule')}")
    return ", ".join(does)
