"""A new edition: what a bureau answers, over one of the model schemes beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from wuse.model.edition import Edition
from wuse.model.vocabulary import Vocabulary

from .answers import Answer
from .template import prove, render_answers

_HEAD = """\
# 一届评选，保存为 UTF-8 编码。以 # 开头的行是说明，不起作用。
# 照依据文件改好每一栏，再运行 wuse check，看有没有自相矛盾的地方。
# 评审开始以后不要再改评分标准和计分。
# 没有写“依据文件”，评选不启用。

"""
_AUTHORITY = """\
# 有正式文件以后，去掉下面几行前面的 # 和一个空格，换成内容。
# 依据文件:
#   文件名称: 授权开展评选的文件
#   文号: 发文字号
#   发文单位: 哪个单位发的
"""
_CANDIDATES = """
# 写文件夹名；不在本站的写成 {名称: 某校}。要回避的评审写编号：{文件夹: beizao, 回避: [P03]}。
"""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A model scheme."""

    id: str
    title: str
    """What it is, in Chinese, in a few words."""
    text: str
    """The fields below the head of the edition, as YAML with comments."""


@cache
def schemes() -> Mapping[str, Scheme]:
    """Return the model schemes by their ids, the default first."""
    found = {}
    for file in files(__package__).joinpath("editions").iterdir():
        if file.name.endswith(".yml"):
            first, _, text = file.read_text("utf-8").partition("\n")
            id = file.name.removesuffix(".yml")
            found[id] = Scheme(id, first.removeprefix("# "), text)
    return {id: found[id] for id in sorted(found, key=lambda it: (it != "default", it))}


def render_edition(scheme: Scheme, answers: Mapping[str, Answer], vocabulary: Vocabulary) -> str:
    """Return the content of a new edition's file.

    Args:
        scheme: the model.
        answers: field name of the edition -> answer. ``candidates`` come at the end.
        vocabulary: terms that fields may name.

    Raises:
        AnswerError: the answers are no valid edition.
    """
    head = {name: answer for name, answer in answers.items() if name != "candidates"}
    parts = [_HEAD, render_answers(Edition, head, vocabulary).rstrip("\n"), "\n"]
    if not answers.get("authority"):
        parts.append(_AUTHORITY)
    parts.append(scheme.text.rstrip("\n").join(("\n", "\n")))
    parts.append(_CANDIDATES)
    if candidates := answers.get("candidates"):
        parts.append(render_answers(Edition, {"candidates": candidates}, vocabulary))
    else:
        parts.append("# 参评单位: [beizao, siping-no20]\n")
    text = "".join(parts)
    prove(Edition, text, vocabulary)
    return text
