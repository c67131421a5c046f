"""What Lighthouse says of every kind of page, on the settings of a phone.

Lighthouse is no part of the project: install it anywhere with ``npm install lighthouse``, and run
``python bench/lighthouse.py FOLDER/node_modules/.bin/lighthouse``; it prints a part of
``bench/README.md``. Two sites are looked at: this repository's own brands, with photos, and a
made-up region without. Of each kind of page the largest is taken. A server in this process sends
files compressed, as hosts do. Lighthouse reckons from what it sees what a slow phone would take, so
figures depend on the machine less than seconds do; the median of several runs counts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import bureau
import machine

ROOT = Path(__file__).parents[1]
REGION = 400
"""Owners of the made-up region."""
KINDS = {
    "首页": "",
    "品牌墙": "brands/",
    "矩阵": "matrix/",
    "时间轴": "timeline/",
    "一年": r"timeline/\d+/",
    "一个月": r"timeline/\d+/\d+/",
    "先锋": "exemplars/",
    "区县": "districts/",
    "一个区县": r"districts/[^/]+/",
    "红色资源": "resources/",
    "品牌": r"brands/(?!page-)[^/]+/",
    "品牌的一章": r"brands/(?!page-)[^/]+/(?!dossier|poster|case|activities/.|exemplars/.)[^/]+/",
    "活动": r"brands/[^/]+/activities/[^/]+/",
    "先锋典型": r"brands/[^/]+/exemplars/[^/]+/",
    "案例": r"brands/[^/]+/case/",
    "海报": r"brands/[^/]+/poster/",
    "指南": r"guide/[^/]+/",
    "规则": r"rules/[^/]+/",
}
"""Kind of page -> its addresses; the largest is looked at."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-background-networking"


class Server(ThreadingHTTPServer):
    """A server that says nothing of connections that a browser drops."""

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


class Seen(NamedTuple):
    """What one run says of a page."""

    scores: tuple[int, ...]
    """Of `CATEGORIES`, out of 100."""
    paint: float
    """Largest contentful paint, in seconds."""
    shift: float
    """Cumulative layout shift."""


class Compressing(SimpleHTTPRequestHandler):
    """Sends text compressed and keeps connections, as hosts do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, or the index of a folder."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        kind = self.guess_type(str(path))
        content = path.read_bytes()
        self.send_response(200)
        if kind.startswith("text/") or kind.endswith(("javascript", "json", "xml")):
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
            kind += "; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def pages(site: Path) -> dict[str, tuple[str, int]]:
    """Kind -> the address and the size in bytes of its largest page."""
    sizes = {
        path.parent.relative_to(site).as_posix().removeprefix(".") + "/": path.stat().st_size
        for path in site.rglob("index.html")
    }
    sizes[""] = sizes.pop("/")
    found = {}
    for kind, pattern in KINDS.items():
        matching = [address for address in sizes if re.fullmatch(pattern, address)]
        if matching:
            largest = max(matching, key=sizes.__getitem__)
            found[kind] = largest, sizes[largest]
    return found


def look(lighthouse: Path, url: str) -> Seen:
    """Run Lighthouse once."""
    command = [lighthouse, url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    browser = shutil.which("chromium") or shutil.which("google-chrome") or ""
    done = subprocess.run(
        [*map(str, command)],
        env={"CHROME_PATH": browser, **os.environ},
        stdout=subprocess.PIPE,
        check=True,
    )
    report = json.loads(done.stdout)
    for name in CATEGORIES:
        for part in report["categories"][name]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if name != "performance" and part["weight"] and audit["score"] == 0:
                print(f"{url}: {audit['title']}", file=sys.stderr)
    return Seen(
        tuple(round(100 * report["categories"][name]["score"]) for name in CATEGORIES),
        report["audits"]["largest-contentful-paint"]["numericValue"] / 1000,
        report["audits"]["cumulative-layout-shift"]["numericValue"],
    )


def measure(lighthouse: Path, site: Path, port: int, runs: int, kinds: list[str]) -> None:
    """Look at each kind of page, and print the rows of the table."""
    for kind, (address, size) in pages(site).items():
        if kinds and kind not in kinds:
            continue
        seen = [look(lighthouse, f"http://127.0.0.1:{port}/{address}") for _ in range(runs)]
        scores = (
            round(statistics.median(one)) for one in zip(*(it.scores for it in seen), strict=True)
        )
        paint = statistics.median(it.paint for it in seen)
        shift = statistics.median(it.shift for it in seen)
        cells = [kind, f"{size / 1000:.0f}", *map(str, scores), f"{paint:.1f}", f"{shift:.3f}"]
        print(f"| {' | '.join(cells)} |", flush=True)


def build(project: Path, port: int) -> Path:
    """Build a project at the address where it will be served; the folder of its site."""
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    url = f"site_url: http://127.0.0.1:{port}/"
    settings.write_text(re.sub(r"(?m)^site_url:.*$", url, text), "utf-8")
    bureau.build(project)
    return project / bureau.SITE


def copy_of_repository(folder: Path) -> None:
    """This repository's own brands and guides, as a project."""
    bureau.make(folder, 1)
    shutil.rmtree(folder / "brands")
    for name in ("brands", "docs"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lighthouse", type=Path, help="the program")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--kinds", nargs="*", default=[], choices=KINDS)
    parser.add_argument("--sites", nargs="*", default=["own", "region"], choices=("own", "region"))
    options = parser.parse_args()
    print(machine.facts({"Lighthouse": (options.lighthouse, "--version")}))
    with tempfile.TemporaryDirectory(prefix="wuse-lighthouse-") as folder:
        for name in options.sites:
            project = Path(folder) / name
            copy_of_repository(project) if name == "own" else bureau.make(project, REGION)
            with Server(("127.0.0.1", 0), Compressing) as server:
                site = build(project, server.server_port)
                server.RequestHandlerClass = partial(Compressing, directory=site)  # type: ignore[assignment]
                Thread(target=server.serve_forever, daemon=True).start()
                titles = ["page", "KB", *CATEGORIES, "largest paint s", "layout shift"]
                owners = len([*(project / "brands").glob("[a-z0-9]*/brand.yml")])
                print(f"\n{owners} owners:\n\n| {' | '.join(titles)} |\n|---|{'---:|' * 7}")
                measure(options.lighthouse, site, server.server_port, options.runs, options.kinds)
                server.shutdown()


if __name__ == "__main__":
    main()
