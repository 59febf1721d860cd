"""The directory of plugins lists those that there are; it is made anew with UPDATE_GOLDEN=1."""

import importlib.util
import os
import re
import tomllib
from pathlib import Path

from timeline import Plugins

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "plugins" / "directory.md"
EXAMPLES = ROOT / "examples"
MARK = "<!-- the tables: made anew with UPDATE_GOLDEN=1 -->\n"
END = "<!-- the end of the tables -->\n"


def brought(plugin):
    """What a plugin brings, in the order of the hooks."""
    assert not plugin.broken, f"{plugin.name}: {plugin.broken}"
    both = {e.name for e in plugin.exporters} & {r.name for r in plugin.readers}
    yield from (f"reads and writes {_called(e)}" for e in plugin.exporters if e.name in both)
    yield from (f"writes {_called(e)}" for e in plugin.exporters if e.name not in both)
    yield from (f"reads {_called(r)}" for r in plugin.readers if r.name not in both)
    if plugin.rules:
        yield f"{len(plugin.rules)} [rules](../checks.md) of `timeline check`"
    yield from (f"`--prepare {p.name}`: {_small(p.title)}" for p in plugin.preparers)
    yield from (f"`timeline {c.name}`: {_small(c.title)}" for c in plugin.commands)
    yield from (f"dates in words in `{language.code}`" for language in plugin.languages)


def _called(thing):
    return f"{thing.title or thing.name} ({' '.join(f'`{s}`' for s in thing.suffixes)})"


def _small(title):
    return title[:1].lower() + title[1:]


def shipped():
    yield "## Shipped with timeline-kit\n\n| plugin | brings |\n|-|-|\n"
    for plugin in Plugins.installed():
        if plugin.distribution == "timeline-kit":
            yield f"| `{plugin.name}` | {'; '.join(brought(plugin))} |\n"


def examples():
    """The example distributions, which need not be installed."""
    yield "\n## Others\n\n| distribution | plugin | brings |\n|-|-|-|\n"
    for file in sorted(EXAMPLES.glob("*/pyproject.toml")):
        project = tomllib.loads(file.read_text("utf-8"))["project"]
        for name, module in project["entry-points"]["timeline"].items():
            spec = importlib.util.spec_from_file_location(module, file.parent / f"{module}.py")
            loaded = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(loaded)
            [plugin] = Plugins([loaded])
            folder = file.parent.relative_to(ROOT).as_posix()
            link = f"[{project['name']}](../../{folder})"
            yield f"| {link} | `{name}` | {'; '.join(brought(plugin))} |\n"


def test_the_directory_lists_what_there_is():
    text = PAGE.read_text("utf-8")
    head, mark, rest = text.partition(MARK)
    assert mark
    tail = rest.partition(END)[2]
    whole = f"{head}{MARK}\n{''.join([*shipped(), *examples()])}\n{END}{tail}"
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(whole, "utf-8")
    assert PAGE.read_text("utf-8") == whole


def test_every_entry_point_of_the_project_is_listed():
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = pyproject["project"]["entry-points"]["timeline"]
    listed = re.findall(r"^\| `([\w-]+)` \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(names)
