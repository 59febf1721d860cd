"""`timeline schema`: what an editor needs to complete and check timeline files."""

from __future__ import annotations

import argparse

__all__ = ["configure", "run"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--yaml", action="store_true", help="the schema for YAML and not for JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    from timeline.document import schema_text

    print(schema_text(options.yaml), end="")
    return 0
