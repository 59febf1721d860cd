"""What every exporter must do, told by timeline-kit's own checks."""

from xml.etree import ElementTree

from timeline.testing import ExporterSuite

from timeline_rss import Rss


class TestRss(ExporterSuite):
    exporter = Rss()
    options = [{"link": "https://example.org/news"}]  # to try besides the defaults

    def structure(self, output: bytes) -> object:
        """What must stay the same whatever the texts hold: the elements, one within another."""
        return [(element.tag, len(element)) for element in ElementTree.fromstring(output).iter()]
