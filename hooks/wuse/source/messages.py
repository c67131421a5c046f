"""A pydantic error in; a Chinese message for a teacher, with the field's label and a fix, out."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic_core import ErrorDetails

from wuse.model.base import Choice, Record
from wuse.model.edition import HASH
from wuse.model.initiative import NAME_OR_ID
from wuse.model.scheme import PIXELS
from wuse.model.settings import FEED_ID

from .codes import Code

_PLAIN = {
    "string_type": (
        "这里应是文字，不是清单或分项",
        "写成一行文字；太长可以在冒号后写 |，下一行缩进再写",
    ),
    "needs_mapping": ("{msg}", "换行缩进，每行写“名称: 内容”"),
    "model_type": ("这里要分项填写", "换行缩进，每行写“名称: 内容”"),
    "model_attributes_type": ("这里要分项填写", "换行缩进，每行写“名称: 内容”"),
    "dict_type": ("这里要分项填写", "换行缩进，每行写“名称: 内容”"),
    "tuple_type": ("这里应是清单", "每一项另起一行，以“- ”开头"),
    "int_parsing": ("应是整数", "只写数字，例如 2"),
    "int_type": ("应是整数", "只写数字，例如 2"),
    "int_parsing_size": ("数字太大", "核对一下，改成合理的数"),
    "float_parsing": ("应是数字", "例如 0.5"),
    "float_type": ("应是数字", "例如 0.5"),
    "decimal_parsing": ("应是数字", "只写数字，例如 140 或 91.3"),
    "decimal_type": ("应是数字", "只写数字，例如 140 或 91.3"),
    "decimal_max_digits": ("数字太长，最多 {max_digits} 位", "核对一下，改成合理的数"),
    "decimal_max_places": ("小数太长，最多 {decimal_places} 位", "四舍五入"),
    "decimal_whole_digits": ("数字太大", "核对一下，改成合理的数"),
    "finite_number": ("应是数字", "只写数字，例如 140 或 91.3"),
    "bool_parsing": ("应填“是”或“否”", "改成 是 或 否"),
    "bool_type": ("应填“是”或“否”", "改成 是 或 否"),
    "greater_than_equal": ("不能小于 {ge}", "改成不小于 {ge} 的数"),
    "less_than_equal": ("不能大于 {le}", "改成不大于 {le} 的数"),
    "string_too_short": ("不能为空", "写上内容，或者删掉这一行"),
    "string_too_long": ("太长，最多 {max_length} 个字", "删减到 {max_length} 个字以内"),
    "too_long": ("最多 {max_length} 项", "删去多余的项"),
    "too_short": ("至少要有 {min_length} 项", "补足"),
    "url_scheme": ("网址只能以 https:// 或 http:// 开头", "写完整网址，例如 https://example.cn/a"),
    "url_parsing": ("不是完整的网址", "写完整网址，例如 https://example.cn/a"),
    "url_too_long": ("网址太长，最多 {max_length} 个字符", "换成短一些的网址"),
    "url_type": ("应是网址", "写完整网址，例如 https://example.cn/a"),
}
"""pydantic error type -> (message, fix); the error's context fills in the ``{…}``."""

QUOTED = 40
"""How many characters of a wrong value a message repeats."""

_PATTERNS = {
    r"^[a-z0-9][a-z0-9-]{0,79}$": (
        "编号只能用小写字母、数字和连字符",
        "例如 red 或 2025-10-18-tree",
    ),
    r"^(_bureau|[a-z0-9][a-z0-9-]{1,39})$": (
        "这里应是单位的文件夹名",
        "写 brands 里的文件夹名，例如 beizao；主管部门写 _bureau",
    ),
    r"^@?[A-Za-z0-9][A-Za-z0-9_.-]{0,99}(/[A-Za-z0-9][A-Za-z0-9_.-]{0,99})?$": (
        "这里应是代码托管网站上的账号，只有字母、数字、点和横线",
        "写登录用的用户名，例如 beizao-office，不写姓名、邮箱和手机号",
    ),
    NAME_OR_ID: (
        "编号只能用小写字母、数字和连字符",
        "例如 red，或者照 brand.yml 写载体的名称",
    ),
    FEED_ID: (
        "应是单位的域名、英文逗号和年份",
        "例如 example.cn,2026；不懂可以不写，删掉这一行",
    ),
    PIXELS: ("应是宽×高", "例如 1280×720"),
    HASH: ("应是提交号或校验码", "不要手写：删去“定稿”，重新定稿"),
    r"^#[0-9a-fA-F]{6}$": ("颜色应写成加引号的六位色值", '例如 "#b3212b"'),
}


@dataclass(frozen=True, slots=True)
class ErrorText:
    """A pydantic error in Chinese words."""

    code: Code
    field: str
    message: str
    fix: str


def describe(root: type[Record], error: ErrorDetails) -> ErrorText:
    """Describe one pydantic error that was raised for a ``root`` record."""
    steps = list(_walk(root, error["loc"]))
    field = " › ".join(labels(root, error["loc"]))
    last = steps[-1] if steps else _Step(root, "", root)
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        example = last.description and f"。{last.description}"
        return ErrorText(
            Code.MISSING, field, f"缺少“{last.label}”", f"补上一行“{last.label}: ……”{example}"
        )
    if kind == "extra_forbidden":
        return _unknown_key(field, last, str(error["loc"][-1]))
    if kind == "enum":
        choices = "、".join(choice.zh for choice in _choices(last.annotation))
        message = f"没有“{_brief(error['input'])}”这个选项"
        return ErrorText(Code.VALUE, field, message, f"可选：{choices}")
    if kind == "string_pattern_mismatch":
        message, fix = _PATTERNS[context["pattern"]]
        return ErrorText(Code.VALUE, field, message, fix)
    if kind == "unknown_term":
        fix = f"{context['hint']}可选：{context['choices']}"
        return ErrorText(
            Code.VALUE, field, f"{context['scheme']}里没有“{_brief(context['text'])}”", fix
        )
    if kind in _PLAIN:
        message, fix = (part.format(msg=error["msg"], **context) for part in _PLAIN[kind])
        return ErrorText(Code.TYPE, field, message, fix)
    if kind == "moved":
        return ErrorText(Code.VALUE, field, context["what"], context["where"])
    if kind == "written_twice":
        return ErrorText(Code.DUPLICATE_KEY, field, error["msg"], "两处合成一处")
    # Our own validators raise ValueError with a Chinese message that says how to mend it.
    return ErrorText(Code.VALUE, field, str(context.get("error", error["msg"])), last.description)


@dataclass(frozen=True, slots=True)
class _Step:
    """One element of an error's location, with what the model knows about it."""

    annotation: object
    label: str
    record: type[Record]
    """The record that the element belongs to."""
    description: str = ""
    name: str = ""


def _walk(root: type[Record], loc: Sequence[str | int]) -> Iterator[_Step]:
    record: type[Record] | None = root
    annotation: object = root
    for part in loc:
        owner = record or root
        if isinstance(part, int):
            yield _Step(annotation, f"第{part + 1}项", owner)
            continue
        field = owner.model_fields.get(part)
        if field is None:
            yield _Step(None, _brief(part), owner)
            continue
        annotation = field.annotation
        record = next(_parts(annotation, Record), None)
        yield _Step(annotation, field.title or part, owner, field.description or "", part)


def labels(root: type[Record], loc: Sequence[str | int]) -> list[str]:
    """The path to a field in the words of its writer: 荣誉, 第6项, 次数."""
    return [step.label for step in _walk(root, loc) if step.label]


def spellings(root: type[Record], loc: Sequence[str | int]) -> dict[str, tuple[str, ...]]:
    """Field name -> every key that means it, for the names in ``loc``."""
    return {step.name: step.record.keys_of(step.name) for step in _walk(root, loc) if step.name}


Kind = typing.TypeVar("Kind")


def _parts(annotation: object, kind: type[Kind]) -> Iterator[type[Kind]]:
    """Every class of this kind anywhere inside a type annotation."""
    if isinstance(annotation, type) and issubclass(annotation, kind):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _parts(argument, kind)


def _choices(annotation: object) -> Iterator[Choice]:
    for kind in _parts(annotation, Choice):
        yield from kind


def record_at(root: type[Record], loc: Sequence[str | int]) -> type[Record]:
    """The type of the record at ``loc``."""
    *_, step = _walk(root, (*loc, ""))
    return step.record


def record_of(record: type[Record], name: str) -> type[Record] | None:
    """The type of the records that a field holds, if any."""
    return next(_parts(record.model_fields[name].annotation, Record), None)


def known_names(record: type[Record]) -> dict[str, str]:
    """Every accepted spelling of a record's fields -> the field's name."""
    return {**record.names_by_label(), **{name: name for name in record.model_fields}}


def intended_field(root: type[Record], loc: Sequence[str | int]) -> str | None:
    """The name of the field that was probably meant by an unknown key, the last of ``loc``."""
    *_, step = _walk(root, loc)
    close = step.record.nearest(str(loc[-1]))
    return next(
        (name for name, label in _labels(step.record).items() if close in (name, label)), None
    )


def _labels(record: type[Record]) -> dict[str, str]:
    """Name -> Chinese label of each field."""
    return {name: info.title or name for name, info in record.model_fields.items()}


def choices(record: type[Record]) -> str:
    """Advice that lists what may be written instead of an unknown key."""
    return f"可以写：{'、'.join(_labels(record).values())}；不需要就删掉这一行"


def _unknown_key(field: str, step: _Step, key: str) -> ErrorText:
    close = step.record.nearest(key)
    fix = f"是不是“{close}”？" if close else choices(step.record)
    return ErrorText(Code.UNKNOWN_KEY, field, f"没有“{_brief(key)}”这个栏目", fix)


def _brief(text: object) -> str:
    """The beginning of what a school wrote, so that a message stays one line."""
    written = str(text)
    return written if len(written) <= QUOTED else f"{written[: QUOTED - 1]}…"
