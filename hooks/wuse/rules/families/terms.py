"""Words that are wrong: the bureau's own list, mistranslations, misspellings, unpaired marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wuse.model.base import Record
from wuse.model.bureau import TermRule
from wuse.model.region import Sourced
from wuse.rules.context import SchoolContext
from wuse.rules.rule import Example, Finding, SchoolRule, at
from wuse.rules.texts.prose import GAP_FIELDS, any_of
from wuse.rules.texts.spellings import COMMON, CORRECT, MISTRANSLATED, PARTY, VARIANTS
from wuse.source.codes import Code
from wuse.source.problems import Loc, Severity


class _WrongWords:
    """Wrong words and their corrections, with the patterns that find them."""

    def __init__(self, corrections: Mapping[str, str]) -> None:
        self.corrections = corrections
        self.any = any_of(corrections)
        self.pattern = _pattern(corrections)
        """Matches wrong words as group ``wrong``."""


def _pattern(wrong: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern for wrong words, the longest first; correct phrases match without group ``wrong``.

    表彰命名 contains 彰命名, which is wrong on its own, so correct phrases are tried first.
    """
    right = [good for bad, good in wrong.items() if bad in good]
    allowed, words = (
        "|".join(map(re.escape, sorted(texts, key=len, reverse=True)))
        for texts in ((*right, *CORRECT), wrong)
    )
    return re.compile(f"(?:{allowed})|(?P<wrong>{words})")


def _matches(
    school: SchoolContext, pattern: re.Pattern[str], prefilter: re.Pattern[str] | None = None
) -> Iterator[tuple[Sourced[Record], Loc, re.Match[str]]]:
    """Matches in the school's own words; fields about gaps in a source may quote its mistakes."""
    for prose in school.prose:
        for loc, match in prose.find(pattern, prefilter):
            if GAP_FIELDS.isdisjoint(loc):
                yield prose.item, loc, match


def _misspelt(school: SchoolContext, wrong: _WrongWords) -> Iterator[Finding]:
    """Wrong words in the school's texts, except for terms on the bureau's own list."""
    listed = {term.wrong for term in school.region.site.terms}
    for item, loc, match in _matches(school, wrong.pattern, wrong.any):
        if (word := match["wrong"]) and word not in listed:
            right = wrong.corrections[word]
            fix = f"改成“{right}”" if right else "对照原件改正"
            yield at(item, loc, f"“{word}”写错了", fix, word)


_TERMS = """\
规范用语:
  - {不用: 后进生, 改用: 学习有困难的学生, 原因: 不给学生贴标签。}
"""


@SchoolRule(
    Code.BUREAU_TERM,
    "bureau-term",
    "主管部门不用的词",
    Severity.WARNING,
    why="主管部门在 _bureau/site.yml 的“规范用语”里列出了不用的词和应当怎么写，全站统一。",
    bad=Example({**Example.bureau(_TERMS).files, **Example.activity("正文: 帮扶后进生。\n").files}),
    good=Example(
        {
            **Example.bureau(_TERMS).files,
            **Example.activity("正文: 帮助学习有困难的学生。\n").files,
        }
    ),
)
def bureau_term(school: SchoolContext) -> Iterator[Finding]:
    """No text uses a word that the bureau has ruled out."""
    terms = {term.wrong: term for term in school.region.site.terms}
    if not terms:
        return
    wrong = _WrongWords({word: term.right for word, term in terms.items()})
    for item, loc, match in _matches(school, wrong.pattern, wrong.any):
        if word := match["wrong"]:
            message, fix = _advice(terms[word])
            yield at(item, loc, message, fix, word)


def _advice(term: TermRule) -> tuple[str, str]:
    why = f"：{term.why.rstrip('。')}" if term.why else ""
    return f"不用“{term.wrong}”{why}", f"改成“{term.right}”" if term.right else "换个说法"


_MISTRANSLATED = _WrongWords(MISTRANSLATED)
_PARTY = _WrongWords(PARTY)
_COMMON = _WrongWords(COMMON)
_VARIANTS = re.compile(f"[{''.join(VARIANTS)}]+")


@SchoolRule(
    Code.MISTRANSLATION,
    "mistranslation",
    "机器翻译的误译",
    Severity.WARNING,
    why="从网上转来的稿子，有的被机器从外文翻回中文：主题党日成了“主题派对日”，支部成了“分公司”。"
    "登出来很不严肃。",
    bad=Example.activity("正文: 每月开展一次主题派对日。\n"),
    good=Example.activity("正文: 每月开展一次主题党日。\n"),
)
def mistranslation(school: SchoolContext) -> Iterator[Finding]:
    """No text contains a machine's translation of a term of Party life."""
    yield from _misspelt(school, _MISTRANSLATED)


@SchoolRule(
    Code.PARTY_TERM,
    "party-term",
    "党建用语写错",
    Severity.WARNING,
    why="党的组织、制度和主题教育的名称是固定的，一个字、一个标点都不能错，例如"
    "“不忘初心、牢记使命”主题教育用顿号。",
    bad=Example.activity("正文: 设立党员先峰岗三个。\n"),
    good=Example.activity("正文: 设立党员先锋岗三个。\n"),
)
def party_term(school: SchoolContext) -> Iterator[Finding]:
    """Names and terms of Party life are spelt correctly."""
    yield from _misspelt(school, _PARTY)


@SchoolRule(
    Code.MISSPELLING,
    "misspelling",
    "错别字",
    Severity.WARNING,
    why="这些是《咬文嚼字》等校对资料反复列出的常见错字，在哪里都是错的。《国家通用语言文字法》"
    "要求公共服务使用规范汉字。",
    bad=Example.activity("正文: 会议布署了下一步工作。\n"),
    good=Example.activity("正文: 会议部署了下一步工作。\n"),
)
def misspelling(school: SchoolContext) -> Iterator[Finding]:
    """No text contains a word that is misspelt in any context."""
    yield from _misspelt(school, _COMMON)


@SchoolRule(
    Code.CHARACTER_VARIANT,
    "character-variant",
    "繁体字或异体字",
    Severity.HINT,
    why="从网页、扫描件里复制来的“內”“說”“戶”看着像简体，搜索时却搜不到。《国家通用语言文字法》"
    "要求用规范汉字，姓氏、题词和书法作品除外（第十七条）。",
    bad=Example.activity("正文: 品牌的內涵是红烛精神。\n"),
    good=Example.activity("正文: 品牌的内涵是红烛精神。\n"),
)
def character_variant(school: SchoolContext) -> Iterator[Finding]:
    """Texts use the standard forms of characters."""
    listed = {term.wrong for term in school.region.site.terms}
    for item, loc, match in _matches(school, _VARIANTS):
        written = match[0]
        if not any(written in word for word in listed):
            right = "".join(VARIANTS[char] for char in written)
            fix = f"改成“{right}”；姓名、题词和书法作品里的可以保留"
            yield at(item, loc, f"“{written}”是繁体字或异体字", fix, written)


_LABELS = re.compile(
    r"残废(?=人|儿童|学生|孩子|老人)|弱智(?=儿童|学生|孩子|者)|(?<![误色偏时温反价落相级])差生(?![成产活])"
)
_RESPECTFUL = {
    "残废": "残疾",
    "弱智": "智力障碍",
    "差生": "学习有困难的学生",
}
_ANY_LABEL = any_of(_RESPECTFUL)


@SchoolRule(
    Code.LABEL,
    "degrading-label",
    "贬低人的称呼",
    Severity.WARNING,
    why="《残疾人保障法》禁止侮辱残疾人，新闻报道也不用“残废人”“弱智”这样的称呼；《未成年人保护法》"
    "要求尊重未成年人的人格尊严，不给学生贴标签。",
    bad=Example.activity("正文: 教师结对辅导差生。\n"),
    good=Example.activity("正文: 教师结对辅导学习有困难的学生。\n"),
)
def degrading_label(school: SchoolContext) -> Iterator[Finding]:
    """No text calls people by a degrading word."""
    listed = {term.wrong for term in school.region.site.terms}
    for item, loc, match in _matches(school, _LABELS, _ANY_LABEL):
        if match[0] not in listed:
            message = f"“{match[0]}”是贬低人的称呼"
            yield at(item, loc, message, f"改成“{_RESPECTFUL[match[0]]}”", match[0])


_EMBLEM = re.compile("☭\ufe0f?")


@SchoolRule(
    Code.EMBLEM_SIGN,
    "emblem-sign",
    "用字符代替党徽",
    Severity.ERROR,
    why="字符“☭”不是党徽，各种手机显示的样子、颜色都不同。《中国共产党党徽党旗条例》规定，党徽要按标准"
    "制作和使用，不能用别的图形代替。",
    bad=Example.activity("标题: ☭ 三月主题党日\n"),
    good=Example.activity("标题: 三月主题党日\n"),
)
def emblem_sign(school: SchoolContext) -> Iterator[Finding]:
    """No text uses a character in place of the Party's emblem."""
    for prose in school.prose:
        for loc, match in prose.find(_EMBLEM):
            message = f"用字符“{match[0]}”代替党徽"
            yield at(prose.item, loc, message, "删掉这个字符", match[0])


_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u2604\u2705\u2728\u2764\u2b50]+"
)


@SchoolRule(
    Code.EMOJI,
    "emoji",
    "文字里有表情符号",
    Severity.HINT,
    why="表情符号在旧电脑上是方框，打印出来是空白，读屏软件会念成一串别的话；国旗、红旗一类的图案也不"
    "宜用表情代替。",
    bad=Example.activity("标题: 🚩重走老交通线\n"),
    good=Example.activity("标题: 重走老交通线\n"),
)
def emoji(school: SchoolContext) -> Iterator[Finding]:
    """No text contains emoji."""
    for prose in school.prose:
        for loc, match in prose.find(_EMOJI):
            yield at(prose.item, loc, f"有表情符号“{match[0]}”", "删掉，用文字说", match[0])


_TITLE_MARKS = re.compile(r"[《》]")


@SchoolRule(
    Code.TITLE_MARKS,
    "title-marks",
    "书名号不成对",
    Severity.WARNING,
    why="书名号少一半，读的人分不清文件名称到哪里为止。",
    bad=Example.activity("正文: 学习《新时代基础教育强师计划的要求。\n"),
    good=Example.activity("正文: 学习《新时代基础教育强师计划》的要求。\n"),
)
def title_marks(school: SchoolContext) -> Iterator[Finding]:
    """Every text has as many 《 as 》."""
    for prose in school.prose:
        if prose.whole.count("《") == prose.whole.count("》"):
            continue
        for loc, text in prose:
            opened, closed = text.count("《"), text.count("》")
            if opened != closed:
                missing, extra = ("》", "《") if opened > closed else ("《", "》")
                message = f"书名号不成对：“{extra}”比“{missing}”多"
                yield at(prose.item, loc, message, f"补上“{missing}”，或者删掉多的“{extra}”")
