"""What the site must show of the seven institutions, item by item.

The ids are those of the acceptance list that the sample data in ``brands/`` was made from: S0 to S4
are its five sources, X what cuts across them. Each item names the texts that prove it and the page
where a reader finds them.
"""

from collections.abc import Mapping

BEIZAO = "brands/beizao/index.html"
SIPING = "brands/siping-no20/index.html"
CHANGLE = "brands/changle-bureau/index.html"
COMMITTEE = "brands/education-committee/index.html"
UNIVERSITY = "brands/normal-university/index.html"
CASE = "brands/normal-university/case/index.html"
JIAMUSI = "brands/jiamusi-bureau/index.html"
LINHAI = "brands/linhai-primary/index.html"
WURANG = "brands/wurang/index.html"
TIMELINE = "timeline/index.html"
UNDATED = "timeline/undated/index.html"
EXEMPLARS = "exemplars/index.html"
RESOURCES = "resources/index.html"
MATRIX = "matrix/index.html"
TEACHER = "brands/siping-no20/exemplars/outstanding-teacher/index.html"


def activity(owner: str, name: str) -> str:
    return f"brands/{owner}/activities/{name}/index.html"


def numbered(prefix: str, last: int) -> list[str]:
    return [f"{prefix}-{number}" for number in range(1, last + 1)]


IDS = [
    *numbered("S0", 8),
    *numbered("S1a", 10),
    *numbered("S1b", 6),
    *numbered("S1c", 9),
    *numbered("S2", 8),
    *numbered("S3", 6),
    *numbered("S4", 7),
    *numbered("X", 6),
    "S3-4b",
    "S4-6b",
]
"""Every item of the list."""

ITEMS: Mapping[str, Mapping[str, str]] = {
    # S0: the article on the five pillars
    "S0-1": {
        WURANG: """
            让阵地活起来 让组织生活实起来 让党建与业务融起来 让品牌亮起来 让活动新起来 阵地活
            组织生活实 品牌亮 活动新 管思想、带队伍、抓作风、促工作
            """,
    },
    "S0-2": {
        WURANG: """
            例会每周1次 支委会每月1次 支部党员大会每月1次 主题党日每月1次 志愿服务每月1次
            党课每月1次·书记本人 谈心谈话每半年1次 组织生活会每半年1次 双评每年1次
            书记述职评议每年1次
            """,
        LINHAI: "红帆日规定动作每月1次 全部做到",
    },
    "S0-3": {WURANG: "党支部 年级组的支部或党小组 教研组的支部或党小组"},
    "S0-4": {WURANG: "党员活动室 每个支部一间 三会一课 组织生活会 民主评议 党员固定活动"},
    "S0-5": {WURANG: "党建+教育 党建+教学 党建+师德 同部署 同检查 同考核"},
    "S0-6": {
        WURANG: """
            年度评选 年度品牌评选方案 党建品牌 示范校 品牌培育四步 有形可望 有貌可观 有例可比
            有点可挖 有经可取 一支部一特色、一支部一品牌 先锋典型的评选与之衔接
            """,
    },
    "S0-7": {
        WURANG: """
            规定动作 自选动作 分众安排 微信 QQ群 微博 网络视频 群众列席 服务代表列席 意见反馈渠道
            """,
    },
    "S0-8": {WURANG: "“五让”一文 杨堇 2019年2月19日 依据公开资料整理的示例"},
    # S1a: Beizao school
    "S1a-1": {
        BEIZAO: """
            党旗领航 五色行动铸党魂 《关于进一步浓厚党建氛围的实施方案》 局党委 红色先锋示范行动
            红色先锋示范行 橙色关爱留守儿童行动 蓝色岗位争先行动 绿色志愿服务行动 紫色精准扶贫行动
            """,
    },
    "S1a-2": {
        BEIZAO: """
            硬件设施完善 规章制度健全 组织活动经常 党员管理到位 行业特色鲜明 党建工作成效显著
            """,
    },
    "S1a-3": {
        BEIZAO: """
            党史走廊 工作室 场所 设施 标志 党旗 书报 制度 桌椅 电子设备 入党誓言 党员权利和义务
            支部职责 三会一课制度 组织生活会制度 廉洁自律准则 纪律处分条例 党务公开 协商
            """,
    },
    "S1a-4": {
        BEIZAO: "主题党日 每月1次 集体固定学习日 党员示范班 党员示范岗 三组“带头”",
        activity("beizao", "undated-xu-jingxin-residence"): "徐镜心故居 不详 红色研学",
        activity("beizao", "undated-xiadingjia-hall"): "下丁家精神展馆 20世纪60年代 不详",
    },
    "S1a-5": {
        BEIZAO: """
            爱心屋 留守儿童管护中心 由专人负责 三优先 学习优先 生活优先 活动优先 五必须
            一名党员→一名留守儿童：结对帮扶 党员→结对学生：谈心每周 党员→任课教师：沟通每周
            党员→学生家长：交流每学期1次 党员→结对学生：走访年末 生活帮扶 学业援助 亲情陪伴
            素质提升
            """,
    },
    "S1a-6": {BEIZAO: "青蓝工程 优质课 抽考 能力测评 7名 不列姓名 不给学生排名"},
    "S1a-7": {
        BEIZAO: "枫晚老年公寓 福利中心 志愿服务常态化 任务清单",
        activity("beizao", "undated-fengwan-apartment"): "枫晚老年公寓 绿色志愿服务 党员",
        activity("beizao", "undated-welfare-centre"): "福利中心 绿色志愿服务",
    },
    "S1a-8": {
        BEIZAO: "扶贫宣讲每月1次 扶贫会议 走访慰问 待核实 漏了数字",
        activity("beizao", "2018-04-poverty-relief-talks"): "2018年4月起 紫色精准扶贫",
        activity("beizao", "undated-home-visits"): "大米 面粉 食用油 鸡蛋",
    },
    "S1a-9": {BEIZAO: "工作成效 4项 附展望"},
    "S1a-10": {BEIZAO: "“（四）加强党性修养”一节 后文缺失 机器翻译留下的误译"},
    # S1b: No. 20 middle school of Siping
    "S1b-1": {
        SIPING: """
            党的建设与学校管理相融合 提质创优 党的建设与校园文化相融合 营造氛围
            党的建设与师德师风相融合 建强队伍 党的建设与教育教学相融合 提高质量
            """,
    },
    "S1b-2": {
        SIPING: """
            议事决策机制 监督机制 沟通协调机制 定期议党 专题议党 同筹划 同部署 同实施
            目标和理念各有一句原话
            """,
    },
    "S1b-3": {
        SIPING: "党建文化长廊 育人文化走廊 社区组织（名称未载）",
        activity("siping-no20", "undated-culture-week"): "主题文化周 活动形式 不少于4种",
        activity("siping-no20", "undated-community-events"): "共建 社区组织（名称未载）",
    },
    "S1b-4": {
        SIPING: "立德树人标兵2名0 优秀教师11名1",
        TEACHER: "优秀教师 没有本人同意 不写姓名",
    },
    "S1b-5": {
        SIPING: """
            一师一优课、一课一名师 空中课堂 微课 党员名师工程 结对子传帮带 万师进万家 微心愿
            一对一助学 受助学生不列名单
            """,
    },
    "S1b-6": {SIPING: "国家级工作室 省级名师工作室 省级科研先进单位 待核实 “多次” 1个"},
    # S1c: the education bureau of Changle
    "S1c-1": {
        CHANGLE: """
            昌乐县教育局 县委教育工委 教育局党委 机关支部 镇街教管办 县直学校 离退休支部 党建办公室
            """,
    },
    "S1c-2": {
        CHANGLE: """
            1158工作法 “1158” 1个局党委 1个机关支部 5个责任网格 8项工作规范 三红工程
            来源只提到这个名称，没有说明内容
            """,
    },
    "S1c-3": {
        CHANGLE: """
            123 创建“四好支部”：班子好、队伍好、业绩好、群众反映好 支部生活日 集中学习
            科室长负责制 会议纪要通报制 单独请假制
            """,
    },
    "S1c-4": {CHANGLE: "8项 8+1 三个清单 有品牌 有内涵 有形象 有特色"},
    "S1c-5": {
        CHANGLE: """
            每个网格由一名局领导牵头 50名 由曾任学校书记的同志担任 到校工作每周不少于1天
            督查每月不少于1次 参加三会一课 督导工作列有经费
            """,
        "districts/changle/index.html": "昌乐县 5个 50名责任督学 每周到校工作不少于1天",
    },
    "S1c-6": {CHANGLE: "观摩交流月 4月、10月 城乡结对共建 督导评估"},
    "S1c-7": {
        CHANGLE: """
            《突破项目实施方案》 《书记责任清单》 《底线清单》 《规范化建设标准》 《结对共建方案》
            《督导评估办法（试行）》 试行 《离退休教工之家方案》 三个清单
            """,
    },
    "S1c-8": {CHANGLE: "2018年市级示范校创建单位 6所 “等6所” “五老”"},
    "S1c-9": {CHANGLE: "“今年以来” 2018年"},
    # S2: the annual work points of an education committee
    "S2-1": {COMMITTEE: "党建工作要点 第一部分 10项 第二部分 2项 2016年"},
    "S2-2": {
        COMMITTEE: """
            远程教育 2次 不少于2小时 主题活动 参学率 不少于90% 创建覆盖率 80% 2016年12月
            培训2次；另一类培训1次 3—5个
            """,
    },
    "S2-3": {
        COMMITTEE: """
            四好两优 班长好 班子好 思路好 机制好 业绩优 群众评价优 四个最佳 最佳主题教育
            最佳组织生活 最佳党日 最佳党课 一校一品 专项督查 互查 点评 表彰命名示范点
            """,
    },
    "S2-4": {
        COMMITTEE: """
            示范岗 示范班 承诺制 联帮带 课题组 五种人 十个一 一台二岗三示范 五带头 双培养 名校长
            名班主任 名师 四走访三联系 查摆议
            """,
    },
    "S2-5": {COMMITTEE: "民办幼儿园党的组织和工作 扩大覆盖 联合组建"},
    "S2-6": {COMMITTEE: "【2016】15号 建党95周年 引号里是空的 漏了“表”字"},
    "S2-7": {COMMITTEE: "2022年6月21日 2015—2016年 三严三实"},
    # Nothing of this item is public: see ABSENT. The page itself must be there.
    "S2-8": {COMMITTEE: "一校一品"},
    # S3: the case of a normal university
    "S3-1": {
        CASE: """
            背景 做法 （一）逐级压实责任 （二）把组织建到学生身边 （三）让组织生活有内容
            （四）借助平台和文化 启示 关键点 结合点 着力点 没有单列“成效”
            """,
    },
    "S3-2": {
        UNIVERSITY: "规范化建设年 提升年 创优年",
        CASE: "对应的年份未载",
    },
    "S3-3": {
        UNIVERSITY: """
            学校党委 党总支 党支部 党员工作站 学生宿舍 10个 责任区 双带头人 第一议题 责任清单
            四个主体责任
            """,
    },
    "S3-4": {
        UNIVERSITY: """
            5+X 政治生日 一名党员一面旗 党员示范岗 党课开讲啦 身边榜样 博物馆 研究机构 原创话剧
            话剧 原创歌曲 歌曲
            """,
        LINHAI: "《灯亮着》歌曲·音乐教研组·2025年9月",
    },
    "S3-4b": {
        UNIVERSITY: """
            学习强国 共产党员网 网络学院 支部组织生活共享阵地 课程思政示范项目 3门课程 三全育人试点
            党建+民族团结创建
            """,
    },
    "S3-5": {UNIVERSITY: "140余 240余 96 380余 40余 150余 137 91.3% 3门 10个 近三年 缺第8段"},
    "S3-6": {UNIVERSITY: "XX师范大学 依据公开资料整理的示例"},
    # S4: the schools of Jiamusi
    "S4-1": {
        JIAMUSI: """
            216个 128所 40处 87处 4所 45名 32种 231所 52所 135个 3425名 4个 100篇 正意微言 2021年
            来源只有总数
            """,
    },
    "S4-2": {
        JIAMUSI: """
            阵地六有 有场所 有设施 有标识 有党旗 有书报 有制度 业余党校 校长由书记担任
            团委书记和校外辅导员
            """,
        RESOURCES: "佳木斯市红色场馆 40处 全市学校 徐镜心故居 下丁家精神展馆",
    },
    "S4-3": {JIAMUSI: "上提下分 联建 联合式 挂靠式 学年组 教研组 备课组"},
    "S4-4": {
        JIAMUSI: """
            5+N 微党课 微学习 微话题 微视频 微行动 嵌入式微型党课 5—8分钟 晨会 三双
            带头研究+业务推进 示范岗+先锋岗 教学责任书+廉政责任书 361
            """,
    },
    "S4-5": {
        JIAMUSI: """
            星级党组织 红旗党支部 党员先锋岗 问题清单 任务清单 责任清单 督导组 每校1名
            """,
    },
    "S4-6": {JIAMUSI: "示范点 高中 中专 初中 小学 现场会 经验介绍 观摩"},
    "S4-6b": {
        JIAMUSI: """
            支部联系点 蹲点坐班 座谈 走访 问题收集和解决 《支部建设标准手册》 《组织生活记录簿》
            《组织生活清单》 党组织领导的校长负责制试点 两微一端 直播
            """,
    },
    "S4-7": {JIAMUSI: "《党建》杂志 2022年2月16日 13:51"},
    # X: what cuts across the sources
    "X-1": {
        BEIZAO: "橙色关爱留守儿童行动 五必须 党员→结对学生：谈心",
        JIAMUSI: "组织设置 联建 挂靠式",
    },
    "X-2": {
        BEIZAO: "待核实",
        UNIVERSITY: "140余 基数150余",
        COMMITTEE: "3—5个 不少于90%",
        LINHAI: "基数1264人",
    },
    "X-3": {
        EXEMPLARS: "优秀教师 四平二十中",
        TEACHER: "教师",
    },
    "X-4": {
        TIMELINE: "扶贫宣讲：2018年4月起，每月一次 校园主题文化周",
        MATRIX: "教育行政部门 高校 市级 未定级",
        EXEMPLARS: "优秀教师",
    },
    "X-5": {BEIZAO: "brands/beizao/brand.yml"},
    "X-6": {
        TIMELINE: "2018 时间不详",
        UNDATED: "到徐镜心故居参观学习 校园主题文化周",
        "timeline/2018/index.html": "扶贫宣讲：2018年4月起，每月一次",
    },
}
"""Item -> page -> texts that must be visible on it, parted by white space."""

IN_ORDER: Mapping[str, str] = {
    BEIZAO: """
        红色先锋示范行动 橙色关爱留守儿童行动 蓝色岗位争先行动 绿色志愿服务行动 紫色精准扶贫行动
        """,
    WURANG: """
        让阵地活起来 让组织生活实起来 让党建与业务融起来 让品牌亮起来 让活动新起来
        """,
    UNIVERSITY: "规范化建设年 提升年 创优年",
    JIAMUSI: "组织设置 联建 联合式 挂靠式",
    TIMELINE: "扶贫宣讲：2018年4月起，每月一次 到徐镜心故居参观学习",
}
"""Page -> texts that must follow each other in the order of the source."""

ABSENT: Mapping[str, str] = {
    # Children, and households that receive help, are never described one by one.
    # Nothing may be counted from the months of a series whose meetings the source does not count.
    "brands/beizao": "全部做到 二年级 贫困户 患病 母亲 部队 军营 官兵",
    # S2-8 is not public.
    "brands/education-committee": "意识形态 宗教 极端 维稳 音像 党费 党员名册",
    # Stray matter of the web pages that the sources were read from.
    "brands/wurang": "点击 分享到 上一篇 下一篇 投稿邮箱",
}
"""Folder of the site -> words that none of its pages may hold."""
