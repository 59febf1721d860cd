"""The writers in node: where they are, and the content for them as JSON."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

from ical_content import Content, Item

_HERE = Path(__file__).parent
MODULES = ("ical.js", "ical-generator")


def install() -> None:
    """Fetch them with npm into `node_modules`, if they are not there."""
    npm, folder = shutil.which("npm"), str(_HERE)
    wanted = [name for name in MODULES if not (_HERE / "node_modules" / name).exists()]
    if npm and wanted:
        command = [npm, "install", "--no-save", "--no-package-lock", "--prefix", folder]
        subprocess.run([*command, *MODULES], check=True, capture_output=True)


def to_json(content: Content) -> str:
    """The properties, each as name, value, parameters and whether it is text; dates as RFC 3339."""
    plain = {
        "head": [_plain(item) for item in content.head],
        "events": [[_plain(item) for item in items] for items in content.events],
    }
    return json.dumps(plain, ensure_ascii=False)


def _plain(item: Item) -> list[object]:
    value = item.value
    if isinstance(value, date):
        value = value.isoformat().replace("+00:00", "Z")
    return [item.name, value, item.parameters, item.is_text]
