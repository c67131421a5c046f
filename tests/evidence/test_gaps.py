"""What a candidate is told is missing: how many of what, and of which record."""

from __future__ import annotations

from pathlib import Path

from support.project import Content, activity, brand, make_project, photo

THIN = "“先进集体”没有写级别，另有1项也没写全"
ASKED: dict[str, tuple[object, str]] = {
    "A1": ({"类型": "照片", "至少": 5}, "找到4张照片，还差1张"),
    "A2": ({"类型": "照片", "至少": 4, "时间": "近12个月"}, "找到3张照片，还差1张"),
    "A3": ("荣誉", THIN),
    "A4": ({"类型": "荣誉", "其中": "省级"}, "没有找到省级的荣誉"),
    "A5": ({"类型": "荣誉", "至少": 3, "时间": "近三年"}, f"找到2项荣誉，还差1项；{THIN}"),
    "A6": ("共建单位", "“滨江社区”没有写共建内容，没有共同举办的活动"),
    "A7": ("满意度", "“满意率 96%”没有写方式、时间"),
    "A8": (
        {"类型": "活动", "至少": 3},
        "有日期、有照片或链接、有文字的有1项，还差2项；“除草”没有写照片或链接",
    ),
    "A9": ({"类型": "活动", "其中": "志愿服务", "至少": 4}, "找到2项志愿服务活动，还差2项"),
    "B1": ("典型", "“后勤岗位”没有写承诺、业绩或照片"),
    "B2": ("成效数据", "找到1项数据，还差2项；“走访”没有写时间、来源"),
    "B3": ("内涵", ""),
}  # fmt: skip
FILES: dict[str, Content] = {
    "brands/_bureau/editions/2026.yml": {
        "名称": "2026年评选",
        "年份": "2026",
        "依据文件": "实施方案",
        "参评单位": ["aa-school"],
        "申报材料": [{"名称": "自评", "类型": "文稿", "取自": "自评", "截止": "2026-06-01"}],
        "评分标准": [
            {"编号": "X", "名称": "项目", "分值": len(ASKED), "指标": [
                {"编号": id, "名称": id, "分值": 1, "佐证": need} for id, (need, _) in ASKED.items()
            ]}
        ],
    },
    "brands/aa-school/brand.yml": {
        **brand(
            "甲校",
            photos=[photo("a.jpg")],
            honours=[
                {"荣誉名称": "先进集体", "时间": "2025", "颁发单位": "教育局"},
                {"荣誉名称": "标兵", "级别": "县级", "时间": "2024"},
                {"荣誉名称": "老荣誉", "级别": "县级", "时间": "2010", "颁发单位": "教育局"},
            ],
            partners=[{"单位": "滨江社区", "性质": "社区"}],
            metrics=[{"指标": "走访", "数值": "30次"}],
            self_review={"满意度": [{"满意率": "96%", "样本": "300份"}]},
        ),
        "brand": {"name": "甲校的品牌", "meaning": "一心向党。", "slogan": "向前"},
    },
    "brands/aa-school/activities/2026-03-12-trees.yml": activity(
        "植树", "2026-03-12", photos=[photo("a.jpg"), photo("b.jpg"), photo("c.jpg")]
    ),
    "brands/aa-school/activities/2026-03-13-weeds.yml": activity("除草", "2026-03-13"),
    "brands/aa-school/exemplars/post.yml": {
        "典型类型": "党员示范岗", "身份": "后勤岗位", "事迹": "守着一口锅。"
    },
}  # fmt: skip


def test_each_gap_says_how_many_of_what_and_names_a_record(tmp_path: Path) -> None:
    run = make_project(tmp_path, FILES).wuse("check")
    for id, (_, gap) in ASKED.items():
        said = run.lines("E861", f"{id} {id}：")
        assert bool(said) == bool(gap), (id, said)
        assert all(line.endswith(f"{id} {id}：{gap}") for line in said), (gap, said)
