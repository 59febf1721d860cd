"""Radicale, a CalDAV server, on a port of this machine, and vdirsyncer's client for it."""

import asyncio
import http.client
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib.util import find_spec
from typing import NamedTuple

from .readers import MissingError

USER = "/subscriber/"


class Server(NamedTuple):
    port: int

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}{USER}"

    def ask(self, method, path="", body=b""):
        """The status and the body of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, USER + path, body, {"Content-Type": "text/calendar"})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def publish(self, name, calendar):
        """Put a whole calendar: it becomes, or replaces, a collection with a file per entry."""
        status, said = self.ask("PUT", f"{name}/", calendar)
        assert status == 201, (status, said)

    def between(self, name, start, end):
        """The UIDs of the events in that time, as vdirsyncer asks for them: REPORT, time-range."""
        return asyncio.run(_between(f"{self.url}{name}/", start, end))


async def _between(url, start, end):
    from aiohttp import TCPConnector
    from vdirsyncer.storage.dav import CalDAVStorage

    async with TCPConnector() as connector:
        storage = CalDAVStorage(
            url=url, start_date=start, end_date=end, item_types=["VEVENT"], connector=connector
        )
        hrefs = [href async for href, _ in storage.list()]
        return {item.uid async for _, item, _ in storage.get_multi(hrefs)} if hrefs else set()


@contextmanager
def running(folder):
    """A server that keeps its collections in the folder, with nobody but this machine as a user."""
    for module in ("radicale", "vdirsyncer"):
        if not find_spec(module):
            raise MissingError(f"there is no {module}: `pip install {module}`")
    with (folder / "log").open("wb") as log:
        process, port = _started(folder, log)
        try:
            server = Server(port)
            assert server.ask("MKCOL")[0] == 201
            yield server
        finally:
            process.terminate()
            process.wait(30)


def _started(folder, log):
    for _ in range(5):  # somebody may take the port before the server does
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        process = subprocess.Popen(
            [sys.executable, "-m", "radicale", "--config", "", "--auth-type", "none",
             "--server-hosts", f"127.0.0.1:{port}",
             "--storage-filesystem-folder", folder / "storage"],
            stdout=log, stderr=log,
        )  # fmt: skip
        for _ in range(600):
            if process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
            except OSError:
                time.sleep(0.1)
            else:
                return process, port
        process.kill()
        process.wait()
    raise AssertionError((folder / "log").read_text())
