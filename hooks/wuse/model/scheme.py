"""How an evaluation runs: phases, sources of scores, the counting method, grades, the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field
from pydantic_core import PydanticCustomError

from .base import Choice, Record, Several, Text, YesNo
from .dates import Edtf
from .quantity import Quantity
from .rubric import Pairs, Percent, Points
from .vocabulary import Stage

_NO = "否"
PIXELS = r"^[0-9]{2,5}×[0-9]{2,5}$"
Pixels = Annotated[str, Field(pattern=PIXELS)]
Weight = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]


class SourceKind(Choice):
    """Who gives the scores of a stage."""

    JUDGES = "judges", "评委"
    SELF = "self", "自评"
    COMMITTEE = "committee", "上级"
    PEERS = "peers", "互评"
    VOTE = "vote", "投票"
    SATISFACTION = "satisfaction", "满意度"


class ScoreSource(Record):
    """A source of scores and its share of the stage."""

    kind: SourceKind = Field(
        SourceKind.JUDGES, title="来源", description="评委、自评、上级、互评、投票或满意度。"
    )
    weight: Percent = Field(Decimal(100), title="权重", description="占这一阶段百分之几，例如 70。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``评分来源: 上级`` is the only source."""
        return {"kind": text}


class Phase(Record):
    """A phase of the edition; it is scored when it has a weight or sources of scores."""

    name: Text = Field(title="阶段", description="申报、审核、培育、展示、评审、公示、命名……")
    date: Edtf | None = Field(None, title="时间", description="例如 2026-03/2026-04。")
    ways: Several[Text] = Field((), title="方式", description="查看台账、走访、座谈……")
    by: str = Field("", title="负责", description="哪个部门。")
    weight: Weight | None = Field(
        None, title="权重", description="占总分百分之几；只选人、不计分的写 0。"
    )
    dimensions: Several[Text] = Field((), title="维度", description="只评这些维度，不写评全部。")
    sources: Annotated[Several[ScoreSource], Pairs("来源", "权重", "kind")] = Field(
        (), title="评分来源", description="例如 {自评: 30, 上级: 70}；不写就是评委。"
    )
    promote: Quantity | None = Field(None, title="晋级", description="23、50% 或 80分。")
    minutes: Quantity | None = Field(None, title="时长", description="讲多久，例如 8分钟。")
    note: str = Field("", title="说明", description="要求。")

    @property
    def scored(self) -> bool:
        """Whether scores are given in this phase."""
        return self.weight is not None or bool(self.sources)


class Aggregate(Choice):
    """How several judges' scores become one."""

    MEAN = "mean", "平均分"
    TRIMMED = "trimmed_mean", "去掉最高最低后的平均分"
    MEDIAN = "median", "中位数"

    @classmethod
    def words(cls) -> Mapping[str, Aggregate]:
        """Every accepted word, with the short one for the trimmed mean."""
        return {**{member.zh: member for member in cls}, "去极值": cls.TRIMMED}


class Boundary(Choice):
    """What happens when a tie straddles the last place."""

    DECIDE = "decide", "议定"
    ALL = "all", "同进"
    NONE = "none", "同落"


class Missing(Choice):
    """What a criterion without a score does to the sheet."""

    VOID = "void", "整份无效"
    ZERO = "zero", "按零分"


class Tally(Record):
    """The counting method, fixed before judging."""

    method: Aggregate = Field(
        Aggregate.TRIMMED, title="计分方法", description="平均分、去极值或中位数。"
    )
    trim_from: int = Field(5, ge=3, title="去极值人数", description="有效评分不少于几份时去极值。")
    minimum: int = Field(3, ge=1, title="最少评分", description="少于几份不能计分。")
    full: Points = Field(Decimal(100), ge=1, title="满分", description="总分的满分，例如 150。")
    step: Annotated[Decimal, Field(ge=Decimal("0.01"), le=10, decimal_places=2)] = Field(
        Decimal("0.5"), title="步长", description="打分的最小单位，例如 0.1。"
    )
    places: int = Field(2, ge=0, le=4, title="小数", description="总分四舍五入到几位小数。")
    missing: Missing = Field(
        Missing.VOID, title="缺项", description="漏打一项时整份无效，还是按零分。"
    )
    ties: Several[Text] = Field(
        (), title="同分次序", description="维度编号、阶段名称或“加分”，依次比较。"
    )
    boundary: Boundary = Field(
        Boundary.DECIDE, title="末位并列", description="名额不够时议定、同进还是同落。"
    )
    refill: YesNo = Field(False, title="递补", description="公示后取消的名额由后面的递补填“是”。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``计分: 平均分`` gives the method alone."""
        return {"method": text}


class Grade(Record):
    """A grade, what it takes, and how many may receive it; from high to low, first that fits."""

    name: Text = Field(title="等次", description="示范、优秀、培育……")
    minimum: Points | None = Field(
        None, title="最低分", description="总分不低于多少，例如 90；不写只看名次。"
    )
    base: Points | None = Field(None, title="基础分最低", description="不含加分减分，例如 90。")
    bonus: Points | None = Field(None, title="加分最低", description="加分不低于多少，例如 5。")
    dimensions: dict[str, Points] = Field({}, title="维度最低", description="例如 {C: 15}。")
    conditions: Several[Text] = Field((), title="条件", description="由人核实的条件。")
    quota: Quantity | None = Field(None, title="名额", description="例如 10、至多30%。")

    @property
    def wins_nothing(self) -> bool:
        """Whether it says that nothing is given: 不予命名, 不定级, 不合格."""
        return self.name.startswith("不")


class Veto(Record):
    """A case that disqualifies a candidate, or limits its grade."""

    case: Text = Field(title="情形", description="依据文件里的否决情形。")
    ceiling: str = Field("", title="不高于", description="只限制等次时写；不写就是取消资格。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``- 弄虚作假`` disqualifies."""
        return {"case": text}


class Eligibility(Record):
    """Who may apply."""

    stages: Several[Stage] = Field((), title="学段", description="哪些学段可以申报，例如 小学。")
    participation: Quantity | None = Field(None, title="党员参与率", description="例如 不少于95%。")
    no_winners: YesNo = Field(False, title="排除往届", description="往届获奖的不再参评填“是”。")
    per_nominator: int | None = Field(
        None, ge=1, title="每单位名额", description="每个推荐单位几个，例如 1。"
    )
    others: Several[Text] = Field((), title="其他条件", description="由人核实的条件。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """A sentence is a condition that people verify."""
        return {"others": text}


class PieceKind(Choice):
    """What a piece of the dossier is."""

    FORM = "form", "表格"
    TEXT = "text", "文稿"
    PHOTOS = "photos", "照片"
    VIDEO = "video", "视频"
    PROOF = "proof", "证明"


class DossierPlace(Choice):
    """Where the site has a piece of the dossier."""

    CASE = "case", "案例"
    ACTIVITY = "activity", "活动"
    SELF_REVIEW = "self_review", "自评"
    BRAND = "brand", "品牌"


class Piece(Record):
    """A piece of the dossier."""

    name: Text = Field(title="名称", description="申报表、自评材料、照片……")
    kind: PieceKind = Field(
        PieceKind.FORM, title="类型", description="表格、文稿、照片、视频或证明。"
    )
    place: DossierPlace | None = Field(
        None, title="取自", description="本站的案例、活动、自评或品牌。"
    )
    length: Quantity | None = Field(None, title="字数", description="例如 不超过2000字。")
    count: Quantity | None = Field(None, title="数量", description="例如 不超过5张。")
    captions: YesNo = Field(False, title="图注", description="每张都要有图注填“是”。")
    duration: Quantity | None = Field(None, title="时长", description="例如 5—8分钟。")
    formats: Several[Text] = Field((), title="格式", description="例如 MP4、JPG。")
    pixels: Pixels | None = Field(None, title="像素", description="不低于，例如 1280×720。")
    copies: int | None = Field(None, ge=1, title="份数", description="纸质几份，例如 2。")
    sealed: YesNo = Field(False, title="盖章", description="需要盖章填“是”。")
    deadline: Edtf | None = Field(
        None, title="截止", description="报送截止的日期，例如 2026-06-18。"
    )
    note: str = Field("", title="说明", description="其他要求。")

    @classmethod
    def shorthand(cls, text: str) -> dict[str, object]:
        """``申报材料: 申报表`` gives the name alone."""
        return {"name": text}


def without_former(data: Any, keys: tuple[str, str], where: str) -> Any:
    """Return the fields of a record without a key that former versions had.

    Args:
        data: the fields as they are written.
        keys: the former key, in English and in Chinese.
        where: where its value is written now, in Chinese.

    Raises:
        PydanticCustomError: the key says something; the error names it and says where that goes.
    """
    for key in keys if isinstance(data, Mapping) else ():
        if data.get(key, _NO) not in (_NO, False, "false", None):
            context = {"what": f"“{key}”不再单独写", "where": where, "key": key}
            raise PydanticCustomError("moved", "{what}：{where}", context)
        data = {name: value for name, value in data.items() if name != key}
    return data
