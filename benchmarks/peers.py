"""Other parsers of dates: those that are installed, and what is missing of the rest."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from measure import seconds_each

_HERE = Path(__file__).parent
_EDTFJS = _HERE / "node_modules" / "edtf"


class Peer:
    """A parser written in Python."""

    def __init__(self, name: str, package: str, parse: Callable[[str], object]) -> None:
        self.name, self.version, self.parse = name, version(package), parse

    def taken(self, texts: Sequence[str]) -> list[str]:
        """The texts that it does not refuse, however it reads them."""
        return [text for text in texts if self._takes(text)]

    def _takes(self, text: str) -> bool:
        try:
            self.parse(text)
        except Exception:  # noqa: BLE001 - peers refuse in many ways, and some crash
            return False
        return True

    def seconds_each(self, texts: Sequence[str], least: float) -> float:
        """The CPU seconds that a text takes."""
        return seconds_each(self.parse, texts, least)


class EdtfJs:
    """edtf.js, in a node of its own that is asked over a pipe and takes its own CPU time."""

    name = "edtf.js"

    def __init__(self, node: str) -> None:
        self.version = json.loads((_EDTFJS / "package.json").read_text())["version"]
        self._node = subprocess.Popen(
            [node, _HERE / "edtfjs.mjs"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def taken(self, texts: Sequence[str]) -> list[str]:
        """The texts that it does not refuse."""
        takes = self._ask(texts=texts, least=0)["takes"]
        return [text for text, good in zip(texts, takes, strict=True) if good]

    def seconds_each(self, texts: Sequence[str], least: float) -> float:
        """The CPU seconds that a text takes, those of node's helper threads included."""
        return float(self._ask(texts=texts, least=least)["seconds"])

    def _ask(self, **question: object) -> Any:
        assert self._node.stdin is not None
        assert self._node.stdout is not None
        print(json.dumps(question), file=self._node.stdin, flush=True)
        return json.loads(self._node.stdout.readline())


def find_peers(*, install: bool) -> tuple[list[Peer | EdtfJs], list[str]]:
    """The peers that are here, and a sentence for each that is not."""
    peers: list[Peer | EdtfJs] = []
    missing: list[str] = []
    for name, package, module, path in (
        ("pendulum", "pendulum", "pendulum", "parse"),
        ("python-edtf", "edtf", "edtf", "parse_edtf"),
        ("undate", "undate", "undate", "Undate.parse"),
        ("dateutil", "python-dateutil", "dateutil.parser", "parse"),
    ):
        try:
            found: Any = import_module(module)
        except ImportError:
            missing.append(f"{name} is not here: pip install {package}")
            continue
        for attribute in path.split("."):
            found = getattr(found, attribute)
        parse = _as_edtf(found) if name == "undate" else found
        peers.append(Peer(name, package, parse))
    node, npm = shutil.which("node"), shutil.which("npm")
    if install and npm and not _EDTFJS.exists():
        folder = str(_HERE)
        command = [npm, "install", "--no-save", "--no-package-lock", "--prefix", folder, "edtf"]
        subprocess.run(command, check=True, capture_output=True)
    if node and _EDTFJS.exists():
        peers.append(EdtfJs(node))
    else:
        missing.append("edtf.js is not here: install node and npm, and add --install-edtfjs")
    return peers, missing


def _as_edtf(parse: Callable[[str, str], object]) -> Callable[[str], object]:
    return lambda text: parse(text, "EDTF")
