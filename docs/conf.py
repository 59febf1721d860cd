"""How the pages of this folder become a site: `sphinx-build -W --keep-going -b html docs site`.

The pages are plain Markdown that GitHub shows and `tests/test_docs.py` runs. What only the site has
is made here: links out of the folder, and the reference of public names in `api.md`.
"""

# ruff: noqa: INP001 - a configuration, no package

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import pending_xref

import timeline

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "timeline-kit"
author = "the timeline-kit authors"
version = release = timeline.__version__
html_title = f"timeline-kit {version}"
extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_static"]

myst_heading_anchors = 3
default_role = "code"  # docstrings write `names` as Markdown does
autodoc_member_order = "bysource"
autodoc_typehints = "none"  # signatures would be longer than what they say
add_module_names = False
toc_object_entries = False

pygments_dark_style = "github-dark"

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_theme_options = {
    "navigation_with_keys": True,
    "light_css_variables": {"color-brand-primary": "#8a3b12", "color-brand-content": "#8a3b12"},
    "dark_css_variables": {"color-brand-primary": "#f0a57a", "color-brand-content": "#f0a57a"},
}

_NAMES = re.compile(r"^`[\w.]+`(?:, `[\w.]+`)*$", re.MULTILINE)


def _described(name: str) -> Iterator[str]:
    """The directives that describe a public name."""
    thing: Any = getattr(timeline, name)
    if not callable(thing) or name == "hookimpl":
        yield f".. autodata:: timeline.{name}\n   :no-value:\n"
    elif not inspect.isclass(thing):
        yield f".. autofunction:: timeline.{name}\n"
    else:
        kind = "exception" if issubclass(thing, BaseException) else "class"
        yield f".. auto{kind}:: timeline.{name}\n   :members:\n   :show-inheritance:\n"


def _fill_in_names(_: Sphinx, docname: str, source: list[str]) -> None:
    """In `api.md`, where names stand alone in a line, describe them."""
    if docname == "api":
        source[0] = _NAMES.sub(
            lambda names: "".join(
                "```{eval-rst}\n" + "\n".join(_described(name)) + "```\n\n"
                for name in re.findall(r"`(\w+)`", names[0])
            ),
            source[0],
        )


def _leave_as_text(_: Sphinx, page: nodes.document) -> None:
    """A link to a folder of the repository leads nowhere on the site; its words stay."""
    for link in list(page.findall(pending_xref)):
        if link.get("reftarget", "").startswith("../"):
            link.replace_self(link.children)


def _end_blocks(_: Sphinx, page: nodes.document) -> None:
    """The empty line that ends an example for doctest is not shown."""
    for block in page.findall(nodes.literal_block):
        block.rawsource = block.astext().rstrip()  # as it is, or it would not be highlighted
        block.children = [nodes.Text(block.rawsource)]


def setup(app: Sphinx) -> None:
    """Connect what is above."""
    app.connect("source-read", _fill_in_names)
    app.connect("doctree-read", _leave_as_text)
    app.connect("doctree-read", _end_blocks)
