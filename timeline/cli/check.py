"""`timeline check`: whether a file is a timeline, and what in it is probably not meant so."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout

from timeline.api import load_and_check
from timeline.checking import Choice, mistake_finding
from timeline.cli.findings import FORMATS, Report
from timeline.cli.input import add_input, open_input, pairs, tell_unread
from timeline.cli.output import counted, table
from timeline.cli.progress import progress
from timeline.errors import ReadError, UsageError, visible
from timeline.losses import Losses
from timeline.plugins import Plugins
from timeline.rule import Finding, Rule, Severity

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = "example: timeline check seeds/north-korea-troops.yaml --ignore 'source-*'"
    add_input(parser, optional=True)
    for name, what in (("select", "run these rules alone"), ("ignore", "leave these rules out")):
        parser.add_argument(
            f"--{name}",
            action="append",
            default=[],
            metavar="CODES",
            help=f"{what}; with commas between, or globs such as 'source-*'",
        )
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="of the output")
    parser.add_argument("--strict", action="store_true", help="let warnings fail, too")
    parser.add_argument("--list", action="store_true", help="list the rules and check nothing")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Tell what is wrong; the status is 1 where something is that counts."""
    plugins: Plugins = options.plugins
    choice = Choice(plugins.rules(), _codes(options.select), _codes(options.ignore))
    for missing in _missing(plugins):
        print(f"timeline: {missing}", file=sys.stderr)
    if options.list:
        print(_listed(choice.run))
        return 0
    if options.file is None:
        raise UsageError("name the file to check, or - for standard input")
    report = _report(options, choice, plugins)
    for line in FORMATS[options.format](report):
        print(line)
    fatal = {Severity.ERROR, Severity.WARNING} if options.strict else {Severity.ERROR}
    return int(any(finding.severity in fatal for finding in report.findings))


def _codes(lists: Sequence[str]) -> list[str]:
    return [code.strip() for codes in lists for code in codes.split(",") if code.strip()]


def _missing(plugins: Plugins) -> Iterator[str]:
    """Why rules that are installed do not run: a check that is silent of them would reassure."""
    for trouble in plugins.troubles():
        yield f"{trouble}; a rule of it may be missing"
    yield from plugins.conflicts(Rule)


def _report(options: argparse.Namespace, choice: Choice, plugins: Plugins) -> Report:
    name = "standard input" if options.file == "-" else str(options.file)
    file, reader = open_input(options)
    losses = Losses()
    try:
        # what a rule prints must not end up in an output that is piped
        with redirect_stdout(sys.stderr), progress(f"checking {visible(name, 1000)}"):
            given = pairs(options.input_option)
            timeline, found = load_and_check(
                file, choice, format=reader, losses=losses, plugins=plugins, **given
            )
    except ReadError as error:
        if options.format == "text":
            raise  # told as every command tells them
        mistakes: list[Finding] = [mistake_finding(mistake) for mistake in error.mistakes]
        return Report(name, mistakes, choice.run)
    tell_unread(losses)  # it is no mistake in the file, so it is no finding
    events, sources = counted(len(timeline), "event"), counted(len(timeline.sources), "source")
    return Report(name, found, choice.run, f"{events}, {sources}")


def _listed(rules: Sequence[Rule]) -> str:
    rows = [("CODE", "SEVERITY", "FINDS")]
    return table([*rows, *((rule.code, rule.severity.value, rule.title) for rule in rules)])
