"""The browser that prints: a Chromium of this machine, which does nothing but that."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from wuse.errors import WuseError

VARIABLE = "WUSE_CHROMIUM"
"""Environment variable that names another browser."""
_NAMES = (
    "chromium-headless-shell",  # the same engine without windows starts in a fifth of the time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_FLAGS = (
    "--headless",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    # Nothing of a book is on the net; that nothing in it is a program, its policy says.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--user-agent=Wuse",  # the file names it as its creator
)
_SECONDS = 120
"""For one book; most take two."""


class PrintError(WuseError):
    """A book that was not printed."""


def find_browser() -> str:
    """Return the path of a browser.

    Raises:
        PrintError: there is none.
    """
    chosen = os.environ.get(VARIABLE)
    found = filter(None, map(shutil.which, (chosen,) if chosen else _NAMES))
    if browser := next(found, None):
        return browser
    if chosen:
        raise PrintError(f"环境变量 {VARIABLE} 指明的浏览器不存在", "改正它，或者取消它")
    raise PrintError(
        "这台电脑上没有 Chromium、Chrome 或者 Edge，做不了 PDF",
        f"装一个（Debian、Ubuntu 上：apt install chromium），或者用环境变量 {VARIABLE} 指明在哪里",
    )


def print_page(browser: str, page: Path, target: Path) -> None:
    """Print an HTML file as a tagged PDF with bookmarks.

    Args:
        browser: what `find_browser` returns.
        page: the file; it may use files beside it.
        target: the PDF to write.

    Raises:
        PrintError: the browser has crashed, takes too long, or writes nothing.
    """
    # As root, as in most containers, Chromium's own sandbox does not start.
    sandbox = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    with TemporaryDirectory(prefix="wuse-print-") as profile:
        written = Path(profile) / "book.pdf"
        command = [
            browser,
            *_FLAGS,
            *sandbox,
            f"--user-data-dir={profile}",
            f"--print-to-pdf={written}",
            page.resolve().as_uri(),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - no shell
            if written.read_bytes()[:5] != b"%PDF-":
                raise OSError
        except subprocess.TimeoutExpired:
            raise PrintError(
                f"浏览器 {_SECONDS} 秒还没有印完", "关掉别的程序，再运行一次"
            ) from None
        except OSError:
            raise PrintError("浏览器没有印出来", f"升级浏览器，或者用 {VARIABLE} 换一个") from None
        shutil.move(written, target)
