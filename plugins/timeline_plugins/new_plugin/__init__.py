"""`timeline new-plugin`: a distribution to start from, with an exporter that passes all checks."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from timeline import Command, hookimpl
from timeline_plugins.new_plugin.licences import LICENCES

__all__ = ["NewPlugin", "timeline_commands"]


class NewPlugin(Command):
    """Writes a distribution for a format of one's own."""

    name = "new-plugin"
    title = "begin a plugin of your own: an exporter with its tests, ready to publish"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        parser.epilog = "example: timeline new-plugin haiku && cd timeline-haiku && uv run pytest"
        add = parser.add_argument
        add("name", metavar="NAME", help="what to call the format: lower-case letters, as haiku")
        add("--into", metavar="FOLDER", type=Path, help="where to write it (timeline-NAME)")
        add("--author", metavar="NAME", default="", help="your name, with <address> if you like")
        add("--description", metavar="TEXT", default="", help="what it does, in a sentence")
        add("--license", choices=LICENCES, default=LICENCES[0], help="(%(default)s)")
        add("--year", type=int, help="the year of the copyright (none)")

    def run(self, options: argparse.Namespace) -> int:
        # slow to import, and `timeline --help` asks for the command
        import shlex

        from timeline.errors import visible
        from timeline_plugins.new_plugin.naming import refuse_name
        from timeline_plugins.new_plugin.render import Distribution
        from timeline_plugins.new_plugin.writing import write_folder

        new = Distribution(
            name=options.name,
            author=options.author,
            description=options.description,
            license=options.license,
            year=options.year,
        )
        refuse_name(new.name, new.suffix, options.plugins)
        folder: Path = options.into or Path(f"timeline-{new.name}")
        files = new.files()
        write_folder(folder, files)
        there = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
        lines = [
            f"Written to {visible(str(folder))}:",
            *(f"  {path}" for path in files),
            "Test it, then use it:",
            f"  {there}uv run pytest",
            f"  uv run timeline export FILE.yaml --to {new.name}",
            "or without uv, in a virtual environment:",
            "  python -m pip install -e . --group dev && pytest",
        ]
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        return 0


@hookimpl
def timeline_commands() -> list[Command]:
    return [NewPlugin()]
