"""The words that ledgers use for our fields, terms and kinds of people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from wuse.model.people import GroupKind
from wuse.model.vocabulary import Vocabulary

HEADERS: dict[str, dict[str, str]] = {
    "学校": {"学校": "name", "学校名称": "name", "单位": "name", "品牌": "Brand.name"},
    "活动": {
        "活动名称": "title", "活动主题": "title", "主题名称": "title", "名称": "title",
        "时间": "date", "活动时间": "date", "活动日期": "date", "开展时间": "date",
        "举办时间": "date",
        "类型": "type", "类别": "type", "活动类别": "type", "活动形式": "type", "形式": "type",
        "活动地点": "place", "场所": "place",
        "主持人": "presenter", "主讲人": "presenter", "主讲主持人": "presenter",
        "参加人员": "participants", "参与人员": "participants", "参加人数": "participants",
        "参加对象": "participants", "参与人数": "participants", "人数": "participants",
        "内容": "body", "活动内容": "body", "主要内容": "body", "活动情况": "body",
        "简介": "summary", "活动成效": "outcome", "成效": "outcome", "效果": "outcome",
        "载体": "initiative",
    },
    "先锋典型": {
        "典型名称": "name", "先锋名称": "name", "岗位名称": "name", "类型": "type", "类别": "type",
        "设立时间": "since", "时间": "since", "主要事迹": "story", "事迹简介": "summary",
        "职务": "role", "载体": "initiative",
    },
    "荣誉": {
        "荣誉": "title", "奖项": "title", "获奖名称": "title", "名称": "title",
        "获奖时间": "date", "获得时间": "date", "授予单位": "issuer", "颁奖单位": "issuer",
        "等级": "level", "获奖级别": "level", "备注": "note",
    },
    "成效数据": {
        "指标名称": "name", "项目": "name", "名称": "name", "数量": "value", "数据": "value",
        "时间": "period", "数据来源": "source", "备注": "note",
    },
    "载体": {
        "载体名称": "name", "行动名称": "name", "载体编号": "id", "类型": "kind",
        "牵头部门": "owner", "目标任务": "aim", "主要内容": "description",
    },
    "共建单位": {
        "共建单位名称": "name", "结对单位": "name", "合作单位": "name", "单位类型": "kind",
        "合作内容": "does", "结对时间": "since", "共建时间": "since",
    },
}  # fmt: skip
"""Sheet -> what ledgers call a field -> the field."""

SCHOOLS = ("单位", "学校", "学校名称", "单位名称", "所在单位", "所属学校", "填报单位", "党支部")
"""Headers of the column that says whose a record is."""
NUMBERING = ("序号", "编号", "No", "原因")
"""Headers of columns that say nothing of a record; the last is that of a table of returned rows."""
PERSONAL = re.compile("姓名|电话|手机|联系|身份证|签名|签字|填表|填报人|审核|摄影|撰稿|编辑|负责人")
"""Headers of columns that are about people who did not ask to be published."""


class Words:
    """The words of ledgers: those that are known here, and those that the bureau has added."""

    def __init__(self, added: Mapping[str, str] | None = None) -> None:
        """Take the bureau's words: what ledgers say -> a term, a kind of people, or a label."""
        self._added = {fold(word): means for word, means in (added or {}).items()}
        self._terms: dict[tuple[str, Vocabulary], Mapping[str, str]] = {}

    def header(self, text: str) -> str:
        """A header as our labels call it, folded."""
        word = fold(text)
        return fold(self._added.get(word, word))

    def term(self, scheme: str, text: str, vocabulary: Vocabulary) -> str:
        """A word as the vocabulary calls it; the word itself if it is unknown."""
        return self._added.get(fold(text)) or self.terms(scheme, vocabulary).get(text, text)

    def terms(self, scheme: str, vocabulary: Vocabulary) -> Mapping[str, str]:
        """Every word for a term of a scheme -> the term."""
        if (scheme, vocabulary) not in self._terms:
            self._terms[scheme, vocabulary] = self._collected(scheme, vocabulary)
        return self._terms[scheme, vocabulary]

    def _collected(self, scheme: str, vocabulary: Vocabulary) -> Mapping[str, str]:
        words = {
            word: term.zh
            for term in vocabulary.terms(scheme)
            for word in (term.zh, *vocabulary.synonyms(scheme, term.code))
        }
        names = set(words.values())
        added = {word: means for word, means in self._added.items() if means in names}
        return {**words, **added}

    def named_in(self, scheme: str, text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
        """The longest word for a term that a text holds, and the term; None if it holds none."""
        words = self.terms(scheme, vocabulary)
        found = [word for word in words if word in text]
        word = max(found, key=len, default="")
        return (word, words[word]) if word else None

    def group(self, text: str) -> str:
        """The kind of people that a whole word means; empty if it means none."""
        word = fold(text)
        kind = GroupKind.words().get(self._added.get(word, word))
        # Those present, pupils and teachers together, are no kind that a ledger can mean.
        return kind.zh if kind and kind is not GroupKind.ALL else ""


_ROLE = re.compile(
    r"(?:党|总支|支部|支委|副|党委|学校|校|年级|教研|备课|语文|数学|英语|思政|科学|体育|音乐|美术|道德与法治"
    r"|德育|教务|办公室|退休|优秀|老|青年|骨干|组织|宣传|纪检|第?[一二三四五六七八九十]|小学|初中|高中|组|班)*"
    r"(?:书记|主任|教师|校长|园长|委员|干部|党员|代表|组长|班主任|辅导员|宣讲员)"
)


def is_role(text: str) -> bool:
    """Whether a text is a role and surely no name: 支部书记, but not 王书记."""
    return bool(_ROLE.fullmatch(text))


_TENS = re.compile("([一二三四五六七八九]?)十([一二三四五六七八九]?)")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def with_digits(text: str) -> str:
    """A text with its Chinese numerals up to 99 as digits: 第十二小学 becomes 第12小学."""
    spelt = _TENS.sub(lambda match: f"{match[1] or '一'}{match[2] or '〇'}", text)
    return spelt.translate(_DIGITS)


def fold(text: str) -> str:
    """A text for comparing: without spaces, brackets and marks."""
    return re.sub(r"[\s()\[\]【】〔〕《》“”\"'*:：、·/]", "", unicodedata.normalize("NFKC", text))
