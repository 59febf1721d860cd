"""`timeline plugins`: what is installed, what it brings, and what is wrong with it."""

from __future__ import annotations

import argparse
import json
from typing import Any

from timeline.cli.output import counted, table
from timeline.loading import Plugin
from timeline.plugins import Plugins

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.epilog = (
        "A plugin is switched off by --no-plugin NAME or by TIMELINE_DISABLE_PLUGINS=NAME,NAME, "
        "where NAME is that of the plugin or of its distribution. TIMELINE_TRACE=plugins tells "
        "what each is asked for and how long it takes."
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print a row for each plugin, and a sentence for each name that two claim."""
    plugins: Plugins = options.plugins
    if options.json:
        print(json.dumps(_plain(plugins), indent=2))
        return 0
    rows = [("PLUGIN", "FROM", "HOOKS", "STATUS")]
    for plugin in plugins:
        broken = plugin.broken  # it is whole or not once everything was asked for
        hooks = " ".join(hook.removeprefix("timeline_") for hook in plugin.hooks)
        status = _status(plugin, broken)
        rows.append((plugin.name, f"{plugin.distribution} {plugin.version}".strip(), hooks, status))
    print(table(rows))
    for conflict in (*plugins.conflicts(), *plugins.clashes()):
        print(f"\nconflict: {conflict}")
    if any(plugin.broken for plugin in plugins):
        print("\nTo leave a broken plugin alone: timeline --no-plugin NAME …")
    return 0


def _status(plugin: Plugin, broken: str) -> str:
    if plugin.blocked:
        return plugin.blocked
    status = ", ".join(_brings(plugin))
    for remark in plugin.remarks:
        status += f"; {remark}"
    if broken:
        return "; ".join(filter(None, (f"broken: {broken}", status)))
    return status


def _brings(plugin: Plugin) -> list[str]:
    does = [f"reads {reader.name}" for reader in plugin.readers]
    does += [f"writes {exporter.name}" for exporter in plugin.exporters]
    if plugin.rules:
        does.append(f"checks {counted(len(plugin.rules), 'rule')}")
    does += [f"prepares by {preparer.name}" for preparer in plugin.preparers]
    does += [f"adds the command {command.name}" for command in plugin.commands]
    does += [f"words dates in {language.code}" for language in plugin.languages]
    return does


def _plain(plugins: Plugins) -> dict[str, Any]:
    return {
        "version": 1,
        "plugins": [_plain_plugin(plugin) for plugin in plugins],
        "conflicts": [*plugins.conflicts(), *plugins.clashes()],
    }


def _plain_plugin(plugin: Plugin) -> dict[str, Any]:
    broken = plugin.broken
    return {
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "status": "blocked" if plugin.blocked else "broken" if broken else "ok",
        "reason": plugin.blocked or broken,
        "remarks": plugin.remarks,
        "hooks": list(plugin.hooks),
        "exporters": [exporter.name for exporter in plugin.exporters],
        "readers": [reader.name for reader in plugin.readers],
        "rules": [rule.code for rule in plugin.rules],
        "preparers": [preparer.name for preparer in plugin.preparers],
        "commands": [command.name for command in plugin.commands],
        "languages": [language.code for language in plugin.languages],
    }
