"""Forms in Word: a template of the bureau, filled in for a candidate in a limited process."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from wuse.errors import WuseError
from wuse.intake.loading import in_child
from wuse.intake.prescan import MAX_FILE
from wuse.intake.refusal import Refusal, RefusedError

from .candidates import Applicant
from .values import Value, pictures, values


class NoWordError(WuseError):
    """The libraries that write Word documents are not installed."""


def check_word() -> None:
    """See whether forms can be written at all.

    Raises:
        NoWordError: docxtpl is missing.
    """
    if find_spec("docxtpl") is None:
        raise NoWordError("没有装填表用的 docxtpl", "运行 make，或者 pip install 'wuse[word]'")


def read_template(path: Path) -> bytes:
    """Read a template.

    Raises:
        RefusedError: it cannot be read, or is larger than any form.
    """
    try:
        if path.stat().st_size > MAX_FILE:
            raise RefusedError(
                Refusal.TOO_LARGE, f"模板超过 {MAX_FILE >> 20} MB", "去掉模板里的图片"
            )
        return path.read_bytes()
    except OSError as error:
        fix = "看看名称和文件夹写对没有；正在用 Word 编辑的先关掉"
        raise RefusedError(Refusal.UNREADABLE, f"模板打不开：{error.strerror}", fix) from None


def filled(template: bytes, applicant: Applicant) -> bytes:
    """Fill in a form for a candidate.

    Raises:
        RefusedError: the template cannot be used.
        OSError: a photo cannot be read.
    """
    return fill_in(template, values(applicant), pictures(applicant))


def fill_in(template: bytes, values: Mapping[str, Value], pictures: Mapping[str, str]) -> bytes:
    """Fill in a form in a process that has little time and memory.

    Args:
        template: the document.
        values: what its tags may name.
        pictures: the name of a file -> a JPEG, in base64.

    Raises:
        RefusedError: the template cannot be used.
    """
    data = {
        "template": base64.b64encode(template).decode(),
        "values": values,
        "pictures": pictures,
    }
    try:
        said = in_child(json.dumps(data).encode(), "form")
    except RefusedError as error:
        if error.code is not Refusal.CRASHED:
            raise
        fix = "看看模板里有没有没完没了的循环；别的模板不受影响"
        raise RefusedError(Refusal.CRASHED, "填这个模板用的时间或者内存太多，停下了", fix) from None
    return base64.b64decode(said["document"])
