"""A process for one writer or reader: asked a line of JSON at a time, it answers with one.

`ical_worker.py write NAME FILE` where FILE is what timeline-kit wrote; `read NAME FILE`.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import warnings
from collections.abc import Callable
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from time import process_time
from typing import Any, BinaryIO

# this folder has an `ical.py`, and there is a package of that name
sys.path.append(sys.path.pop(0))

from ical_content import Content
from ical_growth import MIB, memory, peak_memory
from ical_readers import READERS
from ical_writers import OWN, WRITERS, Chunks, Writer

Answer = dict[str, Any]


def main(task: str, name: str, file: Path) -> None:
    """Say who this is, then answer."""
    warnings.simplefilter("ignore")  # theirs
    answer: Callable[[Answer], Answer]
    try:
        if task == "write":
            writer = WRITERS[name]()
            content = Content.of(file.read_bytes())
            # what is loaded and remembered once is in no round
            _put(writer.write(writer.build(Content(content.head, content.events[:100]))), BytesIO())
            answer = lambda question: _writing(writer, content, **question)  # noqa: E731
        else:
            read = READERS[name]()
            read(_start_of(file.read_bytes()))
            answer = lambda question: _reading(read, file.read_bytes())  # noqa: E731
    except (ImportError, AttributeError) as error:
        _say({"missing": str(error)})
        return
    _say({"version": "" if name in OWN else version(name)})
    for line in sys.stdin:
        try:
            _say(answer(json.loads(line)))
        except Exception as error:  # noqa: BLE001 - they fail in many ways
            _say({"failed": f"{type(error).__name__}: {error}"[:200]})


def _say(answer: Answer) -> None:
    print(json.dumps(answer), flush=True)


def _writing(writer: Writer, content: Content, *, path: str = "", measure: bool = False) -> Answer:
    """One round. All objects are made anew, so that nothing is remembered from the last."""
    if measure:
        return _memory(writer, content)
    with Path(path).open("wb") if path else tempfile.TemporaryFile() as file:
        gc.collect()
        gc.disable()
        start = process_time()
        made = writer.build(content)
        built = process_time()
        _put(writer.write(made), file)
        file.flush()
        done = process_time()
        gc.enable()
        return {"build": built - start, "write": done - built, "bytes": file.tell()}


def _put(chunks: Chunks, file: BinaryIO) -> None:
    if isinstance(chunks, bytes | str):
        chunks = (chunks,)
    file.writelines(chunk.encode() if isinstance(chunk, str) else chunk for chunk in chunks)


def _memory(writer: Writer, content: Content) -> Answer:
    """What its objects take, and what writing adds to them at its peak."""
    before = memory()
    made = writer.build(content)
    held = memory()
    with tempfile.TemporaryFile() as file:
        _put(writer.write(made), file)
    return {"held": (held - before) / MIB, "added": (peak_memory() - held) / MIB}


def _start_of(data: bytes) -> bytes:
    """A calendar of the first events."""
    end = b"END:VEVENT\r\n"
    return end.join([*data.split(end, 20)[:20], b"END:VCALENDAR\r\n"])


def _reading(read: Callable[[bytes], int], data: bytes) -> Answer:
    gc.collect()
    gc.disable()
    start = process_time()
    events = read(data)
    done = process_time()
    gc.enable()
    return {"read": done - start, "events": events}


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
