"""A build that is killed, interrupted, or finds the disk full leaves the next one right."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from support.growing import DAY, EDITS, built, files, fresh
from support.project import Project


def test_a_build_that_was_killed_leaves_the_next_one_right(grown: Project, tmp_path: Path) -> None:
    EDITS["no activity"](grown.root / "brands")
    (grown.root / "stop.py").write_text(
        "import os\nfrom wuse.site import write_site\n\n"
        "def stop(*_):\n    os._exit(9)\n\nwrite_site.shared_assets = stop\n"
    )
    settings = (grown.root / "mkdocs.yml").read_text("utf-8")
    (grown.root / "own.yml").write_text(
        "INHERIT: mkdocs.yml\nhooks: [hooks/showcase.py, stop.py]\n", "utf-8"
    )
    killed = grown.run("mkdocs", "build", "-f", "own.yml", "--site-dir", str(grown.site))
    assert killed.code == 9
    assert settings == (grown.root / "mkdocs.yml").read_text("utf-8")
    EDITS["internal partner"](grown.root / "brands")
    built(grown)
    other = fresh(grown, tmp_path / "other")
    built(other)
    assert files(grown) == files(other)


def test_two_builds_do_not_write_into_one_folder(grown: Project) -> None:
    command = [sys.executable, "-c", _HOLD, str(grown.root), str(grown.site)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        run = built(grown)
        holder.send_signal(signal.SIGTERM)
    assert run.code != 0
    assert run.lines("另一个程序正在", "等它结束")
    assert built(grown).code == 0


_HOLD = """
import sys, time
from pathlib import Path
from wuse.site.lock import locked
with locked(Path(sys.argv[1]), Path(sys.argv[2])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_an_interrupt_leaves_no_process_and_nothing_half_done(
    grown: Project, tmp_path: Path
) -> None:
    (grown.root / "slow.py").write_text(
        "import os, time\nfrom wuse.site.part import Part\n\nbody = Part.body\n\n"
        # One write for a line: two workers say it at once.
        "def slow(part, page):\n    os.write(1, b'writing\\n')\n    time.sleep(0.1)\n"
        "    return body(part, page)\n\nPart.body = slow\n"
    )
    (grown.root / "own.yml").write_text(
        "INHERIT: mkdocs.yml\nhooks: [hooks/showcase.py, slow.py]\n", "utf-8"
    )
    EDITS["title"](grown.root / "brands")
    mkdocs = str(Path(sys.executable).with_name("mkdocs"))
    command = [mkdocs, "build", "-q", "-f", "own.yml", "--site-dir", str(grown.site)]
    environment = {**os.environ, "WUSE_WORKERS": "2", "SOURCE_DATE_EPOCH": str(DAY)}
    with subprocess.Popen(
        command, cwd=grown.root, env=environment, stdout=subprocess.PIPE, text=True,
        start_new_session=True,
    ) as build:  # fmt: skip
        assert build.stdout
        assert build.stdout.readline() == "writing\n"
        os.killpg(build.pid, signal.SIGINT)
        build.stdout.read()  # ends when the last process has ended
    assert build.returncode != 0
    for name in ("work", "mkdocs"):
        assert not list((grown.root / ".cache" / name).glob("*"))
    built(grown)
    other = fresh(grown, tmp_path / "other")
    built(other)
    assert files(grown) == files(other)


def test_a_full_disk_is_told_and_the_next_build_is_right(grown: Project, tmp_path: Path) -> None:
    EDITS["title"](grown.root / "brands")
    (grown.root / "full.py").write_text(
        "import os\nfrom wuse.site import output\n\nplace = os.replace\n\n"
        "def full(source, target):\n    if str(target).endswith('trees/index.html'):\n"
        "        raise OSError(28, 'No space left on device', target)\n"
        "    place(source, target)\n\noutput.os.replace = full\n"
    )
    (grown.root / "own.yml").write_text(
        "INHERIT: mkdocs.yml\nhooks: [hooks/showcase.py, full.py]\n", "utf-8"
    )
    run = grown.build("-f", "own.yml", SOURCE_DATE_EPOCH=str(DAY))
    assert run.code != 0
    assert run.lines("网页写不进")
    assert "Traceback" not in run.said
    built(grown)
    other = fresh(grown, tmp_path / "other")
    built(other)
    assert files(grown) == files(other)
