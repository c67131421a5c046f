"""Firefox and WebKitGTK, driven just far enough to try what the site's scripts do.

Firefox speaks WebDriver BiDi itself; WebKitGTK, which stands for Safari and iPhones, brings a
driver.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from selenium import webdriver
from selenium.webdriver.webkitgtk.service import Service
from support.waiting import eventually
from websocket import create_connection


class Engine(Protocol):
    """A browser with one page."""

    def open(self, url: str) -> None:
        """Load an address and wait for its `load` event."""

    def run(self, script: str) -> Any:
        """What the body of a function returns in the page, as JSON can hold it."""

    def resize(self, width: int, height: int) -> None:
        """Make the window this large, in pixels of CSS."""


def wait_for(engine: Engine, condition: str) -> None:
    """Wait until an expression is true in the page."""
    eventually(lambda: engine.run(f"return Boolean({condition})"), lambda: condition)


class _Firefox:
    def __init__(self, address: str) -> None:
        self._socket = create_connection(address + "/session", timeout=60, suppress_origin=True)
        self._numbers = count()
        self._send("session.new", {"capabilities": {}})
        tree = self._send("browsingContext.getTree", {})
        self._context = tree["contexts"][0]["context"]

    def _send(self, method: str, params: dict[str, Any]) -> Any:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def open(self, url: str) -> None:
        self._send(
            "browsingContext.navigate", {"context": self._context, "url": url, "wait": "complete"}
        )

    def run(self, script: str) -> Any:
        done = self._send(
            "script.evaluate",
            {
                "expression": f"JSON.stringify((() => {{ {script} }})() ?? null)",
                "target": {"context": self._context},
                "awaitPromise": False,
            },
        )
        assert done["type"] == "success", done
        return json.loads(done["result"]["value"])

    def resize(self, width: int, height: int) -> None:
        viewport = {"width": width, "height": height}
        self._send("browsingContext.setViewport", {"context": self._context, "viewport": viewport})


class _WebKit:
    def __init__(self, driver: webdriver.WebKitGTK) -> None:
        self._driver = driver

    def open(self, url: str) -> None:
        self._driver.get(url)

    def run(self, script: str) -> Any:
        return self._driver.execute_script(script)

    def resize(self, width: int, height: int) -> None:
        self._driver.set_window_size(width, height)


@contextmanager
def firefox(program: str, profile: Path) -> Iterator[Engine]:
    """Firefox with an empty profile."""
    command = [program, "--headless", "--no-remote", "--remote-debugging-port=0"]
    process = subprocess.Popen(
        [*command, "--profile", str(profile)], stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr
        lines = iter(process.stderr.readline, "")
        told = (re.search(r"WebDriver BiDi listening on (ws://\S+)", line) for line in lines)
        yield _Firefox(next(filter(None, told))[1])
    finally:
        process.terminate()
        process.wait()


@contextmanager
def webkit(program: str, profile: Path) -> Iterator[Engine]:
    """WebKitGTK's small browser on a screen of its own."""
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1500x1000x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert screen.stdout
    environment = {
        **os.environ,
        "DISPLAY": f":{screen.stdout.readline().strip()}",
        "HOME": str(profile),
        "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        # As with Chromium's, this sandbox does not start as root.
        "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
    }
    options = webdriver.WebKitGTKOptions()
    options.binary_location = program
    options.add_argument("--automation")
    try:
        service = Service(_found("WebKitWebDriver"), env=environment)
        driver = webdriver.WebKitGTK(options=options, service=service)
        try:
            yield _WebKit(driver)
        finally:
            driver.quit()
    finally:
        screen.terminate()
        screen.wait()


def _found(command: str) -> str:
    return shutil.which(command) or ""


def _mini_browser() -> str:
    paths = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    return str(paths[-1]) if paths and _found("WebKitWebDriver") and _found("Xvfb") else ""


Start = Callable[[str, Path], Any]

ENGINES: dict[str, tuple[str, Start]] = {
    "firefox": (_found("firefox-esr") or _found("firefox"), firefox),
    "webkit": (_mini_browser(), webkit),
}
"""Name -> the program, empty where it is not installed, and how it is started."""
