"""docs/formats.md is what the command tells of the formats that ship."""

import os
import subprocess
import sys
from pathlib import Path

import timeline

PAGE = Path(__file__).parents[1] / "docs" / "formats.md"
MARK = "<!-- from here on made anew with UPDATE_GOLDEN=1 -->\n"


def test_the_page_describes_the_formats_as_they_are():
    told, mark, _ = PAGE.read_text("utf-8").partition(MARK)
    assert mark
    command = [sys.executable, "-P", "-m", "timeline", "formats", "--markdown"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert done.stderr == ""
    whole = f"{told}{mark}\n{done.stdout}"
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(whole, "utf-8")
    assert PAGE.read_text("utf-8") == whole


def test_every_format_is_there():
    page = PAGE.read_text("utf-8")
    plugins = timeline.Plugins.installed()
    for thing in (*plugins.exporters(), *plugins.readers()):
        assert f"\n## {thing.name}\n" in page
