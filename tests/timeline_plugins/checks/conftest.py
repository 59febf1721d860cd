"""What the tests of the rules share."""

import io

import pytest

import timeline


@pytest.fixture(scope="session")
def found():
    """What one rule finds in YAML: the line and the message of each finding."""

    def find(code, text, head="title: t\n"):
        stream = io.BytesIO((head + text).encode("utf-8"))
        # what cannot be read has findings of other codes, and would look like a success
        findings = timeline.check(stream, select=[code], format="yaml")
        assert {finding.code for finding in findings} <= {code}
        return [(finding.line, finding.message) for finding in findings]

    return find
