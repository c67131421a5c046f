"""An edition with candidates of every kind, two of which have something to print."""

from __future__ import annotations

import pytest
from support.pictures import encoded, scene
from support.project import Content, Project, activity, brand, make_project, photo

PHOTO = encoded(scene())
EDITION: dict[str, object] = {
    "名称": "2026年品牌评选",
    "年份": "2026",
    "依据文件": "实施方案",
    "申报材料": [
        {"名称": "自评材料", "类型": "文稿", "取自": "自评", "字数": "不超过9字"},
        {"名称": "照片", "类型": "照片", "取自": "活动", "数量": "不少于1张", "图注": "是"},
    ],
    "评分标准": [
        {
            "编号": "A",
            "名称": "基础",
            "分值": 100,
            "指标": [
                {"编号": "A1", "名称": "荣誉", "分值": 50, "佐证": "荣誉"},
                {"编号": "A2", "名称": "活动", "分值": 30, "佐证": "活动"},
                {"编号": "A3", "名称": "共建", "分值": 20, "佐证": "共建单位"},
            ],
        }
    ],
    "参评单位": [
        {"文件夹": "haiwan-primary", "推荐单位": "临江区教育局"},
        "songpo-school",
        {"名称": "校外一校"},
        "hidden-school",
        "broken-school",
    ],
}
AGREED = {"是否同意": "是", "同意日期": "2025-09"}
HAIWAN = brand(
    "临江区海湾小学",
    owner={
        "name": "临江区海湾小学",
        "别名": ["海湾校"],
        "党组织全称": "中国共产党临江区海湾小学支部委员会",
        "区县": "linjiang",
        "上级名称": "临江区教育局",
        "链接": [{"标题": "海湾小学官网", "网址": "https://haiwan.example.com/"}],
    },
    brand={
        "name": "红帆领航",
        "口号": "<script>alert(1)</script>",
        "内涵": "海 湾小学的老师说：[看这里](https://haiwan.example.com/a)。haiwan 的孩子都知道。",
        "标识": {**photo("haiwan-logo.jpg"), "使用许可": "海湾小学自有", "标识释义": "一面帆"},
    },
    荣誉=[{"荣誉名称": "先进集体", "级别": "县级", "时间": "2026", "颁发单位": "临江区教育局"}],
    共建单位=[{"name": "白鹭社区居委会", "共建内容": "一起照看海滩"}],
    制度文件=[{"文件名称": "海湾小学实施办法", "文号": "临教党〔2026〕8号"}],
    同意公开的姓名=[{"姓名": "郑澜", "身份": "语文教师", "同意记录": AGREED}],
    照片=[
        {**photo("haiwan-gate.jpg"), "露出名称": "是"},
        {**photo("haiwan-sea.jpg"), "图注": "看海"},
    ],
    自评={
        "评选": "2026",
        "逐项自评": [
            {"指标": "A2", "说明": "海湾小学的活动月月有。", "佐证": ["2026-03-12-haiwan"]}
        ],
    },
    资料来源=[{"标题": "海湾小学材料", "来源": "临江日报"}],
)  # fmt: skip
FILES: dict[str, Content] = {
    "brands/_bureau/site.yml": {"区县": [{"编号": "linjiang", "名称": "临江区", "所属": "江北市"}]},
    "brands/_bureau/editions/2026.yml": EDITION,
    "brands/haiwan-primary/brand.yml": HAIWAN,
    "brands/haiwan-primary/activities/2026-03-12-haiwan.yml": activity(
        "海湾小学到松坡学校植树",
        "2026-03-12",
        地点="白鹭社区",
        主讲={"姓名": "郑澜", "身份": "语文教师", "同意记录": AGREED},
        summary="郑澜老师带队，白鹭社区居委会送来树苗，江北市电视台来了。",
        photos=[{**photo("haiwan-tree.jpg"), "图注": "海湾小学的树"}],
        links=[{"title": "报道", "url": "https://haiwan.example.com/news"}],
    ),
    "brands/haiwan-primary/case.yml": {
        "案例标题": "海湾小学怎样做",
        "背景": "从临江说起。<script>alert(1)</script>",
        "做法": [{"小标题": "第一步", "正文": "海湾校先走。"}],
    },
    **{f"brands/haiwan-primary/photos/haiwan-{name}.jpg": PHOTO
       for name in ("logo", "gate", "sea", "tree")},
    "brands/songpo-school/brand.yml": brand("松坡学校", brand={"name": "松坡领航"}),
    "brands/hidden-school/brand.yml": brand("丙校", 公开范围="内部"),
    "brands/broken-school/brand.yml": "owner: [",
    "brands/third-school/brand.yml": brand("丁校"),
}  # fmt: skip


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project; only to be read."""
    settings = {"site_url": "https://brands.example.org/"}
    return make_project(tmp_path_factory.mktemp("running"), FILES, **settings)
