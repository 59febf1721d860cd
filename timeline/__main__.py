"""`python -m timeline` is the command `timeline`."""

import sys
from pathlib import Path

import timeline

if __name__ == "__main__":
    if not sys.flags.safe_path and Path(timeline.__file__).parents[1] != Path(sys.path[0]):
        # Python looks for modules where it is run; a timeline_plugins.py there may be anybody's
        del sys.path[0]
    from timeline.cli import run

    run()
