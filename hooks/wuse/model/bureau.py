"""What the bureau maintains for everyone: districts, grids, vocabulary, calendar, red bases."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from .base import Choice, Record, Several, Slug, Text
from .media import Links
from .practice import GAP, Month
from .quantity import Quantity


class Grid(Record):
    """A responsibility grid (责任网格): schools in the care of one leader and some inspectors."""

    name: Text = Field(title="网格", description="名称。")
    count: Quantity | None = Field(None, title="数量", description="没有逐个列出时写总数。")
    leader: str = Field("", title="负责人", description="职务，例如“一名局领导班子成员”。")
    inspectors: str = Field("", title="责任督学", description="督学的组成和人数。")
    duties: Several[Text] = Field((), title="督学职责", description="逐条列出。")
    note: str = Field("", title="说明", description="经费等。")


class District(Record):
    """A district or county."""

    id: Slug = Field(title="编号", description="小写字母和连字符。")
    name: Text = Field(title="名称", description="区县名称。")
    region: str = Field("", title="所属", description="所在省市。")
    about: str = Field("", title="介绍", description="一两句话。")
    grids: Several[Grid] = Field((), title="网格", description="责任网格。")


class CalendarEntry(Record):
    """A recurring entry of the bureau's year, such as an observation month."""

    name: Text = Field(title="名称", description="例如“观摩交流月”。")
    months: Several[Month] = Field(title="月份", description="例如 [4, 10]。")
    description: str = Field("", title="介绍", description="一两句话。")
    owner: Slug | None = Field(None, title="单位", description="由哪个单位组织（文件夹名）。")


class Addition(Record):
    """A term that the bureau adds to a vocabulary, or a built-in term that it renames."""

    scheme: Text = Field(title="词表", description="activity_type、exemplar_type、stage 等。")
    code: Slug = Field(title="代号", description="小写字母和连字符。")
    name: Text = Field(title="名称", description="显示的名称。")


class TermRule(Record):
    """A word that must not be used and what to write instead."""

    wrong: Text = Field(title="不用", description="错误或过时的说法。")
    right: str = Field("", title="改用", description="应当怎么写。")
    why: str = Field("", title="原因", description="一句话。")


class LedgerWord(Record):
    """A word of the region's ledgers, and what it means here."""

    word: Text = Field(title="原词", description="台账里的叫法，例如“党日活动”。")
    means: Text = Field(
        title="意思", description="词表里的词、人群或者栏目名，例如“主题党日”“教职工”“日期”。"
    )


class SeverityLevel(Choice):
    """How much a rule matters: the values of `wuse.source.Severity`, and "off"."""

    ERROR = "error", "错误"
    WARNING = "warning", "提醒"
    HINT = "hint", "建议"
    OFF = "off", "关闭"


class RuleLevel(Record):
    """The bureau's own level of a rule, everywhere or for some owners."""

    rule: Text = Field(title="规则", description="代码，或者代码的开头，例如 P503 或 P5。")
    level: SeverityLevel = Field(title="级别", description="错误、提醒、建议或关闭。")
    owners: Several[Text] = Field(
        (), title="单位", description="只对这些单位（文件夹名）；不写就是全部。"
    )
    why: str = Field("", title="原因", description="一句话。")


Account = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        pattern=r"^@?[A-Za-z0-9][A-Za-z0-9_.-]{0,99}(/[A-Za-z0-9][A-Za-z0-9_.-]{0,99})?$",
    ),
    AfterValidator(lambda text: text.removeprefix("@")),
]
"""The name of a user, or of a team (``organisation/team``), where the project is hosted."""

Folder = Annotated[str, StringConstraints(pattern=r"^(_bureau|[a-z0-9][a-z0-9-]{1,39})$")]
"""The name of an owner's folder, which may not exist yet, or of the bureau's."""


class Maintainers(Record):
    """The accounts that may propose changes to a folder."""

    folder: Folder = Field(
        title="文件夹", description="单位的文件夹名；_bureau 表示主管部门，什么都可以改。"
    )
    accounts: Several[Account] = Field(
        title="账号", description="代码托管网站上的用户名，不写姓名。"
    )


class Contact(Record):
    """Where the public can write."""

    name: Text = Field(title="部门", description="例如“教育工委党建办公室”。")
    channel: str = Field("", title="联系方式", description="办公电话或邮箱，公开的。")


class SiteFile(Record):
    """The whole of ``_bureau/site.yml``."""

    districts: Several[District] = Field((), title="区县", description="区县和网格。")
    vocabulary: Several[Addition] = Field((), title="词表补充", description="自己的类型名称。")
    ledger_words: Several[LedgerWord] = Field(
        (), title="台账用词", description="导入台账时认得的叫法，除了程序本来就认得的。"
    )
    terms: Several[TermRule] = Field((), title="规范用语", description="错误说法和正确说法。")
    rules: Several[RuleLevel] = Field((), title="检查规则", description="调整规则的级别。")
    calendar: Several[CalendarEntry] = Field((), title="全年安排", description="观摩交流月等。")
    owners: Several[Maintainers] = Field(
        (), title="维护账号", description="哪些账号可以改哪个文件夹。"
    )
    figures: Several[Text] = Field(
        (), title="公众人物", description="历史人物、英模的姓名，文字里可以写，检查不提醒。"
    )
    contact: Contact | None = Field(None, title="联系", description="公开的联系方式。")


class Resource(Record):
    """A red base open to schools."""

    id: Slug = Field(title="编号", description="小写字母和连字符。")
    name: Text = Field(title="名称", description="场馆或旧址的名称。")
    kind: str = Field("", title="类别", description="纪念馆、旧址、校史馆……")
    count: Quantity | None = Field(None, title="数量", description="没有逐个列出时写总数。")
    district: Slug | None = Field(None, title="区县", description="登记的区县编号。")
    provider: str = Field("", title="提供单位", description="哪个单位列入清单。")
    owner: Slug | None = Field(None, title="单位", description="列入清单的单位文件夹名。")
    era: str = Field("", title="年代", description="例如“20世纪60年代”。")
    open_to: str = Field("", title="开放对象", description="例如“全市中小学”。")
    description: str = Field("", title="介绍", description="一两句话。")
    links: Links = Field((), title="链接", description="官网等。")
    gap: str = GAP


class ResourceFile(Record):
    """The whole of ``_bureau/resources.yml``."""

    resources: Several[Resource] = Field((), title="红色资源", description="红色资源清单。")
