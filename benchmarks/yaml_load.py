"""Loading YAML: timeline-kit against PyYAML's loaders with the same constructors, in one run."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Callable
from importlib.metadata import version
from statistics import median
from time import process_time
from typing import Any

import yaml
from measure import tell
from nested import events, sources, timeline_of

import timeline

ROUNDS = 3


def text_of(count: int) -> str:
    """The file: what PyYAML writes of the plain data, dates and ids without quotes."""
    plain = {"title": "Benchmark", "sources": sources(), "events": list(events(count))}
    yaml.SafeDumper.add_representer(
        type(plain["events"][0]["place"]["latitude"]),
        lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:float", str(number)),
    )
    return yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=100)


def ours(data: bytes) -> Any:
    """Positions, all checks, exact numbers."""
    stream = io.BytesIO(data)
    stream.name = "a.yaml"
    return timeline.load(stream)


def parsed(loader: Any) -> Callable[[bytes], Any]:
    """PyYAML alone, into dicts and lists."""
    return lambda data: yaml.load(data, loader)  # noqa: S506 - a safe loader


def built(loader: Any) -> Callable[[bytes], Any]:
    """PyYAML, then the constructors of the model."""
    return lambda data: timeline_of(yaml.load(data, loader))  # noqa: S506 - a safe loader


def seconds(load: Callable[[bytes], Any], data: bytes) -> float:
    """The CPU time of one load, the garbage collector as Python sets it."""
    gc.collect()
    start = process_time()
    load(data)
    return process_time() - start


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    data = text_of(count).encode("utf-8")
    loaders: dict[str, Callable[[bytes], Any]] = {
        "timeline.load": ours,
        "yaml.safe_load + constructors": built(yaml.SafeLoader),
        "yaml.safe_load alone": parsed(yaml.SafeLoader),
    }
    if hasattr(yaml, "CSafeLoader"):
        loaders["CSafeLoader + constructors"] = built(yaml.CSafeLoader)
        loaders["CSafeLoader alone"] = parsed(yaml.CSafeLoader)
    assert len(ours(data)) == len(built(yaml.CSafeLoader)(data)) == count
    rounds = [[seconds(load, data) for load in loaders.values()] for _ in range(ROUNDS)]
    medians = [median(times) for times in zip(*rounds, strict=True)]
    print(f"{count:,} events, {len(data):,} bytes of YAML; medians of {ROUNDS} rounds, CPU time")
    print(f"Python {sys.version.split()[0]}, PyYAML {version('pyyaml')}\n")
    print("| | ms an event | to timeline.load |\n|-|-|-|")
    for name, time in zip(loaders, medians, strict=True):
        print(f"| {name} | {time / count * 1000:.3f} | {time / medians[0]:.2f}× |")
    ratio = medians[1] / medians[0]
    print("\nTargets")
    tell(ratio >= 3, f"yaml.safe_load + constructors take {ratio:.1f}× as long, at least 3×")


if __name__ == "__main__":
    main()
