"""The documentation becomes a site without a warning."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted(page.relative_to(DOCS).with_suffix("").as_posix() for page in DOCS.rglob("*.md"))

for needed in ("sphinx", "myst_parser", "furo"):
    pytest.importorskip(needed, reason="the site is built with the dependency group `docs`")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    target = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html"]
    command += ["-d", str(tmp_path_factory.mktemp("doctrees")), str(DOCS), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return target


class Links(HTMLParser):
    """The addresses that a page points at, and the anchors that it has."""

    def __init__(self, page):
        super().__init__()
        self.links, self.anchors = [], set()
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.anchors.add(attributes.get("id"))
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])


def test_every_page_is_on_the_site_and_in_its_contents(site):
    index = (site / "index.html").read_text("utf-8")
    for page in PAGES:
        assert (site / f"{page}.html").is_file()
        assert page == "index" or f'href="{page}.html"' in index


def test_every_link_of_the_site_leads_somewhere(site):
    read = {page: Links(page) for page in site.rglob("*.html")}
    for page, found in read.items():
        for link in found.links:
            url = urlsplit(link)
            if url.scheme or url.netloc:
                continue
            target = (page.parent / unquote(url.path)).resolve() if url.path else page
            assert target.exists(), f"{page.name}: {link}"
            if url.fragment and target in read:
                assert unquote(url.fragment) in read[target].anchors, f"{page.name}: {link}"


def test_nothing_on_the_site_is_fetched_from_elsewhere(site):
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        fetched = re.findall(r"<(?:script|img|iframe)[^>]* src=\"([^\"]+)\"", text)
        fetched += re.findall(r"<link[^>]* rel=\"stylesheet\"[^>]* href=\"([^\"]+)\"", text)
        assert not [address for address in fetched if "//" in address]


def test_the_reference_describes_every_public_name(site):
    import timeline

    anchors = Links(site / "api.html").anchors
    missing = {f"timeline.{name}" for name in timeline.__all__ if name != "__version__"} - anchors
    assert not missing
