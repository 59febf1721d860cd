"""JSON Lines, in and out: timeline-kit against msgspec, orjson, json, cattrs, pydantic, in one run.

`jsonlines.py 200000` takes so many events, `--rounds 5` so many rounds, in which all take turns.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import sys
from collections.abc import Callable
from importlib.metadata import version
from statistics import median
from time import process_time
from typing import Any

import cattrs.preconf.orjson
import json_models as models
import msgspec
import orjson
from measure import tell
from nested import built, events, sources

import timeline
from timeline import Event
from timeline.document import decode_event_lines, encode_event_line, encode_event_lines

PIECE = 64  # events that are written at a time, by all who can


def model_of(plain: dict[str, Any]) -> Event:
    """Through the constructors of the model, which `json` and orjson need."""
    return built(plain)


def readers() -> dict[str, Callable[[bytes], Any]]:
    """Each takes the bytes and gives a list of objects."""
    structs = msgspec.json.Decoder(models.EventStruct)
    validate = models.EventModel.model_validate_json
    converter = cattrs.preconf.orjson.make_converter()

    def ours(data: bytes) -> Any:
        gc.disable()  # as the reader of files does
        try:
            return list(decode_event_lines(data.splitlines()))
        finally:
            gc.enable()

    return {
        "msgspec, plain structs": structs.decode_lines,
        "timeline-kit": ours,
        "json, plain data": lambda data: [json.loads(line) for line in data.splitlines()],
        "orjson, plain data": lambda data: [orjson.loads(line) for line in data.splitlines()],
        "orjson + cattrs, no checks": lambda data: [
            converter.structure(orjson.loads(line), models.EventAttrs) for line in data.splitlines()
        ],
        "pydantic, the same checks": lambda data: [validate(line) for line in data.splitlines()],
        "orjson + our constructors": lambda data: [
            model_of(orjson.loads(line)) for line in data.splitlines()
        ],
        "json + our constructors": lambda data: [
            model_of(json.loads(line)) for line in data.splitlines()
        ],
    }


def whole(data: bytes) -> Any:
    """The file as `timeline.load` reads it: order, repeated and dangling ids, too."""
    plain = {"version": 1, "title": "Benchmark", "sources": sources()}
    stream = io.BytesIO(orjson.dumps(plain) + b"\n" + data)
    stream.name = "a.jsonl"
    return timeline.load(stream)


def writers(data: bytes) -> dict[str, Callable[[], Any]]:
    """Each writes its own objects of the same events, piece by piece, and drops the bytes."""
    encoder = msgspec.json.Encoder(decimal_format="number")
    structs = msgspec.json.Decoder(models.EventStruct).decode_lines(data)
    objects = list(decode_event_lines(data.splitlines()))
    pydantics = [models.EventModel.model_validate_json(line) for line in data.splitlines()[:20_000]]
    plain = [orjson.loads(line) for line in data.splitlines()]

    def in_pieces(things: list[Any], write: Callable[[list[Any]], Any]) -> None:
        for start in range(0, len(things), PIECE):
            write(things[start : start + PIECE])

    def ours() -> None:
        for _ in encode_event_lines(objects):
            pass

    def dumped() -> None:
        scale = len(structs) // len(pydantics)  # memory: as many as there are, so many times
        for _ in range(scale):
            for thing in pydantics:
                thing.model_dump_json(exclude_defaults=True)

    assert b"".join(encode_event_lines(objects)) == encoder.encode_lines(structs)
    return {
        "msgspec, plain structs": lambda: in_pieces(structs, encoder.encode_lines),
        "timeline-kit": ours,
        "timeline-kit, line by line": lambda: (
            [encode_event_line(event) for event in objects] and None
        ),
        "orjson, dicts": lambda: [orjson.dumps(event) for event in plain] and None,
        "json, dicts": lambda: [json.dumps(event) for event in plain] and None,
        "pydantic": dumped,
    }


def seconds(work: Callable[[], Any], *, paused: bool) -> float:
    """The CPU time of the work, its result kept meanwhile."""
    gc.collect()
    if paused:
        gc.disable()
    start = process_time()
    result = work()
    used = process_time() - start
    gc.enable()
    del result
    return used


def table(
    title: str, loops: dict[str, Callable[[], Any]], count: int, rounds: int
) -> dict[str, float]:
    """Print the medians of loops that take turns, the first of them the measure."""
    print(f"\n{title}\n\n| | µs an event | to msgspec | collector off | to msgspec |\n|-|-|-|-|-|")
    times: dict[str, list[float]] = {}
    for paused in (False, True):
        taken = [[seconds(loop, paused=paused) for loop in loops.values()] for _ in range(rounds)]
        for name, of_one in zip(loops, zip(*taken, strict=True), strict=True):
            times.setdefault(name, []).append(median(of_one) / count * 1e6)
    first = next(iter(times.values()))
    for name, (on, off) in times.items():
        cells = f"{on:.2f} | {on / first[0]:.2f}× | {off:.2f} | {off / first[1]:.2f}×"
        print(f"| {name} | {cells} |", flush=True)
    return {name: each[0] for name, each in times.items()}


def main() -> None:
    """Print the tables and the targets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", nargs="?", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args()
    encode = msgspec.json.Encoder(decimal_format="number").encode
    data = b"\n".join(encode(event) for event in events(chosen.events)) + b"\n"
    names = ("msgspec", "orjson", "cattrs", "pydantic", "attrs")
    print(f"{chosen.events:,} events, {len(data):,} bytes; CPU time, {chosen.rounds} rounds")
    print(f"Python {sys.version.split()[0]}, {', '.join(f'{n} {version(n)}' for n in names)}")

    # first, while memory is in order: in one full of holes all are slow alike
    wrote = table("Writing", writers(data), chosen.events, chosen.rounds)
    reading = {name: (lambda read=read: read(data)) for name, read in readers().items()}
    reading["timeline.load, in order and cross-checked"] = lambda: whole(data)
    got = table("Reading into objects", reading, chosen.events, chosen.rounds)

    ours, plain = got["timeline-kit"], got["msgspec, plain structs"]
    to_json = got["json + our constructors"] / ours
    to_pydantic = got["pydantic, the same checks"] / ours
    written = wrote["timeline-kit"] / wrote["msgspec, plain structs"]
    print("\nTargets, the garbage collector as Python sets it")
    tell(ours / plain <= 2, f"reading: {ours / plain:.2f}× the time of plain structs, at most 2×")
    tell(to_json >= 3, f"reading: {to_json:.1f}× json + our constructors, at least 3×")
    tell(to_pydantic >= 3, f"reading: {to_pydantic:.1f}× pydantic, at least 3×")
    tell(written <= 1.25, f"writing: {written:.2f}× the time of plain structs, at most 1.25×")


if __name__ == "__main__":
    main()
