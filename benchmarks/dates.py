"""How fast `When.parse` is beside its peers: one run, the same texts, CPU time.

See README.md for what is measured and how.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from measure import medians, seconds_each, tell
from peers import EdtfJs, Peer, find_peers
from texts import mixed, of_kind

from timeline import When, __version__

_LEAST = 0.05  # CPU seconds of a loop
_SETS = {
    **{
        kind: of_kind(kind, 120)
        for kind in ("plain days", "months", "instants", "intervals", "approximate")
    },
    "mixed": list(mixed(240)),
}


@dataclass(frozen=True)
class Contest:
    """One peer on the texts of a set that it takes, and `When` on the same."""

    peer: str
    share: float
    theirs: float  # texts a CPU second
    ours: float

    @property
    def ratio(self) -> float:
        """How many times as fast `When` is."""
        return self.ours / self.theirs


def hold(
    texts: Sequence[str], peers: Sequence[Peer | EdtfJs], rounds: int
) -> tuple[float, dict[str, Contest]]:
    """The texts of a set that `When` reads in a CPU second, and its contests with the peers."""
    taken = {peer: good for peer in peers if (good := peer.taken(texts))}
    loops = [partial(seconds_each, When.parse, texts, _LEAST)]
    for peer, good in taken.items():
        loops.append(partial(peer.seconds_each, good, _LEAST))
        loops.append(partial(seconds_each, When.parse, good, _LEAST))
    alone, *pairs = (1 / seconds for seconds in medians(loops, rounds))
    contests = {
        peer.name: Contest(peer.name, len(good) / len(texts), theirs, ours)
        for (peer, good), theirs, ours in zip(taken.items(), pairs[::2], pairs[1::2], strict=True)
    }
    return alone, contests


def million(what: str) -> dict[str, float]:
    """What `million.py` finds in a process of its own."""
    script = Path(__file__).with_name("million.py")
    done = subprocess.run(
        [sys.executable, script, what], check=True, capture_output=True, encoding="utf-8"
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Run everything, print the tables, then the targets."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=5, help="default: 5")
    arguments.add_argument(
        "--install-edtfjs", action="store_true", help="npm install edtf into benchmarks/"
    )
    options = arguments.parse_args()
    warnings.simplefilter("ignore")  # theirs

    peers, missing = find_peers(install=options.install_edtfjs)
    print(f"Python {platform.python_version()}, When of timeline-kit {__version__}, ", end="")
    print(", ".join(f"{peer.name} {peer.version}" for peer in peers))
    print(*missing, sep="\n", end="\n" if missing else "")

    alone: dict[str, float] = {}
    contests: dict[str, dict[str, Contest]] = {}
    print(
        "\nTexts read in a CPU second; a peer is measured on those that it takes, and so is When."
    )
    print(f"\n{'set':12} {'parser':12} {'takes':>6} {'it reads':>12} {'When reads':>12}")
    for name, texts in _SETS.items():
        alone[name], contests[name] = hold(texts, peers, options.rounds)
        print(f"{name:12} {'When':12} {1:6.0%} {alone[name]:12,.0f}")
        for c in contests[name].values():
            print(
                f"{'':12} {c.peer:12} {c.share:6.0%} {c.theirs:12,.0f} {c.ours:12,.0f}"
                f"   When is {c.ratio:,.1f}× {c.peer}"
            )

    time, memory = million("time"), million("memory")
    print("\nA million mixed dates in one process")
    print(f"parsed in {time['create']:.1f} CPU-s; sorted() in {time['sorted']:.1f} CPU-s, ", end="")
    print(f"with key=When.sort_key in {time['sorted_by_key']:.1f} CPU-s")
    print(
        f"bytes each, by tracemalloc, text and list included: {memory['held']:.0f} held; ", end=""
    )
    print(f"while sorting {memory['sorted']:.0f}, with the key {memory['sorted_by_key']:.0f}")

    print("\nTargets")
    if "pendulum" in contests["mixed"]:
        days = contests["plain days"]["pendulum"]
        report("plain days: When to pendulum, the same texts", days.ratio, 5)
        same = contests["mixed"]["pendulum"].ratio
        report("mixed: When to pendulum, on the texts that pendulum takes", same, 2)
    if "python-edtf" in contests["mixed"]:
        edtf = contests["mixed"]["python-edtf"].ratio
        report("mixed: When to python-edtf, on the texts that it takes", edtf, 1000)
    most = max(memory.values())
    tell(most <= 400, f"a million: {most:.0f} bytes each at the peak, 400 at the most")


def report(what: str, ratio: float, least: float) -> None:
    """One line: the target and whether it is reached."""
    tell(ratio >= least, f"{what}: {ratio:,.2f}×, {least:,}× at the least")


if __name__ == "__main__":
    main()
