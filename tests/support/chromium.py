"""Which Chromium the tests drive. Run as a script, it installs the browsers that are missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = (
    "chromium-headless-shell",  # the same engine without windows: a third of the time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)

# A browser that does nothing of its own: no updates, no reports, only what the page asks for.
FLAGS = (
    "--no-sandbox",  # Chromium's sandbox does not start as root, as in most containers
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def find_chromium() -> str | None:
    """The path of $WUSE_CHROMIUM or of the machine's own Chromium; None means Playwright's."""
    if chosen := os.environ.get("WUSE_CHROMIUM"):
        return chosen
    return next(filter(None, map(shutil.which, COMMANDS)), None)


def install_chromium() -> None:
    """Install the distribution's Chromium as root on Debian, otherwise Playwright's.

    Raises:
        subprocess.CalledProcessError: Playwright could not install its own.
    """
    has_apt = _has_apt()
    # Ubuntu has no such package, only a snap, which a container cannot run.
    packages = (*COMMANDS[:1], "fonts-noto-cjk")
    if has_apt and _apt_get("update") and _apt_get("install", *packages):
        return
    # Quick, and without the network, when it is there already.
    options = ["--with-deps"] if has_apt else []
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", *options, "chromium"], check=True
    )


_OTHERS = {
    COMMANDS[0]: (COMMANDS[0],),
    "firefox-esr": ("firefox-esr",),
    "WebKitWebDriver": ("webkit2gtk-driver", "xvfb"),
}
"""Command -> the packages that bring it. Without them tests take longer, or are skipped."""


def install_others() -> None:
    """Install the quick Chromium, Firefox and WebKitGTK where that is easy."""
    if not _has_apt():
        return
    for command, packages in _OTHERS.items():
        if not shutil.which(command):
            print(f"正在安装 {packages[0]}……", flush=True)
            _apt_get("install", *packages)


def _has_apt() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def _apt_get(*arguments: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "--yes", "--quiet=2", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode == 0


def main() -> None:
    """Make sure that there is a Chromium, or end with a message that says what to do."""
    _find_or_install()
    install_others()


def _find_or_install() -> None:
    found = find_chromium()
    if found and not Path(found).exists():
        sys.exit(f"环境变量 WUSE_CHROMIUM 指明的文件不存在:{found}")
    if found:
        return
    print("没有找到 Chromium,正在安装……", flush=True)
    try:
        install_chromium()
    except subprocess.CalledProcessError:
        sys.exit("Chromium 没有装好。请自行安装 Chromium 或 Chrome 后再试。")


if __name__ == "__main__":
    main()
