"""The conformance kit: tests for exporters and readers of one's own.

```python
from haiku import Haiku
from timeline.testing import ExporterSuite

class TestHaiku(ExporterSuite):
    exporter = Haiku()
```

pytest runs a test for each thing that must hold of an exporter and says what is wrong, where, why
it matters, and what to write instead. `python -m timeline.testing NAME` does the same for an
exporter that is installed, without a test runner.
"""

from timeline.testing import samples
from timeline.testing.check import Check, Fault
from timeline.testing.exporter_suite import ExporterSuite, check_exporter
from timeline.testing.reader_suite import ReaderSuite, check_reader

__all__ = [
    "Check",
    "ExporterSuite",
    "Fault",
    "ReaderSuite",
    "check_exporter",
    "check_reader",
    "samples",
]
