"""Names of pages and sections that are used in more than one place."""

BRANDS = "品牌"
WALL = "品牌墙"
MATRIX = "矩阵"
TIMELINE = "时间轴"
ACTIVITIES = "活动时间轴"
EXEMPLARS = "先锋"
EXEMPLARS_IN_FULL = "先锋典型"
DISTRICTS = "区县"
RESOURCES = "红色资源"
EDITIONS = "评选"
SEARCH = "查找"
RULES = "检查规则"
POSTER = "海报"
OVERVIEW = "概览"
DOSSIER = "全册"
RELATED = "相关阅读"
RELATED_BRANDS = "相近的品牌"
SUBMIT = "投稿"
DESK = "评审桌"

BRAND_SECTIONS = {
    "meaning": "品牌内涵",
    "initiatives": "实施载体",
    "cadence": "计划与记录",
    "timeline": ACTIVITIES,
    "exemplars": EXEMPLARS_IN_FULL,
    "results": "成效",
    "honours": "荣誉",
    "facilities": "阵地",
    "methods": "工作法",
    "lists": "机制与清单",
    "documents": "制度文件",
    "projects": "项目与作品",
    "plans": "计划",
    "case": "典型案例",
    "organisation": "组织与共建",
    "gallery": "图片",
    "self-review": "自评与佐证",
    "profile": "单位概况",
    "sources": "资料来源",
}
"""Id of a section of a brand's page -> its heading, in the order of the page."""
